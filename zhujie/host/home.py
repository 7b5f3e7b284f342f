"""The home page: what the Markdown has one below the other stands on one screen, side by side."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

Json = dict[str, Any]


def arrange(root: Element, page: Json, seal: str) -> None:
    """Change the page's tree in place; `seal` is the address of the site's sign."""
    sections = _sections(root)
    _top(root, seal)
    parts = Element("div", {"class": "home-parts"})
    for anchor, kind in page["home"].items():
        parts.append(_part(sections[anchor], anchor, kind))
    grid = Element("div", {"class": "home-grid ours-only"})
    grid.append(parts)
    if flow := sections.get("home-flow"):
        holder = SubElement(grid, "div", {"class": "home-flow"})
        flow[0].set("class", "visually-hidden")
        holder.extend(flow)
    for block in [one for anchor in (*page["home"], "home-flow") for one in sections.get(anchor, ())]:
        root.remove(block)
    root.insert(1, grid)
    if highlights := sections.get("highlights"):
        _highlights(root, highlights)
    for anchor in ("doors", "counts"):
        heading, listed = sections[anchor][:2]
        heading.set("class", "visually-hidden")
        listed.set("class", f"{anchor} ours-only")
    for item in sections["counts"][1]:
        _count(item[0])


def _sections(root: Element) -> dict[str, list[Element]]:
    """Headings of the second level by the anchor that opens them, each with what follows it."""
    found: dict[str, list[Element]] = {}
    held: list[Element] = []
    for block in root:
        if block.tag == "h2":
            anchor = block[0].get("id", "") if len(block) else ""
            held = found.setdefault(anchor, [])
        held.append(block)
    return found


def _top(root: Element, seal: str) -> None:
    header = Element("header", {"class": "home-top ours-only"})
    SubElement(header, "img", {"src": seal, "alt": "", "width": "48", "height": "48"})
    words = SubElement(header, "div")
    title, line = root[0], root[1]
    title.set("class", "home-title")
    for block in (title, line):
        root.remove(block)
        words.append(block)
    root.insert(0, header)


def _part(blocks: list[Element], anchor: str, kind: str) -> Element:
    """`[举措](…) 7项 · title` and its items."""
    section = Element("section", {"class": f"part kind-{kind}", "aria-labelledby": anchor})
    heading = blocks[0]
    link = next(one for one in heading if one.get("href"))
    small = SubElement(heading, "small")
    small.text, link.tail = (link.tail or "").strip(), None
    section.extend(blocks)
    for listed in section.findall("ol"):
        listed.set("class", "items")
        for item in listed:
            name, _, title = (item[0].text or "").partition(" ")
            item[0].text = None
            SubElement(item[0], "span", {"class": "name"}).text = name
            item[0][0].tail = title
    return section


def _highlights(root: Element, blocks: list[Element]) -> None:
    """`[441宗：受理的行政复议申请](…)`: the number large."""
    at = list(root).index(blocks[0])
    section = Element("section", {"class": "highlights ours-only", "aria-labelledby": "highlights"})
    for block in blocks:
        root.remove(block)
        section.append(block)
    blocks[0].set("class", "visually-hidden")
    for item in section.iter("li"):
        number, _, words = (item[0].text or "").partition("：")
        item[0].text = None
        SubElement(item[0], "b", {"class": "number"}).text = number
        item[0][0].tail = words
    root.insert(at, section)


def _count(link: Element) -> None:
    """`[术语表：186条术语](…)`: the number large."""
    match = re.fullmatch(r"(.*?)：(\d+)(.*)", link.text or "")
    if match:
        link.text = None
        SubElement(link, "span").text = match[1]
        SubElement(link, "b").text = match[2]
        link[1].tail = match[3]
