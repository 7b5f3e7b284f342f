"""Claims about a site whose every word is hostile (`tests/hostile.py`): read to the last tip, it shows words and runs none.

It is read without its policy, so that escaping stands alone, and with it, over http and from the disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser import NewPage, Watched
from tests.hostile import EVERY, IN_TEXT, SOURCE, hostile_project, together
from tests.payloads import PAYLOADS, RUNS
from zhujie.host import headers

COUNT = """
window.ranTimes = 0;
window.ran = () => { window.ranTimes += 1; };
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective + event.blockedURI));
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => { window.ranTimes += 1; };
"""
"""What payloads call, counted; run before any script of a page."""

FOUND = """() => ({
  ran: window.ranTimes,
  refused: window.refused,
  elements: [...document.querySelectorAll(".pwned, iframe, object, embed, base, style, video, math, [http-equiv=refresh]")].map(one => one.outerHTML),
  handlers: [...document.querySelectorAll("*")].flatMap(one => [...one.attributes].filter(a => /^on|^style$|^srcdoc$/.test(a.name)
    && !(a.name === "style" && one.closest("#content")))).map(a => a.name),
  links: [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap(one => ["href", "src", "action", "formaction"]
    .map(name => one.getAttribute(name))).filter(to => to && (/^\\s*(javascript|data|vbscript):/i.test(to) || to.includes("evil.example")
    && !to.includes("/search-land") && !/[?&](h|q)=/.test(to)))
})"""
"""What should not be there: calls, refusals, elements and attributes that no template wrote, links that run or lead away."""

QUIET = {"ran": 0, "refused": [], "elements": [], "handlers": [], "links": []}

TOUCH_ALL = """async () => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("*"))
    for (const kind of ["mouseover", "focus", "toggle", "load", "pointerenter"]) one.dispatchEvent(new Event(kind));
  let tips = 0;
  for (const one of document.querySelectorAll("a.term[href], a.figure[href]")) {
    one.dispatchEvent(new KeyboardEvent("keydown", {key: "Tab", bubbles: true}));
    one.focus({focusVisible: true, preventScroll: true});
    if (document.querySelector(".tip")) tips += 1;
  }
  let menus = 0;
  for (const one of [...document.querySelectorAll(".number-of")].slice(0, 12)) {
    one.click();
    if (document.querySelector(".cite-menu")) menus += 1;
  }
  for (const one of document.querySelectorAll("button.sort, button.more, .note button")) one.click();
  await new Promise((done) => setTimeout(done, 50));
  return [tips, menus];
}"""
"""Opens, points at, focuses and presses whatever there is; how many tips and citing menus it saw.

The menu is the same for every sentence of a page: twelve are opened."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site, built by the command a person runs."""
    project = hostile_project(tmp_path_factory.mktemp("hostile"))
    run = project.run()
    assert run.returncode == 0, run.stdout + run.stderr
    return project.root / "site"


@pytest.fixture(scope="module")
def bases(site: Path, serve: Callable[[Path], str]) -> dict[str, str]:
    """Its address, served and from the disk."""
    return {"http": serve(site), "file": site.as_uri() + "/"}


Open = Callable[..., Watched]


@pytest.fixture
def hostile(bases: dict[str, str], new_page: NewPage) -> Open:
    """Opens a watched page on it: `over` http or file, with its `policy` or without."""

    def open_one(over: str = "file", policy: bool = False, **options: Any) -> Watched:
        watched = new_page(bases[over], bypass_csp=not policy, **options)
        watched.context.add_init_script(COUNT)
        return watched

    return open_one


def quiet(watched: Watched, what: object = "") -> None:
    """Nothing ran, nothing was refused, nothing was asked of another host, nobody complained."""
    assert watched.page.evaluate(FOUND) == QUIET, what
    assert watched.errors == [] and watched.foreign == [], what


def pages_of(site: Path) -> list[str]:
    """Every page by its path."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("policy", [False, True], ids=["bare", "policy"])
def test_the_instrument_sees_what_runs(over: str, policy: bool, tmp_path: Path, new_page: NewPage, serve: Any) -> None:
    """A page of payloads that nobody escaped: without a policy they run and load, with ours all of it is refused."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{headers.page_policy()}">'
    body = "".join((RUNS, PAYLOADS["style"], PAYLOADS["script"], PAYLOADS["frame with an address"]))
    (tmp_path / "index.html").write_text(f"<!doctype html><head>{meta}</head><body>{body}", encoding="utf-8")
    watched = new_page(serve(tmp_path) if over == "http" else tmp_path.as_uri() + "/", bypass_csp=not policy)
    watched.context.add_init_script(COUNT)
    page = watched.open()
    page.wait_for_timeout(200)
    found = page.evaluate(FOUND)
    assert found["elements"]
    assert bool(found["ran"]) is not policy and bool(watched.foreign) is not policy
    assert (len(found["refused"]) >= 3) is policy, found["refused"]


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("policy", [False, True], ids=["bare", "policy"])
def test_no_page_runs_a_word_of_it(over: str, policy: bool, hostile: Open, site: Path) -> None:
    """Every page, every tip, every disclosure, every citing menu: words are shown, and that is all."""
    watched = hostile(over, policy)
    tips = menus = 0
    for name in pages_of(site):
        if over == "file" and name == "404.html":
            continue  # a server's answer: it is never opened from a disk
        watched.open(name)
        if over == "file" or name in ("measures/1.html", "figures.html"):
            one, two = watched.page.evaluate(TOUCH_ALL)
            tips, menus = tips + one, menus + two
        quiet(watched, name)
    assert tips > (len(EVERY) if over == "file" else 5) and menus > (len(IN_TEXT) if over == "file" else 5)


def test_a_pointer_on_a_tip_runs_nothing(hostile: Open) -> None:
    """Real hovering, as a reader does it: the tip shows the payload as words."""
    watched = hostile()
    page = watched.open("measures/1.html")
    for term in page.locator("a.term.first").all()[:8]:
        term.hover()
        page.get_by_role("tooltip").wait_for()
        page.mouse.move(0, 0)
    quiet(watched)


def test_words_are_shown_as_they_were_written(hostile: Open) -> None:
    """Neither unescaped nor escaped twice: every payload is read in the glossary, in notes, as topic, and in the title."""
    watched = hostile()
    page = watched.open("glossary.html")
    heads = "[...document.querySelectorAll('article.entry > h3')]"
    shown = page.evaluate(f"{heads}.map(one => {{ one.querySelector('a.self').remove(); return one.textContent; }})")
    assert sorted(map(as_shown, shown)) == sorted(map(as_shown, EVERY))
    for selector in ("article.entry > h3 ~ p + p + p", "article.entry > p"):
        said = page.evaluate(f"[...document.querySelectorAll({selector!r})].map(one => one.textContent)")
        assert all(any(words.strip() in one for one in said) for words in EVERY), selector
    assert all(
        href == SOURCE
        for href in page.evaluate(
            "[...document.querySelectorAll('article.entry a[rel]')].map(a => a.getAttribute('href'))"
        )
    )
    assert re.sub(r"\s+", " ", together(3 * len(EVERY) // 4)).strip() in re.sub(r"\s+", " ", page.title())
    topics: list[str] = []
    for number in range(1, 6):
        page = watched.open(f"measures/{number}.html")
        headings, listed = (
            page.evaluate(f"[...document.querySelectorAll({selector!r})].map(one => one.textContent.trim())")
            for selector in ("h2.topic", ".zj-topics a")
        )
        assert listed[: len(headings)] == headings
        topics += headings
    squeezed = {re.sub(r"\s+", " ", one) for one in topics}
    assert {re.sub(r"\s+", " ", words).strip() for words in EVERY[: len(IN_TEXT)]} <= squeezed


def as_shown(words: str) -> str:
    """White space as a browser shows it."""
    return re.sub(r"\s+", " ", words).strip()


def test_search_shows_words(hostile: Open) -> None:
    """Every payload asked for, and every result that holds one: marked, cut, pointed at, followed, remembered."""
    watched = hostile()
    page = watched.open()
    page.locator("#zj-q").fill("落实")
    page.get_by_role("option").first.wait_for()
    for words in EVERY:
        page.evaluate(
            """(words) => { const field = document.getElementById("zj-q"); field.value = words;
            field.dispatchEvent(new InputEvent("input", {bubbles: true}));
            for (const one of document.querySelectorAll(".zj-found *")) one.dispatchEvent(new Event("mouseover")); }""",
            words,
        )
        quiet(watched, words)
    page.locator("#zj-q").fill("onerror")
    page.get_by_role("option").first.wait_for()
    assert RUNS in page.locator(".zj-list").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('mark.zj-hit')")
    quiet(watched)
    page.locator("#zj-q").focus()
    page.locator(".zj-hint button").first.wait_for()
    quiet(watched)


@pytest.mark.parametrize("name", ["glossary.html", "figures.html", "measures/1.html", "verify.html"])
def test_addresses_hold_words_only(name: str, hostile: Open) -> None:
    """Queries, what to mark, categories, order and place: payloads, half encodings and nonsense change nothing else."""
    watched = hostile("http")
    odd = [
        "%",
        "%E4%",
        "%00",
        "%ff%fe",
        "#",
        "??",
        "constructor",
        "-1e9",
        "NaN",
        quote(" ".join(PAYLOADS.values()))[:6000],
        *map(quote, EVERY[::12]),
    ]
    for words in odd:
        watched.open(f"{name}?q={words}&h={words}&h={words}&c={words}&s={words}&holes={words}#{words}")
        quiet(watched, words)


@pytest.mark.parametrize("over", ["http", "file"])
def test_a_half_encoded_place_keeps_the_filter_alive(over: str, hostile: Open) -> None:
    """`#%E4%` is the name of no place, and no fault: filter and search answer as ever, when it comes later too."""
    watched = hostile(over, policy=True)
    page = watched.open("glossary.html?q=ran&h=ran#%E4%")
    assert page.locator("#filter").input_value() == "ran"
    page.evaluate("location.hash = '#%'")
    page.locator("#filter").fill("没有这个词")
    page.wait_for_function("document.querySelector('form.filter output').textContent.startsWith('没有找到')")
    quiet(watched)


@pytest.mark.parametrize("over", ["http", "file"])
def test_verifying_compares_words(over: str, hostile: Open) -> None:
    """引文核验 of every payload and of all together, typed and from the address."""
    watched = hostile(over)
    page = watched.open("verify.html?q=" + quote(RUNS))
    assert page.locator(".verdict").inner_text() == "逐字一致"
    for words in (*EVERY[::3], " ".join(EVERY), f"落实{IN_TEXT[0]}检查工作。落实{IN_TEXT[1]}巡查工作"):
        page.locator("#quotation").fill(words)
        page.get_by_role("button", name="核验", exact=True).click()
        quiet(watched, words)


POISON = {
    "garbage": "{]",
    "HTML": RUNS,
    "number": "7",
    "nothing": "null",
    "list": json.dumps([RUNS, 5, None, {"a": RUNS}, "x" * 300, " ".join(PAYLOADS.values())]),
    "map": json.dumps({"elder": RUNS, "plain": "yes", "size": f'"{RUNS}', "__proto__": {"elder": True}, "length": 9}),
    "huge": json.dumps(["<b class=pwned>" + "x" * 50] * 10_000),
}
KEYS = ("zhujie.prefs", "zhujie.scheme", "zhujie.search.recent")


@pytest.mark.parametrize("kind", POISON)
def test_poisoned_storage_is_no_storage(kind: str, hostile: Open) -> None:
    """Whatever another page of the same host left under our names: the page reads as it would without."""
    watched = hostile("http")
    script = f"for (const key of {json.dumps(KEYS)}) for (const kept of [localStorage, sessionStorage]) kept.setItem(key, {{}})"
    watched.context.add_init_script(script.replace("{}", json.dumps(POISON[kind])))
    page = watched.open("measures/1.html")
    root = "document.documentElement"
    assert page.evaluate(
        f"[{root}.className.split(' ').filter(c => /elder|plain|all-terms/.test(c)), {root}.dataset.size || '']"
    ) == [[], ""]
    page.locator("#zj-q").focus()
    page.locator(".zj-found").wait_for()
    recent = page.locator(".zj-hint", has_text="最近").locator("button")
    assert recent.count() <= 6 and all(len(words) <= 200 for words in recent.all_inner_texts())
    page.keyboard.press("Escape")
    page.locator(".zj-settings summary").click()
    page.get_by_role("button", name="大", exact=True).click()
    assert page.evaluate(f"{root}.dataset.size") == "large"
    assert len(page.evaluate("localStorage.getItem('zhujie.prefs')")) < 200
    quiet(watched)


@pytest.mark.parametrize(
    "address",
    [
        'nowhere"><img src=x onerror=ran()>',
        "nowhere'onmouseover='ran()",
        "%3Cscript%3Eran()%3C/script%3E",
        "%22%3E%3Cimg%20src=x%20onerror=ran()%3E/a/b/c.html",
        "a/b/javascript:ran()",
        "nowhere?q=<script>ran()</script>&h=<img src=x onerror=ran()>#<svg onload=ran()>",
        "nowhere#%E4%",
        "..%2f..%2fetc/passwd", "\\evil.example\\x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("policy", [False, True], ids=["bare", "policy"])
def test_a_lost_address_is_only_lost(address: str, policy: bool, hostile: Open) -> None:
    """The page for what is not there takes nothing from the address one came by."""
    watched = hostile("http", policy)
    page = watched.page
    page.goto(watched.base + address, wait_until="load")
    assert page.locator("h1").inner_text() == "没有这一页"
    page.evaluate(TOUCH_ALL)
    watched.errors[:] = [one for one in watched.errors if "404 (Not Found)" not in one]  # of the address itself
    quiet(watched)


BREAKS = "x\r\nER  - \nTY  - BOOK\rAU  - x\u2028A\u2029B\x85C\x0bD\x0cE\x00F"
"""Every sign that some program ends a line at."""


@pytest.mark.parametrize("published", ["", "2023-01-29"])
def test_what_is_taken_along_has_one_field_a_line(published: str, hostile: Open) -> None:
    """RIS, CSL-JSON and the citation of names with line ends: one record, with the fields we wrote and no others."""
    watched = hostile("http", accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    page = watched.open("measures/1.html")
    facts = {"organ": BREAKS, "title": f"题{BREAKS}", "published": published}
    page.evaluate("(facts) => Object.assign(window.zhujie.edition, facts)", facts)
    page.locator(".numbers button[tabindex='0']").focus()
    page.keyboard.press("Enter")
    taken: list[str] = []
    for name in ("下载 RIS", "下载 CSL-JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        taken.append(download.value.path().read_bytes().decode("utf-8"))
    ris, csl = taken
    tags = ["TY", "AU", "TI", "LA", *(["PY", "DA"] if published else []), "Y2", "UR", "N1", "ER"]
    assert [line[:6] for line in ris.split("\r\n")] == [*(f"{tag}  - " for tag in tags), ""]
    assert ris.count("\r") == ris.count("\n") == len(tags)
    (item,) = json.loads(csl)
    assert item["author"] == [{"literal": "x ER  -  TY  - BOOK AU  - x A B C D E F"}]
    page.get_by_role("button", name="复制引文及出处").click()
    page.wait_for_function("document.querySelector('.cite-told').textContent === '已复制'")
    citation = page.evaluate("navigator.clipboard.readText()").partition("）\n")[2]
    for words in (*ris.split("\r\n"), item["title"], item["note"], citation):
        assert words is not None and not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", words)
    assert citation.startswith("x ER  - ")
    quiet(watched)
