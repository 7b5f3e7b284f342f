"""Claims about how the site looks, each measured in the browser: faults of access, reflow, layout, contrast, print."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import DESKTOP, NARROW, PHONE, NewPage, violations

MODES = {"light": ("light", ""), "dark": ("dark", ""), "elder": ("light", "elder")}
"""Colour scheme of the system, and the class the reading tools put on `<html>`."""

SMALL_TEXT, LARGE_TEXT = 4.5, 3.0
"""Least contrast of words, and of what is not words, by WCAG 2.2 AA."""

OURS = ("--ink", "--quiet", "--zhu", "--measures", "--problems", "--plans")
"""Colours that words are set in."""

COLOURS = """names => {
  const probe = document.body.appendChild(document.createElement("i"));
  const rgb = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  };
  const found = Object.fromEntries(names.map(name => [name, rgb(name)]));
  probe.remove();
  return found;
}"""

TARGETS = {"rules": {"target-size": {"enabled": True}}}
"""Axe leaves this one out unless asked: what is pressed measures 24 pixels, or stands apart."""

FEWER = """most => {
  for (const kind of [".entry", ".relation", "tbody tr", "p.src", ".note", ".page-terms dl > div"])
    [...document.querySelectorAll(kind)].slice(most).forEach(one => one.remove());
}"""
"""Leaves so many of what a page repeats: axe takes seconds for hundreds of the same."""


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """A page of every kind: whatever stands at the top, and of each folder the list and its fullest item."""
    kinds = sorted(page.name for page in site.glob("*.html"))
    for folder in sorted({page.parent for page in site.glob("*/*.html")}):
        fullest = max(folder.glob("[0-9]*.html"), key=lambda page: page.stat().st_size)
        kinds += [f"{folder.name}/index.html", f"{folder.name}/{fullest.name}"]
    return kinds


@pytest.fixture
def item(pages: list[str], site: Path) -> str:
    """The fullest item page: the one most likely to overflow."""
    return max((page for page in pages if "/" in page), key=lambda page: (site / page).stat().st_size)


def show(page: Page, mode: str) -> None:
    """Puts on `<html>` what the reading tools would."""
    page.evaluate("name => name && document.documentElement.classList.add(name)", MODES[mode][1])


def test_axe_finds_nothing(new_page: NewPage, site_http: str, pages: list[str]) -> None:
    """No page has a fault that axe knows, in light, dark and 适老.

    Only colours differ from light to the other two, so there axe looks at those, and at fewer things of each kind.
    """
    watched = new_page(site_http, color_scheme="light")
    faults: dict[str, list[str]] = {}
    for name in pages:
        page = watched.open(name)
        page.evaluate(FEWER, 50)
        faults[name] = violations(page, **TARGETS)
        page.evaluate(FEWER, 8)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
        faults[f"{name} dark"] = violations(page, runOnly=["color-contrast"])
        show(page, "elder")
        faults[f"{name} elder"] = violations(page, runOnly=["color-contrast"])
        page.emulate_media(color_scheme="light")
    assert not {name: found for name, found in faults.items() if found}


WIDER = "document.documentElement.scrollWidth > innerWidth"
CUT = """[...document.querySelectorAll('h1, h2, h3')].some(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)"""


def test_no_page_scrolls_sideways(new_page: NewPage, site_http: str, pages: list[str]) -> None:
    """Every page reflows at 320, 390 and 1280 pixels, and with text of twice the size; what is wider scrolls by itself."""
    watched = new_page(site_http, viewport=NARROW)
    wide = []
    for name in pages:
        page = watched.open(name)
        for size in (NARROW, PHONE, DESKTOP):
            page.set_viewport_size(size)
            if page.evaluate(WIDER):
                wide.append((name, size["width"]))
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        if page.evaluate(WIDER) or page.evaluate(CUT):
            wide.append((name, 200))
    assert not wide


def test_commentary_stands_beside_the_text(new_page: NewPage, site_http: str, item: str) -> None:
    """From 1280 pixels, notes stand right of their paragraph, level with it or lower, and none covers another."""
    page = new_page(site_http).open(item)
    page.wait_for_timeout(200)
    cards = page.evaluate(
        """() => [...document.querySelectorAll('.margin > :is(.note, .pointer)')].map(card => {
             const box = card.getBoundingClientRect();
             const text = card.parentElement.previousElementSibling.getBoundingClientRect();
             return {left: box.left - text.right, top: box.top, bottom: box.bottom, above: text.top - box.top};
           })"""
    )
    assert cards
    assert all(card["left"] > 0 and card["above"] < 4 for card in cards)
    cards.sort(key=lambda card: card["top"])
    assert all(one["bottom"] <= two["top"] for one, two in pairwise(cards))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_commentary_folds_on_a_phone(scripts: bool, new_page: NewPage, site_http: str, item: str) -> None:
    """On a phone notes wait behind a mark under their paragraph, and a press opens them, with and without scripts."""
    page = new_page(site_http, viewport=PHONE, java_script_enabled=scripts).open(item)
    margin = page.locator(".margin").first
    assert not margin.locator(".note, .pointer").first.is_visible()
    margin.locator(".fold summary").click()
    assert margin.locator(".note, .pointer").first.is_visible()


def test_a_line_of_the_source_is_as_long_as_one_reads_with_ease(new_page: NewPage, site_http: str, item: str) -> None:
    """On a wide screen a full line holds 30 to 40 Chinese characters, set in Song; ours is set in Hei."""
    page = new_page(site_http).open(item)
    text = page.locator("p.src").first
    width, size, family = text.evaluate(
        "one => [one.clientWidth, parseFloat(getComputedStyle(one).fontSize), getComputedStyle(one).fontFamily]"
    )
    assert 30 <= width / size <= 40
    assert "Song" in family and "Song" not in page.locator(".note").first.evaluate(
        "one => getComputedStyle(one).fontFamily"
    )


def luminance(colour: list[float]) -> float:
    """Relative luminance of an sRGB colour of three parts up to 255."""
    linear = [part / 255 / 12.92 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], two: list[float]) -> float:
    """Contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_every_colour_is_read_on_every_ground(mode: str, new_page: NewPage, site_http: str) -> None:
    """Words have a contrast of 4.5, ink of 7; hairlines that mark something 3; in 适老 words have 7."""
    page = new_page(site_http, color_scheme=MODES[mode][0]).open()
    show(page, mode)
    colours = page.evaluate(COLOURS, [*OURS, "--hair", "--paper", "--raised"])
    assert len({tuple(colours[name]) for name in OURS}) == len(OURS)
    for ground in ("--paper", "--raised"):
        least = {name: contrast(colours[name], colours[ground]) for name in (*OURS, "--hair")}
        assert least.pop("--hair") >= LARGE_TEXT - 0.2
        assert least["--ink"] >= 7
        assert min(least.values()) >= (7 if mode == "elder" else SMALL_TEXT), least


def test_the_colour_scheme_is_chosen_and_remembered(new_page: NewPage, site_file: str) -> None:
    """From the disk too: the system's scheme until one is chosen, then the choice, on the next page as well."""
    watched = new_page(site_file, color_scheme="dark")
    page = watched.open()
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator(".zj-settings summary").click()
    page.get_by_label("浅色").check()
    page.wait_for_function(f"{ground} !== '{dark}'")
    light = page.evaluate(ground)
    page = watched.open("glossary.html")
    page.wait_for_load_state("load")
    assert page.evaluate(ground) == light != dark
    page.locator(".zj-settings summary").click()
    assert page.get_by_label("浅色").is_checked()


def test_the_home_page_is_one_screen(new_page: NewPage, site_http: str) -> None:
    """At 1280 × 800 name, lists, picture, figures and the four doors are all seen without scrolling."""
    page = new_page(site_http, viewport=DESKTOP).open()
    for selector in (".home-title", ".home-parts", ".flow svg", ".highlights", ".doors"):
        box = page.locator(selector).first.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= DESKTOP["height"], selector


def test_contents_open_with_the_keyboard(new_page: NewPage, site_http: str) -> None:
    """On a small screen the button 目录 opens the contents, Esc closes them; no script is needed."""
    page = new_page(site_http, viewport=NARROW, java_script_enabled=False).open("glossary.html")
    page.get_by_role("button", name="目录").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("navigation", name="目录").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#contents").is_visible()


def test_paper_shows_the_text_and_not_the_tools(new_page: NewPage, site_http: str, item: str) -> None:
    """In print there is no header, navigation or form; every note is there, and no table is wider than the sheet."""
    watched = new_page(site_http, viewport={"width": 642, "height": 900})
    page = watched.open(item)
    page.emulate_media(media="print")
    assert not page.locator(".md-header, .zj-nav, .turn, .fold").locator("visible=true").count()
    assert page.locator(".note").locator("visible=true").count() == page.locator(".note").count()
    number = page.locator("p.src .s.sentence").first.evaluate("one => getComputedStyle(one, '::before').content")
    assert any(letter.isdigit() for letter in number)
    for name in ("figures.html", "relations.html"):
        page = watched.open(name)
        page.emulate_media(media="print")
        assert (
            page.evaluate(
                "Math.max(...[...document.querySelectorAll('table')].map(t => t.getBoundingClientRect().right))"
            )
            <= 642
        )
