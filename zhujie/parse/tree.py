"""What the parser's stages hand each other before there are records: places, the nodes of a growing tree, oddities."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from zhujie.model import Kind, Severity
from zhujie.parse.marks import Mark

Level = Literal["part", "item", "sub-item"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a node begins, with what a person or a rule has fixed about it."""

    mark: Mark
    level: Level | None = None
    """Fixed from outside; None leaves it to the order of appearance."""
    kind: Kind | None = None
    title: str = ""
    heading_end: int | None = None
    """Where the heading stops, when that was fixed from outside."""


@dataclass(slots=True)
class Node:
    """A node while the tree grows; `build` turns it into frozen records."""

    place: Place
    begin: int
    end: int = 0
    children: list[Node] = field(default_factory=list)
    kind: Kind | None = None

    @property
    def mark(self) -> Mark:
        """The enumerator the node begins with."""
        return self.place.mark


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd about a stretch of the source: becomes a warning."""

    code: str
    start: int
    end: int
    message: str
    severity: Severity = "warning"


def set_ends(nodes: list[Node], end: int) -> None:
    """Give every node of a tree its end: where the next one on its level begins, for the last one `end`."""
    for node, following in zip_longest(nodes, nodes[1:]):
        node.end = following.begin if following else end
        set_ends(node.children, node.end)
