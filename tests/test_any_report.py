"""A report of another organ and layout, with nothing but its text and name, is a whole edition at once."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.figures.test_reports import MARKET, TOWN, WATER
from tests.project import PLAIN, ROOT, Project, known_facts
from zhujie.edition import Edition, compose
from zhujie.pages.words import han_number

REPORTS = {"water": WATER, "market": MARKET, "town": TOWN, "plain": PLAIN}


@pytest.fixture(scope="module", params=REPORTS)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of a made-up report that stands beside the real one and shares its glossary."""
    root = tmp_path_factory.mktemp("shared")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    (root / "templates").symlink_to(ROOT / "templates")
    folder = root / "seeds" / "made-up"
    folder.mkdir()
    text = REPORTS[request.param]
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.yml").write_text(json.dumps(known_facts(text.encode())), encoding="utf-8")
    return compose(root, "made-up")


def test_it_gets_the_shared_glossary(edition: Edition) -> None:
    """Terms of other reports that stand in this one are marked and listed; the others are not."""
    text = edition.annotated.report.source.text
    listed = json.loads(edition.files["data/glossary.json"])["terms"]
    for term in listed:
        assert any(form in text for form in term["forms"]) or term["occurrences"]
    by_form = {form: term.id for term in edition.annotated.terms for form in term.forms}
    present = {by_form[form] for form in by_form if form in text}
    assert {term["id"] for term in listed} <= present
    pages = {name: page for name, page in edition.files.items() if name.endswith(".md") and name != "glossary.md"}
    assert "江门" not in "".join(pages.values())


def test_it_gets_the_numbers_with_their_checks(edition: Edition) -> None:
    """Every number is in the data and on the page, each figure with its row, each check in words."""
    figures = json.loads(edition.files["data/figures.json"])
    page = edition.files["figures.md"]
    assert figures["figures"]
    for figure in figures["figures"]:
        assert f'id="{figure["id"]}"' in page
    for check in edition.annotated.checks:
        assert check.text.removeprefix("推算：")[:6] in page


def test_it_gets_relations_marked_as_computed(edition: Edition) -> None:
    """What was suggested says 自动 wherever it is shown; nothing else is claimed."""
    relations = json.loads(edition.files["data/relations.json"])["relations"]
    assert all(relation["basis"] == "自动" for relation in relations)
    if relations:
        assert "依据：自动" in edition.files["relations.md"]
    kinds = {part.kind for part in edition.annotated.report.parts}
    assert relations or not {"problems", "plans"} <= kinds or len(edition.annotated.report.source.text) < 500


def test_nothing_of_the_first_report_is_claimed(edition: Edition) -> None:
    """Counts, names and titles come from this report's data."""
    home = edition.files["index.md"]
    assert "某" in home
    for item in edition.annotated.report.items():
        folder = {"measures": "measures", "problems": "problems", "plans": "plans"}.get(item.kind, item.kind)
        assert f"{folder}/{item.number}.md" in edition.files


def test_other_numbers_than_seven_three_and_five(tmp_path: Path) -> None:
    """A report with twelve measures gets twelve pages, named 举措一 to 举措十二."""
    marks = "一二三四五六七八九十"
    lines = [
        f"({marks[n] if n < 10 else '十' + marks[n - 10]})抓好第{marks[n % 10]}类事务。认真办理。" for n in range(12)
    ]
    text = "一、主要举措\n" + "\n".join(lines) + "\n"
    folder = tmp_path / "seeds" / "made-up"
    folder.mkdir(parents=True)
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.yml").write_text(json.dumps(known_facts(text.encode())), encoding="utf-8")
    files = compose(tmp_path, "made-up").files
    assert "举措十二" in files["measures/12.md"] and "measures/13.md" not in files


def test_a_program_never_says_that_the_text_lacks_something(edition: Edition) -> None:
    """文中未见 is an editor's finding: with computed relations there are no holes, and the page says who compared."""
    assert json.loads(edition.files["data/relations.json"])["holes"] == []
    page = edition.files["relations.md"]
    assert "编者按字面" not in page and "只看缺口" not in page
    assert 'class="hole">文中未见' not in page


def test_a_title_may_look_like_a_link(tmp_path: Path) -> None:
    """It stands in the head of every page as it is, and leads nowhere."""
    project = Project(tmp_path)
    project.write_report(PLAIN, title="关于[法治](附件)的报告")
    assert r"关于\[法治\](附件)的报告" in compose(project.root, "made-up").files["index.md"]


def test_a_page_of_very_many_items_lists_those_around_it(tmp_path: Path) -> None:
    """What a page weighs does not grow with the number of items, so that a site grows as its report does."""
    project = Project(tmp_path)
    parts = "".join(f"{han_number(n)}、2022年的主要举措\n" + "(一)做好工作。落实要求。\n" for n in range(1, 100))
    project.write_report(parts)
    assert project.run().returncode == 0
    page = (project.root / "site" / "measures" / "50.html").read_text(encoding="utf-8")
    listed = set(re.findall(r'href="(\d+)\.html"', page))
    assert {"49", "51", "60"} <= listed and "99" not in listed and "2" not in listed
