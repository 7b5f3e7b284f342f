"""The rules and the words they know speak for themselves: each has an example, and the example is read so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import zhujie.figures
from tests.figures.sentences import report_of
from zhujie.figures import find_figures
from zhujie.figures.classify import classify, unclaimed
from zhujie.figures.lexicon import entries, words
from zhujie.figures.table import TABLE, Rule
from zhujie.numerals import fold

FILES = sorted((Path(zhujie.figures.__file__).parent / "lexicon").glob("*.txt"))
GROUP = re.compile(r"# (?P<what>.+)\n# 例：(?P<example>.+)\n\[(?P<name>[a-z-]+)\]\n")


def groups() -> list[tuple[str, str]]:
    """Every group, `file.name`, with its example."""
    found = [(file, match) for file in FILES for match in GROUP.finditer(file.read_text(encoding="utf-8"))]
    return [(f"{file.stem}.{match['name']}", match["example"]) for file, match in found]


def test_every_group_says_what_it_is_and_gives_an_example() -> None:
    """No group of words stands there without a line that says what it is and a sentence that has it."""
    named = [
        f"{file.stem}.{name}" for file in FILES for name in re.findall(r"^\[(.+)\]$", file.read_text("utf-8"), re.M)
    ]
    assert [name for name, _ in groups()] == named
    assert len(named) > 25


@pytest.mark.parametrize(("name", "example"), groups())
def test_the_example_of_a_group_holds_one_of_its_words_and_is_read_whole(name: str, example: str) -> None:
    """A word of the group stands in the example, and no number of the example is left over."""
    assert any(word in example for word in words(name))
    assert find_figures(report_of(example))[1] == ()


@pytest.mark.parametrize("name", [name for name, _ in groups()])
def test_no_word_stands_twice_in_its_group(name: str) -> None:
    """Nor does an entry of nothing but a guard."""
    said = [entry.partition("!")[0] for entry in entries(name)]
    assert len(set(said)) == len(said) and all(said)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.name)
def test_a_rule_claims_its_example(rule: Rule) -> None:
    """The example of a rule is claimed by this rule and by no other instead, nothing of it is left over, and it says why."""
    text = fold(rule.example)
    claims = classify(text)
    assert rule.name in [claim.rule for claim in claims]
    assert rule.name == "hotline-alone" or not unclaimed(text, claims)
    assert rule.why.endswith(".")
    assert set(rule.cues) & set(text)


def test_every_rule_has_a_name_of_its_own() -> None:
    """Two rules of one name could not be told apart in a finding."""
    assert len({rule.name for rule in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("查处二十一件。", ["二十一件"]),
        ("检查三十二次。", ["三十二次"]),
        ("办结十一件。", ["十一件"]),
        ("实行六三大攻坚战。", None),
        ("惠及1.9万家。", ["1.9万家"]),
        ("学习十一次全会精神。", []),
    ],
)
def test_a_word_is_no_piece_of_a_number(sentence: str, surfaces: list[str] | None) -> None:
    """十一 of 二十一件 and 二次 of 三十二次 are no words; what is no number as anybody says it is reported, not read."""
    figures, findings = find_figures(report_of(sentence))
    assert bool(findings) is (surfaces is None)
    if surfaces is not None:
        assert [figure.surface for figure in figures if figure.is_figure] == surfaces
