"""Puts on the report's own sentences what a browser wants: addresses, offsets, tips, marks, wider punctuation.

In the Markdown a sentence is a line that begins with its empty anchor. Its characters are taken from there; what stands
on them comes from `docs/.dress.json`, piece by piece in the order of the text (`zhujie/pages/dress.py`), so that
nothing of it depends on how Markdown nests. A page that shows other characters than the data counts is refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from mkdocs.exceptions import BuildError

from zhujie.model import Finding, Place

Json = dict[str, Any]

STASHED = re.compile("\x02(?:wzxhzdk:(\\d+)|amp|(\\d+))\x03")
"""What Python-Markdown keeps aside while it reads a page: HTML, an ampersand, an escaped character."""
LITERAL = re.compile("[\x00-\x08\x0b-\x1f&]")
"""What HTML has no literal for, and what would begin a reference: Python-Markdown leaves `&lt;` as it is."""
LAYERS = {"t": "term", "f": "figure", "c": "clause"}


class Sentences:
    """The leaves of one page."""

    def __init__(self, md: Markdown, page: Json, path: str) -> None:
        self._md, self._path = md, path
        self._leaves: dict[str, Json] = page.get("leaves", {})
        self._root = "../" * path.count("/")

    def holds(self, element: Element) -> bool:
        """Whether a block prints a leaf of the source."""
        return any(one.get("id") in self._leaves for one in element.iter("a") if not one.get("href"))

    def dress(self, block: Element) -> list[str]:
        """Replace what a paragraph or heading prints of the source; gives the ids of its leaves."""
        before, found = self._cut(block)
        held = Element("span", {"class": "src"}) if block.tag != "p" else block
        block[:] = []
        block.text = None
        if block.tag != "p":
            if before.strip():
                SubElement(block, "span", {"class": "name"}).text = before.strip()
            block.append(held)
        else:
            block.set("class", "src")
        for id_, words in found:
            self._leaf(held, id_, words)
        return [id_ for id_, _ in found]

    def _cut(self, block: Element) -> tuple[str, list[tuple[str, str]]]:
        """The words before the first leaf, and of each leaf its id and its characters."""
        before, found = "", []
        for id_, words in _runs(block):
            if id_ in self._leaves:
                found.append((id_, ""))
            if found:
                found[-1] = (found[-1][0], found[-1][1] + words)
            else:
                before += words
        return self.plain(before), [(id_, self.plain(words.strip("\n"))) for id_, words in found]

    def plain(self, words: str) -> str:
        """The characters a reader sees, whatever was kept aside for them."""

        def shown(match: re.Match[str]) -> str:
            if match[1]:
                return _character(str(self._md.htmlStash.rawHtmlBlocks[int(match[1])]))
            return chr(int(match[2])) if match[2] else "&"

        return STASHED.sub(shown, words)

    def _leaf(self, parent: Element, id_: str, words: str) -> None:
        known = self._leaves[id_]
        given = {
            "class": f"s {known['role']}",
            "id": id_,
            "data-start": str(known["start"]),
            "data-end": str(known["end"]),
        }
        given |= {f"data-{name}": attribute(known[name]) for name in ("n", "name") if known.get(name)}
        leaf = SubElement(parent, "span", given)
        left = self._fill(leaf, known["pieces"], words)
        if left or len(words) != known["end"] - known["start"]:
            message = f'the sentence {id_} prints "{words[:40]}", which is not what the data counts.'
            advice = "Write docs/ anew with `python build.py`."
            raise BuildError(str(Finding("error", "text-altered", Place(f"docs/{self._path}"), message, advice)))
        if known.get("gap"):
            _add(SubElement(parent, "span", {"class": "gap"}), self.atom(known["gap"]))

    def _fill(self, parent: Element, pieces: list[Any], words: str) -> str:
        """Puts the next characters into an element as its pieces say; gives what is left of them."""
        for piece in pieces:
            if isinstance(piece, int):
                _add(parent, self.atom(words[:piece]))
                words = words[piece:]
                continue
            kind, *said = piece
            if kind == "w":
                wide = SubElement(parent, "span", {"class": "w", "data-w": said[0]})
                wide.text = self.atom(words[:1])
                words = words[1:]
            elif kind == "m":
                href, label, sort = said
                SubElement(parent, "a", {"class": f"mark mark-{sort}", "href": href, "aria-label": label})
            else:
                ref, flags, tip, inside = said
                words = self._fill(self._marked(parent, LAYERS[kind], ref, flags, tip), inside, words)
        return words

    def _marked(self, parent: Element, layer: str, ref: str, flags: str, tip: str) -> Element:
        if layer == "clause":
            return SubElement(parent, "span", {"class": "clause", "id": ref})
        given = {"class": layer + (" first" if "1" in flags else ""), "data-ref": ref}
        if "i" not in flags:
            given["href"] = f"{self._root}{'glossary' if layer == 'term' else 'figures'}.md#{ref}"
        if tip:
            given["data-tip"] = attribute(tip)
        return SubElement(parent, "span" if "i" in flags else "a", given)

    def atom(self, words: str) -> AtomicString:
        """Characters that nothing reads as Markdown or as a reference any more; some of them as references themselves."""
        return AtomicString(LITERAL.sub(lambda match: self._md.htmlStash.store(f"&#{ord(match.group())};"), words))


def attribute(value: str) -> str:
    """The value of an attribute as it is given to Python-Markdown, which leaves what looks like a reference alone."""
    return value.replace("&", "&amp;")


def _character(reference: str) -> str:
    number = re.fullmatch(r"&#(\d+);", reference)
    return chr(int(number[1])) if number else html.unescape(reference)


def _runs(element: Element) -> Iterator[tuple[str, str]]:
    """An element's words in order, each run behind the id of the anchor before it; footnote marks have none."""
    yield "", element.text or ""
    for child in element:
        if child.tag == "a" and not child.get("href"):
            yield child.get("id", ""), ""
        elif child.tag != "sup":
            yield from _runs(child)
        yield "", child.tail or ""


def _add(parent: Element, words: AtomicString) -> None:
    """Words behind what an element holds already."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + words)
    else:
        parent.text = AtomicString((parent.text or "") + words)
