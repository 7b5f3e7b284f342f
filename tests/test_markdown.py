"""Escaping: what a report says is shown, whatever it is written like, by every program that knows Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import commonmark, github
from zhujie import markdown
from zhujie.markdown import Markup

TRICKY = "*_`#[]()<>{}!|~^=:-+.\\&\"' 1.)$@ 2023. 年{{ x }}<b>&amp;&#65;"
VALUES = st.text(st.sampled_from(list(TRICKY + "中文报告。0123456789")), min_size=1, max_size=30)

Reader = Callable[[str], str]


def ours(page: str) -> str:
    """The one the site is made with."""
    return str(python_markdown.markdown(page, extensions=["tables"]))


READERS = pytest.mark.parametrize("reader", [ours, commonmark, github], ids=lambda one: one.__name__)


def words(markup: str) -> str:
    """The characters a browser would show."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup, flags=re.S))


@READERS
@given(VALUES)
def test_text_in_a_line_is_shown_as_it_is(reader: Reader, value: str) -> None:
    """Any characters, with others around them."""
    assert words(reader(f"前{markdown.prose(value)}后")).strip("\n") == f"前{value}后"


@READERS
@given(VALUES.filter(lambda value: value.strip() == value))
def test_a_value_at_the_start_of_a_line_begins_nothing(reader: Reader, value: str) -> None:
    """A value printed first on its line is a paragraph: no list, heading, quotation, rule or code."""
    shown = reader(str(markdown.prose(value)))
    assert re.fullmatch(r"<p>[^<]*</p>\n?", shown, flags=re.S) and words(shown).strip("\n") == value


@READERS
@given(VALUES)
def test_a_link_and_a_cell_hold_any_text(reader: Reader, value: str) -> None:
    """Brackets do not end a link, bars no cell."""
    shown = reader(f"前{markdown.link(value, 'a.html#b')}后")
    assert '<a href="a.md#b">' in shown and words(shown).strip("\n") == f"前{value}后"
    if reader is not commonmark:
        row = reader(f"| 甲 | 乙 |\n|---|---|\n| {markdown.prose(value)} | 丙 |\n")
        cells = re.findall(r"<td>(.*?)</td>", row, flags=re.S)
        assert [words(cell).strip() for cell in cells] == [value.strip(), "丙"]


@given(VALUES)
def test_a_drawing_holds_any_text(value: str) -> None:
    """There each character that could mean something is a reference, inside an attribute too."""
    shown = re.fullmatch(
        r'<a title="([^"<>]*)">([^<>]*)</a>', f'<a title="{markdown.text(value)}">{markdown.text(value)}</a>'
    )
    assert shown and [html.unescape(one) for one in shown.groups()] == [value, value]


def test_markup_is_not_escaped_twice() -> None:
    """What is already Markdown passes as it is."""
    assert markdown.finalize(Markup("<b>")) == "<b>"
    assert markdown.finalize("<b>") == "&#60;b&#62;"


def test_a_template_cannot_print_an_object() -> None:
    """A record that slipped into a template is an error, not its repr on a page."""
    with pytest.raises(TypeError, match="object"):
        markdown.finalize(object())
