"""Writers killed while readers read: see ``python -m tests.torture --help``."""
