"""The exceptions of ``cleaner`` and the exit codes of its commands.

::

    CleanerError            anything we raise on purpose; its text says what, where and what to do
    ├── InputError          a raw document that cannot be read; becomes a row of ``rejected``
    ├── ConfigError         a setting or an argument that makes no sense
    ├── SchemaError         published or given data that does not have the promised columns
    └── PublishError        the clean folder cannot be written, or someone else is writing it
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's exit status means."""

    OK = 0
    FAILED = 1
    USAGE = 2
    REJECTED = 3
    """Done, but some input could not be read: see the ``rejected`` table."""
    INTERRUPTED = 130


class CleanerError(Exception):
    """Base of every error that ``cleaner`` raises on purpose."""


class InputError(CleanerError):
    """A raw document that cannot be read.

    ``code`` is stable (``E_EMPTY``), the message says what to do, ``offset`` is the byte where reading failed.
    """

    def __init__(self, code: str, message: str, *, offset: int = 0, first_bytes: bytes = b"") -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.first_bytes = first_bytes[:64]


class ConfigError(CleanerError):
    """A setting or an argument that makes no sense."""


class SchemaError(CleanerError):
    """Data that does not have the promised columns."""


class PublishError(CleanerError):
    """The clean folder cannot be written, or someone else is writing it."""
