"""Pure functions on ``str``: decoding, blocks and sentences. Offsets are always kept."""
