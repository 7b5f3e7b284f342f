"""What stands around the report's sentences on a page that prints them: notes and pointers beside them, the page's terms.

The Markdown has it all as headings, notes, lists and links; here it gets its places and names.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown

from zhujie.host.source import Sentences

Json = dict[str, Any]

TERMS = "page-terms"
RELATED = "related"
OURS = ("h2", "h3", "h4")
"""Headings that are ours where they print nothing of the source."""


class Page:
    """One page with sentences of the source."""

    def __init__(self, md: Markdown, page: Json, path: str) -> None:
        self._sentences = Sentences(md, page, path)
        self._page = page
        self._notes: dict[str, Element] = {}

    def dress(self, root: Element) -> None:
        """Change the page's tree in place."""
        self._take_notes(root)
        if self._page.get("verbatim"):
            self._print(root)
            return
        for block in list(root):
            if self._sentences.holds(block):
                self._dress_block(root, block)
            elif block.tag in OURS:
                block.set("class", "ours topic" if _id(block).startswith("topic-") else "ours")
                if block.tag != "h2":
                    block.set("class", block.get("class", "") + " ours-only")
        if self._page.get("kind"):
            _head(root, self._page["kind"])
        if self._page.get("items"):
            _items(root, self._page["items"])
        _section(root, RELATED)
        _terms(root)
        if self._page.get("full"):
            _wrap(root)
        _turn(root)

    def _print(self, root: Element) -> None:
        """The source as it is: every leaf and every gap in one block, a number before each sentence."""
        holder = Element("div", {"class": "verbatim", "id": "source"})
        holder.text = self._sentences.atom(self._page.get("opening", ""))
        blocks = [block for block in root if self._sentences.holds(block)]
        at = list(root).index(blocks[0]) if blocks else len(root)
        for block in blocks:
            root.remove(block)
            self._sentences.dress(block)
            for leaf in list(block.iter("span")):
                if leaf.get("class", "").startswith("s ") and leaf.get("id") in self._page["verbatim"]:
                    n = leaf.get("data-n", "")
                    given = {"class": "no", "href": self._page["verbatim"][leaf.get("id", "")], "data-n": n}
                    SubElement(holder, "a", {**given, "aria-label": f"句{n}，到注解页"})
                if leaf.get("class", "").startswith("s ") or leaf.get("class") == "gap":
                    leaf.tail = None
                    holder.append(leaf)
        root.insert(at, holder)
        for title in root.findall("h1"):
            title.set("class", "ours")

    def _take_notes(self, root: Element) -> None:
        """Notes by their number, out of the page for now."""
        for block in list(root):
            first = block[0].get("id", "") if len(block) else ""
            if first.startswith("fn:"):
                block.text = (block[0].tail or "").lstrip()
                block.remove(block[0])
                self._notes[first.removeprefix("fn:")] = block
                root.remove(block)

    def _dress_block(self, root: Element, block: Element) -> None:
        ids = self._sentences.dress(block)
        if block.tag in OURS:
            block.set("class", "src part-heading")
        if block.tag == "p":
            block.set("class", " ".join(["src", *self._page.get("blocks", {}).get(ids[0], ())]))
        at = list(root).index(block)
        below = root[at + 1] if at + 1 < len(root) else None
        pointers = below if below is not None and below.tag == "blockquote" else None
        if pointers is not None:
            root.remove(pointers)
        beside = [(number, said) for number, said in self._page.get("notes", {}).items() if said["sentence"] in ids]
        if self._page.get("full"):
            self._below(root, at, beside, pointers)
            return
        if not beside and pointers is None:
            return
        label = "编者注与相关条目" if pointers is not None else "编者注"
        aside = Element("aside", {"class": "margin", "role": "note", "aria-label": label})
        links = list(pointers.iter("a")) if pointers is not None else []
        self._fold(aside, len(beside), len(links))
        for number, said in beside:
            aside.append(self._note(number, said))
        for link in links:
            aside.append(self._pointer(link))
        root.insert(at + 1, aside)

    def _below(self, root: Element, at: int, beside: list[tuple[str, Json]], pointers: Element | None) -> None:
        """Notes, and then where relations lead, below a paragraph."""
        if pointers is not None and len(pointers):
            line = pointers[0]
            line.set("class", "references ours-only")
            root.insert(at + 1, line)
        if beside:
            holder = Element("div", {"class": "full-notes ours-only"})
            holder.extend(self._note(number, said) for number, said in beside)
            root.insert(at + 1, holder)

    def _fold(self, aside: Element, notes: int, links: int) -> None:
        said = "　".join([f"注{notes}"] * bool(notes) + [f"相关{links}"] * bool(links))
        SubElement(SubElement(aside, "details", {"class": "fold"}), "summary").text = said

    def _note(self, number: str, said: Json) -> Element:
        """`**〔注4〕** “quote” words`: the mark, the quote, the words."""
        holder = Element("div", {"class": "note", "id": f"note-{said['id']}", "data-for": said["sentence"]})
        words = self._notes[number]
        mark = words[0]
        mark.tag = "b"
        mark.set("class", "note-mark")
        quote = Element("q")
        quote.text = self._sentences.atom(said["quote"])
        rest = self._sentences.plain(mark.tail or "")
        quote.tail = self._sentences.atom(rest.strip().removeprefix(f"“{said['quote']}”").lstrip())
        mark.tail = None
        words.insert(1, quote)
        for conjecture in words.findall("strong"):
            conjecture.tag = "b"
            apart = Element("span", {"class": "conjecture"})
            at = list(words).index(conjecture)
            words.remove(conjecture)
            words.insert(at, apart)
            conjecture.tail = (conjecture.tail or "").lstrip()
            apart.append(conjecture)
        holder.append(words)
        return holder

    def _pointer(self, link: Element) -> Element:
        """`[对应的问题：问题三·句1](#rel-…)`."""
        heading, _, name = (link.text or "").partition("：")
        to = link.get("href", "")
        kind, sentence = self._page["pointers"][to.removeprefix("#rel-")]
        holder = Element("div", {"class": f"pointer kind-{kind}", "data-for": sentence})
        link.text, link.tail = None, None
        SubElement(link, "span").text = heading
        link[0].tail = f" {name}"
        holder.append(link)
        return holder


def _head(root: Element, kind: str) -> None:
    """Kicker and title of an item in one header."""
    at = next((at for at, block in enumerate(root) if block.tag == "h1"), None)
    if at != 1 or root[0].tag != "p":
        return
    header = Element("header", {"class": f"item-head kind-{kind}"})
    root[0].set("class", "kicker")
    for block in list(root)[:2]:
        root.remove(block)
        header.append(block)
    root.insert(0, header)


def _section(root: Element, name: str) -> Element | None:
    """A heading with what follows it, up to the next of its level, in a section of its name."""
    at = next((at for at, one in enumerate(root) if one.tag == "h2" and _id(one) == name), None)
    if at is None:
        return None
    section = Element("section", {"class": name, "aria-labelledby": name})
    held = [root[at], *takewhile(lambda block: block.tag != "h2", list(root)[at + 1 :])]
    for block in held:
        if block is held[-1] and _turns(block):
            break
        root.remove(block)
        section.append(block)
    root.insert(at, section)
    return section


def _wrap(root: Element) -> None:
    """All of the report, between what leads in and the terms, in one block."""
    holder = Element("div", {"class": "full"})
    held = [block for block in list(root)[2:] if block.get("class") != TERMS]
    for block in held:
        root.remove(block)
        holder.append(block)
    root.insert(2, holder)


def _items(root: Element, kind: str) -> None:
    """Lists of items: the name apart, what they are about on a line of its own."""
    for listed in root.findall("ol"):
        listed.set("class", f"items kind-{kind}")
        for item in listed:
            link = item[0]
            name, _, title = (link.text or "").partition(" ")
            link.text = None
            SubElement(link, "span", {"class": "name"}).text = name
            link[0].tail = f" {title}"
            line, link.tail = (link.tail or "").removeprefix("："), None
            if line.strip():
                SubElement(item, "span", {"class": "line"}).text = line


def _terms(root: Element) -> None:
    """The list below 本页术语: each term with its reading, meaning and translation, where the tips look for them."""
    section = _section(root, TERMS)
    listed = None if section is None else section.find("ul")
    if listed is not None:
        listed.tag = "dl"
        for item in list(listed):
            _term(item)


def _term(item: Element) -> None:
    """`[headword](…) *pīnyīn*：meaning〔caveat〕 *English*`."""
    link, *others = list(item)
    item.tag = "div"
    item.set("data-term", link.get("href", "").partition("#")[2])
    item[:] = []
    item.text = None
    head, meaning = SubElement(item, "dt"), SubElement(item, "dd")
    tail, link.tail = link.tail or "", " "
    head.append(link)
    if others and not tail.strip():
        reading = others.pop(0)
        tail, reading.tail = reading.tail or "", None
        head.append(reading)
    words, _, caveat = tail.lstrip().removeprefix("：").rstrip().partition("〔")
    meaning.text = words
    if caveat:
        SubElement(meaning, "span", {"class": "status"}).text = "〔" + caveat
    for other in others:
        other.tail = None
        meaning.append(other)


WAYS = {"上一项": {"rel": "prev"}, "下一项": {"rel": "next"}, "返回": {"class": "up"}}


def _turns(block: Element) -> bool:
    """Whether a block is nothing but links to the items before and after."""
    return block.tag == "p" and len(block) > 0 and all((one.text or "").partition("：")[0] in WAYS for one in block)


def _turn(root: Element) -> None:
    """The last line leads to the items before and after."""
    last = root[-1] if len(root) else None
    if last is None or not _turns(last):
        return
    last.tag = "nav"
    last.set("class", "turn")
    last.set("aria-label", "上一项与下一项")
    for link in last:
        way, _, title = (link.text or "").partition("：")
        for name, value in WAYS[way].items():
            link.set(name, value)
        link.text, link.tail = None, None
        SubElement(link, "span").text = way
        link[0].tail = title


def _id(heading: Element) -> str:
    return heading[0].get("id", "") if len(heading) and not (heading.text or "").strip() else ""
