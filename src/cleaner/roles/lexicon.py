"""The lexicon of roles: which codes there are, by which words a text names them, and what these words also mean.

The roles shipped with the package stand in ``lexicon.toml``. A lexicon of your own is a file of the same form::

    extends = "default"              # add to the shipped roles; leave it out to replace them

    nouns = ["role", "clinician"]    # what texts call a role without naming it, singular; default: those of the package

    [roles.NURSE]                    # the code that `subject_roles` will hold: capitals, digits, hyphens
    name = "Registered nurse"        # what the role is, for people
    aliases = ["nurse", "RN"]        # ways to name it; needed. All capitals: an acronym, where letter case counts
    functions = ["nursing"]          # optional: "head of nursing", "nursing boss", where the document names the role too
    group = false                    # optional: true for a name of many roles together, like C-SUITE

    [[roles.NURSE.traps]]            # optional, any number: what an alias also means
    instead = ["nurse shark"]        # the words that show it: holding an alias, they cover it; else they tell on the document
    reason = "an animal"             # why, and a sentence without any role
    example = "A nurse shark rested on the sand."

With ``extends``, a role of a known code adds to it, and an alias that another role had moves to yours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from cleaner.errors import ConfigError

CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
FILE_KEYS = {"extends", "nouns", "roles"}
ROLE_KEYS = {"name", "aliases", "functions", "group", "traps"}
TRAP_KEYS = {"instead", "reason", "example"}


@dataclass(frozen=True, slots=True)
class Trap:
    """Another meaning of a role's aliases."""

    instead: tuple[str, ...]
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its code and the words that name it."""

    code: str
    name: str
    aliases: tuple[str, ...]
    functions: tuple[str, ...] = ()
    group: bool = False
    traps: tuple[Trap, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All roles of a run. Compared by identity: load it once and pass it on."""

    roles: Mapping[str, Role]
    nouns: tuple[str, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> Lexicon:
        """The lexicon of a TOML file; None is the one shipped with the package.

        Raises ``ConfigError`` if the file cannot be read or says something that makes no sense.
        """
        if path is None:
            return _shipped()
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot read the lexicon {path}: {error}; check the path in `lexicon`") from error
        return _build(text, str(path))


def describe(code: str, lexicon: Lexicon) -> str:
    """The manual page of a role: what names it and what does not. Raises ``ConfigError`` for an unknown code."""
    role = lexicon.roles.get(code.upper())
    if role is None:
        raise ConfigError(f"there is no role {code}; there are {', '.join(lexicon.roles)}")
    lines = [f"{role.code}  {role.name}", "", "named by      " + ", ".join(role.aliases)]
    if role.functions:
        lines += [f"and           head of {f}, {f} head, {f} boss" for f in role.functions]
        lines += ["              (in documents that name the role in another way too)"]
    for trap in role.traps:
        lines += ["", f"not a role    {trap.reason}", f"  told by     {', '.join(trap.instead)}", f"  example     {trap.example}"]
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    text = resources.files("cleaner.roles").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return _build(text, "lexicon.toml of the package")


def _build(text: str, where: str) -> Lexicon:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the lexicon {where} is not valid TOML: {error}; correct that line") from error
    _check_keys(data, FILE_KEYS, where)
    if data.get("extends", "default") != "default":
        raise ConfigError(f'{where}: extends = {data["extends"]!r}; only "default" can be extended')
    tables = _table(data.get("roles"), f"{where}, roles")
    own = {code: _role(code, table, f"{where}, roles.{code}") for code, table in tables.items()}
    _check_unique(own, where)
    if "extends" not in data:
        return Lexicon(own, _words(data, "nouns", where) or _shipped().nouns)
    base = _shipped()
    return Lexicon(_extend(base.roles, own), tuple(dict.fromkeys(base.nouns + _words(data, "nouns", where))))


def _extend(base: Mapping[str, Role], own: Mapping[str, Role]) -> dict[str, Role]:
    taken = {alias.casefold() for role in own.values() for alias in role.aliases}
    roles = {
        code: replace(role, aliases=tuple(alias for alias in role.aliases if alias.casefold() not in taken))
        for code, role in base.items()
    }
    for code, role in own.items():
        old = roles.get(code)
        if old is not None:
            role = replace(
                role,
                aliases=old.aliases + role.aliases,
                functions=old.functions + role.functions,
                traps=old.traps + role.traps,
            )
        roles[code] = role
    return {code: role for code, role in roles.items() if role.aliases}


def _role(code: str, table: Any, where: str) -> Role:
    if not CODE.fullmatch(code):
        raise ConfigError(f"{where}: a code is capitals, digits and hyphens, like CTO or C-SUITE; rename {code}")
    table = _table(table, where)
    _check_keys(table, ROLE_KEYS, where)
    aliases = _words(table, "aliases", where)
    if not aliases:
        raise ConfigError(f'{where}: no aliases; add the words that name the role, like aliases = ["{code}"]')
    group = table.get("group", False)
    if not isinstance(group, bool):
        raise ConfigError(f"{where}: group is {group!r}; write true or false")
    traps = table.get("traps", [])
    if not isinstance(traps, list):
        raise ConfigError(f"{where}: write traps as [[roles.{code}.traps]]")
    return Role(
        code=code,
        name=_text(table, "name", where) or code,
        aliases=aliases,
        functions=_words(table, "functions", where),
        group=group,
        traps=tuple(_trap(trap, f"{where}, trap {number}") for number, trap in enumerate(traps, 1)),
    )


def _trap(table: Any, where: str) -> Trap:
    table = _table(table, where)
    _check_keys(table, TRAP_KEYS, where)
    instead = _words(table, "instead", where)
    if not instead:
        raise ConfigError(f"{where}: no instead; list the words that show the other meaning")
    return Trap(instead, _text(table, "reason", where), _text(table, "example", where))


def _check_unique(roles: Mapping[str, Role], where: str) -> None:
    seen: dict[str, str] = {}
    for role in roles.values():
        for alias in role.aliases:
            other = seen.setdefault(alias.casefold(), role.code)
            if other != role.code:
                raise ConfigError(f"{where}: {alias!r} names both {other} and {role.code}; keep it at one of them")


def _check_keys(table: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: {key} is not known here; write one of {', '.join(sorted(known))}")


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise ConfigError(f"{where}: a table is needed, like [roles.CTO]")
    return value


def _words(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise ConfigError(f'{where}: {key} is a list of words in quotes, like ["chief technology officer", "CTO"]')
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    text = table.get(key, "")
    if not isinstance(text, str):
        raise ConfigError(f"{where}: {key} is {text!r}; write a text in quotes")
    return text
