"""The compiled passes of the discourse model say what their slow twins say."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.roles.discourse_features import CLASSES, LAYOUT, ROLE, STEPS, _sheet, read, reconsider
from cleaner.roles.discourse_model import TELLING, best_path, judge_roles, load, word_logits
from cleaner.text.hashing import BITS, features, hash_words, mix
from cleaner.text.vectors import meaning, normalised

WORDS = st.lists(st.sampled_from(["You", "should", "paint,", "the", "pier!", "“why?”", "9%", "...", "é", "a-b", "", "\n"]), max_size=9).map(" ".join)
UNITS = st.lists(st.tuples(WORDS, st.booleans(), st.sampled_from(list(LAYOUT)), st.sampled_from(DISCOURSE_ROLES)), min_size=1, max_size=9)


def article(rows):
    blocks = np.cumsum([opens for _, opens, _, _ in rows])
    units = [Unit(0, 1, int(block), layout) for block, (_, _, layout, _) in zip(blocks, rows, strict=True)]
    return [text for text, *_ in rows], units, [role for *_, role in rows]


def plain_dense(texts, units, ruled):
    """Measure by measure, unit by unit."""
    lines = _sheet(texts).split(b"\n")
    sense = normalised(meaning(hash_words(lines), len(units)))
    classes = {name: set(hash_words([words.replace("\n", " ").encode()]).hashes.tolist()) for name, words in CLASSES.classes.items()}
    rows = []
    for i, (line, unit) in enumerate(zip(lines, units, strict=True)):
        mates = [k for k, other in enumerate(units) if other.block == unit.block]
        above = b"".join(lines[k] for k in mates if k < i)
        row = [unit.layout == layout for layout in LAYOUT]
        row += [np.log1p(line.count(b" ") + 1), *(min(line.count(bytes([sign])), 4) for sign in b',"?!:(-%$')]
        row += [sum(line.count(b"%d" % digit) for digit in range(10)) ** 0.5]
        row += [line.endswith(bytes([end])) for end in b'.!?:,)"'] + [line.endswith(b".."), above.count(b'"') % 2]
        row += [i == mates[0], i == mates[-1], np.log1p(i - mates[0]), np.log1p(mates[-1] - i)]
        row += [(i + 0.5) / len(units), np.log1p(i), np.log1p(len(units) - 1 - i)]
        hashes = hash_words([line]).hashes.tolist()
        for words in classes.values():
            row += [min(sum(h in words for h in hashes), 3), bool(hashes) and hashes[0] in words]
        row += [*sense[i], *(ruled[i] == role for role in DISCOURSE_ROLES)]
        row += [0 <= i + step < len(units) and ruled[i + step] == role for step in STEPS for role in DISCOURSE_ROLES]
        row += [0 <= i + step < len(units) and units[i + step].layout == layout for step in (-1, 1) for layout in LAYOUT]
        rows.append(row)
    return np.array(rows, np.float32)


def plain_buckets(texts, units, ruled):
    """Every unit with its own features and the words of the units that it borrows from."""
    lines = _sheet(texts).split(b"\n")
    words = [hash_words([line]).hashes for line in lines]
    own = features(hash_words(lines))
    found = list(zip(own.unit.tolist(), own.bucket.tolist(), strict=True))
    heading = lead_in = None
    for i, (unit, role) in enumerate(zip(units, ruled, strict=True)):
        for salt, source in enumerate((heading, lead_in if unit.layout == "list_item" else None, i - 1 if i else None), 101):
            found += [(i, int(mix(h + np.uint64(salt))) >> 64 - BITS) for h in words[source]] if source is not None else []
        if role == "heading":
            heading = lead_in = i
        elif unit.layout != "list_item":
            lead_in = i
    return sorted(found)


@settings(deadline=None)
@given(UNITS)
def test_features(rows):
    texts, units, ruled = article(rows)
    seen = read(texts, units, ruled)
    np.testing.assert_allclose(seen.dense, plain_dense(texts, units, ruled), atol=1e-6)
    assert sorted(zip(seen.unit.tolist(), seen.bucket.tolist(), strict=True)) == plain_buckets(texts, units, ruled)


@settings(deadline=None)
@given(UNITS)
def test_logits_and_second_look(rows):
    texts, units, ruled = article(rows)
    model, seen = load(), read(texts, units, ruled)
    words = model.words[:, : len(ROLE)]
    logits = word_logits(model, seen, len(units))
    for i, row in enumerate(logits):
        mine = words[seen.bucket[seen.unit == i]].astype(float)
        np.testing.assert_allclose(row, (mine.sum(axis=0) / max(len(mine), 1) ** 0.5 + words[-1]) * model.word_scale, rtol=1e-5, atol=1e-6)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    for i, row in enumerate(reconsider(seen.dense, logits, units)):
        near = [shares[i + step] if 0 <= i + step < len(units) else np.zeros(len(ROLE)) for step in STEPS]
        block = shares[[unit.block == units[i].block for unit in units]].mean(axis=0)
        np.testing.assert_allclose(row, [*seen.dense[i], *logits[i], *np.concatenate(near), *block, *shares.mean(axis=0)], atol=1e-4)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), max_size=5), st.lists(st.integers(-5, 5), min_size=9, max_size=9))
def test_best_path(scores, turns):
    scores, turns = np.array(scores, np.float32).reshape(-1, 3), np.array(turns, np.float32).reshape(3, 3)

    def worth(path):
        return sum(scores[i, role] for i, role in enumerate(path)) + sum(turns[a, b] for a, b in zip(path, path[1:], strict=False))

    assert worth(best_path(scores, turns)) == max(map(worth, product(range(3), repeat=len(scores))))


@pytest.mark.parametrize("role", ["boilerplate", "cta"])
def test_rules_have_the_last_word_and_telling_words_stand_in_the_unit(role):
    texts = ["The pier is old and tall.", "You should paint it twice.", "It is the best pier.", "Ah"]
    units = [Unit(0, 1, i) for i in range(4)]
    verdict = judge_roles(texts, units, [role] * 4, np.array([False, True, False, False]))
    assert verdict.roles[1] == role
    for words, text in zip(verdict.words, texts, strict=True):
        assert 1 <= len(words.split()) <= TELLING
        assert all(word in text for word in words.split())
