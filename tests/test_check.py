"""The last gate before writing reads a page as a browser does, and sees what is missing, doubled or altered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from zhujie import markdown
from zhujie.check import plain

CODES = (*range(1, 0xA0), 0x2028, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF, 0xE0001, 0x1FFFE)


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"U+{code:04X}")
def test_what_was_escaped_is_read_back(code: int) -> None:
    """Whatever character a text holds, `plain` finds it in what the one escape makes of it."""
    assert plain(markdown.text(f"前{chr(code)}后")) == f"前{chr(code)}后"


REFERENCES = [
    *(f"&#{code};" for code in (0, 1, 2, 9, 10, 11, 12, 13, 27, 31, 127, 128, 129, 133, 141, 159, 160)),
    *("&#x0b;", "&#X1B;", "&#xd800;", "&#55296;", "&#xfffe;", "&#xffff;", "&#1114111;", "&#1114112;", "&#0000065;"),
    *("&#99999999999999999999;", "&#x110000;", "&#65", "&#x41", "&amp;#65;", "&lt;", "&quot;", "&#;", "&;", "&bogus;"),
]


def test_a_reference_means_what_a_browser_makes_of_it(browser: Browser) -> None:
    """Decimal, hexadecimal, named, without semicolon, of no character: `plain` and the browser agree on each."""
    page = browser.new_page()
    read = "text => new DOMParser().parseFromString('<p>' + text + '</p>', 'text/html').body.textContent"
    seen = {reference: page.evaluate(read, f"前{reference}后") for reference in REFERENCES}
    page.close()
    assert {reference: plain(f"前{reference}后") for reference in REFERENCES} == seen


def test_a_literal_is_read_as_markdown_and_browser_leave_it() -> None:
    """A carriage return is a line feed there, and Markdown's own marks vanish: a page that holds one is not the text."""
    assert plain("甲\r\n乙\r丙\x02丁\x03") == "甲\n乙\n丙丁"
