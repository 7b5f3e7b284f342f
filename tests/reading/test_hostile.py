"""Claims about a report whose own words look like code: the pages that carry its text as data show it as it is."""

from __future__ import annotations

import pytest

from tests.browser import NewPage
from tests.project import PLAIN, Project

WORDS = '落实<b>河湖长制</b>&amp;巡查</script><!-- "引" \\n {{ x }} *号* 𠮷县。'
TEXT = PLAIN.replace("落实河湖长制巡查。", WORDS)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address on the disk of a site built from such a report."""
    project = Project(tmp_path_factory.mktemp("hostile") / "有 空#格")
    project.write_report(TEXT, organ='某县"水利"局<i>')
    run = project.run()
    assert run.returncode == 0, run.stdout + run.stderr
    return (project.root / "site").as_uri() + "/"


def test_its_words_are_verified_as_they_are(hostile: str, new_page: NewPage) -> None:
    """引文核验 finds them literally, and links to their sentence."""
    watched = new_page(hostile)
    page = watched.open("verify.html")
    for quotation in (WORDS, TEXT[:4000]):
        page.locator("#quotation").fill(quotation)
        page.get_by_role("button", name="核验", exact=True).click()
        assert page.locator(".verdict").inner_text() == "逐字一致"
    page.locator(".where a").first.click()
    assert not watched.errors


def test_the_whole_report_shows_and_copies_them(hostile: str, new_page: NewPage) -> None:
    """全本 holds them once, what is cited is literal, and the organ's name is its own in the citation."""
    watched = new_page(hostile)
    page = watched.open("full.html")
    shown = page.evaluate("[...document.querySelectorAll('.full .s, .full .gap')].map(e => e.textContent).join('')")
    assert shown == TEXT.replace("\n", "")
    assert page.evaluate("window.zhujie.edition.organ") == '某县"水利"局<i>'
    text = page.evaluate(
        """() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.full'));
        return window.zhujie.read(range).text }"""
    )
    assert text.strip() == TEXT.strip()
    assert not watched.errors


def test_a_place_is_called_as_on_the_page(hostile: str, new_page: NewPage) -> None:
    """The scripts name a sentence as the pages do."""
    page = new_page(hostile).open("measures/1.html")
    name = page.locator(".item-head .name").inner_text()
    assert page.evaluate("window.zhujie.place('measure-1-2')") == f"{name}·句2"
    assert page.evaluate("window.zhujie.place('measure-1')") == f"{name}标题"
