"""Terms are read with their sources, and faults in and between them are found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from zhujie.model import Basis, Finding, Reference, Term
from zhujie.seeds.glossary import read_terms

SOURCE = {"title": "通知", "publisher": "国务院办公厅", "url": "https://example.org/1", "kind": "official"}


def term(**changes: Any) -> dict[str, Any]:
    """A right term, as data; None takes a key out."""
    whole = {
        "id": "double-random",
        "headword": "双随机、一公开",
        "forms": ["双随机、一公开"],
        "pinyin": "shuāng suíjī",
        "english": "two randoms",
        "category": "policy",
        "definition": "随机抽取检查对象、随机选派执法人员。",
        "sources": [SOURCE],
        "evidence": "official",
    } | changes
    return {key: value for key, value in whole.items() if value is not None}


def read(tmp_path: Path, *files: list[dict[str, Any]]) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms of files with this content, called a.yml, b.yml, …; every key stands on a line of its own."""
    named = []
    for name, terms in zip(("a.yml", "b.yml"), files, strict=False):
        path = tmp_path / name
        path.write_text(yaml.safe_dump({"terms": terms}, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
        named.append((path, name))
    return read_terms(named)


def test_every_field(tmp_path: Path) -> None:
    """Every key of a term has its field."""
    (found,), findings = read(
        tmp_path,
        [
            term(
                aliases=["随机抽查"],
                note="较长的说明。",
                basis=[{"title": "意见", "number": "国发〔2019〕5号", "issuer": "国务院", "date": "2019-01-27"}],
                sources=[SOURCE | {"date": "2015"}, {"title": "报告", "publisher": "水务局", "kind": "report"}],
                caution="勿误读。",
                later="后续。",
                keep=True,
            )
        ],
    )
    assert findings == ()
    assert (found.id, found.headword, found.forms, found.aliases) == (
        "double-random",
        "双随机、一公开",
        ("双随机、一公开",),
        ("随机抽查",),
    )
    assert found.sources == (
        Reference("通知", "国务院办公厅", "https://example.org/1", "official", "2015"),
        Reference("报告", "水务局", "", "report", ""),
    )
    assert found.basis == (Basis("意见", "国发〔2019〕5号", "国务院", "2019-01-27"),)
    assert (found.caution, found.later, found.keep, found.evidence) == ("勿误读。", "后续。", True, "official")
    assert str(found.place) == "a.yml:2:3"


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"sources": None}, "a.yml:2:3", 'term "double-random" has no "sources".'),
        ({"sources": []}, "a.yml:10:12", '"sources" is an empty list. At least one entry is needed.'),
        ({"evidence": None}, "a.yml:2:3", 'term "double-random" has no "evidence".'),
        ({"evidence": "sure"}, "a.yml:15:13", "it must be one of: text, official, reported, none."),
        ({"category": "polcy"}, "a.yml:8:13", 'Did you mean "policy"?'),
        ({"id": "Double_Random"}, "a.yml:2:7", 'it must be lower-case letters, digits and single hyphens'),
        ({"forms": []}, "a.yml:4:10", '"forms" is an empty list.'),
        ({"forms": ["“双随机”"]}, "a.yml:5:5", "the form “双随机” has outer marks. Write it without them: 双随机."),
        ({"forms": ["《意见》"]}, "a.yml:5:5", "Write it without them: 意见."),
        ({"forms": ["双随机 "]}, "a.yml:5:5", "begins or ends with a blank. Remove it."),
        ({"definition": "字" * 61}, "a.yml:9:15", '"definition" has 61 characters; at most 60 are allowed.'),
        ({"see": ["double-randon"]}, "a.yml:17:5", '"see" names the term "double-randon", which does not exist.'),
        ({"see": ["double-random"]}, "a.yml:17:5", "names the term itself."),
        ({"sources": [SOURCE | {"url": "ftp://x"}]}, "a.yml:13:10", "begins with http:// or https://"),
        ({"sources": [SOURCE | {"kind": "blog"}]}, "a.yml:14:11", "statute, document, official, press, academic, encyclopedia, report"),
        ({"sources": [SOURCE | {"date": "去年"}]}, "a.yml:15:11", 'it must be a date like "2015"'),
        ({"sources": [{"title": "通知"}]}, "a.yml:11:5", 'source "通知" has no "publisher".'),
        ({"sources": [{"title": "报告", "publisher": "局", "kind": "report"}]}, "a.yml:14:13",
         'claims the evidence "official", but its sources are of the kind report.'),
        ({"evidence": "text"}, "a.yml:15:13", "Name a source that is document or statute, or claim less."),
        ({"evidence": "official", "sources": [SOURCE | {"kind": "press"}]}, "a.yml:15:13", "of the kind press."),
        ({"basis": [{"number": "5号"}]}, "a.yml:17:5", 'the basis has no "title".'),
        ({"headwrod": "x"}, "a.yml:16:3", 'unknown key "headwrod". Known keys: id, headword,'),
    ],
)  # fmt: skip
def test_fault(tmp_path: Path, changes: dict[str, Any], place: str, words: str) -> None:
    """Each fault of a term has its place and its sentence."""
    _, (finding,) = read(tmp_path, [term(**changes)])
    assert words in str(finding)
    assert str(finding.place) == place


def test_id_twice_over_files(tmp_path: Path) -> None:
    """An id belongs to one term in all files together."""
    _, (finding,) = read(tmp_path, [term()], [term(forms=["另一"])])
    assert str(finding) == 'b.yml:2:7: error: the id "double-random" is already used at a.yml:2:7. Choose another.'


@pytest.mark.parametrize("form", ["三项制度(试行)", "三项制度（试行）"])
def test_form_of_two_terms(tmp_path: Path, form: str) -> None:
    """Two terms cannot claim one form, whatever the width of its marks."""
    _, (finding,) = read(tmp_path, [term(forms=["三项制度(试行)"])], [term(id="other", forms=["另一", form])])
    assert str(finding.place) == "b.yml:6:5"
    assert f'the form "{form}" of "other" is already a form of "double-random" (a.yml:5:5).' in finding.message


def test_one_term_may_list_a_form_in_both_widths(tmp_path: Path) -> None:
    """Variants of width inside one term are no fault, nor is a quotation inside a form."""
    assert read(tmp_path, [term(forms=["三(一)", "三（一）", "“两抢”和“一盗”"])])[1] == ()


def test_unverified_term_may_rest_on_the_report(tmp_path: Path) -> None:
    """A term for which no authority was found may name the report as its only source."""
    source = {"title": "报告", "publisher": "局", "kind": "report"}
    assert read(tmp_path, [term(evidence="none", sources=[source])])[1] == ()


def test_see_may_name_a_term_of_another_file(tmp_path: Path) -> None:
    """References are looked up in all files, also in later ones."""
    assert read(tmp_path, [term(see=["other"])], [term(id="other", forms=["另一"])])[1] == ()
