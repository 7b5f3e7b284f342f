"""Claims about very long texts: what is published grows as the text does, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import TERM, Project
from zhujie.edition import compose

CLAUSE = (
    "公安机关联合交警支队开展扫黑除恶专项斗争和“放管服”改革，立案5宗、占比10%，没有发生重大案件，落实《江门市规定》，"
)
LAYOUTS = {
    "one sentence": ("一、主要举措\n（一）推进依法行政。", CLAUSE, "\n"),
    "one heading": ("一、主要举措\n（一）", CLAUSE.replace("，", "和"), "\n"),
    "many sentences": ("一、主要举措\n（一）推进依法行政。", CLAUSE.rstrip("，") + "。", "\n"),
    "one sum": ("一、主要举措\n（一）推进依法行政。全市9宗，其中", "江门市1宗、", "。\n"),
}
FORMS = ("公安机关", "交警支队", "扫黑除恶专项斗争", "放管服", "重大案件", "江门市")


def term(number: int, form: str) -> str:
    """An entry of the glossary, kept whether or not the text has it."""
    return TERM.format(id=f"term-{number}", form=form).removeprefix("terms:\n") + "  keep: true\n"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_four_times_the_text_makes_four_times_the_files(tmp_path: Path, layout: str) -> None:
    """A sentence cited at each of its terms, figures and documents would make sixteen times as much."""
    head, unit, tail = LAYOUTS[layout]
    sizes = []
    for times in (60, 240):
        project = Project(tmp_path / str(times))
        project.write_report(head + unit * times + tail)
        project.write(
            "seeds/glossary.yml", "terms:\n" + "".join(term(number, form) for number, form in enumerate(FORMS))
        )
        sizes.append(sum(len(text) for text in compose(project.root, "made-up").files.values()))
    assert sizes[1] < 4.5 * sizes[0]
