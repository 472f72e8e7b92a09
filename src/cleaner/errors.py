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
from typing import NamedTuple


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


class Code(NamedTuple):
    """What a code of rejected input means."""

    meaning: str
    advice: str
    """What to do about it."""
    retry: bool = True
    """Whether the same bytes can pass another time: after a limit was raised, rights were given, or a machine had rest."""


CODES = {
    "E_BINARY": Code("The bytes are no text: more control characters than any text has.", "Give the file the ending of its real format, or remove it.", retry=False),
    "E_CHANGED": Code("The file was written while it was read. What was read before stands.", "Nothing: the next run reads it again. Let the scraper write elsewhere and move whole files in."),
    "E_COLUMNS": Code("A record has no column with text.", "Rename a column, or name yours in `cleaner.toml`: `[fields] text = \"story\"`."),
    "E_CRASH": Code("A worker broke down on the document, with no error that Python could catch. The other documents were read by another.", "Leave the document out and report it. `cleaner retry` tries again, for instance after an upgrade of pyarrow or of the parser."),
    "E_DATE": Code("The file stands below a folder `date=…` that names no day. It is told of on the day on which it was first seen.", "Rename the folder to `date=YYYY-MM-DD`.", retry=False),
    "E_DEPTH": Code("A JSON record is nested deeper than `limits.depth`.", "No article is; flatten the record, or raise the limit and type `cleaner retry`."),
    "E_EMPTY": Code("The file or the record's text is empty, or white space alone.", "Delete it, or fetch it again.", retry=False),
    "E_FORGOTTEN": Code("The document is there, but is not published because `cleaner forget` named it.", "`cleaner forget --undo DOC_ID` brings it back.", retry=False),
    "E_FORMAT": Code("The file's ending names no format that `cleaner` reads, so nobody opened it: an archive (.zip, .tar), a document (.pdf, .docx), or none.", "Unpack or convert it, give it the ending of what it is, or remove it. A name that begins with `.` or `_` is passed over.", retry=False),
    "E_GOLD": Code("A file of labels or of gold sentences, given to `cleaner eval`, cannot be read.", "Mend the line that the message names.", retry=False),
    "E_LINK": Code("A symbolic link leads to a folder, or out of the raw folder. It is not followed: the raw folder alone says what is published.", "Put the files there, hard-link or mount them, or name another folder with `--raw`.", retry=False),
    "E_MEMORY": Code("The worker had more memory than `limits.memory_mb` when it was at the document, or the system refused it more.", "Raise the limit or use fewer `--jobs`, then type `cleaner retry`."),
    "E_NAME": Code("The file's name is no UTF-8, so no table can hold it.", "Rename the file."),
    "E_RATIO": Code("The file unpacks to more than `limits.ratio` times its size: a bomb, or something without any news. What was unpacked before stands.", "Remove it, or raise the limit and type `cleaner retry`."),
    "E_RECORD": Code("A record, or the rest of the file, is not in the format that the file's ending promises; or its id stands on an earlier record.", "Write it again: one JSON object a line, CSV with a header and closed quotes.", retry=False),
    "E_TIME": Code("Reading or judging the document took longer than `limits.seconds`.", "On a machine that was too busy `cleaner retry` is enough; else raise the limit, or split the document."),
    "E_TOO_LARGE": Code("The file has more bytes, unpacked, than `limits.file_mb`. What was read before stands.", "Split it, or raise the limit and type `cleaner retry`."),
    "E_TOO_LONG": Code("A document has more bytes than `limits.document_mb`, or its article more characters, lines or tags than `limits.text_chars`, `limits.units` and `limits.tags`.", "Split it, or raise the limit and type `cleaner retry`."),
    "E_TORN": Code("The packing, the archive or the Parquet file is broken. What was readable before the tear stands.", "Fetch or write the file again.", retry=False),
    "E_UNREADABLE": Code("The file cannot be opened: no rights, a dangling link, a pipe, a device, or it vanished.", "Check its rights and the disk, then type `cleaner retry`."),
}
"""Every code of ``InputError``; docs/errors.md and `cleaner explain CODE` are made of them."""


class ConfigError(CleanerError):
    """A setting or an argument that makes no sense."""


class SchemaError(CleanerError):
    """Data that does not have the promised columns."""


class PublishError(CleanerError):
    """The clean folder cannot be written, or someone else is writing it."""
