"""Written numbers are read as exact decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhujie.numerals import fold, plain, read_number, unit_of_last_place


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", "3"), ("1,208", "1208"), ("40.12", "40.12"), ("1.3万", "13000"), ("30多亿", "3000000000"), ("11.07万", "110700"),
        ("三", "3"), ("十", "10"), ("十九", "19"), ("二十", "20"), ("九十九", "99"), ("一百零五", "105"), ("两千三百", "2300"),
        ("两万", "20000"), ("两万余", "20000"), ("十余万", "100000"), ("一亿二千万", "120000000"), ("二〇二〇", "2020"), ("１２", "12"),
    ],
)  # fmt: skip
def test_reads(words: str, value: str) -> None:
    """Arabic, multiplied and Han numbers have the value a reader gives them."""
    read = read_number(words)
    assert read is not None
    assert plain(read) == value


@pytest.mark.parametrize("words", ["", "件", "第", "十名", "3件"])
def test_what_is_no_number_is_none(words: str) -> None:
    """Other words are not read at all rather than in part."""
    assert read_number(words) is None


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_decimal_places_are_kept(digits: int, places: int) -> None:
    """No binary fraction creeps in: a printed decimal is read as itself, and its last place is known."""
    printed = format(Decimal(digits).scaleb(-places), "f")
    assert read_number(printed) == Decimal(printed)
    assert unit_of_last_place(printed) == Decimal(1).scaleb(-places)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    """Folding widths maps character to character."""
    assert len(fold(text)) == len(text)
