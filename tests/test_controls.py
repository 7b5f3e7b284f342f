"""Control characters of a report are text: a browser reads every one of them back, in order, on every page.

The pages are built by the command a person runs, so Markdown, the host and the theme have all had their turn.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import NewPage
from tests.project import Project

CONTROLS = [chr(code) for code in (*range(1, 0x20), *range(0x7F, 0xA0))]
"""C0 without NUL, which makes a file binary; DEL; C1."""
OTHERS = [
    *"\u00a0\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069",
    *"\ufe0f\ufeff\ufff9\ufffd\ufdd0\ufffe\uffff\U0001fffe\U000e0001\U000e0041\U000e0100\U0010ffff",
]


def lines(chars: list[str]) -> str:
    """Each character at the beginning and end of a line and of a sentence, inside, doubled, beside marks and Markdown's signs."""
    return "\n".join(f"{c}办{c}理。{c}核{c}{c}查,{c}督{c}*办*。{c} {c}改&{c}#x1b;进{c}。{c}" for c in chars)


TEXT = f"""\x02某县水利局法治政府建设年度报告\x03
一、主要举措和成效
(一)加强\x1b领导。
{lines(CONTROLS[:33])}
(二)优化\u202e服务。
{lines(CONTROLS[33:])}
二、存在的问题
{lines(OTHERS)}
三、下一步计划
一是抓\x0b实。二是抓\x9b细。\r\n换\r行。
\x1f\x1b"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that report."""
    project = Project(tmp_path_factory.mktemp("controls"))
    project.write_report(TEXT)
    run = project.run()
    assert run.returncode == 0, run.stderr
    return project.root / "site"


def test_the_verbatim_page_is_the_source(site: Path, new_page: NewPage) -> None:
    """What a browser reads on it is the file, code point by code point."""
    page = new_page(site.as_uri() + "/").open("text.html")
    assert page.locator(".verbatim").evaluate("one => one.textContent") == TEXT


def test_every_sentence_is_the_source_s(site: Path, new_page: NewPage) -> None:
    """On each page of the text every sentence holds its own characters, and together they hold every one once."""
    watched = new_page(site.as_uri() + "/")
    seen = [0] * len(TEXT)
    read = "[...document.querySelectorAll('.s')].map(one => [one.dataset.start, one.dataset.end, one.textContent])"
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    for name in names:
        if name in ("404.html", "text.html", "full.html"):
            continue
        for start, end, shown in watched.open(name).evaluate(read):
            assert shown == TEXT[int(start) : int(end)], name
            seen[int(start) : int(end)] = [count + 1 for count in seen[int(start) : int(end)]]
    assert [TEXT[at] for at, count in enumerate(seen) if count != 1 and not TEXT[at].isspace()] == []
    assert watched.errors == []


def test_the_whole_report_for_print_is_the_source(site: Path, new_page: NewPage) -> None:
    """Every sentence of the one long page as well."""
    page = new_page(site.as_uri() + "/").open("full.html")
    read = "[...document.querySelectorAll('.s')].map(one => [one.dataset.start, one.dataset.end, one.textContent])"
    found = page.evaluate(read)
    assert found and all(shown == TEXT[int(start) : int(end)] for start, end, shown in found)
