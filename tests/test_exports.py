"""Claims about the data files of a report whose every word is hostile (`tests/hostile.py`): data to whoever opens them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.hostile import EVERY, hostile_project
from zhujie.edition import Edition, compose
from zhujie.exports.figures import FIGURE_FIELDS, NUMBERS, cell

LIVE = "=+-@＝＋－＠"
"""What makes a cell a formula in one spreadsheet or another."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of the hostile report."""
    return compose(hostile_project(tmp_path_factory.mktemp("hostile")).root, "made-up")


@pytest.mark.parametrize("sign", LIVE)
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\t", "\r", "\n", "\r\n", "\u200b", "\ufeff", "\x00"])
def test_a_formula_is_set_behind_an_apostrophe(sign: str, before: str) -> None:
    """Every sign at either width, also behind blanks and invisible characters, which some programs skip."""
    words = f"{before}{sign}SUM(A1)"
    assert cell(words) == "'" + words
    assert cell(words, "number") == "'" + words


@pytest.mark.parametrize("words", ["\tx", "\rx", "\nx", "\x00x"])
def test_a_cell_never_begins_with_a_control_character(words: str) -> None:
    """Where a tab or a line end stands first, programs differ in what they take for the beginning."""
    assert cell(words) == "'" + words


@pytest.mark.parametrize("number", ["-64.5", "0", "12.5", "59000", "-1"])
def test_a_number_stays_a_number(number: str) -> None:
    """In a column of numbers; in a column of words the same characters are words."""
    assert cell(number, "number") == cell(number, "integer") == number
    assert cell(number) == ("'" + number if number.startswith("-") else number)


@pytest.mark.parametrize("words", ["-1+2", "-cmd", "--1", "-１", "-1e5", "+1", "-"])
def test_what_only_begins_like_a_number_is_none(words: str) -> None:
    """A column of numbers is no way around."""
    assert cell(words, "number") == "'" + words


@pytest.mark.parametrize("words", ["", "宗", "%", "|", "‰", "同比下降64.5%", "a=b", "1-2", "“=”"])
def test_other_words_stay_as_they_are(words: str) -> None:
    """Nothing is added where no program reads a formula: units above all."""
    assert cell(words) == words


def test_the_table_of_figures_holds_no_formula(edition: Edition) -> None:
    """Every cell of `figures.csv` is inert, every payload can be told from it, and rows stay rows."""
    text = edition.files["data/figures.csv"]
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(edition.annotated.figures) >= len(EVERY)
    numeric = {name for name, type_, _ in FIGURE_FIELDS if type_ in NUMBERS}
    for row in rows:
        for name, words in row.items():
            shown = words.lstrip(" \t\r\n\u3000\ufeff\u200b")
            assert not shown.startswith(tuple(LIVE)) or (name in numeric and float(words) is not None), (name, words)
    cautions = {row["caution"] for row in rows}
    assert all(words in cautions or "'" + words in cautions for words in EVERY)
    assert all(row["start"].isdigit() and row["value"].replace(".", "").isdigit() for row in rows if row["caution"])


@pytest.mark.parametrize("ending", [".json", ".js"])
def test_data_may_stand_in_a_script(ending: str, edition: Edition) -> None:
    """No `<` and no separator of lines in any JSON or in the index, so none ends a script; what it says is unchanged."""
    files = {name: text for name, text in edition.files.items() if name.endswith(ending)}
    assert files
    for name, text in files.items():
        assert not {"<", "\u2028", "\u2029"} & set(text), name
        value = json.loads(text if ending == ".json" else text.partition("=")[2].rstrip().rstrip(";"))
        if name in ("data/glossary.json", "assets/search-index.js"):
            assert all(
                json.dumps(words, ensure_ascii=False) in json.dumps(value, ensure_ascii=False) for words in EVERY
            )


def test_pages_carry_data_that_ends_no_script(edition: Edition) -> None:
    """The source on 引文核验 is data whatever it says."""
    data = json.loads(edition.files[".dress.json"])["verify.html"]["data"]
    assert json.loads(data)["text"] == edition.annotated.report.source.text
