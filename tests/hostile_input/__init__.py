"""The corpus of hostile input: ``python -m tests.hostile_input`` prints what becomes of each kind, in seconds and megabytes."""
