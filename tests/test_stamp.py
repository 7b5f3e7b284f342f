"""Claims about the stamp: a build is left out only when nothing it reads, and nothing it wrote, is different."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Project
from zhujie.publish import Outputs
from zhujie.stamp import inputs_digest, is_fresh, write_stamp

READ = (
    "build.py",
    "mkdocs.yml",
    "requirements.txt",
    "seeds/made-up/report.txt",
    "seeds/made-up/report.yml",
    "templates/pages/home.md",
    "templates/charts/bars.svg",
    "templates/theme/main.html",
    "templates/theme/assets/js/search.js",
    "zhujie/edition.py",
    "zhujie/figures/lexicon/actions.txt",
    "zhujie/text/polyphones.txt",
)
"""A file of every kind that what is published is made from."""
NEW = ("seeds/glossary.yml", "seeds/made-up/notes.yml", "templates/pages/another.md", "zhujie/another.py")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project nobody builds."""
    return Project(tmp_path_factory.mktemp("stamped"))


def digest(project: Project) -> str:
    """What names all inputs."""
    return inputs_digest(project.root, "made-up")


@pytest.mark.parametrize("name", READ)
def test_every_file_that_is_read_counts(project: Project, name: str) -> None:
    """One more byte in it, or its disappearance, is a change; put back, it is the same again."""
    path = project.root / name
    content = path.read_bytes()
    before = digest(project)
    path.write_bytes(content + b"\n")
    longer = digest(project)
    path.unlink()
    gone = digest(project)
    path.write_bytes(content)
    assert len({before, longer, gone}) == 3 and digest(project) == before


@pytest.mark.parametrize("name", NEW)
def test_so_does_a_file_that_was_not_there(project: Project, name: str) -> None:
    """An empty file is one as well."""
    before = digest(project)
    project.write(name, "")
    after = digest(project)
    (project.root / name).unlink()
    assert before != after


def test_another_report_is_another_build(project: Project) -> None:
    """The same files, built for another name."""
    assert digest(project) != inputs_digest(project.root, "other")


def test_outputs_that_were_touched_are_made_again(tmp_path: Path) -> None:
    """A page edited, removed or added, another zip, another input, a stamp nobody can read: none of them is fresh."""
    outputs = Outputs.below(tmp_path, "a")
    for folder in (outputs.docs, outputs.site, outputs.dist, tmp_path / ".zhujie"):
        folder.mkdir()
    pages = [outputs.docs / "index.md", outputs.site / "index.html", outputs.bundle]
    for page in pages:
        page.write_text("甲", encoding="utf-8")
    write_stamp(tmp_path, outputs, "inputs")
    assert is_fresh(tmp_path, outputs, "inputs") and not is_fresh(tmp_path, outputs, "others")
    for page in pages:
        for content in ("甲乙", None):
            if content:
                page.write_text(content, encoding="utf-8")
            else:
                page.unlink()
            assert not is_fresh(tmp_path, outputs, "inputs")
        page.write_text("甲", encoding="utf-8")
        write_stamp(tmp_path, outputs, "inputs")
    (outputs.site / "more.html").write_text("", encoding="utf-8")
    assert not is_fresh(tmp_path, outputs, "inputs")
    (outputs.site / "more.html").unlink()
    assert is_fresh(tmp_path, outputs, "inputs")
    (tmp_path / ".zhujie" / "a.json").write_text("[", encoding="utf-8")
    assert not is_fresh(tmp_path, outputs, "inputs")
