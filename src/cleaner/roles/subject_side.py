"""Which named roles a sentence is not about: possessors and agents at its side (X1), those reported to (X2)."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.roles.subject_sketch import DETERMINERS, MARK, MODIFIERS, Sketch

REPORTING = frozenset(
    "report reports reported reporting answer answers answered answering accountable answerable".split()
)
APPOINTED = frozenset(
    "hired appointed named chosen selected recruited fired dismissed promoted picked nominated elected sacked ousted "
    "replaced headhunted poached employed".split()
)
LINKS = DETERMINERS | MODIFIERS | frozenset(
    f"{MARK} to by and or , / ( ) - – 's directly sometimes often usually either both rather than instead of not but also "
    "percent % rest others remaining half third quarter most few some "
    "jointly straight back up into only typically normally generally mostly frequently depending as well at".split()
)
"""What may stand between ``reports`` and the role reported to, other such roles included."""
CONTRASTS = frozenset(
    "while whereas but and or nor than then if when because since although though however unlike from both between "
    "versus vs like as so , ; : – — - ( is are was were be not \" / yet after before once until where".split()
)
"""Before a possessor that opens a clause of its own or is compared: ``while the CTO's goals``, ``differs from the CTO's``."""
NAMING = frozenset(
    "role roles position positions post posts job jobs title titles rank responsibilities responsibility duties duty "
    "functions function importance definition appointment type types kind kinds hiring majority most many some one each "
    "all half group number pair office meaning salary world rise shortage lack absence addition arrival job's value work "
    "benefits advantages tasks skills goals difference differences comparison combination likes evolution future "
    "that those departure resignation generation percent % %) salaries mindset career promotion".split()
)
"""Nouns that stand for the role itself: ``the duties of the CFO`` are about the CFO."""
CONTENT = frozenset(
    "mean means meaning meant ensure ensures ensuring ensured say says said saying think thinks believe believes know knows "
    "knowing clear sure important note fact so is are was given assume argue argues argued show shows showed shown suggest "
    "suggests recommend recommends it likely possible true remember find finds found agree agrees agreed told announced "
    "announce reported reports recommended require requires decided essential vital crucial imperative critical mind way "
    "time now case reason idea sense feel feels hope hopes only and but case, guarantee guarantees such requirement demand "
    "demands, insist insists confirmed added adds added, explain explains explained understand understands view notion".split()
)
"""Before ``that`` these open a clause that says something of the role; other words are what the role only acts on."""
BE = frozenset("is are was were be been being gets get got has have had".split())
PARTICIPLES = frozenset("set made given taken led laid held drawn run written put chosen built seen kept sent won told".split())
REACH = 60
"""Words before a role among which its verb may stand: long lists of roles are shorter, and no sentence costs the square of its length."""
TOGETHER = ("together", "each other", "one another", "both of them", "the two", "between them", "jointly", "collectively")


def at_side(sketch: Sketch, others: Iterable[str] = ()) -> set[int]:
    """Indexes of the nodes that the sentence is not about.

    ``others`` are roles that the sentence carries without naming them; with one of them, or another named role, as its
    topic, a possessor or agent steps back. ``they ... together`` brings all back.
    """
    count = len(sketch.nodes)
    targets = {node for node in range(count) if _is_target(sketch, node)}
    if any(words in sketch.text for words in TOGETHER):
        return targets
    side = {node for node in range(count) if node not in targets and _is_aside(sketch, node)}
    topics = {code for node in range(count) if node not in targets | side for code in sketch.nodes[node].codes} | set(others)
    return targets | {node for node in side if topics - set(sketch.nodes[node].codes)}


def _is_target(sketch: Sketch, node: int) -> bool:
    """X2: ``reports to the CEO``, ``hired by the CFO``."""
    index = sketch.positions[node] - 1
    farthest = max(index - REACH, 0)
    crossed: set[str] = set()
    while index >= farthest and _links(sketch.words[index]):
        crossed.add(sketch.words[index])
        index -= 1
    verb = sketch.word(index)
    if verb in REPORTING or (verb in ("line", "lines", "report", "reports") and sketch.word(index - 1) in ("reporting", "direct")):
        return "to" in crossed
    return verb in APPOINTED and "by" in crossed


def _links(word: str) -> bool:
    return word in LINKS or word.endswith("ly") or word[:1].isdigit()


def _is_aside(sketch: Sketch, node: int) -> bool:
    """X1, the form of it: whether another role is the topic is not asked here."""
    before = sketch.before(node)
    if before < 0:
        return False
    word, after = sketch.words[before], sketch.word(sketch.positions[node] + 1)
    if after in ("'s", "'"):
        return word not in CONTRASTS and not _owner_is_compared(sketch, node)
    if word == "of":
        return node > 0 and sketch.word(before - 1) not in NAMING
    if word == "by":
        return _is_participle(sketch.word(before - 1)) and not BE & set(sketch.words[max(before - 4, 0) : before - 1])
    if word in ("that", "which", "whom"):
        return sketch.word(before - 1) not in CONTENT and sketch.word(before - 1).isalpha() and after.isalpha()
    return False


def _owner_is_compared(sketch: Sketch, node: int) -> bool:
    """``the CIO's budget exceeds the CTO's``: two owners of the same thing."""
    following = sketch.word(sketch.positions[node] + 2)
    return node > 0 and (not following or not following.isalpha())


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in PARTICIPLES
