"""Claims about the reader's switches, the margin, addresses, and what is there without scripts or storage."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser import DESKTOP, NARROW, PHONE, NewPage, Watched, violations

ITEM = "measures/2.html"
SOURCE = Path(__file__).parents[2].joinpath("seeds/jiangmen-psb-2020/report.txt").read_text(encoding="utf-8")
KEPT = "localStorage.getItem('zhujie.prefs')"


def test_switches_are_remembered_and_say_how_they_stand(watched: Watched) -> None:
    """Size, 适老 and 标出全部术语 change the page, keep aria-pressed right, and are there on the next page."""
    page = watched.open(ITEM)
    page.locator(".zj-settings summary").click()
    root = page.locator("html")
    before = page.locator("p.src").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.locator("[data-act=size-large]").click()
    assert page.locator("p.src").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > before
    pressed = [page.locator(f"[data-act=size-{s}]").get_attribute("aria-pressed") for s in ("small", "medium", "large")]
    assert pressed == ["false", "false", "true"]
    for act in ("elder", "all-terms"):
        page.locator(f"[data-act={act}]").click()
        assert page.locator(f"[data-act={act}]").get_attribute("aria-pressed") == "true"
    watched.open("plans/1.html")
    classes = (root.get_attribute("class") or "").split()
    assert {"js", "elder", "all-terms"} <= set(classes)
    assert root.get_attribute("data-size") == "large"
    assert page.locator("[data-act=elder]").get_attribute("aria-pressed") == "true"
    page.locator(".zj-settings summary").click()
    page.locator("[data-act=elder]").click()
    assert "elder" not in (root.get_attribute("class") or "").split()
    page.keyboard.press("Escape")
    assert not page.locator(".zj-settings").evaluate("e => e.open")
    assert not watched.errors


def test_the_choice_is_applied_before_the_first_paint(page_http: Watched) -> None:
    """The classes stand when the head has been read: prefs.js is loaded there, and waits for nothing."""
    page = page_http.open(ITEM)
    script = page.locator("head script[src$='assets/js/prefs.js']")
    assert script.count() == 1
    assert script.evaluate("s => !s.async && !s.defer && s.type === ''")


@pytest.mark.parametrize("kept", ["null", "7", "[]", "{broken", '{"size": 9, "elder": "yes"}'])
def test_whatever_storage_holds_the_page_stands(page_http: Watched, kept: str) -> None:
    """Foreign or broken values in storage change nothing and throw nothing."""
    page_http.context.add_init_script(f"localStorage.setItem('zhujie.prefs', {kept!r})")
    page = page_http.open(ITEM)
    classes = set((page.locator("html").get_attribute("class") or "").split())
    assert "js" in classes and not classes & {"elder", "plain", "all-terms"}
    assert page.locator("html").get_attribute("data-size") is None
    assert not page_http.errors


def test_without_storage_the_switches_work(base: str, new_page: NewPage) -> None:
    """Where storage is blocked nothing throws, and a switch holds for the page."""
    watched = new_page(base)
    watched.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = watched.open(ITEM)
    page.locator("[data-act=plain]").click()
    assert page.locator("html.plain").count() == 1
    page.locator("a.term").first.hover(force=True)
    assert not watched.errors


def test_plain_mode_is_the_source(page_http: Watched, report: dict[str, Any]) -> None:
    """只看原文: on every item page the text of the article is the source's slice, nothing more, nothing less."""
    page = page_http.open(ITEM)
    page.locator("[data-act=plain]").click()
    squeezed = re.compile(r"\s+")
    for part in report["parts"]:
        for item in part["items"]:
            page_http.open(f"{part['kind']}/{item['number']}.html")
            shown = page.evaluate(
                """() => { const seen = [];
                for (const child of document.getElementById('content').children) {
                  const style = getComputedStyle(child);
                  if (child.matches('nav, .numbers') || style.display === 'none' || style.clipPath === 'inset(50%)') continue;
                  seen.push(child.innerText);
                } return seen.join('') }"""
            )
            dom = page.evaluate("[...document.querySelectorAll('.src .s, .src .gap')].map(e => e.textContent).join('')")
            slice_ = SOURCE[item["start"] : item["end"]]
            assert squeezed.sub("", shown) == squeezed.sub("", slice_), item["id"]
            assert dom == slice_.replace("\n", ""), item["id"]
            assert page.locator(".src a[href]").count() == 0
    assert violations(page) == []
    page.locator("[data-act=plain]").click()
    assert page.locator(".src a[href]").count() > 0


def test_notes_stand_beside_their_sentences(site_http: str, new_page: NewPage) -> None:
    """On a wide screen no note covers another, each begins at or below its sentence, and the text does not move."""
    watched = new_page(site_http, viewport={"width": 1440, "height": 900})
    watched.context.add_init_script(
        """window.shifts = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.shifts += e.value })
        .observe({type: 'layout-shift', buffered: true})"""
    )
    page = watched.open(ITEM)
    page.wait_for_timeout(300)
    boxes = page.evaluate(
        """[...document.querySelectorAll('.note, .pointer')].map(card => { const b = card.getBoundingClientRect();
        const s = document.getElementById(card.dataset.for).getClientRects()[0]; return [b.top, b.bottom, s.top, b.left, s.right] })"""
    )
    assert len(boxes) > 5
    column = page.locator("p.src").first.bounding_box()
    assert column
    for top, _, sentence, left, _ in boxes:
        assert top >= sentence - 8
        assert left >= column["x"] + column["width"], "a note lies over the text"
    ordered = sorted(boxes)
    for one, two in itertools.pairwise(ordered):
        assert two[0] >= one[1] - 1, "two notes lie over each other"
    assert page.evaluate("window.shifts") < 0.01
    page.set_viewport_size({"width": 1300, "height": 900})
    page.wait_for_timeout(200)
    again = sorted(
        page.evaluate(
            "[...document.querySelectorAll('.note, .pointer')].map(c => { const b = c.getBoundingClientRect(); return [b.top, b.bottom] })"
        )
    )
    assert all(two[0] >= one[1] - 1 for one, two in itertools.pairwise(again))


def test_a_long_note_opens_on_request(site_http: str, new_page: NewPage) -> None:
    """Beside the text it shows its beginning; its button opens and closes it, and what stands below makes room."""
    page = new_page(site_http, viewport=DESKTOP).open(ITEM)
    note = page.locator(".note.long").first
    words, more = note.locator("p"), note.get_by_role("button")
    assert "展开" in (more.get_attribute("aria-label") or "")
    short = words.evaluate("one => one.clientHeight")
    assert short < words.evaluate("one => one.scrollHeight")
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    assert words.evaluate("one => one.clientHeight >= one.scrollHeight")
    boxes = page.evaluate(
        """[...document.querySelectorAll('.note, .pointer')].map(c => c.getBoundingClientRect())
        .map(b => [b.top, b.bottom]).sort((a, b) => a[0] - b[0])"""
    )
    assert all(two[0] >= one[1] - 1 for one, two in itertools.pairwise(boxes))
    more.press("Enter")
    assert more.get_attribute("aria-expanded") == "false" and words.evaluate("one => one.clientHeight") == short
    page.emulate_media(media="print")
    assert words.evaluate("one => one.clientHeight >= one.scrollHeight") and not more.is_visible()


def test_notes_are_folded_on_a_small_screen(site_file: str, new_page: NewPage) -> None:
    """The fold tells how many there are, opens when pressed, when a mark is pressed, and when a link leads to a note."""
    watched = new_page(site_file, viewport=PHONE)
    page = watched.open(ITEM)
    aside = page.locator("aside.margin:has(.note)").first
    note = aside.locator(".note").first
    assert not note.is_visible()
    assert re.search(r"注\d+", aside.locator("summary").inner_text())
    aside.locator("summary").click()
    assert note.is_visible()
    aside.locator("summary").click()
    assert not note.is_visible()
    page.locator(f"a.mark[href$='#{note.get_attribute('id')}']").click()
    assert note.is_visible()
    other = page.locator("aside.margin .note").last
    watched.open(f"{ITEM}#{other.get_attribute('id')}")
    assert other.is_visible()
    assert not watched.errors


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_a_link_opens_at_its_sentence(site_file: str, new_page: NewPage, size: dict[str, int]) -> None:
    """The sentence of the address is on the screen below the header, and looks different from the others."""
    page = new_page(site_file, viewport=size).open(f"{ITEM}#measure-2-12")
    page.wait_for_timeout(150)
    bar = page.locator(".md-header").bounding_box()
    box = page.locator("#measure-2-12").bounding_box()
    assert bar and box
    assert bar["y"] + bar["height"] <= box["y"] <= size["height"] - 30
    colours = page.evaluate(
        "['#measure-2-12', '#measure-2-11'].map(i => getComputedStyle(document.querySelector(i)).backgroundColor)"
    )
    assert colours[0] != colours[1]
    page.goto(page.url.split("#")[0] + "#measure-2-3")
    page.wait_for_timeout(150)
    box = page.locator("#measure-2-3").bounding_box()
    assert box and bar["y"] + bar["height"] <= box["y"] <= size["height"] - 30


def test_a_folded_place_opens_for_its_link(page_http: Watched) -> None:
    """A number that stands in a closed list on figures.html is shown when the address names it."""
    page = page_http.open("figures.html")
    hidden = page.locator("details li[id]").first.get_attribute("id")
    page_http.open(f"figures.html#{hidden}")
    page.wait_for_timeout(100)
    assert page.locator(f"#{hidden}").is_visible()


def test_without_scripts_everything_is_there(site_file: str, new_page: NewPage) -> None:
    """No JavaScript: the whole glossary, every note reachable, no controls that do nothing."""
    watched = new_page(site_file, java_script_enabled=False)
    page = watched.open("glossary.html")
    assert page.locator("article.entry").count() > 100
    assert page.locator("article.entry").last.is_visible()
    assert not page.locator("form.filter").is_visible()
    watched.open(ITEM)
    assert page.locator("a.term").first.get_attribute("href")
    assert page.locator(".number-of").count() == 0
    assert not page.locator("[data-act=plain]").is_visible()
    note = page.locator(".note").first
    watched.open(f"{ITEM}#{note.get_attribute('id')}")
    assert note.is_visible()
    watched.open("verify.html")
    assert not page.locator(".verify-form").is_visible()
    assert "需要浏览器脚本" in page.locator("article").inner_text()


@pytest.mark.parametrize("path", [ITEM, "glossary.html", "figures.html", "relations.html", "verify.html", "full.html"])
def test_nothing_runs_over_at_320(site_http: str, new_page: NewPage, path: str) -> None:
    """At 320 px no page scrolls sideways."""
    page = new_page(site_http, viewport=NARROW).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_folds_print_open(page_http: Watched) -> None:
    """Before printing every fold of the article opens; afterwards it is as it was."""
    page = page_http.open("glossary.html")
    closed = "document.querySelectorAll('#content details:not([open])').length"
    before = page.evaluate(closed)
    assert before > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before
