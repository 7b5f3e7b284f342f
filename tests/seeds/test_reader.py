"""A file is held against its schema: every fault is found, with its place and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhujie.model import Finding
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import ID, URL, Date, Fields, Flag, ListOf, Paragraphs, Quoted, Text, Whole, Words

SHAPE = Fields(
    "thing",
    optional={
        "id": ID,
        "name": Text(),
        "note": Paragraphs(blank=True),
        "quote": Quoted(),
        "day": Date(whole=True),
        "date": Date(),
        "kind": Text(choices=("policy", "system")),
        "tip": Text(limit=4),
        "url": URL,
        "year": Whole(1949, 2999),
        "keep": Flag(),
        "words": ListOf(Text()),
        "some": ListOf(Text(), least=1),
        "tags": Words(),
        "parts": ListOf(Fields("part", required={"id": ID, "title": Text()}, optional={"basis": Text()})),
    },
)


def read(tmp_path: Path, text: str) -> tuple[Record, tuple[Finding, ...]]:
    """A file with this text, held against the made-up shape."""
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    return read_file(path, "x.yml", SHAPE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("naem: x", 'x.yml:1:1: error: unknown key "naem". Known keys: id, name, note, quote, day, date, kind, tip, url, year, keep, words, '
         'some, tags, parts. Did you mean "name"?'),
        ("zzz: x", "parts."),
        ("name: x\nnote: y\nname: z", 'x.yml:3:1: error: the key "name" stands twice; first in line 1. Keep one of them.'),
        ("name: 2020-01-01", "x.yml:1:7: error: \"name\" must be text, but YAML reads 2020-01-01 as a date. "
         'Put it in quotes: "2020-01-01".'),
        ("name: no", '"name" must be text, but YAML reads no as true or false. Put it in quotes: "no".'),
        ("name: 010", 'YAML reads 010 as a number. Put it in quotes: "010".'),
        ("name: 1.5", 'YAML reads 1.5 as a number. Put it in quotes: "1.5".'),
        ("name: 12:30", 'YAML reads 12:30 as a number. Put it in quotes: "12:30".'),
        ("name: null", 'YAML reads null as nothing. Put it in quotes: "null".'),
        ("name: =", "YAML reads = as a mark of YAML."),
        ("note:", 'x.yml:1:6: error: "note" has no value. Write it, write "" if it is unknown, or remove the key.'),
        ("note: # 1 个", '"note" has no value.'),
        ('name: ""', '"name" is empty. Write it, or remove the entry.'),
        ("name: [a]", '"name" must be text, but it is a list.'),
        ("name: {a: b}", '"name" must be text, but it is a map.'),
        ('name: "a\\0b"', '"name" has the invisible character U+0000. Remove it.'),
        ('name: "a\\nb"', '"name" has a line break. Write it on one line.'),
        ('name: "a\\u202eb"', '"name" has the invisible character U+202E.'),
        ('name: "a\\ud800b"', "a backslash in double quotes begins an escape. Use single quotes."),
        ('name: "\\u200b"', '"name" has the invisible character U+200B.'),
        ('name: "\\u3000 "', '"name" is empty.'),
        (f"name: {'长' * 1001}", '"name" has 1001 characters; at most 1000 are allowed. Shorten it.'),
        ('note: "a\\rb"', '"note" has the invisible character U+000D.'),
        ('note: "a\\e[31mb"', '"note" has the invisible character U+001B.'),
        (f"note: {'长' * 5001}", '"note" has 5001 characters; at most 5000 are allowed.'),
        ('quote: "a\\nb"', '"quote" has a line break. Quote words of one line.'),
        ('quote: "a\\x9bb"', '"quote" has the invisible character U+009B. Quote fewer words.'),
        ('quote: "\\u200b"', '"quote" is empty.'),
        ('day: "2015"', '"day" is "2015"; it must be a date like "2021-01-29".'),
        ('day: "2015-02-30"', '"day" is 2015-02-30; there is no such day.'),
        ('day: "２０１５-02-03"', 'it must be a date like "2021-01-29".'),
        ('day: "9999-01-01"', '"day" is 9999-01-01; its year must be from 1800 to 2199.'),
        ('day: "0215-01-01"', '"day" is 0215-01-01; its year must be'),
        ('date: "2015-13"', '"date" is 2015-13; there is no such day.'),
        ('date: "2015-13-99"', '"date" is 2015-13-99; there is no such day.'),
        ('date: "0000"', '"date" is 0000; there is no such day.'),
        ('date: "2015-7"', 'it must be a date like "2015", "2015-07" or "2015-07-29".'),
        ('date: "2015\\n"', '"date" has a line break.'),
        ("words: [a, b, a]", 'x.yml:1:15: error: "a" stands twice in the list; first at x.yml:1:9. Keep one of them.'),
        ('tags: {"a\\eb": x}', "a key has the invisible character U+001B."),
        ("kind: polcy", '"kind" is "polcy"; it must be one of: policy, system. Did you mean "policy"?'),
        ("id: Plan_3", '"id" is "Plan_3"; it must be lower-case letters, digits and single hyphens'),
        ("tip: 一二三四五", '"tip" has 5 characters; at most 4 are allowed. Shorten it.'),
        ("url: www.example.org", '"url" is "www.example.org"; it must be an address that begins with http:// or https://.'),
        ("url: javascript:alert(1)", "it must be an address that begins with http://"),
        ('url: "https://"', "it must be an address"),
        ('year: "2020"', '"year" must be a whole number, but it is the text "2020". Write it without quotes or leading'),
        ("year: 02020", "Write it without quotes or leading zeros: 2020."),
        ("year: 2020年", '"year" must be a whole number, but it is the text "2020年".'),
        ("year: 0x7e4", "but it is a number (0x7e4)."),
        ("year: 20", '"year" is 20; it must be from 1949 to 2999.'),
        ("keep: 是", '"keep" must be true or false, but it is the text "是".'),
        ("words: 双随机", '"words" must be a list, but it is the text "双随机". Write a list: [first, second]'),
        ("words: [a, 7]", 'x.yml:1:12: error: an entry of "words" must be text, but YAML reads 7 as a number.'),
        ("some: []", '"some" is an empty list. At least one entry is needed.'),
        ("some:", '"some" must be a list, but it is empty.'),
        ("tags: x", '"tags" must be a map of key: value, but it is the text "x".'),
        ("tags: {PubDate: 2021-01-29}", 'x.yml:1:17: error: "PubDate" must be text, but YAML reads 2021-01-29 as a date.'),
        ("tags: {no: x}", 'the key no must be text. Put it in quotes: "no".'),
        ("? [a]\n: b", "a key must be a word, but it is a list."),
        ("parts: [x]", "x.yml:1:9: error: each part must be a map of key: value, but it is the text \"x\"."),
        ("parts:\n- id: a\n- id: b\n  title: t", 'x.yml:2:3: error: part "a" has no "title". Required keys: id, title.'),
        ("parts:\n- {id: a, title: t, bassis: x}", 'x.yml:2:21: error: unknown key "bassis". Known keys: id, title, basis.'),
        ("[]", "x.yml:1:1: error: the thing must be a map of key: value, but it is a list."),
        ("words", 'the thing must be a map of key: value, but it is the text "words".'),
    ],
)  # fmt: skip
def test_fault_says_what_was_found_and_expected(tmp_path: Path, text: str, said: str) -> None:
    """One fault, one finding, with its place and the sentence that helps."""
    _, (finding,) = read(tmp_path, text)
    assert finding.severity == "error" and finding.advice
    assert said in str(finding)


def test_every_fault_is_found_in_one_run(tmp_path: Path) -> None:
    """A fault hides no other, and what is right is still read."""
    record, findings = read(tmp_path, "id: A\nname: 1\nnote: 有\nwords: [1, x, 2]\nnaem: y\nparts: [{id: a}]\n")
    assert [f.place.line for f in findings] == [1, 2, 4, 4, 5, 6]
    assert (record.text("note"), record.texts("words"), record.text("id")) == ("有", ("x",), "")


def test_values_come_back_as_written(tmp_path: Path) -> None:
    """Every shape reads its value, and every value knows its place."""
    record, findings = read(
        tmp_path,
        'id: a-1\nname: "010"\nnote: ""\nkind: system\nyear: 2020\nkeep: yes\nurl: https://example.org/a?b#c\n'
        "words: [甲, 乙]\ntags: {PubDate: '2021-01-29'}\nparts:\n- {id: b, title: 丙}\n",
    )
    assert findings == ()
    assert (record.text("id"), record.text("name"), record.text("note")) == ("a-1", "010", "")
    assert (record.whole("year"), record.flag("keep"), record.texts("words")) == (2020, True, ("甲", "乙"))
    assert record.record("tags").pairs() == (("PubDate", "2021-01-29"),)
    assert [part.text("title") for part in record.records("parts")] == ["丙"]
    assert [str(entry.place) for entry in record.entries("words")] == ["x.yml:8:9", "x.yml:8:12"]
    assert str(record.place_of("year")) == "x.yml:5:7"


@pytest.mark.parametrize("text", ["words:\n", "tags:\n", "parts: # none yet\n"])
def test_a_list_or_map_without_entries_is_empty(tmp_path: Path, text: str) -> None:
    """Entries that are all commented out leave an empty list behind, not a fault."""
    record, findings = read(tmp_path, text)
    assert findings == ()
    assert (record.texts("words"), record.record("tags").pairs(), record.records("parts")) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("note: 第一行，\n  第二行。\n", "第一行，第二行。"),
        ("note: >\n  第一行。\n  第二行 a\n  b。\n", "第一行。第二行 a b。"),
        ("note: |\n  第一行。\n  第 二行。\n", "第一行。\n第 二行。"),
        ("note: 全面推行 。\n", "全面推行 。"),
        ('note: "全面推行 。"\n', "全面推行 。"),
        ('quote: "甲\\t乙\\u200b丙"\n', "甲\t乙\u200b丙"),
        ('date: "2016-02-29"\n', "2016-02-29"),
        ('date: "2015-07"\n', "2015-07"),
        ('date: "1949"\n', "1949"),
    ],
)
def test_folded_lines_leave_no_blank_between_han(tmp_path: Path, text: str, value: str) -> None:
    """A line break that YAML folds leaves no blank in Chinese; what was typed stays, in a quotation even a tab."""
    assert read(tmp_path, text)[0].text(text.partition(":")[0]) == value


def test_missing_file_is_one_fault(tmp_path: Path) -> None:
    """A file that is not there is one finding with a code of its own."""
    record, (finding,) = read_file(tmp_path / "none.yml", "none.yml", SHAPE)
    assert (finding.code, record.values) == ("file-missing", {})


def test_empty_file_lacks_its_required_keys(tmp_path: Path) -> None:
    """An empty file is an empty map: it lacks what must be there."""
    path = tmp_path / "x.yml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    _, findings = read_file(path, "x.yml", Fields("thing", required={"a": Text(), "b": Text()}))
    assert [str(f.place) for f in findings] == ["x.yml:1", "x.yml:1"]
    assert 'the thing has no "a"' in findings[0].message
