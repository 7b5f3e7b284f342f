"""Marks that a report prints at half width although they stand in Chinese, and what they are shown as.

Only the look changes: the page keeps the source's character and the style sheet draws the full-width one over it, so
copied text, search and data are the source's, and switching the view off is switching off a rule. Pure and reversible:
`narrow(widen(text)) == text` for every text that may be widened at all.
"""

from __future__ import annotations

import re

FULL = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
"""Half-width mark → the full-width one Chinese uses."""
CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff“”‘’—…·]")
"""A Han character, a mark of Chinese punctuation, or one of those Chinese shares with Latin print."""
HALF = {full: half for half, full in FULL.items()}


def may_widen(text: str) -> bool:
    """True when the text prints these marks at half width only; a text with both widths is shown as it is."""
    return not any(full in text for full in HALF)


def wide_places(text: str) -> dict[int, str]:
    """Offsets of the marks that stand beside a Chinese character or mark, with the full-width mark to show.

    A comma in `1,241`, a colon in `12:30` or a bracket around Latin words keeps its width.
    """
    if not may_widen(text):
        return {}
    places = {}
    for offset, mark in enumerate(text):
        if mark in FULL:
            around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
            if CHINESE.search(around):
                places[offset] = FULL[mark]
    return places


def widen(text: str) -> str:
    """The text as shown; same length."""
    places = wide_places(text)
    return "".join(places.get(offset, mark) for offset, mark in enumerate(text))


def narrow(shown: str) -> str:
    """Back from what `widen` gave to the text it was given."""
    return "".join(HALF.get(mark, mark) for mark in shown)
