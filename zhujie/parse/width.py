"""One width for every mark, so that each rule is written once.

Reports mix `（一）` and `(一)`, `，` and `,`, `２` and `2` (often in one line). Rules are matched against the folded text;
offsets stay valid because folding never changes the length. The source itself is never replaced by it.
"""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHERS = {0x3000: " ", 0xFF61: "。", 0xFE52: ".", 0xFE50: ",", 0xFE54: ";", 0xFE55: ":", 0xFE59: "(", 0xFE5A: ")"}
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_OTHERS}


def fold(text: str) -> str:
    """The text with full-width ASCII and its small forms at ASCII width; same length, same offsets."""
    return text.translate(_TABLE)
