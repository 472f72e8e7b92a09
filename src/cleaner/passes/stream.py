"""Raw files as streams of bytes: from a disk or any fsspec URL, unpacked as they are read, never past a cap."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from cleaner.errors import InputError
from cleaner.limits import LIMITS, RATIO_FROM, Limits

PACKINGS = {".gz": "gzip", ".zst": "zstd"}
IN_MEMORY = 64 << 20
"""Bytes of a packed file that needs random access which are kept in memory; more goes to a temporary file."""


def unpacked_name(path: Path) -> str:
    """The name of a file without the ending of its packing."""
    return path.stem if path.suffix.lower() in PACKINGS else path.name


@contextmanager
def open_stream(path: Path, limits: Limits = LIMITS) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked, as a stream. Broken packing raises InputError ``E_TORN`` where it is read."""
    _refuse_irregular(path)
    with path.open("rb") as file:
        yield io.BufferedReader(_Capped(file, PACKINGS.get(path.suffix.lower()), limits), 1 << 16)


@contextmanager
def open_random(path: Path, limits: Limits = LIMITS) -> Iterator[IO[bytes]]:
    """The bytes of a file with random access: as it lies there, or unpacked into a temporary file."""
    if path.suffix.lower() not in PACKINGS:
        _refuse_irregular(path)
        with path.open("rb") as file:
            yield file
        return
    with open_stream(path, limits) as packed, tempfile.SpooledTemporaryFile(IN_MEMORY) as whole:
        while chunk := packed.read(1 << 20):
            whole.write(chunk)
        whole.seek(0)
        yield whole


def _refuse_irregular(path: Path) -> None:
    """Raise for what would block or never end when it is opened: a pipe, a device, a link to nothing."""
    if not path.is_file():
        raise InputError("E_UNREADABLE", "the file cannot be opened (a dangling link, or no regular file); remove it")


class Forward:
    """A stream that is read once, for a reader that asks where it stands: it may seek to no other place."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self._stream.read(size)
        self._at += len(chunk)
        return chunk

    def tell(self) -> int:
        """Bytes that were read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stay here. Raises UnsupportedOperation for any other place."""
        if offset != (0 if whence == io.SEEK_CUR else self._at) or whence == io.SEEK_END:
            raise io.UnsupportedOperation("seek")
        return self._at

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


class _Capped(io.RawIOBase):
    """Unpacks a file while it is read, and says in our words what is wrong with it."""

    def __init__(self, file: Any, packing: str | None, limits: Limits) -> None:
        self._file = file if packing is None else pa.CompressedInputStream(pa.PythonFile(file, "r"), packing)
        self._packed = file
        self._packing = packing
        self._limits = limits
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``; 0 at the end."""
        try:
            size: int = self._file.readinto(buffer)  # pyarrow's read() loses what it had set apart when it fails
        except OSError as error:
            message = f"the {self._packing} stream is broken ({error}); fetch it again" if self._packing else f"cannot be read ({error})"
            raise InputError("E_TORN" if self._packing else "E_UNREADABLE", message, offset=self._read) from error
        self._read += size
        if self._read > self._limits.file_bytes:
            message = f"the file has more than {self._limits.file_mb} MiB; split it, or raise limits.file_mb"
            raise InputError("E_TOO_LARGE", message, offset=self._read)
        if self._packing and self._read > max(RATIO_FROM, self._limits.ratio * self._packed.tell()):
            message = f"the file unpacks to more than {self._limits.ratio} times its size; remove it, or raise limits.ratio"
            raise InputError("E_RATIO", message, offset=self._read)
        return size
