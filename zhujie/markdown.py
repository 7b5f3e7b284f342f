"""The only module that knows Markdown's special characters, and those of a drawing.

Text of a report, a seed or a title is data: it may hold `*`, `<b>`, `{{ }}` or `2023.` and must be shown as it is. It
becomes `Markup` here. On a page as few characters as will do are escaped, with a backslash where every dialect takes it
(`prose`); in a drawing all that could mean anything, by reference (`text`). Whatever a template prints passes through
`finalize`: a plain string is escaped there, `Markup` is not escaped twice.

The report's own sentences are put together here and not in a template, since their marks nest: a line each, behind its
anchor, with terms and figures as links and notes as footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from zhujie.pages.pieces import Mark, Marked, Paragraph, Piece, SourceLeaf, Wide, Words

SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]#|~^$@\x00-\x1f]| (?= )| $|^ ")
"""Characters that begin something in HTML or in Markdown, whatever stands around them."""

LEADING = re.compile(r"^(?:[+\-=:!]|\d+[.)])")
"""What begins a list, a rule or a definition at the start of a value; elsewhere these stay readable in `docs/`."""

SCRIPT_SPECIAL = {ord(one): f"\\u{ord(one):04x}" for one in "<\u2028\u2029"}
"""What JSON need not escape and a script must; all of them stand inside its strings only."""


class Markup(str):
    """Text that is already Markdown."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Characters as a reader sees them, in any context."""
    if isinstance(value, Markup):
        return value
    leading = LEADING.match(value)
    if leading:
        cut = leading.end()
        return Markup(f"{value[: cut - 1]}&#{ord(value[cut - 1])};{text(value[cut:])}")
    return Markup(SPECIAL.sub(lambda match: f"&#{ord(match.group())};", value))


PROSE_SPECIAL = re.compile(r"[\\`*_\[\]{}|]")
"""What begins something in the midst of a line; a backslash takes that from it in every dialect."""
PROSE_REFERENCE = re.compile(r"[&<~$\x00-\x1f\x7f]| (?= )| $|^ ")
"""What no backslash helps against in one dialect or another."""
PROSE_LEADING = re.compile(r"^(?:[#>]|[-+](?=[\s-]|$)|=|\d+[.)](?=\s|$))")
"""What begins a heading, a quotation, a list or a rule at the start of a line, if the rest is as it must be."""
PROSE_NAMED = {"&": "&amp;", "<": "&lt;"}


def prose(value: str) -> Markup:
    """Characters as a reader sees them in Markdown that is read as it stands: as few of them escaped as will do."""
    if isinstance(value, Markup):
        return value
    shown = PROSE_SPECIAL.sub(r"\\\g<0>", value)
    shown = PROSE_REFERENCE.sub(lambda match: PROSE_NAMED.get(match.group()) or f"&#{ord(match.group())};", shown)
    if leading := PROSE_LEADING.match(shown):
        cut = leading.end() - 1
        mark = "&#61;" if shown[cut] == "=" else "\\" + shown[cut]
        shown = shown[:cut] + mark + shown[cut + 1 :]
    if shown.endswith("!"):
        shown = shown[:-1] + "\\!"  # a link behind it would become a picture
    return Markup(shown)


def link(title: str, href: str) -> Markup:
    """A link as Markdown; the page it leads to is named by its Markdown file."""
    if "://" in href:
        return Markup(f"[{prose(title)}](<{href}>)")
    return Markup(f"[{prose(title)}]({PAGE.sub('.md', href)})")


PAGE = re.compile(r"\.html(?=#|$)")


def anchor(id_: str) -> Markup:
    """A place that links can lead to: the one piece of HTML that pages hold."""
    return Markup(f'<a id="{text(id_)}"></a>')


NUMBER = re.compile(r"\d+")


def leaf(one: SourceLeaf) -> Markup:
    """A sentence or heading behind its anchor: its characters, terms and figures as links, notes as footnotes."""
    return Markup(anchor(one.id) + _inline(one.pieces, linked=False)) if one.id else Markup("")


def paragraph(one: Paragraph) -> Markup:
    """The leaves of a paragraph, one a line."""
    return Markup("\n".join(leaf(each) for each in one.leaves if each.id))


def _inline(pieces: Iterable[Piece], linked: bool) -> str:
    return "".join(_piece(piece, linked) for piece in pieces)


def _piece(piece: Piece, linked: bool) -> str:
    match piece:
        case Words() | Wide():
            return prose(piece.text)
        case Mark():
            return f"[^{NUMBER.findall(piece.label)[0]}]"
        case Marked():
            inside = _inline(piece.pieces, linked or piece.layer != "clause")
            if piece.layer == "clause":
                return inside if linked else anchor(piece.ref) + inside
            return inside if linked else f"[{inside}]({PAGE.sub('.md', piece.href)})"
    raise TypeError(type(piece).__name__)


def strong(value: str) -> Markup:
    """Words set apart; as they are where a mark at their end would keep other programs from seeing it."""
    apart = value[:1].isalnum() and value[-1:].isalnum()
    return Markup(f"**{prose(value)}**") if apart else prose(value)


def finalize(value: Any) -> Any:
    """What a template's `{{ … }}` prints: numbers as they are, `Markup` as it is, everything else escaped."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int):
        return value
    raise TypeError(f"a template printed a {type(value).__name__}; pages hand it text, markup or whole numbers")


def script_data(json_text: str) -> Markup:
    """JSON for a script element or a script: no `<` can end it or open a comment, no separator a line of old JavaScript."""
    return Markup(json_text.translate(SCRIPT_SPECIAL))


def front_matter(fields: dict[str, Any]) -> Markup:
    """The YAML block at the head of a page; keys in the order given."""
    body = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
    return Markup(f"---\n{body}---\n")
