"""Claims about cutting pinyin into syllables: what the glossary's filter finds by initials."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhujie.seeds import load_seeds
from zhujie.text.pinyin import SYLLABLES, initials, plain_pinyin, syllables

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("shuāng suíjī, yī gōngkāi", "ssjygk"),
        ("shèhuì zhì'ān fángkòng tǐxì", "shzafktx"),
        ("fāngàn", "fg"),
        ("gōngān", "ga"),
        ("xī'ān", "xa"),
        ("xiān", "x"),
        ("lǜshī", "ls"),
        ("nǚxìng", "nx"),
        ("Jǐ'èr èr", "jee"),
        ("110 diàodùshì", "110dds"),
    ],
)
def test_initials_are_the_first_letters_of_syllables(pinyin: str, expected: str) -> None:
    """Words written together are cut by syllable, with or without the apostrophe; numbers stay."""
    assert initials(pinyin) == expected


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=6))
def test_pinyin_spelled_by_the_rule_is_cut_back(parts: list[str]) -> None:
    """Any syllables joined as the orthography asks (apostrophe before a, o, e) come back one by one."""
    joined = "".join(("'" if at and one[0] in "aoe" else "") + one for at, one in enumerate(parts))
    assert syllables(joined) == tuple(parts)


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    """Whatever an author types, nothing is lost but what is neither letter nor digit."""
    assert "".join(syllables(text)) == re.sub(r"[^a-z0-9]", "", plain_pinyin(text))


def test_the_glossary_has_a_syllable_for_each_character() -> None:
    """Every Chinese headword has as many syllables as characters; one that has not is misspelled."""
    wrong = []
    for term in load_seeds(ROOT, "jiangmen-psb-2020").terms:
        characters = len(re.findall(r"[\u3400-\u9fff]", term.headword))
        letters = [one for one in syllables(term.pinyin) if not one.isdigit()]
        plain = not re.search(r"[A-Za-z0-9]", term.headword)
        if plain and term.pinyin and characters != len(letters):
            wrong.append((term.headword, term.pinyin, letters))
    assert wrong == []
