"""Characters nobody sees, and how a person is shown that they are there.

A report or a seed may hold escape sequences, marks that turn the writing direction, or letters without width. Printed
raw they move the cursor, recolour the terminal or make a sentence read as another; so whatever is echoed of an input
goes through `visible`. The set is written down, not asked of `unicodedata`: its test compares the two, and a table of
ranges costs nothing at start-up. Selectors of a glyph's form (U+FE00, U+E0100 …) are not in it: names need them.
"""

from __future__ import annotations

import re

CONTROLS = "\x00-\x1f\x7f-\x9f"
"""C0, DEL and C1; for a character class."""

LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What ends a line, in a file or on a terminal; for a character class."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the writing direction; for a character class."""

_WITHOUT_WIDTH = (
    "\u00ad\u034f\u070f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
"""Halves of surrogate pairs, and the code points Unicode keeps out of texts."""

INVISIBLE = re.compile(f"[{CONTROLS}{BIDI}{_WITHOUT_WIDTH}{_NO_CHARACTERS}]")

_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    r"""The text on one line, with every invisible character spelled out: `\x1b`, `\u202e`, `\U000e0001`, `\n`."""
    return INVISIBLE.sub(lambda match: _spelled(match.group()), text)


def is_blank(text: str) -> bool:
    """True when a reader would see nothing."""
    return not INVISIBLE.sub("", text).strip()


def code_points(text: str) -> str:
    """`U+001B, U+202E`: the different characters of a text, in order of their numbers, ten at most."""
    chars = sorted(set(text))
    return ", ".join([*(f"U+{ord(char):04X}" for char in chars[:10]), *["…"] * (len(chars) > 10)])


def _spelled(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return _SHORT.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
