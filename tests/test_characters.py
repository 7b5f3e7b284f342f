"""What nobody sees never reaches a terminal raw: neither from a text nor from a name."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project import PLAIN, Project
from zhujie.exports.jsontext import dump
from zhujie.model import Finding, Place
from zhujie.model.characters import INVISIBLE, is_blank, visible

SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of Arabic and Kaithi that are drawn around digits, although Unicode counts them as formats."""

HOSTILE = "\x1b[31m红\x07\x9b2J\u202e反\u2066\u200b\r\n\U000e0001\x7f\ufffe"


def test_every_character_of_format_is_invisible() -> None:
    """The ranges hold all that Unicode calls a control, a format, a surrogate or a separator of lines."""
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in SEEN:
            assert INVISIBLE.match(char), f"U+{code:04X}"


@pytest.mark.parametrize(
    "char", ["中", " ", "\u3000", "\u00a0", "é", "\u0301", "𠮷", "\ufe0f", "\U000e0100", "😀", *sorted(SEEN)]
)
def test_what_is_seen_is_left_alone(char: str) -> None:
    """Letters, blanks, accents, forms of a letter."""
    assert visible(char) == char


def test_invisible_characters_are_spelled_out() -> None:
    """By their numbers, as Python and JSON write them."""
    assert visible("甲\x1b乙\n\r\t\x9b\u202e\U000e0001\ud800\\") == r"甲\x1b乙\n\r\t\x9b\u202e\U000e0001\ud800" + "\\"


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    """Whatever the text: one line that can be printed anywhere."""
    assert not INVISIBLE.search(visible(text))
    visible(text).encode("utf-8")


def test_a_finding_is_harmless_on_a_terminal() -> None:
    """File, message and advice, with escapes, bidi marks and line breaks in them, are one line."""
    finding = Finding("error", "x", Place(HOSTILE, 1), HOSTILE, HOSTILE)
    assert not INVISIBLE.search(str(finding))
    assert str(finding).count(r"\x1b[31m红") == 3


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u3000", True), ("\x1b\u200b ", True), ("。", False)])
def test_blank_is_what_shows_nothing(text: str, blank: bool) -> None:
    """Blanks and invisible characters."""
    assert is_blank(text) is blank


@given(st.text())
def test_json_spells_them_out_and_means_the_same(text: str) -> None:
    """Nothing but our own line ends is invisible in published data, and a program reads the very text."""
    written = dump({"text": text, "rows": [{"text": text}]})
    assert not INVISIBLE.search(written.replace("\n", ""))
    assert json.loads(written) == {"text": text, "rows": [{"text": text}]}


def test_no_command_prints_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    """`inspect`, as a tree and as JSON, `new` and a build that fails, of a text and seeds full of them."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    text = PLAIN.replace("认真落实", HOSTILE).replace("加强行政执法", f"加强{HOSTILE.replace(chr(10), '')}执法")
    project.write_report(text, topics=[{"quote": "没有\u200b这句", "label": "无"}], organ="某\x1b[2J局")
    file = project.root / "收\x1b[2J\u202e到.txt"
    file.write_text(text, encoding="utf-8", newline="")
    runs = [
        project.run("inspect", file.name),
        project.run("inspect", file.name, "--json"),
        project.run("inspect", f"没有{file.name}"),
        project.run("new", file.name, "--slug", "b", "--organ", "某局", "--year", "2022"),
        project.run("new", file.name, "--slug", "c", "--organ", HOSTILE, "--year", "2022"),
        project.run(),
        project.run("--report", HOSTILE.replace("\n", "")),
    ]
    for run in runs:
        said = run.stdout + run.stderr
        assert said and "Traceback" not in said
        assert not INVISIBLE.search(said.replace("\n", "")), run.args
