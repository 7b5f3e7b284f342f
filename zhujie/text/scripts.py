"""Tables for asking in another script, restricted to the characters that occur: pinyin and Traditional characters.

A character has the readings it has in these texts, looked up phrase by phrase, and those that a person who does not know
the phrase may well type (长: zhang and chang). Every reading of the dictionary would be too many (重: tong, 不: fou): a
reading counts when a fair share of the dictionary's phrases with the character read it so.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from zhujie.text.pinyin import plain_pinyin

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]+")
TO_SIMPLIFIED = ("t2s", "tw2s", "hk2s")
"""OpenCC's ways from Traditional characters: the standard, Taiwan's and Hong Kong's forms."""


_PHRASE = re.compile(r'"([^"]+)": ?\[')
_LONGEST = 10
"""Characters of a phrase the dictionary has, at the most."""


def readings(texts: Iterable[str]) -> dict[str, str]:
    """For every syllable the characters of these texts read so: `{"fu": "复服", …}`, toneless, ü as v."""
    texts = tuple(texts)
    found: dict[str, set[str]] = defaultdict(set)
    for run in {run for text in texts for run in HAN.findall(text)}:
        at = 0
        while at < len(run):
            phrase = _phrase_at(run, at)
            for character, syllable in zip(phrase, _said(phrase), strict=True):
                found[syllable].add(character)
            at += len(phrase)
    for character in {character for text in texts for character in text}:
        for syllable in _usual_readings().get(character, ()):
            found[syllable].add(character)
    found.pop("", None)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


@cache
def _usual_readings() -> dict[str, tuple[str, ...]]:
    """For every character that is usually read in more than one way, its readings."""
    lines = (Path(__file__).parent / "polyphones.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: tuple(line[2:].split()) for line in lines if not line.startswith("#")}


def _phrase_at(run: str, at: int) -> str:
    """The longest phrase of the dictionary that begins at a place of a run; without one, its character."""
    phrases = _phrases()[1]
    ends = range(min(len(run), at + _LONGEST), at + 1, -1)
    return next((run[at:end] for end in ends if run[at:end] in phrases), run[at])


@cache
def _said(phrase: str) -> tuple[str, ...]:
    """A syllable for each character of a phrase; an empty one where the dictionary has none a keyboard can type."""
    text, phrases = _phrases()
    if len(phrase) == 1:
        said = [_characters().get(str(ord(phrase)), "").partition(",")[0]]
    else:
        said = [each[0] for each in json.JSONDecoder().raw_decode(text, phrases[phrase])[0]]
    return tuple("" if "ê" in syllable else plain_pinyin(syllable) for syllable in said)


@cache
def _phrases() -> tuple[str, dict[str, int]]:
    """pypinyin's dictionary of phrases, and where in it the reading of each stands.

    Its file is read as it is: the package makes sixty thousand lists of it and a set of every beginning of every phrase
    before it answers, which takes longer than the whole search index.
    """
    text = _data("phrases_dict.json")
    return text, {found[1]: found.end() - 1 for found in _PHRASE.finditer(text)}


@cache
def _characters() -> dict[str, str]:
    """pypinyin's readings of single characters, by their code."""
    read: dict[str, str] = json.loads(_data("pinyin_dict.json"))
    return read


def _data(name: str) -> str:
    """A data file of pypinyin, whose code is not run for it."""
    package = find_spec("pypinyin")
    folders = (package and package.submodule_search_locations) or ()
    return Path(*folders[:1], name).read_text(encoding="utf-8")


def simplified_forms(text: str) -> str:
    """Pairs, Traditional then Simplified, whose Simplified form occurs in the text: `複复雙双`."""
    wanted = set(text)
    return "".join(old + new for old, new in _pairs() if new in wanted)


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
