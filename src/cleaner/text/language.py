"""Which language a text is written in."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.english import is_surely_english

SAMPLE = 2000
"""Code points that are looked at: more cost more and change the answer for no document that we have seen."""

MIN_LETTERS = 20
"""With fewer letters the answer is a guess, so there is none."""

REBIAS = np.float32(2.0**112)
"""The exponent of a float counts from 112 lower than that of a half float."""


class Identifier(NamedTuple):
    """The tables of py3langid's model: an automaton over bytes, and naive Bayes over the features that it meets."""

    rows: NDArray[np.int32]
    """By state: where its row in ``moves`` starts."""
    moves: NDArray[Any]
    """The next state, by the row of the state and a byte."""
    features: NDArray[np.int32]
    """By state: the feature that ends there, -1 for none."""
    weights: NDArray[np.uint16]
    """Features x languages: log probabilities, the bits of half floats, which compiled code cannot read."""
    prior: NDArray[np.float32]
    languages: list[str]
    """By column; of a language that has two columns both say the same."""


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, None where there is too little to tell.

    The identifier is py3langid's (naive Bayes over byte n-grams, 97 languages); a compiled pass walks its automaton, which
    in the library is a loop of the interpreter over every byte. What is plainly English is told without it.
    """
    sample = text[:SAMPLE]
    if not any(_letters(part) >= MIN_LETTERS for part in (sample[: 4 * MIN_LETTERS], sample)):  # mostly a look at the start is enough
        return None
    return _code(sample)


@lru_cache(maxsize=16)
def _code(sample: str) -> str:
    """The likeliest language; what is left of a document mostly starts as the document did, and is asked about next."""
    if is_surely_english(sample):
        return "en"
    sample = unicodedata.normalize("NFC", sample.lower() if sample.isupper() else sample)
    known = _identifier()
    data = np.frombuffer(sample.encode("utf-8", "replace"), np.uint8)
    return known.languages[int(_scores(data, *known[:-1]).argmax())]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@compiled
def _scores(data: Any, rows: Any, moves: Any, features: Any, weights: Any, prior: Any) -> Any:
    """The log posterior of every language; a feature counts by the logarithm of how often it is met."""
    met = np.empty(len(data), np.int32)
    size = 0
    state = np.int64(0)
    for byte in data:
        state = np.int64(moves[rows[state] + byte])
        if features[state] >= 0:
            met[size] = features[state]
            size += 1
    met = np.sort(met[:size])
    bits = np.empty(len(prior), np.uint32)
    row = bits.view(np.float32)
    scores = prior.astype(np.float64)
    first = 0
    for i in range(1, size + 1):
        if i == size or met[i] != met[first]:
            count = np.log1p(i - first)
            for column in range(len(scores)):  # sign, exponent and fraction to where a float has them
                half = np.uint32(weights[met[first], column])
                bits[column] = (half & np.uint32(0x8000)) << np.uint32(16) | (half & np.uint32(0x7FFF)) << np.uint32(13)
            for column in range(len(scores)):
                scores[column] += count * (row[column] * REBIAS)
            first = i
    return scores


@cache
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
    return Identifier(
        np.array(model._rowbase, np.int32), np.asarray(model.tk_nextmove), np.array(model.tk_output, np.int32),
        np.ascontiguousarray(model.nb_ptc, np.float16).view(np.uint16),
        np.asarray(model.nb_pc, np.float32), list(model.nb_classes),
    )  # fmt: skip
