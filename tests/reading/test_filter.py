"""Claims about finding in the glossary, the table of figures and the matrices."""

from __future__ import annotations

import pytest

from tests.browser import NewPage, Watched

ENTRIES = "article.entry:not([hidden])"
ROWS = "table.sortable tbody tr:not([hidden])"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("双随机", "double-random"),
        ("shuang suiji", "double-random"),
        ("SHUANGSUIJI", "double-random"),
        ("shuāng suíjī", "double-random"),
        ("ssj", "double-random"),
        ("randoms", "double-random"),
        ("随机抽查", "double-random"),
    ],
)
def test_the_glossary_is_found_in_every_spelling(page_http: Watched, query: str, found: str) -> None:
    """Han, pinyin with and without tones and spaces, initials, English, aliases lead to the entry."""
    page = page_http.open("glossary.html")
    page.locator("#filter").fill(query)
    page.wait_for_function("document.querySelector('form.filter output').textContent.startsWith('找到')")
    assert page.locator(ENTRIES).filter(has=page.locator(f"h3#{found}")).count() == 1
    assert page.locator(ENTRIES).count() < 40


def test_the_filter_stands_in_the_address(watched: Watched) -> None:
    """Words and category are in the address, a reload keeps them, the count is told, empty groups are gone."""
    page = watched.open("glossary.html")
    total = page.locator(ENTRIES).count()
    page.locator("#filter").fill("执法")
    page.wait_for_function("location.search.includes('q=')")
    page.locator("#filter-category").select_option("system")
    page.wait_for_function("location.search.includes('c=system')")
    left = page.locator(ENTRIES).count()
    assert 0 < left < total
    assert page.locator("form.filter output[role=status]").inner_text() == f"找到{left}条，共{total}条"
    page.reload()
    assert page.locator("#filter").input_value() == "执法"
    assert page.locator(ENTRIES).count() == left
    for group in page.locator("section.initial:not([hidden])").all():
        assert group.locator(ENTRIES).count() > 0
    page.locator("#filter").fill("没有这样的词")
    page.wait_for_function("document.querySelector('form.filter output').textContent.startsWith('没有')")
    assert page.locator("section.initial:not([hidden])").count() == 0
    assert not watched.errors


def test_a_link_to_an_entry_beats_the_filter(watched: Watched) -> None:
    """An address with both a filter and an entry it would hide shows the entry."""
    page = watched.open("glossary.html?q=zzzz#double-random")
    assert page.locator("h3#double-random").is_visible()
    assert page.locator("#filter").input_value() == ""


def test_an_entry_gives_its_link(site_http: str, new_page: NewPage) -> None:
    """The sign beside a headword copies the entry's own address."""
    watched = new_page(site_http, permissions=["clipboard-read", "clipboard-write"])
    page = watched.open("glossary.html")
    page.locator("h3#double-random a.self").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('form.filter output').textContent === '已复制本条链接'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("glossary.html#double-random")


def test_the_table_of_figures_filters_and_sorts(watched: Watched) -> None:
    """Values sort as numbers, up, down and as printed; empty values last; filter and order are kept by the address."""
    page = watched.open("figures.html")
    values = f"[...document.querySelectorAll('{ROWS} td.num')].map(c => c.dataset.value)"
    printed = page.evaluate(values)
    head = page.locator("table.sortable thead th").nth(2)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    up = [float(v) for v in page.evaluate(values) if v]
    assert up == sorted(up) and len(up) > 20
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    down = page.evaluate(values)
    assert [float(v) for v in down if v] == up[::-1]
    assert "" not in down[: len(up)]
    page.locator("#filter").fill("下降")
    page.locator("#filter-category").select_option("change")
    page.wait_for_function("location.search.includes('c=change')")
    page.reload()
    kept = [float(v) for v in page.evaluate(values) if v]
    assert kept == sorted(kept, reverse=True) and len(kept) < len(up)
    page.goto(page.url.split("?")[0])
    assert page.evaluate(values) == printed
    assert not watched.errors


def test_empty_cells_come_last_either_way(watched: Watched) -> None:
    """A column of words in which cells are empty: they stand at the end, whether it is sorted up or down."""
    page = watched.open("figures.html")
    column = 7
    cells = f"[...document.querySelectorAll('{ROWS}')].map(row => row.cells[{column}].textContent.trim())"
    button = page.locator("table.sortable thead th").nth(column).locator("button")
    for _ in ("ascending", "descending"):
        button.click()
        shown = page.evaluate(cells)
        filled = [words for words in shown if words]
        assert 0 < len(filled) < len(shown) and shown[: len(filled)] == filled


def test_only_the_gaps_can_be_shown(page_file: Watched) -> None:
    """只看缺口 leaves the rows without a counterpart, tells how many, and stands in the address."""
    page = page_file.open("relations.html")
    rows = page.locator("table.matrix tbody tr:visible")
    total, holes = rows.count(), page.locator("table.matrix tr.has-hole").count()
    page.locator("#only-holes").check()
    assert rows.count() == holes < total
    assert page.locator("output[for=only-holes]").inner_text() == f"表中列出{holes}行，共{total}行"
    page.reload()
    assert page.locator("#only-holes").is_checked() and rows.count() == holes
    page.locator("#only-holes").uncheck()
    assert rows.count() == total and "holes" not in page.url


def test_the_picture_lights_what_belongs_together(page_http: Watched) -> None:
    """A box under the pointer or with the focus lights its curves and their other ends, and only those."""
    page = page_http.open("relations.html")
    box = page.locator(".flow-box").first
    name = box.get_attribute("data-box")
    own = page.locator(f".flow-line[data-start={name}], .flow-line[data-end={name}]").count()
    assert own > 0
    for way in ("focus", "hover"):
        if way == "focus":
            box.focus()
        else:
            box.hover(force=True)
        assert page.locator(".flow-line.is-lit").count() == own
        assert page.locator(".flow-box.is-lit").count() >= 2
    page.mouse.move(2, 2)
    page.evaluate("document.activeElement.blur()")
    assert page.locator(".is-lit").count() == 0
