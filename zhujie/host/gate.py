"""The last look at a page before it is written: only elements and attributes that we know, written so that nobody errs.

Everything before this escapes what it prints; this trusts none of it. A parser that forgives (`html.parser`, html5lib)
was rejected: it says what a page means to itself, and hostile text lives on what two parsers read differently. So only
one spelling passes, which all of them read alike: every `<` begins a known tag, values stand in double quotes and hold
neither `<` nor `>`, every element is closed by its own tag, `&` begins a reference, there are no comments. What stands
in the tables below is what our templates and the theme print; whoever prints more adds it here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from zhujie.model import Finding, Place
from zhujie.weburl import fault_of

EVERYWHERE = frozenset(
    "class id lang title hidden role tabindex aria-autocomplete aria-controls aria-current aria-describedby "
    "aria-expanded aria-hidden aria-keyshortcuts aria-label aria-labelledby aria-live aria-pressed "
    # The theme's scripts and style sheets find their parts by these.
    "data-md-component data-md-color-scheme data-md-color-primary data-md-color-accent".split()
)
"""Attributes of any element: names and descriptions, nothing that acts."""

HTML: Mapping[str, str] = {
    # Head. `http-equiv` carries the policy and nothing else.
    "html": "",
    "head": "",
    "title": "",
    "meta": "charset name property content http-equiv",
    "link": "rel href type media",
    "script": "src type",
    "noscript": "",
    # Frame and sections.
    "body": "dir",
    "main": "",
    "header": "",
    "footer": "",
    "nav": "popover",  # the contents on a small screen
    "article": "data-category data-search",
    "section": "",
    "aside": "",
    "h1": "",
    "h2": "",
    "h3": "",
    "h4": "",
    # Blocks.
    "div": "data-for data-term",
    "p": "",
    "blockquote": "",
    "figure": "",
    "figcaption": "",
    "ul": "",
    "ol": "",
    "li": "",
    "dl": "",
    "dt": "",
    "dd": "",
    "details": "",
    "summary": "",
    "table": "",
    "caption": "",
    "thead": "",
    "tbody": "",
    "tr": "data-category data-search",
    "th": "scope",
    "td": "data-value",
    # Words.
    "a": "href rel data-n data-ref data-tip",
    "span": "data-start data-end data-n data-name data-w data-ref data-tip",
    "b": "",
    "strong": "",
    "code": "",
    "dfn": "",
    "kbd": "",
    "mark": "",
    "q": "",
    "small": "",
    "img": "src alt width height",
    # What is typed stays on the page: no form has an address.
    "form": "data-total",
    "label": "for",
    "input": "type name placeholder autocomplete autocapitalize autocorrect spellcheck enterkeyhint "
    "data-md-toggle data-md-color-media",
    "button": "type popovertarget data-act data-copy",
    "select": "",
    "option": "value",
    "output": "for",
    "textarea": "rows maxlength",
}
"""Every element of a page with the attributes it may have besides those of any element."""

SVG: Mapping[str, str] = {
    "svg": "viewBox width height xmlns font-family font-size",  # a file of its own names its language and its type
    "title": "",
    "desc": "",
    "a": "href data-box",
    "path": "d fill stroke stroke-width stroke-linecap data-start data-end",
    "rect": "x y width height rx",
    "line": "x1 x2 y1 y2",
    "text": "x y dx text-anchor",
}
"""The same inside an `<svg>`: shapes and words; no style, script, picture or foreign object."""

VOID = frozenset(("meta", "link", "img", "input"))
LOADING = frozenset(("script", "link", "img"))
WORDS_ONLY = frozenset(("title", "desc", "script", "textarea", "option"))
"""Elements without elements in them: browsers read some as text to the end, and so nothing in them may look like a tag."""

OWN_LINKS = frozenset(("icon", "next", "prev", "stylesheet"))
"""Kinds of `<link>` that lead to a file of the site."""

TYPES: Mapping[str, frozenset[str]] = {
    "input": frozenset(("checkbox", "radio", "search")),
    "button": frozenset(("button", "submit", "reset")),
    "script": frozenset(("application/json", "application/ld+json")),
}
"""What the attribute `type` may say: a script with one is data."""

DOCTYPE = "<!doctype html>"
SVG_NAMESPACE = "http://www.w3.org/2000/svg"

TAG = re.compile(r"<([^<>]*)>")
NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
ATTRIBUTE = re.compile(r'\s+([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?')
END = re.compile(r"\s*(/?)")
LOOSE = re.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)")
"""An ampersand that begins no reference."""
UNREADABLE = re.compile(r"[\x00-\x20\x7f\\]")
"""What browsers drop from an address, or turn into something else."""
SCHEME = re.compile(r"[^/?#]*:")

ADVICE = "If it is meant, add it to the tables in zhujie/host/gate.py; if it comes from a text, a template printed it unescaped."


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written. `fault` says what is wrong with its spelling; then the rest is not known."""

    name: str = ""
    attributes: tuple[tuple[str, str | None], ...] = ()
    """Names with values as written, None where a name stands alone."""
    ends: bool = False
    """`</name>`."""
    whole: bool = False
    """`<name/>`."""
    fault: str = ""

    def value(self, name: str) -> str | None:
        """What an attribute says, None when it is not there."""
        return next((unescape(value or "") for key, value in self.attributes if key == name), None)


def inspect_page(name: str, page: str, policy: str) -> list[Finding]:
    """Every fault of a page's HTML; `policy` is what its meta element must say."""
    return _Inspection(page, policy).run(name)


def inspect_picture(name: str, picture: str) -> list[Finding]:
    """Every fault of an SVG file."""
    return _Inspection(picture, None).run(name)


class _Inspection:
    """One way through a text, tag by tag. A picture has no policy."""

    def __init__(self, text: str, policy: str | None) -> None:
        self._text = text
        self._policy = policy
        self._open: list[tuple[str, int, bool]] = []
        """Name and place of every element that is open, and whether it is drawn: inside an `<svg>`."""
        self._ids: set[str] = set()
        self._guarded = policy is None
        self._said: list[tuple[int, str]] = []

    def run(self, name: str) -> list[Finding]:
        """The findings, in the order of the text."""
        end = self._begin()
        for found in TAG.finditer(self._text, end):
            self._words(end, found.start())
            end = found.end()
            tag = read_tag(found[1])
            if tag.fault:
                self._say(found.start(), tag.fault)
            elif tag.ends:
                self._close(tag.name, found.start())
            else:
                self._take(tag, found.start())
        self._words(end, len(self._text))
        for element, at, _ in self._open:
            self._say(at, f"<{element}> is never closed")
        if not self._guarded:
            self._say(0, "the page has no <meta> with the policy in zhujie/host/headers.py")
        return [self._finding(name, at, what, times) for what, (at, times) in self._gathered().items()]

    def _gathered(self) -> dict[str, tuple[int, int]]:
        """Each fault once: where it stands first, and how often; one template prints the same on every line."""
        gathered: dict[str, tuple[int, int]] = {}
        for at, what in sorted(self._said):
            first, times = gathered.get(what, (at, 0))
            gathered[what] = first, times + 1
        return gathered

    def _finding(self, name: str, at: int, what: str, times: int) -> Finding:
        place = Place(name, self._text.count("\n", 0, at) + 1)
        more = f", {times} times on this page" if times > 1 else ""
        return Finding("error", "unknown-html", place, f"{what}{more}.", ADVICE)

    def _say(self, at: int, what: str) -> None:
        self._said.append((at, what))

    def _begin(self) -> int:
        """Where the first element may stand."""
        start = len(self._text) - len(self._text.lstrip())
        if self._policy is None:
            return start
        if not self._text.startswith(DOCTYPE, start):
            self._say(0, f"the page does not begin with {DOCTYPE}")
            return start
        return start + len(DOCTYPE)

    def _words(self, start: int, end: int) -> None:
        """What stands between two tags: words, or the data of a script."""
        words = self._text[start:end]
        if (at := words.find("<")) >= 0:
            self._say(start + at, f'"{words[at : at + 20]}" is not a whole tag')
        if not self._open:
            if words.strip():
                self._say(start, f'"{words.strip()[:20]}" stands outside the page')
        elif self._open[-1][0] == "script":
            if words and not _is_json(words):
                self._say(start, "<script> holds something else than JSON")
        elif "&" in words and (loose := LOOSE.search(words)):
            shown = " ".join(words[loose.start() : loose.start() + 20].split())
            self._say(start + loose.start(), f'"{shown}" is no character reference')

    def _take(self, tag: Tag, at: int) -> None:
        """An element by itself, then among the others."""
        parent, _, inside = self._open[-1] if self._open else ("", 0, False)
        drawn = inside or tag.name == "svg"
        for fault in element_faults(tag, drawn):
            self._say(at, fault)
        if parent in WORDS_ONLY:
            self._say(at, f"<{tag.name}> stands inside <{parent}>, which holds words only")
        if self._policy is None and not drawn:
            self._say(at, f"<{tag.name}> stands outside the <svg> of a picture")
        if tag.whole and not drawn:
            self._say(at, f"<{tag.name}/> closes itself, which only shapes of a picture do")
        if id_ := tag.value("id"):
            if id_ in self._ids:
                self._say(at, f'the id "{id_}" stands twice')
            self._ids.add(id_)
        self._guard(tag, parent, at)
        if tag.name not in VOID and not tag.whole:
            self._open.append((tag.name, at, drawn))

    def _guard(self, tag: Tag, parent: str, at: int) -> None:
        """The policy stands once, in the head, before whatever it is to guard."""
        if tag.value("http-equiv") is not None:
            if self._policy is None or tag.value("content") != self._policy:
                self._say(at, "<meta http-equiv> says something else than the policy in zhujie/host/headers.py")
            if parent != "head":
                self._say(at, "<meta http-equiv> stands outside the head, where browsers ignore it")
            self._guarded = True
        elif not self._guarded and tag.name in LOADING:
            self._say(at, f"<{tag.name}> stands before the policy")

    def _close(self, name: str, at: int) -> None:
        """Closes the innermost element of that name; whatever is still open in it was never closed."""
        if name not in [one for one, _, _ in self._open]:
            self._say(at, f"</{name}> closes nothing")
            return
        while (last := self._open.pop())[0] != name:
            self._say(last[1], f"<{last[0]}> is never closed")


@lru_cache(maxsize=8192)
def read_tag(inner: str) -> Tag:
    """What stands between `<` and `>`."""
    shown = f"<{' '.join(inner.split())[:60]}>"
    begin = NAME.match(inner)
    if not begin:
        return Tag(fault=f"{shown} is no tag")
    at = begin.end()
    attributes: list[tuple[str, str | None]] = []
    while found := ATTRIBUTE.match(inner, at):
        at = found.end()
        attributes.append((found[1], found[2]))
    end = END.fullmatch(inner, at)
    if not end:
        return Tag(fault=f"{shown} is not written name by name with values in double quotes")
    names = [name.lower() for name, _ in attributes]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        return Tag(fault=f"{shown} has the attribute {twice} twice")
    if begin[1] and (attributes or end[1]):
        return Tag(fault=f"{shown} closes an element and says more")
    return Tag(begin[2], tuple(attributes), bool(begin[1]), bool(end[1]))


@lru_cache(maxsize=8192)
def element_faults(tag: Tag, drawn: bool) -> tuple[str, ...]:
    """What is wrong with an element by itself, in a page or (`drawn`) in a picture."""
    return tuple(_element_faults(tag, drawn))


def _element_faults(tag: Tag, drawn: bool) -> Iterator[str]:
    table, name = SVG if drawn else HTML, tag.name
    if name not in table:
        yield f"<{name}> is no element we use{' in a picture' if drawn else ''}"
        return
    own = table[name].split()
    for key, value in tag.attributes:
        if key not in own and key not in EVERYWHERE:
            yield f"<{name}> has the attribute {key}, which we do not use there"
        elif value and LOOSE.search(value):
            yield f'{key} of <{name}> holds an ampersand that begins no character reference: "{value[:60]}"'
    yield from _value_faults(name, {key: unescape(value or "") for key, value in tag.attributes})


def _value_faults(name: str, values: Mapping[str, str]) -> Iterator[str]:
    """What the values of attributes that lead somewhere, or do something, may not be."""
    for key in ("href", "src"):
        if key not in values:
            continue
        address = values[key]
        foreign = name == "a" or (name == "link" and values.get("rel") == "canonical")
        if not (_is_own(address) or (foreign and not fault_of(address))):
            yield f'{key} of <{name}> is "{address[:60]}", which is not an address we follow'
    if name in TYPES and "type" in values and values["type"] not in TYPES[name]:
        yield f'<{name}> has the type "{values["type"]}"'
    if name == "script" and ("src" in values) == ("type" in values):
        yield "<script> needs a file, or a type that makes it data"
    if name == "link" and values.get("rel") not in {*OWN_LINKS, "canonical"}:
        yield f'<link> is of the kind "{values.get("rel", "")}"'
    if name == "meta" and "http-equiv" in values and values["http-equiv"] != "Content-Security-Policy":
        yield f'<meta> has the http-equiv "{values["http-equiv"]}"'
    if values.get("xmlns", SVG_NAMESPACE) != SVG_NAMESPACE:
        yield f'<{name}> has the namespace "{values["xmlns"]}"'


def _is_own(address: str) -> bool:
    """Whether an address leads to a file of the site, or a place on the page."""
    if UNREADABLE.search(address):
        return False
    return not SCHEME.match(address) and not address.startswith("//")


def _is_json(words: str) -> bool:
    try:
        json.loads(words)
    except ValueError:
        return False
    return True
