"""Finds quotes in a text: literally, and, for advice only, whatever the width of marks and blanks."""

from __future__ import annotations

from zhujie.parse.width import fold

_ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "．": "."})


def find_all(text: str, quote: str, start: int = 0, stop: int | None = None) -> list[int]:
    """Every offset in `text[start:stop]` where the quote begins, overlapping ones too; none for an empty quote."""
    places: list[int] = []
    at = text.find(quote, start, stop) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1, stop)
    return places


def find_alike(text: str, quote: str, start: int = 0, stop: int | None = None) -> tuple[int, int] | None:
    """Start and end of the first words that differ from the quote only in the width of marks or in blanks."""
    kept = [(offset, char) for offset, char in enumerate(text[start:stop], start) if not char.isspace()]
    wanted = _fold("".join(quote.split()))
    at = _fold("".join(char for _, char in kept)).find(wanted) if wanted else -1
    return (kept[at][0], kept[at + len(wanted) - 1][0] + 1) if at >= 0 else None


def _fold(text: str) -> str:
    """One character for one, so that offsets stay true."""
    return fold(text).translate(_ALIKE)
