"""A small authored raw folder whose dates keep changing: version N holds the same words on every machine."""

from __future__ import annotations

import random
from pathlib import Path

DATES = ("2026-10-05", "2026-10-06", "2026-10-07")
DOCUMENTS = 6
"""Documents a date. A version rewrites some of them, adds one here and takes one away there."""

SUBJECTS = ("The ferry", "The harbour office", "A seal", "The library", "The night bus", "The choir")
DEEDS = ("was late again", "stays shut until spring", "moved to the old quay", "asks for patience", "counted its visitors")
JUNK = ("Leave a Reply", "Subscribe to our newsletter.", "Sponsored: Get 40% off the FlexiDesk Pro with code LEDGER40.")


def write_version(raw: Path, version: int) -> None:
    """Make the raw folder what it is in one version. At least the first of its dates differs from the version before."""
    for place, date in enumerate(DATES):
        folder = raw / f"source=gazette/date={date}"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = {f"{n}.txt": _document(version, place, n) for n in range(DOCUMENTS) if (version + place + n) % 5}
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            (folder / name).write_text(text, "utf-8")


def _document(version: int, place: int, number: int) -> str:
    edition = version if (version + number) % 2 == 0 and (place == 0 or version % 3 == place) else 0
    words = random.Random(f"{edition} {place} {number}")
    lines = [f"{words.choice(SUBJECTS)} {words.choice(DEEDS)}, edition {edition} of day {place} tells in note {number}."]
    lines += [f"{words.choice(SUBJECTS)} {words.choice(DEEDS)} in the {words.randrange(2, 90)}th week of the year." for _ in range(3)]
    return "\n\n".join([*lines, words.choice(JUNK)]) + "\n"
