"""Reads one YAML file into nodes that know their line and column, or says why it cannot.

The nodes are put together here from the parser's events, not by PyYAML's composer: the composer recurses in C without a
limit and ends the process on a file of a hundred thousand brackets. Building them here also refuses, with a sentence,
what YAML would otherwise take silently from a text that was meant to be words: `&`, `*` and `!` at its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from zhujie.model import Fault, Finding, Place
from zhujie.seeds.wording import shorten
from zhujie.source import read_bytes, undecodable, wide_encoding

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same result, ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 4 * 1024 * 1024
"""The largest file of seeds has some 100 kB."""

MAX_DEPTH = 20
"""Seeds nest five levels at most."""

_STR = "tag:yaml.org,2002:str"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_resolve: Callable[[type[yaml.Node], str, tuple[bool, bool]], str] = yaml.resolver.Resolver().resolve
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""
_QUOTES = "Put the text in quotes."
_UNKNOWN = "Check indentation and quotes."

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"found undefined alias|alphabetic or numeric|scanning an? (anchor|alias)",
        "YAML takes a text that begins with & or * for a mark of its own.",
        _QUOTES,
    ),
    (r"\btag\b", "YAML takes a text that begins with ! for a mark of its own.", _QUOTES),
    (r"unexpected end of stream", "a quotation mark is opened here and never closed.", "Close it."),
    (
        r"expected '?,'? or",
        "a list [ or map { is not closed, or a comma between two entries is missing.",
        "Check the brackets and write a half-width comma between entries.",
    ),
    (r"escape", r"a backslash in double quotes begins an escape.", "Use single quotes."),
    (
        r"could not find expected ':'|simple key",
        'this line is no "key: value".',
        "Write a half-width colon and a space after the key.",
    ),
    (
        r"did not find expected key|expected <block end>|expected '-' indicator|expected the node|node content"
        r"|<document start>|are not allowed",
        "the lines do not fit together here.",
        "Check the indentation, the dashes of lists, and that words after a closing quotation mark are inside it.",
    ),
    (r"block scalar", "YAML takes a text that begins with | or > for a block on the lines below.", _QUOTES),
    (r"plain scalar", "a colon stands where YAML does not allow it in a text.", _QUOTES),
    (r"another document", "a line --- begins a second document.", "Remove it."),
    (r"directive|incompatible", "a line that begins with % is a directive of YAML.", _QUOTES),
)


def read_yaml(path: Path, shown: str) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """The root node of a UTF-8 file, None when it is empty or broken, and the faults found.

    Raises Fault (`file-missing`, `file-unreadable`) when there is nothing to read.
    """
    data = read_bytes(path, shown, MAX_BYTES)
    if name := wide_encoding(data):
        return None, (_finding(Place(shown), f"the file is {name}.", "Save it as UTF-8."),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, undecodable(shown, data, error, "the file is not UTF-8", "Save it as UTF-8.").findings
    return parse_yaml(text, shown)


def parse_yaml(text: str, shown: str) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """The root node of a YAML text, None when it is empty or broken, and the faults found."""
    bad = _UNPRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        place = Place(shown, line, bad.start() - text.rfind("\n", 0, bad.start()))
        return None, (_finding(place, f"the invisible character U+{ord(bad.group()):04X} stands here.", "Remove it."),)
    try:
        return _Builder(shown).build(text), ()
    except Fault as fault:
        return None, fault.findings
    except yaml.MarkedYAMLError as error:
        return None, (_explain(error, _LINE_END.split(text), shown),)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        return None, (_finding(Place(shown), f"YAML cannot read the file: {shorten(str(error), 80)}.", _UNKNOWN),)


def place_of(node: yaml.Node, shown: str) -> Place:
    """Where a node begins."""
    return Place(shown, node.start_mark.line + 1, node.start_mark.column + 1)


class _Builder:
    """Turns events into nodes, without recursion."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.root: yaml.Node | None = None
        self.documents = 0
        self.open: list[yaml.CollectionNode] = []
        self.keys: list[yaml.Node | None] = []
        """For each open map the key that waits for its value."""

    def build(self, text: str) -> yaml.Node | None:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.open.pop().end_mark = event.end_mark
                self.keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise self._fault(event, "YAML takes a text that begins with * for a reference.", _QUOTES)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise self._fault(event, "a line --- begins a second document.", "Remove it.")
        return self.root

    def _scalar(self, event: Any) -> yaml.ScalarNode:
        self._refuse_marks(event)
        tag = _STR
        if event.implicit[0] and event.value[:1] <= "~":  # a text that begins with Han is nothing but text
            tag = _resolve(yaml.ScalarNode, event.value, event.implicit)
        return yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, style=event.style)

    def _open(self, event: Any) -> None:
        self._refuse_marks(event)
        if len(self.open) >= MAX_DEPTH:
            message = f"lists and maps are nested deeper than {MAX_DEPTH} levels."
            raise self._fault(event, message, "Check the brackets.")
        kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
        node = kind("", [], event.start_mark, event.end_mark, flow_style=event.flow_style)
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: yaml.Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1], self.keys[-1]
        if isinstance(parent, yaml.SequenceNode):
            parent.value.append(node)
        elif key is None:
            self.keys[-1] = node
        else:
            parent.value.append((key, node))
            self.keys[-1] = None

    def _refuse_marks(self, event: Any) -> None:
        """Anchors and tags: nobody writes them here on purpose, and the words after them would be lost."""
        if event.anchor is not None:
            raise self._fault(event, "YAML takes a text that begins with & for a mark of its own.", _QUOTES)
        if event.tag is not None and event.tag != _STR:
            raise self._fault(event, "YAML takes a text that begins with ! for a mark of its own.", _QUOTES)

    def _fault(self, event: Any, message: str, advice: str) -> Fault:
        mark = event.start_mark
        return Fault(_finding(Place(self.shown, mark.line + 1, mark.column + 1), message, advice))


def _explain(error: yaml.MarkedYAMLError, lines: list[str], shown: str) -> Finding:
    """The parser's complaint in words of the person who wrote the file."""
    problem = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return _finding(Place(shown), f"YAML cannot read the file: {problem}.", _UNKNOWN)
    place = Place(shown, mark.line + 1, mark.column + 1)
    line = lines[mark.line] if mark.line < len(lines) else ""
    char = line[mark.column : mark.column + 1]
    if char == "\t" or "tab character" in problem:
        return _finding(place, "a tab stands where YAML wants spaces.", "Replace it by spaces.", line)
    if "cannot start any token" in problem:
        return _finding(place, f"a text may not begin with {char}.", _QUOTES, line)
    if "mapping values are not allowed" in problem:
        return _explain_colon(place, line, lines[max(mark.line - 1, 0)])
    for pattern, message, advice in _EXPLANATIONS:
        if re.search(pattern, problem):
            return _finding(place, message, advice, line)
    return _finding(place, f"YAML cannot read this line: {problem}.", _UNKNOWN, line)


def _explain_colon(place: Place, line: str, above: str) -> Finding:
    """A colon where none may stand: a second one in a text, or the first after a line that is no `key: value`."""
    if re.search(r":\s", line[: place.column - 1]):
        return _finding(place, "a second colon followed by a space stands in this text.", _QUOTES, line)
    if "：" in above:
        return _finding(place, "the line above has a full-width colon.", "Write a half-width : and a space.", above)
    advice = "Every line is key: value, and the keys of one record stand in one column."
    return _finding(place, "this key does not fit under the line above.", advice, line)


def _finding(place: Place, message: str, advice: str, line: str = "") -> Finding:
    return Finding("error", "yaml-syntax", place, message, advice, line.strip())
