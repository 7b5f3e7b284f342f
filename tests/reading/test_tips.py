"""Claims about the tips of terms and figures: pointer, keyboard, touch; one at a time; inside the screen; nothing left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import DESKTOP, NARROW, PHONE, NewPage, Watched, violations

ITEM = "measures/2.html"
TIP = "[role=tooltip]"


def state(page: Page) -> str:
    """What of the article's markup a tip may change and must give back."""
    return str(
        page.evaluate("document.querySelector('article').innerHTML.replace(/<div class=\"numbers.*?<\\/div>/s, '')")
    )


def inside(page: Page) -> bool:
    """Whether the tip lies wholly within the screen."""
    return bool(
        page.evaluate(
            """() => { const b = document.querySelector('[role=tooltip]').getBoundingClientRect();
            return b.left >= 0 && b.top >= 0 && b.right <= document.documentElement.clientWidth
              && b.bottom <= innerHeight && b.width > 40 }"""
        )
    )


def test_a_tip_opens_on_hover_and_stays_under_the_pointer(watched: Watched) -> None:
    """It tells the meaning, links to the entry, is described to the mark, stays while read, and goes with the pointer."""
    page = watched.open(ITEM)
    term = page.locator("a.term.first").nth(1)
    before = state(page)
    term.hover()
    tip = page.locator(TIP)
    tip.wait_for()
    entry = page.locator(f".page-terms [data-term='{term.get_attribute('data-ref')}'] dt a").inner_text()
    assert entry in tip.inner_text() and "见词条" in tip.inner_text()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    tip.hover()
    page.wait_for_timeout(400)
    assert tip.is_visible(), "the tip went although the pointer rested on it"
    assert inside(page)
    page.mouse.move(5, 790)
    tip.wait_for(state="detached")
    page.wait_for_timeout(600)
    assert state(page) == before, "the tip left something behind"
    assert not watched.errors and not watched.foreign


def test_a_figures_tip_gives_its_meaning(page_file: Watched) -> None:
    """A figure's tip holds what its `data-tip` says and leads to the table."""
    page = page_file.open(ITEM)
    figure = page.locator("a.figure").first
    figure.hover()
    tip = page.locator(TIP)
    tip.wait_for()
    assert (figure.get_attribute("data-tip") or "?") in tip.inner_text()
    tip.get_by_text("见数字表").click()
    page.wait_for_url("**/figures.html#n-*")


def test_a_figure_inside_a_term_adds_its_own_words(page_http: Watched) -> None:
    """A term that holds a figure tells both."""
    page = page_http.open(ITEM)
    term = page.locator("a.term.first:has(.figure)").first
    term.hover()
    text = page.locator(TIP).inner_text()
    assert (term.locator(".figure").get_attribute("data-tip") or "?") in text


def test_tips_work_by_keyboard_one_at_a_time(watched: Watched) -> None:
    """Focus opens, the next focus closes it and opens its own, Esc closes and keeps the focus."""
    page = watched.open(ITEM)
    page.locator("a.term.first").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.locator(TIP).wait_for()
    first = page.locator(TIP).inner_text()
    page.keyboard.press("Tab")
    page.wait_for_function("text => document.querySelector('[role=tooltip]')?.innerText !== text", arg=first)
    assert page.locator(TIP).count() <= 1
    page.locator("a.term.first").first.focus()
    page.keyboard.press("Escape")
    assert page.locator(TIP).count() == 0
    assert page.evaluate("document.activeElement.matches('a.term')")
    assert page.locator("[aria-describedby=tip]").count() == 0


def test_the_first_tap_opens_and_the_second_goes(base: str, new_page: NewPage) -> None:
    """On a touch screen a tap shows the tip and stays; a second tap follows the link; a tap elsewhere closes."""
    watched = new_page(base, viewport=PHONE, has_touch=True, is_mobile=True)
    page = watched.open(ITEM)
    term = page.locator("a.term.first").nth(2)
    term.scroll_into_view_if_needed()
    term.tap()
    page.locator(TIP).wait_for()
    assert page.url.endswith(ITEM)
    box = page.locator(TIP).bounding_box()
    assert box
    page.touchscreen.tap(4, 160 if box["y"] > 300 else 700)
    page.locator(TIP).wait_for(state="detached")
    term.tap()
    page.locator(TIP).wait_for()
    term.tap()
    page.wait_for_url("**/glossary.html#*")


@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["320", "1280"])
def test_no_tip_leaves_the_screen(site_http: str, new_page: NewPage, size: dict[str, int]) -> None:
    """Every tip of a page, wherever its mark stands on the screen, lies wholly inside it."""
    page = new_page(site_http, viewport=size).open(ITEM)
    marks = page.locator("a.term.first, a.figure")
    page.keyboard.press("Tab")
    outside = page.evaluate(
        """() => { const bad = [];
        for (const mark of document.querySelectorAll('a.term.first[href], a.figure[href]')) {
          for (const block of ['start', 'end']) {
            mark.blur(); mark.scrollIntoView({block}); mark.focus({preventScroll: true, focusVisible: true});
            const tip = document.querySelector('[role=tooltip]');
            if (!tip) { bad.push('none: ' + mark.textContent); continue; }
            const b = tip.getBoundingClientRect();
            if (b.left < 0 || b.top < 0 || b.right > document.documentElement.clientWidth || b.bottom > innerHeight)
              bad.push(block + ' ' + mark.textContent + JSON.stringify(b));
          } }
        return bad }"""
    )
    assert marks.count() > 10
    assert outside == []


def test_axe_finds_nothing_with_a_tip_open(site_http: str, new_page: NewPage) -> None:
    """With a tip open the page has no fault axe knows, light and dark."""
    for scheme in ("light", "dark"):
        page = new_page(site_http, color_scheme=scheme).open(ITEM)
        page.locator("a.figure").first.hover()
        page.locator(TIP).wait_for()
        assert violations(page) == []


def test_terms_that_are_not_shown_are_not_links_until_asked_for(page_http: Watched) -> None:
    """A repeated term is plain text to the tab order; 标出全部术语 makes it a link with a tip."""
    page = page_http.open(ITEM)
    again = page.locator("a.term:not(.first)").first
    assert again.get_attribute("href") is None
    page.locator(".zj-settings summary").click()
    page.locator("[data-act=all-terms]").click()
    assert again.get_attribute("href")
    page.keyboard.press("Escape")
    again.hover()
    page.locator(TIP).wait_for()
