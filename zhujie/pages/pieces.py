"""What a paragraph of the report is made of when a page shows it: words, marks, marked stretches, leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhujie.model import Topic


@dataclass(frozen=True, slots=True)
class Words:
    """Plain characters of the source."""

    text: str


@dataclass(frozen=True, slots=True)
class Wide:
    """A mark the source prints at half width and the page shows at full width; `text` stays the source's."""

    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of ours without text: it points at a note and is drawn by the style sheet."""

    href: str
    label: str
    kind: str
    """`note` or `defect`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of a sentence: a term (with a link), a figure or a clause."""

    layer: Literal["clause", "term", "figure"]
    ref: str
    href: str
    pieces: tuple[Piece, ...]
    first: bool = False
    """A term's first occurrence in its paragraph group (topic)."""
    tip: str = ""
    inner: bool = False
    """Stands inside another link or control and must not be one itself."""


Piece = Words | Wide | Mark | Marked


@dataclass(frozen=True, slots=True)
class SourceLeaf:
    """A sentence or heading with its address, or a gap of white space (then without id)."""

    role: Literal["sentence", "heading", "gap"]
    id: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    label: str = ""
    """`句6`: what the margin shows."""
    name: str = ""
    """`举措二·句6`: how the place is called wherever it is cited."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences of one theme, without a line break inside."""

    leaves: tuple[SourceLeaf, ...]
    topic: Topic | None = None
    """The theme that begins here; its label stands above the paragraph."""
    level: int = 0
    """0 for text; 1, 2, … for a paragraph that is the heading of a sub-item."""
    new_item: str = ""
    """Id of the numbered sub-item that begins here."""

    def sentence_ids(self) -> tuple[str, ...]:
        """Ids of its sentences and headings, in order."""
        return tuple(leaf.id for leaf in self.leaves if leaf.role != "gap")
