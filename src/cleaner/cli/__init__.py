"""The command line: ``cleaner --help``."""

from cleaner.cli.main import main

__all__ = ["main"]
