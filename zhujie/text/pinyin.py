"""Cuts pinyin written in words (`shuāng suíjī`) into syllables, so that a reader finds an entry by its initials (`ssj`).

The entry's own pinyin is read, not the characters again: its author has settled every character with two readings.
Pinyin is written so that it can be cut in one way: a syllable that begins with a, o or e inside a word is set off by an
apostrophe (`zhì'ān`). Where an author left the apostrophe out, cuts that need none are tried first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BY_INITIAL = {
    "": "a ai an ang ao e ei en eng er o ou yo",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
SYLLABLES = frozenset(initial + final for initial, finals in _BY_INITIAL.items() for final in finals.split())
"""Every syllable of standard Chinese, `ü` as `v`; about 400."""

_LONGEST = 6
_UNDIVIDED = 1_000
"""Cost of a word that cannot be cut: it then counts as one syllable."""


def plain_pinyin(pinyin: str) -> str:
    """Pinyin without tone marks, lower case, `ü` as `v`: `Lǜ` → `lv`."""
    spread = unicodedata.normalize("NFD", pinyin.lower().replace("ü", "v"))
    spread = re.sub("u([\u0300-\u036f]*)\u0308", r"v\1", spread)
    return "".join(c for c in spread if not unicodedata.combining(c))


@cache
def _cut(letters: str) -> tuple[int, tuple[str, ...]]:
    """The cheapest cut of one word; a later syllable that begins with a vowel costs one, as it wants an apostrophe."""
    if not letters:
        return 0, ()
    found: list[tuple[int, tuple[str, ...]]] = []
    for end in range(min(_LONGEST, len(letters)), 0, -1):
        if letters[:end] in SYLLABLES:
            cost, rest = _cut(letters[end:])
            found.append((cost + bool(rest and rest[0][0] in "aoe"), (letters[:end], *rest)))
    return min(found, key=lambda one: one[0], default=(_UNDIVIDED, (letters,)))


def syllables(pinyin: str) -> tuple[str, ...]:
    """`Shuāng suíjī, yī gōngkāi` → `shuang`, `sui`, `ji`, `yi`, `gong`, `kai`. Numbers and foreign words stay whole."""
    words = re.findall(r"[a-z]+|[0-9]+", plain_pinyin(pinyin))
    cut: list[str] = []
    for word in words:
        cost, pieces = _cut(word)
        cut += [word] if cost >= _UNDIVIDED else pieces
    return tuple(cut)


def initials(pinyin: str) -> str:
    """First letter of each syllable, numbers whole: `ssjygk`."""
    return "".join(one if one.isdigit() else one[0] for one in syllables(pinyin))
