"""Holds a file against its schema.

Reading never stops at a fault: what is wrong becomes a finding with its place, what is right becomes a `Record`, so one
run names every fault of every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import yaml

from zhujie.model import Fault, Finding, Place
from zhujie.seeds.record import Located, Record, Value
from zhujie.seeds.schema import Date, Fields, Flag, ListOf, Shape, Text, Whole, Words
from zhujie.seeds.wording import did_you_mean, listing, shorten
from zhujie.seeds.yamlfile import place_of, read_yaml

_TAG = "tag:yaml.org,2002:"
_STR = _TAG + "str"
_ANY_TEXT = Text(blank=True)
_KEY = Text()
_PLAIN_NUMBER = re.compile("0|[1-9][0-9]{0,9}")
_WIDE = "[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]"
_FOLDED = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
_NAMES = {
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "bool": "true or false",
    "null": "nothing",
    "merge": "a merge mark",
    "value": "a mark of YAML",
}


def read_file(path: Path, shown: str, shape: Fields) -> tuple[Record, tuple[Finding, ...]]:
    """The file's root as a record, and every fault in it. A missing file is one fault with the code `file-missing`."""
    empty = Record(Place(shown, 1))
    try:
        node, findings = read_yaml(path, shown)
    except Fault as fault:
        return empty, fault.findings
    if findings:
        return empty, findings
    reader = Reader(shown)
    value = reader.read(shape, node, f"the {shape.noun}") if node else reader.absent(shape, empty)
    return (value if isinstance(value, Record) else empty), tuple(reader.findings)


class Reader:
    """Holds the nodes of one file against shapes and collects the findings."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.findings: list[Finding] = []

    def read(self, shape: Shape, node: yaml.Node, label: str) -> Value | None:
        """The node's value, or None after a finding. `label` is what messages call it."""
        try:
            match shape:
                case Text() | Date():
                    return self._text(shape, node, label)
                case Whole():
                    return self._whole(shape, node, label)
                case Flag():
                    return self._flag(node, label)
                case ListOf():
                    return self._list(shape, node, label)
                case Words():
                    return self._words(node, label)
                case Fields():
                    return self._fields(shape, node, label)
        except _Refused:
            return None

    def absent(self, shape: Fields, empty: Record) -> Record:
        """An empty file: every required key is missing."""
        self._missing(shape, empty, set())
        return empty

    def _text(self, shape: Text | Date, node: yaml.Node, label: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._wrong_type(node, label, "text")
        if node.tag != _STR:
            self._trap(node, label)
        text = _unfold(node)
        if fault := shape.fault(text):
            self._refuse("bad-value", node, f"{label} {fault[0]}", fault[1])
        return text if text.strip() else ""

    def _trap(self, node: yaml.ScalarNode, label: str) -> NoReturn:
        """A text that YAML took for something else."""
        if node.value == "":
            advice = 'Write it, write "" if it is unknown, or remove the key.'
            self._refuse("bad-value", node, f"{label} has no value.", advice)
        message = f"{label} must be text, but YAML reads {shorten(node.value)} as {_kind(node)}."
        self._refuse("wrong-type", node, message, _put_in_quotes(node.value))

    def _whole(self, shape: Whole, node: yaml.Node, label: str) -> int:
        written = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if node.tag != _TAG + "int" or not _PLAIN_NUMBER.fullmatch(written):
            bare = written.lstrip("0")
            plain = f"Write it without quotes or leading zeros: {bare}."
            advice = plain if _PLAIN_NUMBER.fullmatch(bare) else "Write only the digits."
            self._wrong_type(node, label, "a whole number", advice)
        if not shape.least <= int(written) <= shape.most:
            message = f"{label} is {written}; it must be from {shape.least} to {shape.most}."
            self._refuse("bad-value", node, message, "Correct it.")
        return int(written)

    def _flag(self, node: yaml.Node, label: str) -> bool:
        if not isinstance(node, yaml.ScalarNode) or node.tag != _TAG + "bool":
            self._wrong_type(node, label, "true or false", "Write true or false, without quotes.")
        return node.value.lower() in ("true", "yes", "on")

    def _list(self, shape: ListOf, node: yaml.Node, label: str) -> tuple[Located, ...]:
        if _is_nothing(node) and not shape.least:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            advice = "Write a list: [first, second], or one entry a line after a dash."
            self._wrong_type(node, label, "a list", advice)
        if len(node.value) < shape.least:
            self._refuse("bad-value", node, f"{label} is an empty list.", "At least one entry is needed.")
        name = f"each {shape.entry.noun}" if isinstance(shape.entry, Fields) else f"an entry of {label}"
        found: list[Located] = []
        first: dict[str, Place] = {}
        for entry in node.value:
            value, place = self.read(shape.entry, entry, name), place_of(entry, self.shown)
            if isinstance(value, str) and first.setdefault(value, place) is not place:
                message = f'"{shorten(value)}" stands twice in the list; first at {first[value]}.'
                self._add("duplicate-entry", entry, message, "Keep one of them.")
            elif value is not None:
                found.append(Located(value, place))
        return tuple(found)

    def _words(self, node: yaml.Node, label: str) -> Record:
        values: dict[str, Located] = {}
        for name, key, child in self._pairs(node, label):
            if key.tag != _STR:
                self._add("wrong-type", key, f"the key {name} must be text.", _put_in_quotes(name))
                continue
            value = self.read(_ANY_TEXT, child, f'"{shorten(name)}"')
            if value is not None:
                values[name] = Located(value, place_of(child, self.shown))
        return Record(place_of(node, self.shown), values)

    def _fields(self, shape: Fields, node: yaml.Node, label: str) -> Record:
        values: dict[str, Located] = {}
        seen: set[str] = set()
        for name, key, child in self._pairs(node, label):
            seen.add(name)
            child_shape = shape.shape_of(name)
            if child_shape is None:
                known = [*shape.required, *shape.optional]
                message = f'unknown key "{shorten(name)}". Known keys: {listing(known)}.'
                self._add("unknown-key", key, message, did_you_mean(name, known) or "Correct or remove it.")
                continue
            value = self.read(child_shape, child, f'"{name}"')
            if value is not None:
                values[name] = Located(value, place_of(child, self.shown))
        record = Record(place_of(node, self.shown), values)
        self._missing(shape, record, seen)
        return record

    def _pairs(self, node: yaml.Node, label: str) -> Iterator[tuple[str, yaml.ScalarNode, yaml.Node]]:
        """Name, key and value of a map's entries; unusable and repeated keys become findings."""
        if _is_nothing(node):
            return
        if not isinstance(node, yaml.MappingNode):
            self._wrong_type(node, label, "a map of key: value")
        first: dict[str, Place] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add("wrong-type", key, f"a key must be a word, but it is {_kind(key)}.", "Check the brackets.")
            elif fault := _KEY.fault(key.value):
                self._add("bad-value", key, f"a key {fault[0]}", fault[1])
            elif key.value in first:
                message = f'the key "{shorten(key.value)}" stands twice; first in line {first[key.value].line}.'
                self._add("duplicate-key", key, message, "Keep one of them.")
            else:
                first[key.value] = place_of(key, self.shown)
                yield key.value, key, child

    def _missing(self, shape: Fields, record: Record, seen: set[str]) -> None:
        name = next((record.text(key) for key in ("id", "quote", "title") if record.text(key)), "")
        whose = f'{shape.noun} "{shorten(name)}"' if name else f"the {shape.noun}"
        for key in shape.required:
            if key not in seen:
                advice = f"Required keys: {listing(shape.required)}."
                self.findings.append(Finding("error", "missing-key", record.place, f'{whose} has no "{key}".', advice))

    def _wrong_type(self, node: yaml.Node, label: str, expected: str, advice: str = "") -> NoReturn:
        message = f"{label} must be {expected}, but it is {_describe(node)}."
        self._refuse("wrong-type", node, message, advice or f"Write {expected}.")

    def _refuse(self, code: str, node: yaml.Node, message: str, advice: str) -> NoReturn:
        self._add(code, node, message, advice)
        raise _Refused

    def _add(self, code: str, node: yaml.Node, message: str, advice: str) -> None:
        quote = node.value if isinstance(node, yaml.ScalarNode) else ""
        self.findings.append(Finding("error", code, place_of(node, self.shown), message, advice, quote))


class _Refused(Exception):
    """A value cannot be used; its finding is recorded."""


def _unfold(node: yaml.ScalarNode) -> str:
    """The node's text without what only its notation added.

    YAML folds a line break inside a text into a space, and Chinese has no space there; a block (| or >) ends in a line
    break that nobody meant.
    """
    text: str = node.value
    if node.style in ("|", ">"):
        text = text.rstrip("\n")
    if node.style != "|" and node.end_mark.line > node.start_mark.line:
        text = _FOLDED.sub("", text)
    return text


def _put_in_quotes(words: str) -> str:
    return "Put it in quotes" + (f': "{words}".' if len(words) <= 20 else ".")


def _is_nothing(node: yaml.Node) -> bool:
    """True for a key without a value, as in a file whose entries are all commented out."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _TAG + "null" and node.value == ""


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a map"
    return _NAMES.get(node.tag.removeprefix(_TAG), "text")


def _describe(node: yaml.Node) -> str:
    """`the text "双随机"`, `a number (2020)`, `a list`."""
    if not isinstance(node, yaml.ScalarNode):
        return _kind(node)
    if node.tag == _STR:
        return f'the text "{shorten(node.value)}"'
    return f"{_kind(node)} ({shorten(node.value)})" if node.value else "empty"
