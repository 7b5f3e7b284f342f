"""Names of laws and documents, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Project
from zhujie.pages.named import Named, named_documents, uncovered


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("贯彻《民法典》,制定局务会议工作规范,完善机制。", [("《民法典》", True), ("局务会议工作规范", False)]),
        ("与检察院联合制定案件讯问核查工作实施意见,防止错案。", [("案件讯问核查工作实施意见", False)]),
        ("认真履行负责人出庭应诉规定。", [("负责人出庭应诉规定", False)]),
        ("严格落实有关规定,执行上述办法。", []),
        ("制定《河道管理办法》等5份文件,落实法治建设各项方案。", [("《河道管理办法》", True)]),
        ("按规定办理,提出意见。", []),
    ],
)
def test_names_of_documents_are_found(text: str, names: list[tuple[str, bool]]) -> None:
    """Titles in book-title marks, and names after a verb of rule-making; no talk of rules in general."""
    found = list(named_documents(text))
    assert [(one.name, one.marked) for one in found] == names
    assert all(text[one.start : one.end] == one.name for one in found)


def test_a_title_is_explained_only_by_an_entry_that_fills_it() -> None:
    """A word inside a title explains nothing; the whole title, with or without its marks, does."""
    title = Named("《防疫执法指引》", 10, 18, True)
    assert uncovered([title], [(11, 13)]) == {("《防疫执法指引》", True): [title]}
    assert uncovered([title], [(11, 17)]) == {}
    assert uncovered([title], [(10, 18)]) == {}


def test_the_page_lists_every_document_the_text_names(tmp_path: Path) -> None:
    """A title without an entry is listed with its sentence, and so is a name without book-title marks."""
    project = Project(tmp_path)
    project.write_report(
        "一、主要做法\n(一)完善制度。制定《河道管理办法》,印发取水工作规程。\n二、存在问题\n人员不足。\n"
    )
    assert project.run().returncode == 0
    page = (tmp_path / "docs" / "documents.md").read_text(encoding="utf-8")
    assert "## 《河道管理办法》\n" in page
    assert "印发[取水工作规程](measures/1.md#measure-1-1)。”" in page
