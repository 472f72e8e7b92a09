"""How much one input may cost: every limit in one place. What goes past one is rejected with its code, and the rest goes on."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.errors import InputError


class Limits(NamedTuple):
    """The settings ``limits.*``. All but the last two depend on bytes alone, so a document meets them everywhere or nowhere."""

    file_mb: int = 4096
    """MiB of one file after unpacking; more is ``E_TOO_LARGE``."""
    ratio: int = 200
    """Unpacked bytes to packed bytes, looked at from ``RATIO_FROM`` on; more is ``E_RATIO``. Text packs to a third, logs to a twentieth."""
    document_mb: int = 16
    """MiB of one document or record; more is ``E_TOO_LONG``."""
    text_chars: int = 2_000_000
    """Characters of one article, its markup apart; more is ``E_TOO_LONG``. The longest article that we know has a third of them, and
    so many are judged in about five seconds."""
    units: int = 30_000
    """Lines, and sentences, of one article; more is ``E_TOO_LONG``. The longest has a fifth of them. Each costs time and, on a page,
    four kilobytes of memory, however short it is."""
    tags: int = 500_000
    """Tags of one page; more is ``E_TOO_LONG``. They cost memory even where they hold no text."""
    depth: int = 100
    """Nesting of a JSON record; more is ``E_DEPTH``."""
    seconds: int = 60
    """For reading and judging one document, 0 for no limit; more is ``E_TIME``. Ten times what the limits above allow for, so that
    it does not depend on how busy a machine is."""
    memory_mb: int = 4096
    """MiB of resident memory of one worker, 0 for no limit; more is ``E_MEMORY``."""

    def refuse(self, name: str, size: int) -> None:
        """Raise InputError ``E_TOO_LONG`` for an article of more characters, units or tags than the limit ``name``."""
        most = getattr(self, name)
        if size > most:
            what = {"text_chars": "characters", "units": "lines or sentences"}.get(name, name)
            raise InputError("E_TOO_LONG", f"the article has {size} {what}, more than {most}; split it, or raise limits.{name}")

    @property
    def document_bytes(self) -> int:
        """Bytes of one document."""
        return self.document_mb << 20

    @property
    def file_bytes(self) -> int:
        """Bytes of one file after unpacking."""
        return self.file_mb << 20


LIMITS = Limits()
RATIO_FROM = 32 << 20
"""Unpacked bytes below which no packing is too good: so much does no harm."""
