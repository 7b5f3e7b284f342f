"""The table of sentences: every number of the genre's forms and traps is what a reader says it is."""

from __future__ import annotations

import pytest

from tests.figures.sentences import Case, read_table, report_of, row
from zhujie.figures import find_figures

CASES = read_table()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_sentence_gives_its_rows(case: Case) -> None:
    """Each number has the surface, kind, value, unit and meaning of its row, no other is found, none is left over."""
    figures, findings = find_figures(report_of(case.sentence))
    assert [row(figure) for figure in figures] == list(case.rows)
    assert not findings


def test_the_table_is_long_enough_to_speak_for_the_genre() -> None:
    """It holds more than 150 rows and every kind of number."""
    rows = [line for case in CASES for line in case.rows]
    assert len(rows) > 150
    assert {line.split(" | ")[1] for line in rows} == {
        "count", "amount", "rate", "change", "level", "rank", "part", "list-length", "date", "name", "ordinal", "zero-word"
    }  # fmt: skip


def test_an_unknown_unit_is_one_finding() -> None:
    """Digits and multiplier are one number: nobody has to mend `1.2` and `万` apart."""
    figures, findings = find_figures(report_of("清理1.2万嗒。"))
    assert not figures
    assert [finding.quote for finding in findings] == ["1.2万"]


def test_a_multiplier_cut_off_from_its_digits_is_no_number() -> None:
    """`**245.6** 万元` is not ten thousand yuan: better a finding than a wrong figure."""
    figures, findings = find_figures(report_of("罚没**245.6** 万元。"))
    assert not figures
    assert [finding.quote for finding in findings] == ["245.6", "万"]
