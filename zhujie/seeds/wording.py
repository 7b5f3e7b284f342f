"""Words that every message about seeds shares: the nearest known name, a short form of a long text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "basis"?`, or an empty string when nothing known is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f'Did you mean "{near[0]}"?' if near else ""


def shorten(text: str, limit: int = 30) -> str:
    """The text on one line, cut to `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def listing(words: Iterable[str]) -> str:
    """`id, kind, basis`."""
    return ", ".join(words)
