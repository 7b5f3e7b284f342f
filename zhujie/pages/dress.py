"""What a page's Markdown does not say of the report's sentences, as `docs/.dress.json` holds it.

A leaf's pieces are numbers, so many characters as they are, and lists: `["w", "，"]` a mark shown wider, `["m", href,
label, kind]` the mark of a note, `["t" | "f" | "c", ref, flags, tip, pieces]` a term, figure or clause around others;
of the flags `1` is a term's first place and `i` one that is no link since it stands in one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhujie.pages.models import Holes, NoteCard
from zhujie.pages.pieces import Mark, Marked, Piece, SourceLeaf, Wide, Words

Json = dict[str, Any]


def note_data(card: NoteCard) -> dict[str, str]:
    """What a note's line does not say of it."""
    return {"id": card.note.id, "sentence": card.note.sentence, "quote": card.note.quote}


def hole_classes(holes: Holes, of: str = "", name: str = "hole") -> dict[str, dict[str, str]]:
    """The classes of the lines that tell what was not found, by their anchors."""
    return {f"holes{of}-{number}": {"class": name} for number in range(1, len(holes) + 1)}


def leaves_data(leaves: Iterable[SourceLeaf]) -> dict[str, Json]:
    """Leaves by id; a gap belongs to the one before it."""
    found: dict[str, Json] = {}
    last: Json = {}
    for leaf in leaves:
        if leaf.role == "gap":
            last["gap"] = last.get("gap", "") + "".join(piece.text for piece in leaf.pieces if isinstance(piece, Words))
            continue
        last = {"role": leaf.role, "start": leaf.start, "end": leaf.end}
        last |= {"n": leaf.label.removeprefix("句"), "name": leaf.name, "pieces": _pieces(leaf.pieces)}
        found[leaf.id] = last
    return found


def _pieces(pieces: Iterable[Piece]) -> list[Any]:
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> Any:
    match piece:
        case Words():
            return len(piece.text)
        case Wide():
            return ["w", piece.shown]
        case Mark():
            return ["m", piece.href, piece.label, piece.kind]
        case Marked():
            flags = "1" * piece.first + "i" * piece.inner
            tip = piece.tip if piece.layer == "figure" else ""
            return [piece.layer[0], piece.ref, flags, tip, _pieces(piece.pieces)]
