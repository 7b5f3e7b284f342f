"""What a reader is told in words: oddities of the layout, checks on numbers, charts."""

from __future__ import annotations

import re
from pathlib import Path

from tests.project import Project
from zhujie.exports.figures import FIGURE_FIELDS
from zhujie.pages import words

PARSE = Path(__file__).parent.parent.parent / "zhujie" / "parse"
HAN = re.compile(r"[\u4e00-\u9fff]")

ODD = """\
一、2022年的主要举措
(一)加强执法。全年新增小车位30个、大车位20个。开展检查10次,其中日常检查6次,专项检查4次。月均发案2.5宗。
(三)优化服务。办理事项45件。
二、2023年的工作计划
一是加强执法。
"""


def codes() -> set[str]:
    """The code of every oddity the parser may report."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(PARSE.glob("*.py")))
    found = set(re.findall(r'(?:Oddity|_report)\(\s*"([a-z-]+)"', text))
    if 'f"numbering-{code}"' in text:
        line = next(line for line in text.splitlines() if line.strip().startswith("code = "))
        found |= {f"numbering-{name}" for name in re.findall(r'= "(\w+)"|else "(\w+)"', line) for name in name if name}
    return found


def page(root: Path, name: str) -> str:
    """A page of the odd report."""
    project = Project(root)
    project.write_report(ODD)
    run = project.run()
    assert run.returncode == 0, run.stderr
    return (root / "docs" / name).read_text(encoding="utf-8")


def test_every_oddity_of_the_layout_has_chinese_words() -> None:
    """No finding of the parser reaches a reader in English: each of its codes is in the table, and no other is."""
    known = codes()
    assert {"no-body", "numbering-gap", "numbering-restart"} <= known
    assert known == words.FINDING_TEXT.keys()
    assert all(HAN.search(text) and text.endswith("。") for text in words.FINDING_TEXT.values())


def test_about_tells_oddities_in_chinese(tmp_path: Path) -> None:
    """A gap in the numbering is told with its line and words; the English of the finding is not."""
    told = page(tmp_path, "about.md").split('<a id="findings"></a>')[1].split("\n## ")[0]
    assert "原文第3行，“(三)”：序号不连续。" in told
    assert "expected" not in told


def test_checks_say_what_they_are_about(tmp_path: Path) -> None:
    """A sum names its whole; a value worked out stands apart from the checks, marked, with the figure it comes from."""
    told = page(tmp_path, "figures.md")
    checks, derived = told.split('<a id="checks"></a>')[1].split('<a id="derived"></a>')
    assert "- 开展的检查10次：6+4=10，与总数10相符。" in checks
    assert "推算" not in checks.split("\n## ")[0]
    assert re.search(r"- .*发案2\.5宗：\*\*推算\*\*全年30宗", derived)


def test_a_chart_shows_the_cautions_of_its_figures(tmp_path: Path) -> None:
    """What a reader must not conclude from a bar stands with the chart, not only in the table."""
    project = Project(tmp_path)
    project.write_report(ODD)
    note = "overrides:\n- quote: 大车位20个\n  surface: 20个\n  set: {caution: 计的是车位，不是车辆。}\n"
    project.write("seeds/made-up/figures.yml", note)
    assert project.run().returncode == 0
    told = (tmp_path / "docs" / "figures.md").read_text(encoding="utf-8")
    picture = next(line for line in told.split("\n\n") if "![" in line and "大车位" in line)
    assert "大车位：计的是车位，不是车辆。" in told.partition(picture)[2].split("\n\n")[1]


def test_every_column_of_the_data_is_explained(tmp_path: Path) -> None:
    """The page says in Chinese what each column and each code of figures.csv means, none missing, none too many."""
    assert list(words.FIGURE_COLUMN) == [name for name, _, _ in FIGURE_FIELDS]
    told = page(tmp_path, "figures.md").split('<a id="columns"></a>')[1]
    assert all(f"`{name}`" in told for name in (*words.FIGURE_COLUMN, *words.FIGURE_KIND_NAME))


def test_relations_found_by_the_program_are_not_called_an_editors(tmp_path: Path) -> None:
    """Without an editor's relations the page says so; without any it has no empty list of them."""
    project = Project(tmp_path)
    project.write_report(
        "一、主要举措\n培训执法人员三百人次,持证率达98%。\n二、存在的问题\n执法人员不足。\n三、下一步计划\n力争持证率100%。\n"
    )
    assert project.run().returncode == 0
    told = (tmp_path / "docs" / "relations.md").read_text(encoding="utf-8")
    assert "依据：自动" in told
    assert "由程序比对字面得出，未经编辑核对" in told.split("\n## ")[0]
    assert "编者按字面作出" not in told
    none = page(tmp_path / "none", "relations.md")
    assert "没有找到对应" in none
    assert '<a id="all"></a>' not in none


def test_a_value_worked_out_is_marked_in_the_data(tmp_path: Path) -> None:
    """The file of numbers marks it 推算, and gives one value once, not as an interval from itself to itself."""
    page(tmp_path, "figures.md")
    told = (tmp_path / "docs" / "data" / "figures.csv").read_text(encoding="utf-8-sig")
    assert "推算：全年30（" in told
