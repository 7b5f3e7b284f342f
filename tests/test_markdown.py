"""Escaping: what a report says is shown, whatever it is written like."""

from __future__ import annotations

import html
import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhujie import markdown
from zhujie.markdown import Markup

TRICKY = "*_`#[]()<>{}!|~^=:-+.\\&\"' 1.)\n 2023. 年{{ x }}<b>&amp;"


def shown(page: str) -> str:
    """The characters a browser would show of a Markdown page."""
    rendered = python_markdown.markdown(page, extensions=["attr_list"])
    return html.unescape(re.sub(r"<[^>]*>", "", rendered, flags=re.S))


@given(st.text(st.sampled_from(list(TRICKY + "中文报告。0123456789")), min_size=1, max_size=30))
def test_text_in_a_paragraph_is_shown_as_it_is(value: str) -> None:
    """Any characters, at the start of a value or within, come out of Python-Markdown unchanged."""
    assert shown(f"<span>{markdown.text(value)}</span>") == value


@given(st.text(st.sampled_from(list(TRICKY + "中文。12")), min_size=1, max_size=20).filter(str.strip))
def test_a_value_at_the_start_of_a_line_begins_nothing(value: str) -> None:
    """A value printed first on its line is a paragraph: no list, heading, quotation, rule or code."""
    rendered = python_markdown.markdown(str(markdown.text(value)), extensions=["attr_list"])
    assert re.fullmatch(r"<p>[^<]*</p>", rendered, flags=re.S)


@given(st.text(st.sampled_from(list(TRICKY + "中文")), max_size=20))
def test_an_attribute_holds_any_text(value: str) -> None:
    """Quotes and angle brackets in a value cannot leave the attribute."""
    element = markdown.tag("a", "词", title=value)
    found = re.fullmatch(r'<a title="([^"<>]*)">词</a>', element)
    assert found and html.unescape(found[1]) == value


def test_markup_is_not_escaped_twice() -> None:
    """What is already Markdown passes as it is."""
    assert markdown.finalize(Markup("<b>")) == "<b>"
    assert markdown.finalize("<b>") == "&#60;b&#62;"


def test_a_template_cannot_print_an_object() -> None:
    """A record that slipped into a template is an error, not its repr on a page."""
    with pytest.raises(TypeError, match="object"):
        markdown.finalize(object())
