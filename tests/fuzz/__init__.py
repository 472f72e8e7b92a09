"""Random hostile input for everything that reads, judges or tags: ``python -m tests.fuzz`` for long, tests/test_fuzz.py for a moment."""
