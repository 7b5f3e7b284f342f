"""`relations.yml`, `notes.yml` and `figures.yml`: what they give, and the faults that show without the report's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhujie.model import End, FigureOverride, Note, Place, Reading, Relation
from zhujie.seeds.figures import read_figures
from zhujie.seeds.notes import read_notes
from zhujie.seeds.relations import read_relations

RELATION = """relations:
- id: a
  kind: 回应
  source: {at: plan-1, quote: 完善体系}
  target: {at: problem-1-1-c2, quote: 体系不全}
  basis: 同词
  shared: [体系]
  reason: 两处都说体系。
"""
READING = """readings:
- id: b
  first: {at: plan-1, quote: 甲}
  second: {at: plan-2, quote: 乙}
  sentence: 并看。
"""
NOTE = "notes:\n- id: gap\n  kind: 脱文\n  quote: 全面推行 。\n  text: 原文如此。\n"
FIGURE = 'overrides:\n- quote: 完成1+6+3任务\n  surface: 1+6+3\n  set: {kind: name, value: ""}\n'


def write(tmp_path: Path, text: str) -> Path:
    """A file with this text."""
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_relations_and_readings(tmp_path: Path) -> None:
    """Both kinds of record come back with ends that are not resolved yet."""
    relations, readings, findings = read_relations(write(tmp_path, RELATION + READING), "x.yml")
    assert findings == ()
    assert relations == (
        Relation(
            "a",
            "回应",
            End("plan-1", "完善体系", place=Place("x.yml", 4, 31)),
            End("problem-1-1-c2", "体系不全", place=Place("x.yml", 5, 39)),
            "同词",
            "两处都说体系。",
            ("体系",),
            Place("x.yml", 2, 3),
        ),
    )
    assert readings == (
        Reading(
            "b",
            End("plan-1", "甲", place=Place("x.yml", 11, 30)),
            End("plan-2", "乙", place=Place("x.yml", 12, 31)),
            "并看。",
            Place("x.yml", 10, 3),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("basis:", "bassis:", "x.yml:6:3", 'unknown key "bassis". Known keys: id, kind, source, target, basis, '
         'reason, shared. Did you mean "basis"?'),
        ("kind: 回应", "kind: 回答", "x.yml:3:9", '"kind" is "回答"; it must be one of: 回应, 基础, 延续.'),
        ("basis: 同词", "basis: 自动", "x.yml:6:10", "it must be one of: 同词, 编者判断."),
        ("at: plan-1, quote: 完", "at: Plan 1, quote: 完", "x.yml:4:16", "lower-case letters, digits and single hyphens"),
        (", quote: 完善体系", "", "x.yml:4:11", 'the end has no "quote". Required keys: at, quote.'),
        ("  shared: [体系]\n", "", "x.yml:2:3", 'relation "a" rests on 同词, but its "shared" names no word.'),
        ("shared: [体系]", "shared: []", "x.yml:7:11", "List the words that stand in both quotes"),
        ("  reason: 两处都说体系。\n", "", "x.yml:2:3", 'relation "a" has no "reason".'),
        ("- id: b", "- id: a", "x.yml:10:7", 'the id "a" is already used at x.yml:2:7.'),
        ("at: problem-1-1-c2", "at: plan-1", "x.yml:2:3", 'relation "a" joins plan-1 with itself. Name the other place.'),
        ("at: plan-2, quote: 乙", "at: plan-1, quote: 甲", "x.yml:10:3", 'reading "b" joins plan-1 with itself.'),
        ("readings:", RELATION.removeprefix("relations:\n").replace("id: a", "id: c") + "readings:", "x.yml:9:3",
         'relation "c" says the same as the one at x.yml:2:3. Keep one of them.'),
        ("shared: [体系]", "shared: [体系, 体系]", "x.yml:7:16", '"体系" stands twice in the list'),
    ],
)  # fmt: skip
def test_fault_in_relations(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    """Each fault of a relation or reading has its place and its sentence."""
    text = (RELATION + READING).replace(old, new)
    findings = read_relations(write(tmp_path, text), "x.yml")[2]
    assert [str(f.place) for f in findings if words in str(f)] == [place]
    assert all(f.severity == "error" for f in findings)


def test_two_places_of_one_node_may_be_read_together(tmp_path: Path) -> None:
    """Only the same words of the same node are one place."""
    text = READING.replace("at: plan-2", "at: plan-1")
    assert read_relations(write(tmp_path, text), "x.yml")[2] == ()


def test_notes(tmp_path: Path) -> None:
    """A note comes back unplaced; it is a defect of the source only when it says so."""
    more = "- {id: b, kind: 口径, quote: 甲, text: 乙, defect: true}\n"
    notes, findings = read_notes(write(tmp_path, NOTE + more), "x.yml")
    assert findings == ()
    assert notes[0] == Note("gap", "脱文", "全面推行 。", "原文如此。", place=Place("x.yml", 2, 3))
    assert [note.defect for note in notes] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("kind: 脱文", "kind: 脱", "x.yml:3:9", "it must be one of: 脱文, 存疑, 歧义, 表述不一, 口径, 勿误读."),
        ("quote: 全面推行 。", "quote: 2020", "x.yml:4:10", 'YAML reads 2020 as a number. Put it in quotes: "2020".'),
        ("  text: 原文如此。\n", "", "x.yml:2:3", 'note "gap" has no "text".'),
        (
            "text: 原文如此。\n",
            "text: 有\n- {id: gap, kind: 歧义, quote: 甲, text: 乙}\n",
            "x.yml:6:8",
            "already used at x.yml:2:7",
        ),
        ("text:", "defect: 是\n  text:", "x.yml:5:11", '"defect" must be true or false'),
    ],
)
def test_fault_in_notes(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    """Each fault of a note has its place and its sentence."""
    _, (finding,) = read_notes(write(tmp_path, NOTE.replace(old, new)), "x.yml")
    assert words in str(finding)
    assert str(finding.place) == place


def test_figures(tmp_path: Path) -> None:
    """A correction names the fields it sets, empty ones too."""
    overrides, findings = read_figures(write(tmp_path, FIGURE), "x.yml")
    assert findings == ()
    assert overrides == (
        FigureOverride("完成1+6+3任务", "1+6+3", (("kind", "name"), ("value", "")), Place("x.yml", 2, 3)),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("kind: name", "kind: nome", "x.yml:4:15", 'Did you mean "name"?'),
        ('value: ""', "value: 13000", "x.yml:4:28", 'YAML reads 13000 as a number. Put it in quotes: "13000".'),
        ('value: ""', 'value: "1.3万"', "x.yml:4:28", "a decimal in plain notation"),
        ('value: ""', "direction: 上", "x.yml:4:32", "it must be one of: up, down."),
        ('value: ""', "surface: x", "x.yml:4:21", 'unknown key "surface". Known keys: kind, value, unit,'),
        ("surface: 1+6+3", "surface: 1+6", "", ""),
        ('value: ""', 'lower: "9", upper: "3"', "x.yml:4:28", '"lower" is 9, but "upper" is 3. Correct one of them.'),
        ('value: ""', 'value: "12", upper: "9.5"', "x.yml:4:28", '"value" is 12, but "upper" is 9.5.'),
        ('value: ""', 'lower: "13", value: "12"', "x.yml:4:28", '"lower" is 13, but "value" is 12.'),
        ('value: ""', 'lower: "9", value: "10", upper: "10.0"', "", ""),
        ('value: ""', 'value: "１２"', "x.yml:4:28", "a decimal in plain notation"),
        ("surface: 1+6+3", "surface: 7+6", "x.yml:3:12", 'the surface "7+6" does not stand in its quote'),
        ("  surface: 1+6+3\n", "", "x.yml:2:3", 'override "完成1+6+3任务" has no "surface".'),
    ],
)
def test_fault_in_figures(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    """Each fault of a correction has its place and its sentence."""
    _, findings = read_figures(write(tmp_path, FIGURE.replace(old, new)), "x.yml")
    assert [str(f.place) for f in findings] == ([place] if place else [])
    assert all(words in str(f) for f in findings)
