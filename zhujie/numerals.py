"""Reading written numbers: Arabic with separators, 万/亿 multipliers, and Chinese numerals, as exact decimals.

Everything here works on text whose width was folded by `fold`, which maps character to character, so offsets into the
folded text are offsets into the source.
"""

from __future__ import annotations

import re
from decimal import Decimal

_FOLDED = str.maketrans(
    {
        **{chr(0xFF10 + n): str(n) for n in range(10)},
        "％": "%", "．": ".", "（": "(", "）": ")", "：": ":", "＋": "+", "－": "-", "／": "/",
        "［": "[", "］": "]", "×": "x", "Ｘ": "X", "Ｎ": "N",
    }
)  # fmt: skip

DIGITS: dict[str, int] = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
SMALL: dict[str, int] = {"十": 10, "百": 100, "千": 1000}
LARGE: dict[str, int] = {"万": 10**4, "亿": 10**8}

HAN_DIGITS = "〇零一二两三四五六七八九"
HAN_NUMERALS = HAN_DIGITS + "十百千万亿"
"""Every Han character that can stand in a written number."""

ARABIC = (
    r"(?:(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|(?<![0-9])(?<![0-9]\.)[0-9]+(?:\.[0-9]+)?(?![0-9]))"
)
"""An Arabic number, thousands separated or not; never part of a longer run of digits."""

HAN = rf"(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]+(?![{HAN_NUMERALS}])"
"""A whole run of Han numerals."""

LEFTOVER = re.compile(rf"\d+(?:[.,]\d+)*|[{HAN_NUMERALS}]+|[①-⑳㈠-㈩⑴-⒇]")
"""What counts as a number that must be accounted for (`\\d` of any script on purpose)."""

_COMPOUND = re.compile(r"(?P<high>[0-9][0-9,.]*[亿万])(?P<low>(?<=亿)[0-9.]+[百千]?万|(?<=万)[0-9]千)[余多几]?")
_MULTIPLIED = re.compile(r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)[余多几]?(?P<multiplier>[百千万亿]*)[余多几]?")


_LONGEST = 40
"""A run of more numerals is no number anybody wrote."""


def fold(text: str) -> str:
    """The text with full-width digits, percent signs, brackets and colons at half width; same length."""
    return text.translate(_FOLDED)


def read_number(words: str) -> Decimal | None:
    """The value of a number: `1.3万` → 13000, `两万` → 20000, `二〇二〇` → 2020; None for what is not one.

    Compounds add up (`1亿2千万`, `23万8千`). Approximating words between digits and multiplier (`30多亿`, `十余万`) are passed over.
    """
    folded = re.sub(r"\s", "", fold(words))
    if compound := _COMPOUND.fullmatch(folded):
        high, low = read_number(compound["high"]), read_number(compound["low"])
        return None if high is None or low is None else high + low
    if folded == "半":
        return Decimal("0.5")
    if found := _MULTIPLIED.fullmatch(folded):
        return Decimal(found["digits"].replace(",", "")) * multiplier(found["multiplier"])
    return _read_han(re.sub("[余多]", "", folded))


def multiplier(words: str) -> int:
    """The product of multiplier characters: `万` → 10000, `百万` → 1000000, empty → 1."""
    product = 1
    for character in words:
        product *= SMALL.get(character) or LARGE[character]
    return product


def unit_of_last_place(digits: str) -> Decimal:
    """One unit of the last printed digit, multiplier included: `64.5` → 0.1, `5.9万` → 1000, `441` → 1."""
    found = _MULTIPLIED.fullmatch(fold(digits))
    if found is None:
        return Decimal(1)
    places = len(found["digits"].partition(".")[2])
    return Decimal(1).scaleb(-places) * multiplier(found["multiplier"])


def plain(value: Decimal) -> str:
    """Plain notation without exponent; trailing zeros of the fraction as computed are dropped."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_han(words: str) -> Decimal | None:
    if not words or len(words) > _LONGEST or any(c not in HAN_NUMERALS for c in words):
        return None
    if all(c in DIGITS for c in words):
        return Decimal("".join(str(DIGITS[c]) for c in words))
    total = section = digit = 0
    for c in words:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit = 0
        else:
            lower = section + digit
            total = (total + lower or 1) * LARGE[c] if c == "亿" else total + (lower or 1) * LARGE[c]
            section = digit = 0
    return Decimal(total + section + digit)
