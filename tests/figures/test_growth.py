"""Reading takes as long as the text is long: no repetition makes parsing and annotating grow faster.

Work hidden in a regular expression cannot be counted in steps, so time is: the processor's own, for a text and for four
times as much of it, as a ratio. A ratio needs no idle machine, and a run that was disturbed is tried again.
"""

from __future__ import annotations

import time

import pytest

from zhujie.annotate import annotate
from zhujie.model import ReportSeed, SourceText, Term
from zhujie.parse import parse
from zhujie.seeds import Seeds

ATTEMPTS = 6
"""The best of so many counts: whatever else runs on the machine only ever adds time."""
MOST = 6.5
"""Linear is 4; 4 to the power 1.7, the mildest of what this is to catch, is 10.6."""
ENOUGH = 0.02
"""Seconds of the smaller run below which a clock's own grain would show."""
LONGEST = 100_000

TABLE = "蓬江区3件,江海区12件,新会区45.6%,"
COUNTS = [
    "3件，",
    "3件",
    "等3项",
    "其中3件，",
    "全市3件",
    "通过3件",
    "甲、乙3个",
    "“甲”“乙”3个",
    "《甲》3件",
    "3至5件",
    "3件至",
    "约",
    "3、",
]
SHARES = [
    "5%、",
    "同比增加3%，",
    "同比分别增加3%，",
    "由3%降低至2%，",
    "率、5%",
    "一分之一",
    "3宗,同比下降6%,",
    "同比",
    "增加了",
]
TIMES = ["三年", "3年", "1月", "近三年3件，", "，今年，", "今年3件", "3月—", "2020年", "一、一季度", "至"]
NAMES = [
    "《a》",
    "《3",
    "“3",
    "“”",
    "令第1号",
    "第一",
    "第1届",
    "一届一中、",
    "一中、",
    "一案一档",
    "三三",
    "零",
    "a3",
    "3+",
    "1.",
]
NUMERALS = ["十", "万", "亿", "3", "1,000", "魑3魅", "一、", "、"]
LINES = [
    "一、\n",
    "1.\n",
    "一是甲。",
    "第一，甲。",
    "（一）甲。",
    "①甲。",
    '。"',
    '"。',
    "……",
    "甲方面，",
    "甲\n",
    " \n",
    "(",
]
PLANS = [
    "一、问题\n二、计划\n",
    "一、存在的问题\n甲方面,乙。\n二、计划\n甲乙丙丁。\n",
    "一、计划\n(一)甲乙丙。\n二、问题\n(一)甲乙丙。\n",
]
UNITS = [TABLE, *COUNTS, *SHARES, *TIMES, *NAMES, *NUMERALS, *LINES, *PLANS]


def seeds(*forms: str) -> Seeds:
    """Seeds with nothing but terms of one form each."""
    terms = tuple(Term(f"t-{n}", form, (form,), "", "", "phrase", "", (), "official") for n, form in enumerate(forms))
    return Seeds(ReportSeed("x", "某机关", 2020, ""), terms, (), (), (), (), ())


def seconds(unit: str, length: int, known: Seeds) -> float:
    """The processor's time for a unit repeated to a length."""
    text = (unit * (length // len(unit) + 1))[:length]
    start = time.process_time()
    annotate(parse(SourceText("report.txt", text, "", "utf-8")), known)
    return time.process_time() - start


def growth(unit: str, known: Seeds) -> float:
    """How many times longer four times the text takes."""
    length = 2000
    while (once := seconds(unit, length, known)) < ENOUGH and length * 8 <= LONGEST:
        length *= 2
    return seconds(unit, length * 4, known) / max(once, ENOUGH)


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_four_times_as_long(unit: str) -> None:
    """A unit repeated four times as often takes about four times as long, at the best of some attempts."""
    known = seeds()
    assert any(growth(unit, known) <= MOST for _ in range(ATTEMPTS))


@pytest.mark.parametrize("unit", ["依法行政", "依法行政。", "依依法", "一、问题\n依法行政。\n二、计划\n依法行政。\n"])
def test_so_does_a_text_full_of_terms(unit: str) -> None:
    """Overlapping terms, and suggestions made of them, grow no faster."""
    known = seeds("依法", "依法行政", "法行", "行政", "依依")
    assert any(growth(unit, known) <= MOST for _ in range(ATTEMPTS))
