"""Claims about citing: a button for each sentence, one stop of the tab order, and the source's characters in what is copied."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import PHONE, NewPage, Watched, violations

ITEM = "measures/2.html"
SOURCE = Path(__file__).parents[2].joinpath("seeds/jiangmen-psb-2020/report.txt").read_text(encoding="utf-8")
MENU = ".cite-menu"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
TODAY = r"\[\d{4}-\d{2}-\d{2}\]"

COPIED = """() => { let got = null; const data = new DataTransfer();
const event = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true});
getSelection().anchorNode.dispatchEvent(event); return event.defaultPrevented ? data.getData('text/plain') : null }"""
"""What the page itself puts on the clipboard for the present selection; None when it leaves that to the browser."""


def select(page: Page, start: str, end: str) -> None:
    """Selects from the beginning of one element to the end of another."""
    page.evaluate(
        """([a, b]) => { const range = document.createRange(), s = getSelection();
        range.setStart(document.querySelector(a), 0);
        const last = document.querySelector(b); range.setEnd(last, last.childNodes.length);
        s.removeAllRanges(); s.addRange(range) }""",
        [start, end],
    )


def menu_for(page: Page, sentence: int) -> None:
    """Opens the menu of a sentence of `ITEM` by keyboard alone; the heading's button is the first."""
    page.locator(".numbers button[tabindex='0']").focus()
    page.keyboard.press("Home")
    for _ in range(sentence):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(MENU).wait_for()


def test_the_numbers_are_one_stop_of_the_tab_order(page_file: Watched) -> None:
    """Arrow keys, Home and End go from sentence to sentence; each is named; the sentence and its number are shown."""
    page = page_file.open(ITEM)
    assert page.locator(".numbers button[tabindex='0']").count() == 1
    page.locator(".numbers button[tabindex='0']").focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "举措二标题，引用"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "举措二·句2，引用"
    assert "is-current" in (page.locator("#measure-2-2").get_attribute("class") or "")
    box = page.locator(".number-of.shown").bounding_box()
    line = page.evaluate("document.getElementById('measure-2-2').getClientRects()[0].toJSON()")
    assert box and box["y"] < line["bottom"] and box["y"] + box["height"] > line["top"] and box["width"] >= 24
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert last == f"举措二·句{page.locator('.s.sentence').count()}，引用"
    assert page.locator(".numbers button[tabindex='0']").count() == 1
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.numbers')") is None
    assert page.locator(".is-current").count() == 0


def test_link_and_quotation_are_copied(site_http: str, new_page: NewPage) -> None:
    """The link is the sentence's address; the quotation is literal and carries organ, [R/OL], access date and address."""
    watched = new_page(site_http, **CLIPBOARD)
    page = watched.open(ITEM)
    menu_for(page, 2)
    address = f"{site_http}{ITEM}#measure-2-2"
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.cite-told').textContent === '已复制'")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.get_by_role("button", name="复制引文及出处").click()
    page.wait_for_timeout(100)
    copied = page.evaluate("navigator.clipboard.readText()")
    quote, _, rest = copied.partition("”（举措二·句2）\n")
    assert quote.startswith("“") and quote[1:] in SOURCE
    pattern = (
        rf"江门市公安局\. 江门市公安局2020年法治政府建设年度报告（拟题）\[R/OL\]\. {TODAY}\. {re.escape(address)}\."
    )
    assert re.fullmatch(pattern, rest), rest
    assert datetime.date.today().isoformat() in rest
    page.keyboard.press("Escape")
    assert page.locator(MENU).count() == 0
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "举措二·句2，引用"
    assert not watched.errors


def test_copying_works_from_the_disk_without_the_new_clipboard(site_file: str, new_page: NewPage) -> None:
    """Where navigator.clipboard is missing the old way copies, and says so; the focus stays in the menu."""
    watched = new_page(site_file)
    watched.context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = watched.open(ITEM)
    page.evaluate("document.addEventListener('copy', e => { window.copied = e.target.value })")
    menu_for(page, 1)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.cite-told').textContent === '已复制'")
    assert page.evaluate("window.copied").endswith("measures/2.html#measure-2-1")
    assert page.evaluate("document.activeElement.textContent") == "复制链接"
    assert page.locator("body > textarea").count() == 0


def test_files_for_reference_managers(base: str, new_page: NewPage) -> None:
    """RIS and CSL-JSON name the organ as author, have no date of publication, and hold the literal words."""
    watched = new_page(base, accept_downloads=True)
    page = watched.open(ITEM)
    menu_for(page, 2)
    with page.expect_download() as ris:
        page.get_by_role("button", name="下载 RIS").click()
    text = ris.value.path().read_bytes().decode("utf-8")
    lines = dict(line.split("  - ", 1) for line in text.splitlines() if line)
    assert ris.value.suggested_filename == "jiangmen-psb-2020-measure-2-2.ris"
    assert text.startswith("TY  - RPRT\r\n") and text.endswith("ER  - \r\n")
    assert lines["AU"] == "江门市公安局" and "PY" not in lines and "DA" not in lines
    place, _, words = lines["N1"].partition("：")
    assert place == "举措二·句2" and words in SOURCE
    with page.expect_download() as csl:
        page.get_by_role("button", name="下载 CSL-JSON").click()
    (item,) = json.loads(csl.value.path().read_text(encoding="utf-8"))
    assert item["type"] == "report" and item["author"] == [{"literal": "江门市公安局"}] and "issued" not in item
    assert item["URL"].endswith("measures/2.html#measure-2-2")
    place, _, words = item["note"].partition("：")
    assert place == "举措二·句2" and words in SOURCE


def test_copied_text_is_the_sources(page_file: Watched) -> None:
    """Across sentences, paragraphs, notes and topic headings, what is copied is the source's slice, byte for byte."""
    page = page_file.open(ITEM)
    last = page.locator(".s.sentence").last.get_attribute("id")
    for start, end in (("#measure-2", f"#{last}"), ("#measure-2-2", "#measure-2-4"), ("#measure-2-4", "#measure-2-4")):
        select(page, start, end)
        offsets = page.evaluate(
            "([a, b]) => [document.querySelector(a).dataset.start, document.querySelector(b).dataset.end]", [start, end]
        )
        assert page.evaluate(COPIED) == SOURCE[int(offsets[0]) : int(offsets[1])]
    page_file.open("text.html")
    select(page, ".verbatim", ".verbatim")
    assert page.evaluate(COPIED) == SOURCE


def test_copying_our_words_is_left_to_the_browser(page_http: Watched) -> None:
    """A selection that begins or ends in what is ours is copied as it is."""
    page = page_http.open(ITEM)
    select(page, ".kicker", "#measure-2-2")
    assert page.evaluate(COPIED) is None
    select(page, "section.page-terms", "section.page-terms")
    assert page.evaluate(COPIED) is None


def test_selecting_words_offers_the_menu(site_http: str, new_page: NewPage) -> None:
    """Words selected with the mouse get the menu, keep their selection, and are cited with the sentences they stand in."""
    page = new_page(site_http, **CLIPBOARD).open(ITEM)
    first = page.evaluate("document.getElementById('measure-2-1').getClientRects()[0].toJSON()")
    second = page.evaluate("document.getElementById('measure-2-2').getClientRects()[0].toJSON()")
    page.mouse.move(first["left"] + 3, first["top"] + 8)
    page.mouse.down()
    page.mouse.move(second["left"] + 60, second["top"] + 8, steps=4)
    page.mouse.up()
    page.locator(MENU).wait_for()
    assert "举措二·句1至句2" in page.locator(MENU).inner_text()
    words = page.evaluate("getSelection().toString()")
    page.get_by_role("button", name="复制引文及出处").click()
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"“{words}”")
    assert words in SOURCE
    assert page.evaluate("getSelection().toString()") == words
    page.mouse.click(first["left"] + 3, first["top"] - 60)
    page.locator(MENU).wait_for(state="detached")


def test_a_touch_reader_can_cite(site_file: str, new_page: NewPage) -> None:
    """A tap on a sentence shows its number, a tap on the number the menu, inside the screen."""
    watched = new_page(site_file, viewport=PHONE, has_touch=True, is_mobile=True)
    page = watched.open(ITEM)
    page.locator("#measure-2-3").scroll_into_view_if_needed()
    line = page.evaluate("document.getElementById('measure-2-3').getClientRects()[0].toJSON()")
    page.touchscreen.tap(line["left"] + 12, line["top"] + line["height"] / 2)
    number = page.locator(".number-of.shown")
    number.wait_for()
    box = number.bounding_box()
    assert box and box["x"] >= 0 and box["width"] >= 24 and box["height"] >= 24
    number.tap()
    page.locator(MENU).wait_for()
    box = page.locator(MENU).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    assert not watched.errors


def test_axe_finds_nothing_with_the_menu_open(page_http: Watched) -> None:
    """With the menu open the page has no fault axe knows."""
    page = page_http.open(ITEM)
    menu_for(page, 3)
    assert violations(page) == []
