"""Puts on a page's HTML what a browser wants and its Markdown does not say.

Pages are Markdown that any program shows; a reader of the site gets more: entries that can be filtered, lists that fold,
tables that scroll, pinyin that is spoken as such. All of it is made here, from a few conventions of the Markdown and
from `docs/.dress.json` (`zhujie/pages/models.py`, `Dress`):

- an empty `<a id="…"></a>` that opens a heading, a block or the first cell of a row gives its id to that;
- a heading of the sixth level folds the list or table that follows it;
- a picture with words of its own after it is a figure, and stands in the page so that it takes its colours;
- two quotations, each behind a link to its place, face each other;
- `[^4]` is the mark of the editor's note 4, and a line `[^4]: …` is the note, which comes to stand beside its sentence;
- a quotation of nothing but links, behind a paragraph of the source, is a list of pointers beside it;
- words set in italics in Latin letters are pinyin where they carry a tone mark, else English;
- a line of a list that links to one place by its name and again by words quotes it: these words are marked.

Rejected: attribute lists (`{: .entry }`), which every other program prints.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from zhujie.host.commentary import Page
from zhujie.host.home import arrange
from zhujie.host.source import attribute
from zhujie.markdown import script_data

FOLD = "h6"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", FOLD)
ANCHOR = r'<a id="([^"<>]*)"></a>'
EXTERNAL = "noopener external"
SEAL = "assets/seal.svg"
NUMBER = re.compile(r"[≥≤]?([0-9]+(?:\.[0-9]+)?)(?:—[0-9.]+)?")
"""What sorts as a number."""

Json = dict[str, Any]


class Dress(Extension):
    """For one page after the other; `path` is the one at hand, and `page` what `docs/.dress.json` says of it."""

    def __init__(self, read: Callable[[str], str], theme: Callable[[str], str]) -> None:
        """`read` gives the text of a file of `docs/`, `theme` that of a file of the theme."""
        super().__init__()
        self.read, self.theme = read, theme
        self.path = ""
        self.page: Json = {}

    def extendMarkdown(self, md: Markdown) -> None:
        """Anchors before other HTML; the rest after all words are read and before the table of contents is."""
        md.preprocessors.register(_Notes(md), "notes", 28)
        md.inlinePatterns.register(_Mark(r"\[\^\d+\]", md), "mark", 176)
        md.inlinePatterns.register(_Anchor(ANCHOR, md), "anchor", 95)
        md.treeprocessors.register(_Dresser(md, self), "dress", 8)


NOTE = re.compile(r"^\[\^(\d+)\]: ", re.M)


class _Notes(Preprocessor):
    """A note's line becomes a paragraph of its own, known by its anchor."""

    def run(self, lines: list[str]) -> list[str]:
        return [made for line in lines for made in self._apart(line)]

    def _apart(self, line: str) -> list[str]:
        match = NOTE.match(line)
        return ["", f'<a id="fn:{match[1]}"></a>{line[match.end() :]}', ""] if match else [line]


class _Mark(InlineProcessor):
    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:
        return Element("sup"), match.start(0), match.end(0)


class _Anchor(InlineProcessor):
    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:
        return Element("a", {"id": match[1]}), match.start(0), match.end(0)


class _Dresser(Treeprocessor):
    def __init__(self, md: Markdown, extension: Dress) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Change the tree of the page at hand in place."""
        page = self._extension.page
        self.md.set_output_format("html")  # not as XML, which would close an `<input/>`; before this it would be undone
        if page.get("leaves") or page.get("home"):
            Page(self.md, page, self._extension.path).dress(root)
        if page.get("home"):
            arrange(root, page, SEAL)
        for element in list(root.iter()):
            _take_anchor(element[0] if element.tag == "tr" and len(element) else element, element)
        for element in list(root.iter()):
            if element.tag == "a" and "://" in element.get("href", ""):
                element.set("rel", EXTERNAL)
            elif element.tag == "em":
                _speak(element)
        _mark_cited(root)
        _fold(root)
        _introduce(root)
        self._equip(root)
        self._draw(root)
        if page:
            _control(root, page)
            _tabulate(root, page.get("tables", {}))
            for level, kind in sorted(page.get("sections", {}).items(), reverse=True):
                _divide(root, f"h{level}", kind)
            for article in root.iter("article"):
                _face(article)
            _name(root, page.get("attributes", {}))

    def _equip(self, root: Element) -> None:
        """What a page works with: a form of the theme's below the lead, data and scripts at the end."""
        page = self._extension.page
        if page.get("partial"):
            lead = next((at for at, one in enumerate(root) if one.get("class") == "lead"), 0)
            root.insert(lead + 1, self._raw(self._extension.theme(page["partial"])))
        if page.get("data"):
            data = script_data(page["data"])
            root.append(self._raw(f'<script type="application/json" id="source">{data}</script>'))
        for script in page.get("scripts", ()):
            root.append(self._raw(f'<script src="{script}"></script>'))

    def _raw(self, markup: str) -> Element:
        """HTML as it is: the paragraph around it goes when the page is written."""
        holder = Element("p")
        holder.text = self.md.htmlStash.store(markup)
        return holder

    def _draw(self, root: Element) -> None:
        for parent in [root, *root.iter("div")]:
            self._draw_in(parent)

    def _draw_in(self, root: Element) -> None:
        """A picture alone in its paragraph becomes a figure: drawn in the page, with the words after it and their data."""
        for block in list(root):
            picture = block[0] if len(block) == 1 and block.tag == "p" and not (block.text or "").strip() else None
            if picture is None or picture.tag != "img" or not picture.get("src", "").endswith(".svg"):
                continue
            drawing = self._extension.read(picture.get("src", ""))
            figure = Element(
                "figure", {"class": PurePath(picture.get("src", "")).stem.partition("-")[0]} | dict(block.items())
            )
            caption = SubElement(figure, "figcaption")
            SubElement(caption, "b").text = picture.get("alt")
            caption.tail = self.md.htmlStash.store(drawing)
            at = list(root).index(block)
            following = list(root)[at + 1 : at + 3]
            root.insert(at, figure)
            root.remove(block)
            for one in following:
                if one.tag == "p" and len(caption) == 1:
                    one.tag = "span"
                    caption.append(one)
                elif one.tag == "details":
                    figure.append(one)
                else:
                    break
                root.remove(one)


def _take_anchor(element: Element, holder: Element) -> None:
    """The id of an anchor that opens an element becomes the element's own; in a row's first cell, the row's."""
    if (
        len(element)
        and element[0].tag == "a"
        and list(element[0].keys()) == ["id"]
        and not (element.text or "").strip()
    ):
        first = element[0]
        if holder.get("id") is None and holder.tag in (*HEADINGS, "p", "li", "tr"):
            holder.set("id", first.get("id", ""))
            element.text = (first.tail or "").lstrip(" ")
            element.remove(first)


def _speak(element: Element) -> None:
    """`<em>` in Latin letters: a reading or a translation, which a voice speaks otherwise."""
    words = "".join(element.itertext())
    element.tag = "span"
    if any("\u3400" <= char <= "\u9fff" for char in words):
        return
    spoken = any(unicodedata.combining(char) for char in unicodedata.normalize("NFD", words))
    element.set("class", "pinyin" if spoken else "english")
    element.set("lang", "zh-Latn-pinyin" if spoken else "en")


def _mark_cited(root: Element) -> None:
    """A line that links to one place twice, by its name and by words of it, quotes that place: the words are marked."""
    for item in root.iter("li"):
        name, cited = [*(one for one in item if one.tag == "a"), None, None][:2]
        if name is not None and cited is not None and name.get("href") == cited.get("href"):
            cited.set("class", "cited")


def _fold(root: Element) -> None:
    """A heading of the sixth level becomes the words of a `<details>` that holds the block after it."""
    for parent in list(root.iter()):
        for child, held in pairwise(list(parent)):
            if child.tag == FOLD:
                details = Element("details", dict(child.items()))
                summary = SubElement(details, "summary")
                summary.text = child.text
                summary.extend(list(child))
                details.append(held)
                parent.insert(list(parent).index(child), details)
                parent.remove(child)
                parent.remove(held)


def _introduce(root: Element) -> None:
    """The paragraph below the title leads in."""
    for title, first in pairwise(root):
        if title.tag == "h1" and first.tag == "p":
            first.set("class", "lead")


def _control(root: Element, page: Json) -> None:
    """What thins out the page: a filter below the heading it names, or the lead; a switch above the first section."""
    if found := page.get("filter"):
        heading = next((at for at, one in enumerate(root) if one.get("id") == found["below"]), None)
        lead = next((at for at, one in enumerate(root) if one.get("class") == "lead"), 0)
        root.insert((lead if heading is None else heading) + 1, _filter(found))
    if words := page.get("switch"):
        first = next((at for at, one in enumerate(root) if one.tag == "h2"), len(root))
        root.insert(first, _switch(words))


def _switch(words: str) -> Element:
    holder = Element("p", {"class": "switch"})
    label = SubElement(holder, "label")
    SubElement(label, "input", {"type": "checkbox", "id": "only-holes"}).tail = f" {words}"
    label.tail = " "
    SubElement(holder, "output", {"role": "status", "for": "only-holes"})
    return holder


def _filter(found: Json) -> Element:
    form = Element("form", {"class": "filter", "role": "search", "aria-label": found["label"]})
    SubElement(form, "label", {"for": "filter"}).text = "筛选"
    field = {"id": "filter", "type": "search", "autocomplete": "off", "placeholder": found["placeholder"]}
    SubElement(form, "input", field)
    select = SubElement(form, "select", {"id": "filter-category", "aria-label": found["every"].removeprefix("全部")})
    SubElement(select, "option", {"value": ""}).text = found["every"]
    for value, said in found["options"]:
        SubElement(select, "option", {"value": value}).text = said
    SubElement(form, "output", {"for": "filter filter-category", "role": "status"})
    return form


def _divide(root: Element, heading: str, kind: str) -> None:
    """Each heading of a level and what follows it, up to the next one of that level or above, in an element of its own."""
    tag, _, name = kind.partition(".")
    ends = HEADINGS[: HEADINGS.index(heading) + 1]
    for parent in [root, *root.iter("section")]:
        section: Element | None = None
        for child in list(parent):
            if child.tag == heading:
                section = Element(
                    tag, {"class": name} | ({"aria-labelledby": child.get("id", "")} if tag == "section" else {})
                )
                parent.insert(list(parent).index(child), section)
            elif child.tag in ends or child.tag == "section":
                section = None
            if section is not None:
                parent.remove(child)
                section.append(child)


def _tabulate(root: Element, classes: dict[str, str]) -> None:
    """The first cell of a row is its heading; a table below a heading that has a class for it scrolls by itself."""
    heading: Element | None = None
    for block in list(root):
        if block.tag in HEADINGS:
            heading = block
        for table in block.iter("table"):
            for row in table.iter("tr"):
                _label(row)
        if block.tag == "table" and heading is not None and heading.get("id") in classes:
            block.set("class", classes[heading.get("id", "")])
            name = "".join(heading.itertext())
            box = Element(
                "div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": f"{name}，可横向滚动"}
            )
            root.insert(list(root).index(block), box)
            root.remove(block)
            box.append(block)


def _label(row: Element) -> None:
    head = [cell.tag for cell in row] == ["th"] * len(row)
    for cell in row:
        if head:
            cell.set("scope", "col")
        elif cell is row[0]:
            cell.tag = "th"
            cell.set("scope", "row")
        elif NUMBER.fullmatch(words := "".join(cell.itertext())):
            cell.set("class", "num")
            cell.set("data-value", NUMBER.sub(r"\1", words))
        _split(cell)


def _split(cell: Element) -> None:
    """Several linked quotations in a cell, cut by `；`, become a list."""
    if sum(one.tag == "a" for one in cell) < 2 or cell.tag != "td":
        return
    found = Element("ul")
    for link in list(cell):
        item = SubElement(found, "li")
        words, _, _ = (
            (link.tail or "").rpartition("；") if (link.tail or "").endswith("；") else (link.tail or "", "", "")
        )
        link.tail = words
        cell.remove(link)
        item.append(link)
    cell.append(found)


def _face(article: Element) -> None:
    """Quotations stand side by side, each above the link to its place that led to it."""
    pairs = [(one, two) for one, two in pairwise(list(article)) if two.tag == "blockquote" and len(one) == 1]
    if len(pairs) != 2:
        return
    facing = Element("div", {"class": "facing"})
    article.insert(list(article).index(pairs[0][0]), facing)
    for place, quote in pairs:
        article.remove(place)
        article.remove(quote)
        link = place[0]
        link.tail = ""
        quote.set("class", "quote")
        SubElement(quote, "footer").append(link)
        facing.append(quote)


def _name(root: Element, attributes: dict[str, dict[str, str]]) -> None:
    """Attributes by id: those of a heading go to the section it opens, those of a cell to its row."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        for name, value in attributes.get(element.get("id", ""), {}).items():
            holder = parents[element] if element.tag in HEADINGS and parents[element].tag == "article" else element
            holder.set(name, attribute(value))
