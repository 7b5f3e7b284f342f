"""The last gate before writing reads a page as a browser does, and sees what is missing, doubled or altered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.project import PLAIN, Project, report_of
from zhujie import markdown
from zhujie.check import check_links, check_text, plain
from zhujie.edition import compose

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


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of a made-up report, as they are about to be written."""
    return compose(Project(tmp_path_factory.mktemp("sound")).root, "made-up").files


def codes(files: dict[str, str]) -> set[str]:
    """What the two laws have to say of these files."""
    return {one.code for one in (*check_text(report_of(PLAIN), files), *check_links(files))}


SPOILT: dict[str, tuple[str, Callable[[str], str], set[str]]] = {
    "nothing": ("index.md", lambda page: page, set()),
    "a sentence twice, on two pages": ("plans/1.md", lambda page: page, {"text-doubled"}),
    "a character of a sentence": ("measures/1.md", lambda page: page.replace("巡查", "检查"), {"text-altered"}),
    "a character too many": ("measures/1.md", lambda page: page.replace("巡查。", "巡查。。"), {"text-altered"}),
    "a sentence gone": (
        "measures/1.md",
        lambda page: page.replace('<a id="measure-1-1"></a>', "", 1),
        {"text-lost"},
    ),
    "the verbatim page": (
        "text.md",
        lambda page: page.replace("现将有关情况", "现将情况"),
        {"text-altered", "verbatim-altered"},
    ),
    "a link to no page": ("index.md", lambda page: page + "[甲](measures/9.md)", {"dead-link"}),
    "a link to no place": (
        "index.md",
        lambda page: page + "[甲](measures/1.md#nowhere)",
        {"dead-link"},
    ),
    "a link to no place of its own": ("measures/1.md", lambda page: page + "[甲](#nowhere)", {"dead-link"}),
    "an id twice": ("index.md", lambda page: page + '<a id="甲"></a><a id="甲"></a>', {"id-twice"}),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_a_template_spoils_is_seen_before_it_is_written(sound: dict[str, str], what: str) -> None:
    """A page that loses, doubles or alters the text, or links to nothing, is never written; a sound one is."""
    name, spoil, said = SPOILT[what]
    files = {**sound, name: spoil(sound[name])}
    if "twice, on two pages" in what:
        files[name] += next(line for line in sound["plans/2.md"].splitlines() if line.startswith('<a id="plan-2'))
    assert files == sound or files[name] != sound[name]
    found = codes(files)
    assert said <= found and bool(said) == bool(found)
