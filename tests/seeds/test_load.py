"""`load_seeds` reads all files of a report, or names every fault of all of them at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zhujie.model import Fault, Finding
from zhujie.model.characters import INVISIBLE
from zhujie.seeds import Seeds, list_slugs, load_seeds

REPORT = f"organ: 某市水务局\nyear: 2020\nsha256: {'ab' * 32}\n"
TERM = """terms:
- id: %s
  headword: 词
  forms: [%s]
  pinyin: cí
  english: word
  category: phrase
  definition: 一句话。
  sources: [{title: 通知, publisher: 局}]
  evidence: official
"""
NAMES = ("report.yml", "terms.yml", "relations.yml", "notes.yml", "figures.yml")


def plant(root: Path, **files: str | bytes) -> Path:
    """A project with one report `x` whose files have this content; `glossary` stands beside it."""
    (root / "seeds" / "x").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        folder = root / "seeds" if name == "glossary" else root / "seeds" / "x"
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.yml").write_bytes(data)
    return root


def faults(root: Path, slug: str = "x") -> tuple[Finding, ...]:
    """The findings with which a report is refused."""
    with pytest.raises(Fault) as caught:
        load_seeds(root, slug)
    return caught.value.findings


def test_report_alone_is_enough(tmp_path: Path) -> None:
    """Only `report.yml` must exist."""
    seeds = load_seeds(plant(tmp_path, report=REPORT), "x")
    assert (seeds.report.organ, seeds.report.slug) == ("某市水务局", "x")
    assert (seeds.terms, seeds.relations, seeds.notes, seeds.figure_overrides, seeds.findings) == ((), (), (), (), ())
    assert seeds.files == (tmp_path / "seeds" / "x" / "report.yml",)


def test_all_files(tmp_path: Path) -> None:
    """Shared terms come before the report's own, and every file that was read is named."""
    plant(tmp_path, report=REPORT, glossary=TERM % ("a", "甲"), terms=TERM % ("b", "乙"))
    plant(
        tmp_path,
        relations="readings: [{id: r, first: {at: a, quote: q}, second: {at: b, quote: q}, sentence: s}]",
        notes="notes: [{id: n, kind: 口径, quote: q, text: t}]",
        figures="overrides: [{quote: q1, surface: '1', set: {kind: name}}]",
    )
    seeds = load_seeds(tmp_path, "x")
    assert [term.id for term in seeds.terms] == ["a", "b"]
    assert [str(term.place) for term in seeds.terms] == ["seeds/glossary.yml:2:3", "seeds/x/terms.yml:2:3"]
    assert (len(seeds.readings), len(seeds.notes), len(seeds.figure_overrides)) == (1, 1, 1)
    assert [path.name for path in seeds.files] == ["glossary.yml", *NAMES]


def test_faults_of_all_files_in_one_run(tmp_path: Path) -> None:
    """No fault hides another, in whatever file; they come in the order of files and lines."""
    plant(
        tmp_path, report="organ: x\n", glossary="terms: x", terms="\t", relations="a: b: c", notes="no: 1", figures="["
    )
    found = [(f.place.file.removeprefix("seeds/"), f.code) for f in faults(tmp_path)]
    assert found == [
        ("glossary.yml", "wrong-type"),
        ("x/figures.yml", "yaml-syntax"),
        ("x/notes.yml", "unknown-key"),
        ("x/relations.yml", "yaml-syntax"),
        ("x/report.yml", "missing-key"),
        ("x/report.yml", "missing-key"),
        ("x/terms.yml", "yaml-syntax"),
    ]


def test_missing_report_yml(tmp_path: Path) -> None:
    """A report without `report.yml` is refused by the file's name."""
    (finding,) = faults(plant(tmp_path, notes="notes: []"))
    assert str(finding).startswith("seeds/x/report.yml: error: there is no such file.")


def test_misspelt_file_is_a_warning(tmp_path: Path) -> None:
    """A YAML file nothing reads is named: its entries would be lost in silence."""
    (finding,) = load_seeds(plant(tmp_path, report=REPORT, relation="relations: []"), "x").findings
    assert (finding.severity, finding.code) == ("warning", "unknown-file")
    assert str(finding).startswith("seeds/x/relation.yml: warning: nothing reads this file.")
    assert 'Did you mean "relations.yml"?' in finding.advice


@pytest.mark.parametrize("slug", ["", "X", "a b", "../x", "江门", "x\n"])
def test_bad_slug(tmp_path: Path, slug: str) -> None:
    """A slug is part of addresses and paths: only a-z, 0-9 and hyphens."""
    (finding,) = faults(plant(tmp_path, report=REPORT), slug)
    assert (finding.code, finding.quote) == ("bad-slug", slug)
    assert "only a-z, 0-9 and - are allowed" in finding.message


def test_unknown_slug(tmp_path: Path) -> None:
    """A report that is not there is answered with the ones that are."""
    (finding,) = faults(plant(tmp_path, report=REPORT), "xx")
    assert 'there is no report "xx". Known reports: x.' in finding.message


def test_report_folder_that_is_a_file(tmp_path: Path) -> None:
    """A file in the place of the folder is a fault with a name."""
    plant(tmp_path, report=REPORT)
    (tmp_path / "seeds" / "y").write_text("", encoding="utf-8")
    assert {f.code for f in faults(tmp_path, "y")} == {"file-missing", "file-unreadable"}


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission to read is named; the others are still checked."""
    plant(tmp_path, report="organ: x\nyear: 2020\n", notes="notes: []")
    real = os.open

    def refuse(path: Any, *args: Any, **options: Any) -> Any:
        if Path(path).name == "notes.yml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *args, **options)

    monkeypatch.setattr(os, "open", refuse)
    assert [(f.place.file, f.code) for f in faults(tmp_path)] == [
        ("seeds/x/notes.yml", "file-unreadable"),
        ("seeds/x/report.yml", "missing-key"),
    ]


def test_list_slugs(tmp_path: Path) -> None:
    """Reports are the folders that hold a report, by name; other files and folders are none."""
    assert list_slugs(tmp_path) == ()
    plant(tmp_path, report=REPORT, glossary="")
    for name in ("b", "a", ".hidden", "empty"):
        (tmp_path / "seeds" / name).mkdir()
    for name in ("a", "b", ".hidden"):
        (tmp_path / "seeds" / name / "report.txt").write_text("x", encoding="utf-8")
    assert list_slugs(tmp_path) == ("a", "b", "x")


def test_the_project_s_own_seeds_load() -> None:
    """Every report of the project has seeds without a fault."""
    root = Path(__file__).parent.parent.parent
    slugs = list_slugs(root)
    assert slugs
    for slug in slugs:
        assert load_seeds(root, slug).findings == ()


KEYS = sorted(
    "terms id headword forms aliases pinyin english category definition sources basis evidence note caution later see keep "
    "title publisher url kind date number issuer relations readings source target first second at quote shared reason "
    "confidence sentence notes text defect overrides surface set value lower upper organ year sha256 published tags topics "
    "label as highlights x".split()
)
ODD = st.text(
    st.characters() | st.sampled_from("\x00\x02\x1b\x7f\x85\x9b\u2028\u202e\u200b\ufeff\ufffe\ud800\n\t&*!|>%@`"),
    max_size=8,
)
RIGHT = st.sampled_from(
    ["a", "plan-1", "同词", "回应", "口径", "count", "policy", "text", "2015-02-30", "9", "3", "https://x.cn/"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | ODD | RIGHT
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | ODD, inner, max_size=7),
    max_leaves=30,
)
FRAGMENTS = st.lists(
    st.sampled_from([*KEYS, ": ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", '"', "'", "\t", "&a ", "*a", "!", "| ", "> ",
                     "---\n", "%", "#", "?", "\\", "010", "no", "2020-01-01", "：", "\ufeff", "\x00", "<<", "=", "~"]),
    max_size=40,
).map("".join)  # fmt: skip


def outcome(root: Path, data: bytes) -> Seeds | Fault:
    """What loading gives when every file of the report has these bytes."""
    plant(root, **dict.fromkeys(("glossary", "report", "terms", "relations", "notes", "figures"), data))
    try:
        return load_seeds(root, "x")
    except Fault as fault:
        return fault


def check(root: Path, data: bytes) -> None:
    """Seeds or a Fault; whatever is found has a file, what to do, and a sentence that can be printed anywhere."""
    result = outcome(root, data)
    for finding in result.findings:
        assert finding.place.file.startswith("seeds/")
        assert finding.advice or finding.severity != "error", finding
        assert not INVISIBLE.search(str(finding))
        str(finding).encode()


@given(FRAGMENTS | st.text())
def test_any_yaml_text_gives_seeds_or_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No text leads to another exception."""
    check(tmp_path_factory.mktemp("any"), text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes_give_seeds_or_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No bytes lead to another exception."""
    check(tmp_path_factory.mktemp("any"), data)


@given(st.dictionaries(st.sampled_from(KEYS), TREES))
@settings(max_examples=200)
def test_any_tree_gives_seeds_or_a_fault(tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any]) -> None:
    """Right YAML of any shape under known keys leads to no other exception."""
    check(tmp_path_factory.mktemp("any"), yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("goal", ["notes.yml", "nowhere.yml"])
def test_a_file_that_is_a_link_to_nowhere_is_said(tmp_path: Path, goal: str) -> None:
    """A broken link is a file someone meant: never read as if there were no notes."""
    folder = tmp_path / "seeds" / "one"
    folder.mkdir(parents=True)
    (folder / "report.yml").write_text(f"organ: 某局\nyear: 2020\nsha256: {'0' * 64}\n", encoding="utf-8")
    (folder / "notes.yml").symlink_to(goal)
    with pytest.raises(Fault, match=r"notes\.yml: error"):
        load_seeds(tmp_path, "one")
