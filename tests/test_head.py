"""Claims about what a page says to machines, and about the site under its own security headers."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatch
from functools import cache, partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from jinja2 import DictLoader, Environment
from playwright.sync_api import Page as BrowserPage

from tests.browser import NewPage, Watched
from tests.payloads import PAYLOADS
from zhujie import markdown
from zhujie.bytecode import KeptTemplates
from zhujie.edition import compose
from zhujie.host import build_site, bundle, headers
from zhujie.model import Annotated, ReportSeed
from zhujie.pages import lay_out
from zhujie.pages.head import SOURCE_TEMPLATES, heads
from zhujie.seeds import list_slugs

ROOT = Path(__file__).parent.parent
ADDRESS = "https://example.org/fazhi"


@cache
def real() -> Annotated:
    """The first report of the checkout, annotated."""
    return compose(ROOT, list_slugs(ROOT)[0]).annotated


def heads_with(**changes: Any) -> dict[str, dict[str, Any]]:
    """Heads of the real report's pages, as if `report.yml` said something else."""
    seed: ReportSeed = dataclasses.replace(real().seed, **changes)
    annotated = dataclasses.replace(real(), seed=seed)
    return heads(annotated, lay_out(annotated))


UNKNOWN: dict[str, Any] = {"published": "", "site_url": "", "source_url": "", "region": "", "tags": ()}
KNOWN: dict[str, Any] = {"published": "2021-01-29", "site_url": ADDRESS, "source_url": "https://gov.example.org/1.html"}


# --- what the head says -----------------------------------------------------------------------------------------------


def test_what_is_not_known_is_left_out() -> None:
    """Without date, address and tags no page names one, in any of the three vocabularies."""
    for path, head in heads_with(**UNKNOWN).items():
        assert not {"PubDate", "Url", "SiteDomain", "ColumnName", "citation_publication_date"} & head["tags"].keys(), (
            path
        )
        assert not {"og:url", "article:published_time"} & head["properties"].keys(), path
        assert "datePublished" not in json.dumps(head["data"]), path
        assert all(head["tags"].values()) and all(head["properties"].values()), path


def test_what_is_known_is_said() -> None:
    """Date and address appear; a date without an hour gets none; addresses are whole."""
    home = heads_with(**KNOWN)["index.html"]
    assert home["tags"]["PubDate"] == "2021-01-29"
    assert home["tags"]["SiteDomain"] == "example.org"
    assert home["tags"]["Url"] == home["properties"]["og:url"] == f"{ADDRESS}/index.html"
    report = home["data"][0]
    assert report["datePublished"] == "2021-01-29" and report["isBasedOn"] == KNOWN["source_url"]
    assert all(part["url"].startswith(f"{ADDRESS}/") for part in report["hasPart"])


def test_a_government_sites_number_is_never_printed() -> None:
    """SiteIDCode is dropped even where someone writes it; other tags come through as written."""
    made = heads_with(tags=(("SiteIDCode", "4407000001"), ("ColumnName", "法治建设"), ("PubDate", "2021-01-29 10:30")))
    assert "4407000001" not in json.dumps(made)
    assert made["index.html"]["tags"]["ColumnName"] == "法治建设"
    assert made["index.html"]["tags"]["PubDate"] == "2021-01-29 10:30"


def test_the_organ_is_author_of_its_report_only() -> None:
    """Pages with the report's words name the organ; pages that are wholly ours name no author, source or date."""
    annotated = dataclasses.replace(real(), seed=dataclasses.replace(real().seed, **KNOWN))
    pages = lay_out(annotated)
    made = heads(annotated, pages)
    theirs = {page.path for page in pages if page.template in SOURCE_TEMPLATES}
    assert theirs and len(theirs) < len(pages)
    for path, head in made.items():
        named = {"Author", "ContentSource", "PubDate", "citation_author"} & head["tags"].keys()
        assert bool(named) == (path in theirs), path
        assert head["tags"].get("Author", annotated.seed.organ) == annotated.seed.organ


def test_structured_data_names_every_item_term_and_file() -> None:
    """Report, term set and data set are complete; every item has its trail; addresses lead to pages of ours."""
    annotated = real()
    made = heads_with(site_url="")
    pages = {page.path for page in lay_out(annotated)}
    by_type = {one["@type"]: one for head in made.values() for one in head["data"]}
    assert by_type.keys() == {"Report", "BreadcrumbList", "DefinedTermSet", "Dataset"}
    report = by_type["Report"]
    assert report["author"] == {**report["author"], "@type": "GovernmentOrganization", "name": annotated.seed.organ}
    assert report["temporalCoverage"] == str(annotated.seed.year) and report["inLanguage"] == "zh-CN"
    items = list(annotated.report.items())
    assert len(report["hasPart"]) == len(items) and {part["url"] for part in report["hasPart"]} <= pages
    used = {occurrence.term for occurrence in annotated.occurrences}
    assert used <= {term["termCode"] for term in by_type["DefinedTermSet"]["hasDefinedTerm"]}
    assert by_type["Dataset"]["variableMeasured"] and by_type["Dataset"]["distribution"]
    trails = [path for path, head in made.items() if any(one["@type"] == "BreadcrumbList" for one in head["data"])]
    assert len(trails) == len(items)


# --- what the site holds ----------------------------------------------------------------------------------------------


class _Head(HTMLParser):
    """Language, title, metas, links, script data and the attributes a browser loads something by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang, self.title, self._inside = "", "", ""
        self.metas: list[tuple[str, str]] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.data: list[str] = []
        self.rels: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers what the claims below are about."""
        found = {name: value or "" for name, value in attrs}
        self._inside = tag if tag in ("title", "script", "style") else ""
        if tag == "html":
            self.lang = found["lang"]
        if tag == "meta" and ("name" in found or "property" in found):
            self.metas.append((found.get("name") or found["property"], found["content"]))
        if tag == "link":
            self.rels.add(found["rel"])
            self.loads += [found["href"]] * (found["rel"] in ("stylesheet", "icon"))
        if tag in ("script", "img", "source", "iframe") and "src" in found:
            self.loads.append(found["src"])
        if tag == "script" and "src" not in found:
            kind = found.get("type", "")
            self._inside = "data" if kind == "application/ld+json" else "" if "json" in kind else "script"
            self.data += [""] * (self._inside == "data")
        self.inline += [f"{tag} {name}" for name in found if name == "style" or name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        """Leaves the element."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keeps the title, the data, and what would be inline code."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "data":
            self.data[-1] += data
        elif self._inside in ("script", "style") and data.strip():
            self.inline.append(f"{self._inside}: {data.strip()[:60]}")


def pages_of(site: Path) -> dict[str, _Head]:
    """Every page of a built site."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): _Head(path.read_text(encoding="utf-8")) for path in found}


def test_every_page_says_its_language_title_and_description_once(site: Path) -> None:
    """`zh-CN`, a title of its own, and no meta name twice whatever its case, as HTML demands."""
    pages = pages_of(site)
    titles = [head.title for name, head in pages.items() if name != "404.html"]
    assert len(set(titles)) == len(titles)
    for name, head in pages.items():
        assert head.lang == "zh-CN", name
        names = [meta.lower() for meta, _ in head.metas]
        assert len(set(names)) == len(names), name
        assert "description" in names or name == "404.html", name


def test_no_page_has_code_inline(site: Path) -> None:
    """No inline script, style or event handler anywhere, so the policy needs neither hashes nor exceptions."""
    assert {name: head.inline for name, head in pages_of(site).items() if head.inline} == {}


def test_structured_data_stands_in_the_pages(site: Path) -> None:
    """What is printed is JSON again, and the data set's files exist."""
    kinds = set()
    for name, head in pages_of(site).items():
        for text in head.data:
            one = json.loads(text)
            kinds.add(one["@type"])
            for file in one.get("distribution", ()):
                assert (site / unquote(urljoin(name, file["contentUrl"]))).is_file()
    assert {"Report", "DefinedTermSet", "Dataset", "BreadcrumbList"} <= kinds


def test_nothing_is_published_that_no_page_asks_for(site: Path) -> None:
    """Every file under assets/ is named by a page, a style sheet or a script."""
    texts = [p.read_text(encoding="utf-8") for p in site.rglob("*") if p.suffix in (".html", ".css", ".js")]
    everything = "\n".join(texts)
    unused = [p.name for p in (site / "assets").rglob("*") if p.is_file() and p.name not in everything]
    assert unused == []


def test_every_file_a_page_asks_for_is_there(site: Path) -> None:
    """No dead style sheet, script or icon."""
    for name, head in pages_of(site).items():
        for address in head.loads:
            path = urlsplit(urljoin("/" + name, address)).path
            assert (site / unquote(path).lstrip("/")).is_file(), (name, address)


def hostile_docs(docs: Path, **facts: str) -> Path:
    """A `docs/` whose every name tries to break out of its place in the page."""
    words = "\"'></title></script><!--<img src=x onerror=alert(1)>&amp;{{ 7 * 7 }}"
    docs.mkdir(parents=True)
    edition = {"site_name": words, "site_url": "", "published": "", **facts, "nav": [{words: "index.md"}]}
    head = {
        "tags": {"Description": words},
        "properties": {"og:title": words},
        "data": [{"@type": "Report", "name": words}],
    }
    (docs / ".edition.json").write_text(json.dumps(edition), encoding="utf-8")
    (docs / ".head.json").write_text(json.dumps({"index.html": head}), encoding="utf-8")
    (docs / "index.md").write_text(f"---\ntitle: {json.dumps(words)}\n---\n\n<h1>标题</h1>\n", encoding="utf-8")
    return docs


def test_words_of_a_report_are_text_in_the_head_and_around_the_page(tmp_path: Path) -> None:
    """Names full of markup come out as the same characters; nothing of them becomes an element or ends a script."""
    site = tmp_path / "site"
    docs = hostile_docs(tmp_path / "docs")
    words = json.loads((docs / ".edition.json").read_text(encoding="utf-8"))["site_name"]
    build_site(ROOT, docs, site)
    text = (site / "index.html").read_text(encoding="utf-8")
    head = _Head(text)
    assert words in head.title
    assert dict(head.metas)["Description"] == dict(head.metas)["og:title"] == words
    assert [json.loads(one)["name"] for one in head.data] == [words]
    assert "<img src=x" not in text and "49" not in head.title


def test_every_payload_is_a_title_and_nothing_else(tmp_path: Path) -> None:
    """As the name of a page, in the contents, the head and the outline: the same characters, escaped once."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    named = {f"p{number}": words for number, words in enumerate(PAYLOADS.values())}
    nav = [{words: f"{name}.md"} for name, words in named.items()]
    edition = {"site_name": "注", "organ": "某局", "site_url": "", "published": "", "nav": [{"总": "index.md"}, *nav]}
    heads = {f"{name}.html": {"tags": {words: words}, "properties": {words: words}} for name, words in named.items()}
    (docs / ".edition.json").write_text(json.dumps(edition), encoding="utf-8")
    (docs / ".head.json").write_text(json.dumps(heads), encoding="utf-8")
    (docs / "index.md").write_text("# 总\n", encoding="utf-8")
    for name, words in named.items():
        page = f"---\ntitle: {json.dumps(words)}\n---\n\n# 题\n\n## {markdown.anchor('one')}{markdown.prose(words)}\n"
        (docs / f"{name}.md").write_text(page, encoding="utf-8")
    build_site(ROOT, docs, site)
    for name, words in named.items():
        text = (site / f"{name}.html").read_bytes().decode("utf-8")
        head = _Head(text)
        assert head.title == f"{words} – 注", name
        assert head.metas.count((words, words)) == 2, name
        shown = re.findall(r'(?s)<a href="(?:[^"]*" aria-current="page|#one)">(.*?)</a>', text)
        assert [squeeze(unescape(re.sub("<[^>]*>", "", one))) for one in shown] == [squeeze(words)] * 2, name


def squeeze(words: str) -> str:
    """White space as a browser shows it."""
    return " ".join(words.split())


def test_addresses_are_whole_only_where_the_site_has_one(tmp_path: Path) -> None:
    """Sitemap, robots and canonical links appear with a site address and not without; no date of the build in them."""
    without, with_one = tmp_path / "without", tmp_path / "with"
    build_site(ROOT, hostile_docs(tmp_path / "docs-1"), without)
    build_site(ROOT, hostile_docs(tmp_path / "docs-2", site_url=ADDRESS), with_one)
    assert not {"sitemap.xml", "sitemap.xml.gz", "robots.txt"} & {path.name for path in without.iterdir()}
    assert "canonical" not in pages_of(without)["index.html"].rels
    canonical = f'<link rel="canonical" href="{ADDRESS}/index.html">'
    assert canonical in (with_one / "index.html").read_text(encoding="utf-8")
    sitemap = (with_one / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"<loc>(.*?)</loc>", sitemap) == [f"{ADDRESS}/index.html"] and "lastmod" not in sitemap
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (with_one / "robots.txt").read_text(encoding="utf-8")
    dated = headers.sitemap(ADDRESS, ["b.html", "a.html"], "2021-01-29")
    assert dated.index("a.html") < dated.index("b.html") and "<lastmod>2021-01-29</lastmod>" in dated


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_host_alone_gives_the_same_site_anywhere_on_any_day(built: Path, tmp_path: Path) -> None:
    """A plain `mkdocs build`, in a checkout at another path, on another date, from another folder: the same bytes."""
    checkout = tmp_path / "别 处#1"
    checkout.mkdir()
    for name in ("templates", "zhujie"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", checkout)
    shutil.copytree(built / "docs", checkout / "docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(checkout / "mkdocs.yml")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "86400", "TZ": "Asia/Shanghai"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert contents(checkout / "site") == contents(built / "site")


def test_our_files_are_joined_in_order_under_a_name_of_their_content() -> None:
    """Another content is another name; no script runs into the next; style sheets stay as they are."""
    name, content = bundle.join(["(function () { first(); })(this)\n", "(() => { second(); })();\n"], ".js")
    assert content == '"use strict";\n(function () { first(); })(this);\n(() => { second(); })();\n'
    assert re.fullmatch(r"site\.[0-9a-f]{8}\.js", name)
    assert name != bundle.join(["(() => { second(); })();\n"], ".js")[0]
    assert bundle.join(["a { b: c }\n", "d { e: f }\n"], ".css")[1] == "a { b: c }\nd { e: f }\n"


def test_kept_templates_never_stop_a_build(tmp_path: Path) -> None:
    """Compiled templates are kept and used again; a cache that cannot be written or read is done without."""
    source = DictLoader({"page.html": "{{ 6 * 7 }}"})
    (tmp_path / "file").write_text("no folder")
    for kept in (tmp_path, tmp_path, tmp_path / "file"):
        made = Environment(loader=source, bytecode_cache=KeptTemplates(kept))
        assert made.get_template("page.html").render() == "42"
    assert len(list((tmp_path / "templates").iterdir())) == 1


FIRST_FRAME = "requestAnimationFrame(function look() { document.body ? (window.firstScheme ="
FIRST_FRAME += " document.body.dataset.mdColorScheme) : requestAnimationFrame(look); })"


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_the_colour_scheme_is_there_before_the_first_paint(
    new_page: NewPage, site_http: str, system: Any, other: str
) -> None:
    """It follows the system, then the reader's choice, which the next page knows in its first frame."""
    names = {"light": "default", "dark": "slate"}
    watched = new_page(site_http, color_scheme=system)
    watched.context.add_init_script(FIRST_FRAME)
    page = watched.open()
    page.wait_for_function("window.firstScheme")
    assert page.evaluate("firstScheme") == names[system]
    page.locator(f"input[name=__palette][data-md-color-media*='{other}']").evaluate("input => input.click()")
    assert page.locator("body").get_attribute("data-md-color-scheme") == names[other]
    page = watched.open("about.html")
    page.wait_for_function("window.firstScheme")
    assert page.evaluate("firstScheme") == names[other]
    assert page.locator(f"input[name=__palette][data-md-color-media*='{other}']").is_checked()


# --- the headers ------------------------------------------------------------------------------------------------------


def test_the_headers_are_shipped_from_one_place(site: Path) -> None:
    """`_headers` of the site and `deploy/nginx.conf` are what `zhujie/host/headers.py` says, and both hold the policy."""
    assert (site / "_headers").read_text(encoding="utf-8") == headers.headers_file()
    assert (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8") == headers.nginx_conf()
    policy = dict(headers.SECURITY)["Content-Security-Policy"]
    assert policy in headers.headers_file() and policy in headers.nginx_conf()
    assert "unsafe" not in policy and "http" not in policy


def rules(site: Path) -> list[tuple[str, str, str]]:
    """Pattern, name and value of every header in `_headers`."""
    found, pattern = [], ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
        else:
            pattern = line
    return found


def test_no_file_gets_one_header_twice(site: Path) -> None:
    """Hosts join what two rules say of one file, so no two rules may; only names with a hash are kept for good."""
    for path in ["/", *("/" + name for name in contents(site))]:
        names = [name for pattern, name, _ in rules(site) if fnmatch(path, pattern)]
        assert len(set(names)) == len(names), path
        kept = any(value == headers.KEEP for pattern, _, value in rules(site) if fnmatch(path, pattern))
        assert not kept or re.search(r"\.[0-9a-f]{8}\.", path), path


class _Shipped(SimpleHTTPRequestHandler):
    """Serves a folder with exactly the headers its `_headers` gives."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        """Adds what the rules say of this path."""
        path = urlsplit(self.path).path
        for pattern, name, value in rules(Path(self.directory)):
            if fnmatch(path, pattern):
                self.send_header(name, value)
        super().end_headers()


@contextmanager
def serving_shipped(folder: Path) -> Iterator[str]:
    """Serves `folder` under its own headers while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Shipped, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.fixture
def guarded(new_page: NewPage) -> Iterator[Callable[[Path], tuple[Watched, list[str]]]]:
    """Opens a folder under its own headers: the watched page, and what the policy refused, in order."""
    with ExitStack() as stack:

        def open_one(folder: Path) -> tuple[Watched, list[str]]:
            watched = new_page(stack.enter_context(serving_shipped(folder)))
            refused: list[str] = []
            watched.context.expose_function("refused", lambda what: refused.append(what))
            watched.context.add_init_script(
                "document.addEventListener('securitypolicyviolation', e =>"
                " refused(`${location.pathname}: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))"
            )
            return watched, refused

        yield open_one


def test_the_policy_would_refuse_what_is_inline(
    guarded: Callable[[Path], tuple[Watched, list[str]]], tmp_path: Path
) -> None:
    """The instrument can fail: an inline script and an inline style are refused and remembered."""
    (tmp_path / "_headers").write_text(headers.headers_file(), encoding="utf-8")
    page = "<!doctype html><title>x</title><p style='color:red'>x<script>document.title = 'ran'</script>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    watched, refused = guarded(tmp_path)
    opened = watched.open()
    opened.wait_for_timeout(200)
    assert opened.title() == "x"
    assert len(refused) == 2 and any("script-src" in one for one in refused)


def use(page: BrowserPage) -> None:
    """Does what a reader does: tips, buttons, switches, filters, search, print, to the foot of the page."""
    for term in page.locator("a.term:visible, a.figure:visible, a.mark:visible").all()[:3]:
        term.hover(force=True)
        term.focus()
        page.keyboard.press("Escape")
    for button in page.locator("button:visible, summary:visible").all()[:25]:
        if button.is_visible() and button.is_enabled():
            button.click(force=True, no_wait_after=True)
            page.keyboard.press("Escape")
    for field in page.locator("input[type=search], input[type=text]").all()[:3]:
        if field.is_visible() and field.is_editable():
            field.click(force=True)
            field.press_sequentially("法治", delay=10)
            page.wait_for_timeout(150)
            page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.emulate_media(media="screen", color_scheme="dark")
    page.keyboard.press("End")


def test_search_and_tips_answer_under_the_shipped_policy(
    guarded: Callable[[Path], tuple[Watched, list[str]]], site: Path
) -> None:
    """What loads its parts late works too: the search finds a word of the page, a term shows its tip."""
    watched, refused = guarded(site)
    item = next(path for path in sorted(site.glob("*/1.html")) if 'class="term' in path.read_text(encoding="utf-8"))
    page = watched.open(item.relative_to(site).as_posix())
    term = page.locator("a.term").first
    word = term.inner_text()
    term.focus()
    page.get_by_role("tooltip").or_(page.get_by_role("dialog")).first.wait_for()
    page.keyboard.press("Escape")
    page.locator("form.zj-search input").fill(word)
    page.get_by_role("option").first.wait_for()
    assert refused == [] and watched.errors == []


def test_everything_works_under_the_shipped_policy(
    guarded: Callable[[Path], tuple[Watched, list[str]]], site: Path
) -> None:
    """Every page opened, every kind of page used, with exactly the shipped headers: nothing refused, no complaint."""
    watched, refused = guarded(site)
    watched.page.on("dialog", lambda dialog: dialog.dismiss())
    watched.context.add_init_script("window.print = () => {}")
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for name in pages:
        page = watched.open(name)
        assert "js" in (page.locator("html").get_attribute("class") or "").split(), name
        if "/" not in name or name.endswith(("/index.html", "/1.html")):  # each kind of page once
            use(page)
    assert refused == []
    assert watched.errors == []
    assert watched.foreign == []
