"""Punctuation shown at full width: only beside Chinese, only when the source has one width, always reversible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhujie.pages.punctuation import may_widen, narrow, widen


def test_marks_between_chinese_are_shown_wide() -> None:
    """Comma, colon, semicolon and brackets beside Han characters, digits on one side included."""
    assert widen("2020年,全市(含三区):下降6%,其余;无") == "2020年，全市（含三区）：下降6%，其余；无"


def test_marks_in_numbers_and_latin_words_keep_their_width() -> None:
    """1,241 and 12:30 are no Chinese punctuation."""
    assert widen("共1,241宗 (a, b) 12:30") == "共1,241宗 (a, b) 12:30"


def test_a_text_with_both_widths_is_left_alone() -> None:
    """What could not be reversed is not done."""
    assert not may_widen("甲,乙，丙") and widen("甲,乙，丙") == "甲,乙，丙"


@given(st.text("甲乙,:;()，：12 a。“”"))
def test_it_is_reversible_and_keeps_the_length(text: str) -> None:
    """From what is shown one gets the source back."""
    assert len(widen(text)) == len(text)
    if may_widen(text):
        assert narrow(widen(text)) == text
