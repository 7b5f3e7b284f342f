"""The laws, on the built site of the real report: every character once, every quote literal, every link alive."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from zhujie.seeds import load_seeds

ROOT = Path(__file__).parent.parent
SLUG = "jiangmen-psb-2020"
SOURCE = (ROOT / "seeds" / SLUG / "report.txt").read_text(encoding="utf-8")
SHA256 = "97b513cb0976785144b4e91fe567376fbdc784f35bc012ec2d2cd0e53ec8e0ce"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
REPEATS = ("text.html", "full.html")
"""Pages that print the whole report again; every other page holds its share of it once."""


class Page(HTMLParser):
    """What a test wants of a page: ids, links, and the characters inside elements with `data-start` or an id."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.resources: list[str] = []
        self.leaves: list[tuple[str, int, int, str]] = []
        self.verbatim = ""
        self.lang = ""
        self._stack: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids, links and resources, and opens an element."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "html":
            self.lang = found.get("lang", "")
        if tag == "a" and "href" in found:
            self.hrefs.append(found["href"])
        elif "href" in found or "src" in found:
            self.resources.append(found.get("href") or found["src"])
        if tag not in VOID:
            self._stack.append((tag, found, []))

    def handle_endtag(self, tag: str) -> None:
        """Closes elements; those with offsets are leaves of the source."""
        while self._stack:
            name, found, pieces = self._stack.pop()
            words = "".join(pieces)
            if self._stack:
                self._stack[-1][2].append(words)
            if "data-start" in found and "data-end" in found and "id" in found:
                self.leaves.append((found["id"], int(found["data-start"]), int(found["data-end"]), words))
            if "verbatim" in found.get("class", "").split():
                self.verbatim = words
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Characters of the elements that are open."""
        if self._stack:
            self._stack[-1][2].append(data)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the built site, parsed, by its path."""
    return {p.relative_to(site).as_posix(): Page(p.read_text(encoding="utf-8")) for p in site.rglob("*.html")}


@pytest.fixture(scope="module")
def report(site: Path) -> dict[str, object]:
    """`data/report.json`."""
    loaded: dict[str, object] = json.loads((site / "data" / "report.json").read_text(encoding="utf-8"))
    return loaded


def leaves_of(node: object) -> Iterator[dict[str, object]]:
    """Every dict in a JSON value that carries a text and offsets."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from leaves_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves_of(value)


def test_the_verbatim_page_is_the_source_byte_for_byte(pages: dict[str, Page]) -> None:
    """Stripping the markup of text.html gives the very file that was received."""
    assert hashlib.sha256(pages["text.html"].verbatim.encode()).hexdigest() == SHA256


def test_every_character_stands_once_in_the_annotated_pages(pages: dict[str, Page]) -> None:
    """The elements with offsets show their stretch of the source, and together all of it, each stretch once."""
    seen: Counter[int] = Counter()
    for name, page in pages.items():
        for _, start, end, words in page.leaves:
            assert words == SOURCE[start:end], name
            if name not in REPEATS:
                seen.update(range(start, end))
    missing = [i for i, c in enumerate(SOURCE) if seen[i] != 1 and not c.isspace()]
    assert missing == [], [(i, seen[i], SOURCE[i : i + 12]) for i in missing[:3]]


def test_every_link_has_a_target_and_no_id_stands_twice(pages: dict[str, Page]) -> None:
    """In the built pages, navigation and theme included; 404.html is served from anywhere and left out."""
    faults = []
    for name, page in pages.items():
        faults += [f"{name}: id {one} twice" for one, count in Counter(page.ids).items() if count > 1]
        if name == "404.html":
            continue
        for href in page.hrefs:
            if re.match(r"[a-z]+:", href):
                continue
            path, _, anchor = href.partition("#")
            path = path.partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if target.endswith(".html"):
                anchors = pages[target].ids if target in pages else None
                if anchors is None or (anchor and html.unescape(anchor) not in anchors):
                    faults.append(f"{name}: {href}")
    assert faults == []


def test_relative_files_exist_and_no_other_host_is_asked(site: Path, pages: dict[str, Page]) -> None:
    """Style sheets, scripts, icons and downloads lie in the site; links to other hosts are plain links, marked."""
    for name, page in pages.items():
        for address in page.resources:
            assert not re.match(r"(https?:)?//", address), f"{name} loads {address}"
            if name != "404.html" and not address.startswith("data:"):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(name), re.split(r"[?#]", address)[0]))
                assert (site / path).exists(), f"{name}: {address}"


def test_the_real_report_is_understood(report: dict[str, object]) -> None:
    """Seven measures with all their topics, three problems by area, five plans, a preamble, two introductions."""
    parts = report["parts"]
    assert isinstance(parts, list)
    assert [(part["kind"], len(part["items"]), len(part["introduction"])) for part in parts] == [
        ("measures", 7, 0),
        ("problems", 3, 1),
        ("plans", 5, 1),
    ]
    assert [len(item["topics"]) for item in parts[0]["items"]] == [4, 7, 3, 3, 8, 2, 5]
    assert [topic["title"] for topic in parts[0]["items"][1]["topics"]][:3] == [
        "疫情防控",
        "“放管服”改革",
        "户籍制度改革",
    ]
    assert [item["title"] for item in parts[1]["items"]] == ["治安防范", "办案场所建设", "队伍管理"]
    assert parts[2]["items"][2]["sentences"][1]["text"].startswith("加快推进智慧新警务建设")
    assert [report[key] for key in ("slug", "organ", "year", "sha256")] == [SLUG, "江门市公安局", 2020, SHA256]


def test_published_data_is_literal(site: Path, report: dict[str, object]) -> None:
    """Every text with offsets, in every data file, is that slice of the source; ids are unique."""
    ids = Counter(str(leaf["id"]) for leaf in leaves_of(report))
    assert ids and max(ids.values()) == 1
    for leaf in leaves_of(report):
        assert SOURCE[int(str(leaf["start"])) : int(str(leaf["end"]))] == leaf["text"]
    relations = json.loads((site / "data" / "relations.json").read_text(encoding="utf-8"))
    ends = [end for r in relations["relations"] for end in (r["source"], r["target"])]
    ends += [end for r in relations["readings"] for end in (r["first"], r["second"])]
    assert ends and all(SOURCE[end["start"] : end["end"]] == end["quote"] for end in ends)
    glossary = json.loads((site / "data" / "glossary.json").read_text(encoding="utf-8"))
    places = [place for term in glossary["terms"] for place in term["occurrences"]]
    assert places and all(SOURCE[place["start"] : place["end"]] == place["form"] for place in places)
    assert len(glossary["terms"]) >= 120


def test_numbers_as_csv_and_json_agree(site: Path) -> None:
    """figures.csv opens in a spreadsheet (BOM), has the documented columns, and says what figures.json says."""
    raw = (site / "data" / "figures.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    known = json.loads((site / "data" / "figures.json").read_text(encoding="utf-8"))["figures"]
    package = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    columns = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert rows and list(rows[0]) == columns
    assert [row["surface"] for row in rows] == [figure["surface"] for figure in known]
    for row in rows:
        assert SOURCE[int(row["start"]) : int(row["end"])] == row["surface"]


def test_a_term_links_to_its_entry_and_the_entry_back(site: Path, pages: dict[str, Page]) -> None:
    """Every marked occurrence has an entry, and the entry links to every sentence it stands in."""
    glossary = json.loads((site / "data" / "glossary.json").read_text(encoding="utf-8"))
    entry_ids, back = (
        set(pages["glossary.html"].ids),
        Counter(h.partition("#")[2] for h in pages["glossary.html"].hrefs),
    )
    marked = Counter(
        href.partition("#")[2]
        for name, page in pages.items()
        if name not in (*REPEATS, "glossary.html", "documents.html", "about.html")
        for href in page.hrefs
        if posixpath.basename(href.partition("#")[0]) == "glossary.html"
    )
    once = {term.id for term in load_seeds(ROOT, SLUG).terms if term.once}
    for term in glossary["terms"]:
        assert term["id"] in entry_ids
        # Inside the link of a number a term has none of its own; the number's tip tells it.
        where = {place["sentence"].rpartition("-")[0] for place in term["occurrences"]}
        assert marked[term["id"]] >= (1 if term["id"] in once else len(where)) and where
        for place in term["occurrences"]:
            assert back[place["sentence"]] > 0


def test_both_pages_of_a_relation_show_it(site: Path) -> None:
    """One record, shown where it starts and where it ends, with both quotes on both pages; introductions have no page."""
    relations = json.loads((site / "data" / "relations.json").read_text(encoding="utf-8"))["relations"]
    for relation in relations:
        shown = [
            path for path in site.rglob("*/[0-9]*.html") if f'id="rel-{relation["id"]}"' in path.read_text("utf-8")
        ]
        ends = [relation[end]["at"] for end in ("source", "target")]
        assert len(shown) == sum(not at.startswith("part-") for at in ends), relation["id"]
        for path in shown:
            text = Page(path.read_text(encoding="utf-8"))
            assert f"rel-{relation['id']}" in text.ids


def test_the_hole_in_the_source_is_marked_and_not_filled(site: Path) -> None:
    """〔原文如此〕 stands beside `全面推行 。`, which is printed as it is."""
    page = (site / "measures" / "5.html").read_text(encoding="utf-8")
    assert "全面推行 。" in Page(page).leaves[[leaf[0] for leaf in Page(page).leaves].index("measure-5-15")][3]
    assert "mark-defect" in page and "原文如此" in (site / "about.html").read_text(encoding="utf-8")
