"""What a seeds file may say, written down as data.

A schema is made of shapes (`Text`, `Whole`, `Flag`, `ListOf`, `Words`, `Fields`); `reader` holds a file against it. A
validator library was not taken: its messages know neither lines nor YAML's own traps (`no`, `010`, a bare date), and
those are the faults people make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `wording` says in English what `pattern` wants; `limit` is a number of characters (0: none)."""

    blank: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    wording: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least `least` entries of one shape."""

    entry: Shape
    least: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A map from free names to words."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A map with known keys. `noun` is what messages call it: `term`, `relation`."""

    noun: str
    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def shape_of(self, key: str) -> Shape | None:
        """The shape of a key, None for an unknown one."""
        return self.required.get(key) or self.optional.get(key)


Shape: TypeAlias = "Text | Whole | Flag | ListOf | Words | Fields"

ID = Text(pattern=r"[a-z0-9]+(-[a-z0-9]+)*", wording="lower-case letters, digits and single hyphens, like plan-3-1")
URL = Text(blank=True, pattern=r"https?://[^\s/?#]+[^\s]*", wording="an address that begins with http:// or https://")
