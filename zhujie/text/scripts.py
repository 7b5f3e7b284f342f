"""Tables for asking in another script, restricted to the characters that occur: pinyin and Traditional characters.

Pinyin is looked up phrase by phrase, so a character gets the readings it has in these texts (行: xing and hang), not
every reading of the dictionary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from zhujie.memo import Keep, make_anew, question_of

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]+")
TO_SIMPLIFIED = ("t2s", "tw2s", "hk2s")
"""OpenCC's ways from Traditional characters: the standard, Taiwan's and Hong Kong's forms."""


def readings(texts: Iterable[str], keep: Keep = make_anew) -> dict[str, str]:
    """For every syllable the characters read so in these texts: `{"fu": "复服", …}`, toneless, ü as v."""
    runs = sorted({run for text in texts for run in HAN.findall(text)})
    made: dict[str, str] = keep(question_of("readings", version("pypinyin"), runs), lambda: _readings(runs))
    return made


def _readings(runs: list[str]) -> dict[str, str]:
    from pypinyin import Style, lazy_pinyin  # its tables take a while to load, and a kept answer needs none

    found: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for character, syllable in zip(run, lazy_pinyin(run, style=Style.NORMAL, v_to_u=False), strict=True):
            if syllable.isascii() and syllable.isalpha():
                found[syllable].add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


def simplified_forms(text: str, keep: Keep = make_anew) -> str:
    """Pairs, Traditional then Simplified, whose Simplified form occurs in the text: `複复雙双`."""
    wanted = set(text)
    pairs = keep(question_of("simplified", version("opencc"), TO_SIMPLIFIED), _pairs)
    return "".join(old + new for old, new in pairs if new in wanted)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Every character that OpenCC simplifies on its own, in the order of its code."""
    from opencc import OpenCC

    all_han = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    found: dict[str, str] = {}
    for way in TO_SIMPLIFIED:
        # A line a character: none is read together with its neighbour.
        for old, new in zip(all_han, OpenCC(way).convert("\n".join(all_han)).split("\n"), strict=True):
            if new != old and len(new) == 1:
                found.setdefault(old, new)
    return tuple(sorted(found.items()))
