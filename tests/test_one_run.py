"""Every fault of a project is said in one run, whatever stage it belongs to, and nothing that only follows from another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import PLAIN, Project, known_facts, write_docs
from zhujie import edition
from zhujie.edition import compose
from zhujie.model import Fault

NOTE = "- {{id: {id}, kind: 口径, quote: {quote}, text: 注。}}\n"
RELATION = """\
relations:
- id: a
  kind: 回应
  source: {{at: {at}, quote: {quote}}}
  target: {{at: problem-1, quote: 专职人员偏少}}
  basis: 编者判断
  reason: 因。
"""
TERM = """\
terms:
- id: river
  headword: 河湖长制
  forms: [河湖长制]
  pinyin: hé
  english: river chiefs
  category: policy
  definition: 释义。
  sources: [{title: 来源, publisher: 某机关, url: "https://example.gov.cn/"}]
  evidence: official
"""
EVERY_STAGE = {
    "seeds/glossary.yml": TERM + "  see: [nobody]\n",
    "seeds/made-up/notes.yml": "notes:\n"
    + NOTE.format(id="b", quote="没有这句")
    + "- {id: c, kind: 口径, qoute: 全年, text: 注。}\n",
    "seeds/made-up/relations.yml": RELATION.format(at="plan-9", quote="加强执法队伍建设"),
    "templates/pages/about.md": "# 关于\n{{ it.nonsense }}\n",
    "templates/pages/verify.md": "{% if %}\n",
    "templates/theme/404.html": "\n{% nonsense %}\n",
    "docs/mine.md": "我的",
}
"""A fault in a file of every stage: schema, link between terms, quote, node, name and syntax in templates, theme, docs."""
SAID = (
    "seeds/glossary.yml:11:",
    "seeds/made-up/notes.yml:2:",
    "seeds/made-up/notes.yml:3:",
    "seeds/made-up/relations.yml:4:",
    "templates/pages/about.md:2:",
    "templates/pages/verify.md:1:",
    "templates/theme/404.html:2:",
    "docs/mine.md: ",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one made-up report."""
    return Project(tmp_path / "项目 #1")


def said(project: Project) -> list[str]:
    """The errors of one run, in the order they are said."""
    with pytest.raises(Fault) as fault:
        compose(project.root, "made-up")
    return [str(finding) for finding in fault.value.findings if finding.severity == "error"]


def starts(sentences: list[str]) -> list[str]:
    """Their places, sorted."""
    return sorted(sentence.partition(" error: ")[0] for sentence in sentences)


def test_a_fault_in_every_stage_is_said_in_one_run(project: Project) -> None:
    """Eight faults, eight kinds, in the order of their places."""
    for name, content in EVERY_STAGE.items():
        project.write(name, content)
    sentences = said(project)
    for place in SAID:
        assert [one for one in sentences if one.startswith(place)], f"{place} in {sentences}"
    files = [one.split(":")[0] for one in sentences]
    assert files == sorted(files)


def test_mending_one_fault_brings_up_no_other(project: Project) -> None:
    """From the last place to the first: what is left was all said before."""
    write_docs(project.root / "docs", compose(project.root, "made-up").files)
    before = {
        name: (project.root / name).read_bytes() if (project.root / name).exists() else None for name in EVERY_STAGE
    }
    for name, content in EVERY_STAGE.items():
        project.write(name, content)
    known = set(said(project))
    for name in reversed([*EVERY_STAGE][1:]):
        whole = before[name]
        if whole is None:
            (project.root / name).unlink()
        else:
            (project.root / name).write_bytes(whole)
        left = set(said(project))
        assert left < known
        known = left


def test_a_fault_in_the_notes_hides_none_in_the_text(project: Project) -> None:
    """YAML that cannot be read at all, and a number no rule knows."""
    project.write_report(PLAIN.replace("落实河湖长制巡查", "共查看77哒"))
    project.write("seeds/made-up/notes.yml", "notes: [\n")
    assert [one.split(":")[0] for one in said(project)] == ["seeds/made-up/notes.yml", "seeds/made-up/report.txt"]


def test_a_text_that_cannot_be_read_hides_nothing_that_does_not_need_it(project: Project) -> None:
    """Schema, syntax of templates and theme, and strangers are said with it."""
    for name in ("templates/pages/verify.md", "templates/theme/404.html", "seeds/glossary.yml"):
        project.write(name, EVERY_STAGE[name])
    write_docs(project.root / "docs", {"index.md": "一"})
    project.write("docs/mine.md", "我的")
    (project.seeds / "report.txt").write_bytes(b"\x00\x01")
    assert starts(said(project)) == [
        "docs/mine.md:",
        "seeds/glossary.yml:11:9:",
        "seeds/made-up/report.txt:1:",
        "templates/pages/verify.md:1:",
        "templates/theme/404.html:2:",
    ]


RECORDS = {
    "note without a kind": ("notes.yml", "notes:\n- {id: b, quote: 没有这句, text: 注。}\n", 2),
    "note without a quote": ("notes.yml", "notes:\n- {id: b, kind: 口径, text: 注。}\n", 1),
    "note with nothing right": ("notes.yml", "notes:\n- {}\n", 4),
    "relation of no kind": ("relations.yml", RELATION.format(at="plan-1", quote="没有").replace("回应", "无"), 2),
    "relation without a node": (
        "relations.yml",
        RELATION.format(at="plan-1", quote="加强执法队伍建设").replace("at: plan-1, ", ""),
        1,
    ),
    "reading without its ends": ("relations.yml", "readings:\n- {id: r, sentence: 句。}\n", 2),
    "correction without its surface": ("figures.yml", "overrides:\n- {quote: 30宗, set: {kind: count}}\n", 1),
    "correction outside its quote": (
        "figures.yml",
        "overrides:\n- {quote: 30宗, surface: 12宗, set: {kind: count}}\n",
        1,
    ),
    "correction of nothing": ("figures.yml", "overrides:\n- {quote: 没有, surface: 没有, set: {kind: no}}\n", 2),
    "term with an empty form": ("terms.yml", TERM.replace("forms: [河湖长制]", "forms: ['']"), 1),
    "term of no category": ("terms.yml", TERM.replace("policy", "nonsense"), 1),
    "terms that cannot be read, which others see": ("terms.yml", "terms: [\n", 1),
}
"""A faulty record, and how many sentences are its due: what is wrong in it, and nothing about what it lacks."""


@pytest.mark.parametrize("name", RECORDS)
def test_a_faulty_record_is_looked_through_and_nothing_is_said_twice(project: Project, name: str) -> None:
    """What it has is checked against the text; what it lacks is said once; the rest of the run goes on."""
    file, content, count = RECORDS[name]
    project.write("seeds/glossary.yml", TERM.replace("river", "weir").replace("河湖长制", "一般程序"))
    if "see" in name:
        project.write("seeds/glossary.yml", (TERM + "  see: [other]\n"))
    project.write(f"seeds/made-up/{file}", content)
    project.write("templates/pages/about.md", EVERY_STAGE["templates/pages/about.md"])
    sentences = said(project)
    assert len(sentences) == count + 1, sentences
    assert sentences[-1].startswith("templates/pages/about.md:2:")


def test_an_unread_override_is_not_held_against_what_needs_it(project: Project) -> None:
    """Nodes that a broken report.yml would have made are missed by nobody; words that stand nowhere are."""
    project.write("seeds/made-up/report.yml", "organ: [\n")
    project.write("seeds/made-up/relations.yml", RELATION.format(at="plan-9", quote="加强执法队伍建设"))
    assert starts(said(project)) == ["seeds/made-up/report.yml:2:1:"]
    project.write("seeds/made-up/relations.yml", RELATION.format(at="plan-1", quote="没有这句"))
    assert starts(said(project)) == ["seeds/made-up/relations.yml:4:31:", "seeds/made-up/report.yml:2:1:"]


def test_a_small_fault_in_the_facts_hides_no_wrong_node(project: Project) -> None:
    """A date that is none has nothing to do with how the text is cut."""
    facts = known_facts(PLAIN.encode()) | {"published": "2021-02-30", "yaer": 1}
    del facts["year"]
    project.write("seeds/made-up/report.yml", json.dumps(facts, ensure_ascii=False))
    project.write("seeds/made-up/relations.yml", RELATION.format(at="plan-9", quote="加强执法队伍建设"))
    assert sum("report.yml" in one for one in said(project)) == 3
    assert sum("relations.yml" in one for one in said(project)) == 1


def test_an_unread_correction_is_not_held_against_its_number(project: Project) -> None:
    """A number that a broken figures.yml might have named is not called unknown."""
    project.write_report(PLAIN.replace("落实河湖长制巡查", "共查看77哒"))
    project.write("seeds/made-up/figures.yml", "overrides: [\n")
    assert starts(said(project)) == ["seeds/made-up/figures.yml:2:1:"]


def test_a_stumble_after_a_fault_is_a_consequence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception in a later stage is not laid at the program's door while a fault may be behind it; without one it is."""

    def stumble(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(edition, "lay_out", stumble)
    with pytest.raises(KeyError):
        compose(project.root, "made-up")
    project.write("seeds/made-up/notes.yml", "notes: [\n")
    project.write("templates/pages/verify.md", "{% if %}\n")
    assert starts(said(project)) == ["seeds/made-up/notes.yml:2:1:", "templates/pages/verify.md:1:"]
