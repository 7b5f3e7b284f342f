"""Where the edition says what it rests on: addresses of documents, publishers, how the text is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.project import PLAIN, ROOT, known_facts
from zhujie.edition import Edition, compose

GLOSSARY = """\
terms:
- id: {id}
  headword: {form}
  forms: [{form}]
  pinyin: pīnyīn
  english: English
  category: law
  definition: 释义。
{more}"""
OFFICIAL = """\
  basis: [{title: 某法, url: "https://law.example.gov.cn/a"}]
  sources:
  - {title: 某法, publisher: 社区副本, url: "https://copy.example.org/a", kind: statute}
  - {title: 报道, publisher: 某报, url: "https://press.example.com/", kind: press}
  evidence: text
"""
NOWHERE_FOUND = """\
  basis: [{title: 某办法}]
  sources: [{title: 报道, publisher: 某报, url: "https://press.example.com/", kind: press}]
  evidence: reported
"""


def edition_of(root: Path, text: str = PLAIN, **known: object) -> Edition:
    """A made-up report whose glossary has two laws: one with addresses, one without."""
    folder = root / "seeds" / "made-up"
    folder.mkdir(parents=True)
    (root / "templates").symlink_to(ROOT / "templates")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.yml").write_text(json.dumps(known_facts(text.encode()) | known), encoding="utf-8")
    first = GLOSSARY.format(id="first-law", form="行政执法", more=OFFICIAL)
    second = GLOSSARY.format(id="second-law", form="行政许可", more=NOWHERE_FOUND)
    (root / "seeds" / "glossary.yml").write_text(first + second.removeprefix("terms:\n"), encoding="utf-8")
    return compose(root, "made-up")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition with both laws."""
    return edition_of(tmp_path_factory.mktemp("sources"))


def test_a_document_links_to_where_its_text_stands(edition: Edition) -> None:
    """Addresses of its basis and of its wording, each with its publisher, else its host; no press."""
    first, second = edition.files["documents.md"].split("\n## ")[1:3]
    for href, title, where in (
        ("https://law.example.gov.cn/a", "某法", "law.example.gov.cn"),
        ("https://copy.example.org/a", "某法", "社区副本"),
    ):
        assert f"[{title}](<{href}>)（{where}）" in first
    assert "press.example.com" not in first + second
    assert "未见官方网址" in second and "://" not in second and "未见官方网址" not in first


def test_a_publisher_is_listed_once_with_what_it_serves(edition: Edition) -> None:
    """Folded away, the busiest first, each with the number of entries that cite it."""
    page = edition.files["about.md"]
    listed = page.partition('###### <a id="publishers"></a>')[2].partition("\n## ")[0]
    assert re.findall("\n- (.*)", listed) == ["某报（2条）", "社区副本（1条）"]


def test_the_register_is_one_of_doubts_too(edition: Edition) -> None:
    """What is odd in a text need not be missing from it."""
    assert '## <a id="defects"></a>原文存疑、歧义和缺漏' in edition.files["about.md"]


@pytest.mark.parametrize(
    ("text", "wide", "told"),
    [(PLAIN, True, True), (PLAIN, False, False), (PLAIN.replace(",", "，").replace("(", "（"), True, False)],
)
def test_a_change_of_look_is_told(tmp_path: Path, text: str, wide: bool, told: bool) -> None:
    """Where marks are shown at full width, the page that promises the text unchanged says so; nowhere else."""
    page = edition_of(tmp_path, text, full_width_punctuation=wide).files["about.md"]
    assert ("按全角显示，复制得到的仍是原文的字符" in page) is told


def test_the_count_of_characters_names_what_is_counted(edition: Edition) -> None:
    """原文, the number, the promise: in this order."""
    counts = edition.files["index.md"].partition('<a id="counts"></a>')[2]
    words = re.findall(r"- \[([^\]]*)\]", counts)[3]
    characters = sum(not one.isspace() for one in PLAIN)
    assert words == f"原文：{characters}字（含标点），一字未改"
    assert "| 原文字数（含标点，不含空格和换行） |" in edition.files["about.md"]
