"""The search field as a person uses it: keys, addresses, filters, input methods, screens, and what may go wrong."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Route, expect
from pypinyin import Style, pinyin

from tests.browser import DESKTOP, NARROW, PHONE, NewPage, Watched, violations
from tests.search.asking import ask, open_search, type_query
from zhujie.model import Annotated

PAGE = "measures/3.html"


def _open(watched: Watched, path: str = PAGE) -> Page:
    page = watched.open(path)
    open_search(page)
    return page


def _search(watched: Watched, query: str, path: str = PAGE) -> Page:
    page = _open(watched, path)
    type_query(page, query)
    page.wait_for_selector(".zj-list [role=option]")
    return page


def test_nothing_of_search_is_loaded_until_it_is_used(new_page: NewPage, site_http: str) -> None:
    """A page asks for the small script of the field only; the index comes with the first use."""
    watched = new_page(site_http)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    page = watched.open(PAGE)
    page.wait_for_timeout(200)
    searching = [url for url in asked if "search-" in url]
    assert not searching
    open_search(page)
    assert any(url.endswith("assets/search-index.js") for url in asked)


@pytest.mark.parametrize("transport", ["http", "file"])
def test_keys_open_walk_follow_and_close(new_page: NewPage, site_http: str, site_file: str, transport: str) -> None:
    """`/` opens and focuses, arrows walk, Enter goes to the sentence, Back returns to the results, Escape closes."""
    page = _search(new_page({"http": site_http, "file": site_file}[transport]), "复议申请")
    field = page.locator("#zj-q")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.zj-hit")
    assert page.url.endswith("/measures/6.html#measure-6-2")
    page.go_back()
    expect(field).to_have_value("复议申请")
    expect(page.locator(".zj-list [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".zj-found")).to_be_hidden()
    assert "q=" not in page.url


def test_enter_without_choosing_follows_the_first_result(page_http: Watched) -> None:
    """Typing and Enter go to the best place; the place itself, not the top of its page."""
    page = _search(page_http, "率=100%")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.zj-hit")
    assert page.url.endswith("/measures/4.html#measure-4-3")


def test_the_words_are_marked_where_one_lands_until_escape(page_file: Watched) -> None:
    """The words found are marked whole on the page, its text and canonical address as they were; Escape unmarks."""
    plain = page_file.open("measures/6.html").locator("p.src").all_inner_texts()
    page = _search(page_file, "xingzhengfuyi")
    page.locator(".zj-list a[href*='measure-6-2']").click()
    page.wait_for_selector("mark.zj-hit")
    assert page.url.endswith("measures/6.html#measure-6-2")
    assert set(page.locator("p.src mark.zj-hit").all_inner_texts()) == {"行政复议"}
    assert page.locator("p.src").all_inner_texts() == plain
    assert page.evaluate("document.querySelector('link[rel=canonical]')?.href || ''").count("?") == 0
    page.keyboard.press("Escape")
    expect(page.locator("mark.zj-hit")).to_have_count(0)
    assert page.locator("p.src").all_inner_texts() == plain


def test_marks_cross_terms_figures_and_punctuation(page_file: Watched) -> None:
    """A match that runs through links and marks is marked from its first to its last character."""
    page = page_file.open("measures/6.html?h=复议申请441宗同比下降#measure-6-2")
    page.wait_for_selector("mark.zj-hit")
    marked = "".join(page.locator("p.src mark.zj-hit").all_inner_texts())
    assert marked.replace(",", "").replace("，", "") == "复议申请441宗同比下降"


def test_an_address_with_a_query_opens_search(page_http: Watched) -> None:
    """`?q=` opens the panel with its results, and typing keeps the address ready to be shared."""
    page = page_http.open("index.html?q=441宗")
    page.wait_for_selector(".zj-list [role=option]")
    expect(page.locator("#zj-q")).to_have_value("441宗")
    type_query(page, "fengqiao")
    page.wait_for_function("new URLSearchParams(location.search).get('q') === 'fengqiao'")


def test_filters_keep_one_kind(page_http: Watched) -> None:
    """Each filter shows results of its kind only, says how many, and is reached and pressed as a button."""
    page = _search(page_http, "智能化")
    for name, inside in (("举措", "/measures/"), ("问题", "/problems/"), ("术语", "glossary.html#")):
        page.locator(".zj-kinds button", has_text=name).click()
        links = page.locator(".zj-list a").evaluate_all("all => all.map(a => a.href.replace(/[?].*#/, '#'))")
        assert links, name
        assert all(inside in link for link in links), (name, links)
    type_query(page, "执法")
    page.locator(".zj-kinds button", has_text="数字").click()
    texts = page.locator(".zj-list a").all_inner_texts()
    assert texts
    assert all(any(c.isdigit() for c in text.partition("\n")[2] or text[2:]) for text in texts)


def test_the_first_line_is_announced(page_http: Watched) -> None:
    """The status says what stands in the source, what is near, and what is not there at all."""
    page = _search(page_http, "复议申请")
    status = page.get_by_role("status")
    expect(status.filter(has_text=re.compile(r"^原文1处 · 术语\d+条$"))).to_be_visible()
    type_query(page, "复议申青")
    expect(status.filter(has_text="原文未见“复议申青”；按同音“复议申请”：原文1处")).to_be_visible()
    assert page.locator(".zj-near").count() == page.locator(".zj-list a").count()
    type_query(page, "执法区块链")
    expect(status.filter(has_text="原文未见“执法区块链”，注和术语中也没有")).to_be_visible()
    expect(page.locator(".zj-hints")).to_contain_text("最接近")
    expect(page.locator(".zj-list")).to_be_hidden()
    expect(page.locator(".zj-kinds")).to_be_hidden()


def test_kinds_without_results_are_not_offered(page_http: Watched) -> None:
    """Filters that would show nothing are hidden; those that are left say how many they show."""
    page = _search(page_http, "辅警")
    shown = page.locator(".zj-kinds button:visible").all_inner_texts()
    assert [text.split()[0] for text in shown] == ["全部", "问题", "术语"]
    assert all(int(text.split()[1]) > 0 for text in shown)


@pytest.mark.parametrize("transport", ["http", "file"])
def test_what_is_not_there_can_be_linked_to_and_cited(
    new_page: NewPage, site_http: str, site_file: str, transport: str, annotated: Annotated
) -> None:
    """未见 has an address that shows it again on any page, and a sentence with the text's digest and the day."""
    base = {"http": site_http, "file": site_file}[transport]
    watched = new_page(base)
    watched.context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = watched.open("measures/3.html?q=扫黑")
    expect(page.locator(".zj-count")).to_contain_text("原文未见“扫黑”")
    page.evaluate("document.addEventListener('copy', e => { window.copied = e.target.value })")
    page.get_by_role("button", name="复制这一结论").click()
    expect(page.locator(".zj-copied")).to_have_text("已复制")
    sentence = (
        r"《江门市公安局2020年法治政府建设年度报告（拟题）》原文未见“扫黑”"
        rf"（按全文检索，.*原文SHA-256 {annotated.report.source.sha256}，核对日期\d{{4}}-\d\d-\d\d）"
    )
    assert re.fullmatch(sentence, page.evaluate("window.copied"))
    page.get_by_role("button", name="复制链接").click()
    page.wait_for_function("window.copied.startsWith(location.protocol)")
    link = page.evaluate("window.copied")
    assert unquote(link) == f"{unquote(base)}index.html?q=扫黑"
    page = watched.open(link.removeprefix(base))
    expect(page.locator(".zj-count")).to_contain_text("原文未见“扫黑”")
    page.evaluate("document.addEventListener('copy', e => { window.copied = e.target.value })")
    type_query(page, "复议 败诉")
    expect(page.locator(".zj-count")).to_contain_text("原文未见“败诉”；原文有“复议”2处")
    page.get_by_role("button", name="复制这一结论").click()
    page.wait_for_function("window.copied && window.copied.includes('原文未见“败诉”；原文有“复议”2处（')")


def test_a_page_with_a_field_of_its_own_keeps_its_query(page_http: Watched) -> None:
    """On the glossary `q` is the filter's: it opens no search, and searching there leaves it alone."""
    page = page_http.open("glossary.html?q=复议")
    expect(page.locator(".zj-found")).to_be_hidden()
    open_search(page)
    type_query(page, "扫黑")
    page.wait_for_function("new URLSearchParams(location.search).get('find') === '扫黑'")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "复议"
    page.reload()
    expect(page.locator(".zj-count")).to_contain_text("原文未见“扫黑”")


def test_rare_characters_sound_as_the_dictionary_says(page_file: Watched) -> None:
    """Each of the 3,755 common characters sounds as one of its readings in the dictionary of pinyin."""
    common = [
        bytes([row, cell]).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA)
    ]
    page = _open(page_file)
    sounds = page.evaluate("all => all.map(one => window.zhujieSound.of(one))", common)
    known = [set(pinyin(one, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]) for one in common]
    assert len(common) == 3755
    assert not [(c, sound) for c, sound, readings in zip(common, sounds, known, strict=True) if sound not in readings]


def test_queries_are_suggested_and_remembered(page_http: Watched) -> None:
    """An empty field offers what one would not guess, typing offers entries that complete it, and what led somewhere is offered again."""
    page = _open(page_http)
    offered = page.locator(".zj-hints button").all_inner_texts()
    assert [one.split()[0] for one in offered] == ["放管服", "零门槛", "ssj", ">300宗"]
    page.locator(".zj-hints button", has_text=">300宗").click()
    expect(page.locator(".zj-count")).to_have_text("按数值：原文2处")
    type_query(page, "双随")
    page.locator(".zj-hints").get_by_role("button", name="双随机、一公开").click()
    expect(page.locator("#zj-q")).to_have_value("双随机、一公开")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html*#double-random")
    _open(page_http)
    expect(page.locator(".zj-hints")).to_contain_text("最近")
    expect(page.locator(".zj-hints")).to_contain_text("双随机、一公开")


def test_letters_of_an_input_method_are_not_searched(page_http: Watched) -> None:
    """While pinyin is being composed nothing is searched; the words it ends in are. Plain letters are searched."""
    page = _open(page_http)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "fuyi", "selectionStart": 4, "selectionEnd": 4})
    expect(page.locator("#zj-q")).to_have_value("fuyi")
    assert page.locator(".zj-list a").count() == 0
    session.send("Input.insertText", {"text": "复议"})
    page.wait_for_selector(".zj-list a")
    expect(page.locator("#zj-q")).to_have_value("复议")
    type_query(page, "fuyi")
    expect(page.locator(".zj-list mark").first).to_be_visible()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda index: index.unlink(), "没有载入"),
    "cut off": (lambda index: index.write_bytes(index.read_bytes()[:5000]), "不完整"),
    "another version": (lambda index: index.write_text('window.zhujieIndex = {"version": 0};'), "不完整"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_index_says_so(damage: str, site: Path, tmp_path: Path, new_page: NewPage) -> None:
    """With a missing, damaged or foreign index the panel says so in a sentence, and the page stays usable."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    harm, words = DAMAGES[damage]
    harm(folder / "assets" / "search-index.js")
    page = new_page(folder.as_uri() + "/").open(PAGE)
    page.keyboard.press("/")
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".zj-found")).to_be_hidden()


def test_search_needs_no_fetch_worker_or_module(new_page: NewPage, site_file: str) -> None:
    """From the disk search answers in a browser that has no fetch, no XMLHttpRequest, no workers, no storage."""
    watched = new_page(site_file)
    gone = ["fetch", "XMLHttpRequest", "Worker", "SharedWorker", "localStorage"]
    watched.context.add_init_script(f"for (const name of {json.dumps(gone)}) delete window[name];")
    page = _open(watched)
    assert page.evaluate("typeof fetch + typeof Worker + typeof XMLHttpRequest") == "undefined" * 3
    assert ask(page, site_file, "复议申请").source_pages == {"measures/6.html"}
    assert page.locator("script[type=module]").count() == 0
    assert not watched.foreign


def test_search_works_under_a_strict_policy(new_page: NewPage, site_http: str) -> None:
    """`script-src 'self'; style-src 'self'` stops nothing that search does, marking the page one lands on included."""
    watched = new_page(site_http)

    def with_policy(route: Route) -> None:
        response = route.fetch()
        policy = {"content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self'"}
        route.fulfill(response=response, headers={**response.headers, **policy})

    watched.page.route("**/*.html*", with_policy)
    page = _search(watched, "飓风2020")
    page.locator(".zj-list a[href*='measure-4-4']").click()
    page.wait_for_selector("mark.zj-hit")
    assert not [error for error in watched.errors if "search" in error]


@pytest.mark.parametrize(("screen", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_search_is_accessible_in_every_state(new_page: NewPage, site_http: str, screen: str, scheme: str) -> None:
    """axe finds no fault open, with near results, with none, with results, and on the page one lands on."""
    page = _open(new_page(site_http, viewport=PHONE if screen == "phone" else DESKTOP, color_scheme=scheme))
    type_query(page, "复议申青" if screen == "phone" else "复议")
    page.keyboard.press("ArrowDown")
    assert not violations(page)
    if screen == "phone":
        type_query(page, "执法区块链")
        expect(page.locator(".zj-list")).to_be_hidden()
        assert not violations(page)
    else:
        page.keyboard.press("Enter")
        page.wait_for_selector("mark.zj-hit")
        assert not violations(page)
        open_search(page)
        assert not violations(page)


def test_targets_are_large_and_a_phone_is_all_search(new_page: NewPage, site_http: str) -> None:
    """Everything to press is at least 24 px each way; on phones the panel fills the screen and nothing overflows."""
    for screen in (PHONE, NARROW):
        page = _search(new_page(site_http, viewport=screen, has_touch=True), "执法")
        small = page.locator("form.zj-search :is(button, input, [role=option])").evaluate_all(
            "all => all.filter(one => one.offsetParent && (one.offsetWidth < 24 || one.offsetHeight < 24))"
            ".map(one => one.outerHTML.slice(0, 80))"
        )
        assert not small
        box = page.locator("form.zj-search").bounding_box()
        assert box is not None
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, screen["width"], screen["height"])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="关闭").click()
        expect(page.locator(".zj-found")).to_be_hidden()


def test_without_javascript_there_is_no_dead_field(new_page: NewPage, site_http: str) -> None:
    """A field that could not answer is not shown."""
    page = new_page(site_http, java_script_enabled=False).open(PAGE)
    expect(page.locator("form.zj-search")).to_be_hidden()
