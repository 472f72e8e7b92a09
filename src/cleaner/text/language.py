"""Which language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

SAMPLE = 2000
"""Code points that are looked at: more cost more and change the answer for no document that we have seen."""

MIN_LETTERS = 20
"""With fewer letters the answer is a guess, so there is none."""


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, None where there is too little to tell.

    The identifier is py3langid's (naive Bayes over byte n-grams, 97 languages).
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    code: str = _identifier().classify(sample.encode("utf-8", "replace").decode("utf-8"))[0]
    return code


@cache
def _identifier() -> Any:
    import py3langid

    py3langid.classify("warm")  # loads the model that ships with the package
    return py3langid
