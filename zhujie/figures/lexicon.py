"""The words the number rules know, from `lexicon/*.txt`: read once, asked at a place of a text.

The lists are open and are edited as text: a number whose neighbour stands in none of them is reported, never guessed, so
a new unit or idiom is one word in one list.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from zhujie.wordset import Words

_FOLDER = Path(__file__).parent / "lexicon"
_GROUP = re.compile(r"\[([a-z-]+)\]")


@cache
def _groups(file: str) -> dict[str, tuple[str, ...]]:
    """The entries of a file by the name of their group."""
    groups: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (_FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if found := _GROUP.fullmatch(line):
            name = found[1]
        elif not line.startswith("#"):
            groups[name] = (*groups.get(name, ()), *line.split())
    return groups


def entries(*names: str) -> tuple[str, ...]:
    """The entries of groups, each named `file.group`."""
    return tuple(entry for name in names for entry in _groups(name.partition(".")[0])[name.partition(".")[2]])


@cache
def words(*names: str) -> Words:
    """The words of groups, each named `file.group`, as one set. An entry `名!单优` is 名 with neither 单 nor 优 beside it."""
    parted = (entry.partition("!") for entry in entries(*names))
    return Words({word: frozenset(beside) for word, _, beside in parted})
