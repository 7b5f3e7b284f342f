"""Quantities said in words: found where the text claims them, not where a word or a name only holds the characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.sentences import report_of
from tests.figures.test_reports import seed
from zhujie.figures import find_claims, find_figures
from zhujie.figures.lexicon import entries
from zhujie.model import Claim


def claims(sentence: str) -> list[Claim]:
    """The claims of one sentence."""
    report = report_of(sentence)
    return list(find_claims(report, find_figures(report)[0]))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("没有发生重大事故。", ["none 没有发生"]),
        ("多次受到肯定，破获了一批大案。", ["several 多次", "several 一批"]),
        ("在全省率先实行，首次公开。", ["first 率先", "first 首次"]),
        ("是全省发案最少的地市之一，发案最少。", ["most 最少的地市之一", "most 最少"]),
        ("案件均已办结，全部录入。", ["all 均已", "all 全部"]),
        ("绝大多数群众满意，发案明显下降。", ["degree 绝大多数", "degree 明显"]),
        ("增幅低于全省平均水平。", ["most 低于全省平均"]),
        ("月均发案5宗，人均办案平均用时均衡。", []),
        ("向最高人民法院报告，落实最低生活保障。", []),
        ("服务少数民族群众，开展经常性检查。", []),
        ("落实“最多跑一次”，印发《全部清理办法》。", []),
        ("培训1.3万多人次，共30多名。", []),
    ],
)
def test_a_claim_is_found_by_its_words(sentence: str, found: list[str]) -> None:
    """Each with its kind, the longest word at its place; parts of words, names and figures are none."""
    assert [f"{claim.kind} {claim.surface}" for claim in claims(sentence)] == found


def test_the_claims_of_the_seed_are_the_reviewed_ones() -> None:
    """What the seed says of quantity without a number, with its address: read against the text."""
    report, figures, _ = seed()
    told = [f"{claim.sentence} {claim.kind} {claim.surface}" for claim in find_claims(report, figures)]
    assert told == [
        "measure-1-2 first 第一时间",
        "measure-2-2 several 多次",
        "measure-2-5 first 率先",
        "measure-3-2 several 定期",
        "measure-4-1 most 最少的地市之一",
        "measure-4-1 none 没有发生",
        "measure-4-4 several 一批",
        "measure-4-4 most 低于全省平均",
        "measure-5-14 all 均",
        "problem-1-1 degree 较为",
        "problem-3-1 several 时有发生",
        "problem-3-1 degree 量少",
    ]


WORDS = entries(*(f"claims.{name}" for name in ("none", "several", "first", "most", "all", "degree", "other")))


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text("最之一均多，。“”《》30宗", max_size=4)), max_size=8).map(
        "".join
    )
)
def test_claims_are_literal_and_apart(text: str) -> None:
    """Offsets are exact, ids follow them, and no two claims overlap."""
    found = claims(text)
    assert all(text[claim.start : claim.end] == claim.surface and claim.id == f"v-{claim.start}" for claim in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
