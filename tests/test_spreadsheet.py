"""Claims about `data/数字.csv`: the report's figures as a person opens them in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.project import Project
from zhujie.edition import Edition, compose
from zhujie.exports.figures import FORMULA_SIGNS
from zhujie.exports.spreadsheet import FIELDS, SPREADSHEET
from zhujie.publish.zipped import listed_in, write_zip

TEXT = """\
一、2022年的主要举措
(一)规范执法。受理行政复议申请441宗,同比下降64.5%。案件同比增加8%,投诉同比下降超过20%。全市月均发案5.1宗。
(二)改善停车。新增施划车位5.9万个。7月5日印发《十项办法》。持证率由80%提高到90%。
"""
ADDRESS = "https://example.gov.cn/fzbg/"


def compose_with(folder: Path, **facts: object) -> Edition:
    """An edition of the text; one figure has a caution that looks like a formula."""
    project = Project(folder)
    project.write_report(TEXT, **facts)
    caution = {"quote": "车位5.9万个", "surface": "5.9万个", "set": {"caution": "=SUM(A1)"}}
    project.write("seeds/made-up/figures.yml", json.dumps({"overrides": [caution]}, ensure_ascii=False))
    return compose(project.root, "made-up")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition without an address of its own."""
    return compose_with(tmp_path_factory.mktemp("plain"))


def rows_of(edition: Edition) -> dict[str, dict[str, str]]:
    """The rows by the characters of the source they are about."""
    text = edition.files[f"data/{SPREADSHEET}"].removeprefix("\ufeff")
    return {row["原文字样"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_it_holds_the_figures_and_nothing_else(edition: Edition) -> None:
    """Dates, names and ordinals stay in figures.csv, which has every number; headers are Chinese and as documented."""
    rows = rows_of(edition)
    assert list(rows) == [figure.surface for figure in edition.annotated.figures if figure.is_figure]
    assert len(rows) < len(edition.annotated.figures)
    assert all(list(row) == [name for name, _, _ in FIELDS] for row in rows.values())


def test_spreadsheets_can_read_it(edition: Edition) -> None:
    """A byte order mark, and CRLF after every row and nowhere else."""
    text = edition.files[f"data/{SPREADSHEET}"]
    assert text.startswith("\ufeff统计对象,数值,")
    assert text.count("\n") == text.count("\r\n") == len(rows_of(edition)) + 1


@pytest.mark.parametrize(
    ("surface", "said"),
    [
        (
            "441宗",
            {"统计对象": "受理的行政复议申请", "数值": "441", "单位": "宗", "增减": "", "时间": "2022年（据标题）"},
        ),
        ("同比下降64.5%", {"统计对象": "受理的行政复议申请", "数值": "", "增减": "-64.5", "单位": "%", "比较": "同比"}),
        ("同比增加8%", {"数值": "", "增减": "8", "比较基期": "上年同期"}),
        ("同比下降超过20%", {"增减": "-20", "下限": "", "上限": "-20"}),
        ("5.1宗", {"数值": "5.1", "单位": "宗/月", "范围": "全市"}),
        ("5.9万个", {"统计对象": "新增施划的车位", "数值": "59000", "位置": "举措二·句1"}),
        ("提高到90%", {"数值": "90", "增减": ""}),
    ],
)
def test_a_row_says_what_the_figure_says(edition: Edition, surface: str, said: dict[str, str]) -> None:
    """A fall has a minus in a column of its own, and so has its bound; a level risen to is a value."""
    row = rows_of(edition)[surface]
    assert {name: row[name] for name in said} == said


def test_every_row_brings_its_sentence_and_the_way_there(edition: Edition, tmp_path: Path) -> None:
    """The sentence is verbatim and holds the figure; the link is absolute where the site has an address."""
    rows = rows_of(edition)
    assert all(row["原句"] in TEXT and surface in row["原句"] for surface, row in rows.items())
    assert rows["441宗"]["链接"] == "measures/1.html#measure-1-1"
    with_address = rows_of(compose_with(tmp_path, site_url=ADDRESS))
    assert with_address["441宗"]["链接"] == f"{ADDRESS}measures/1.html#measure-1-1"


def test_no_cell_is_a_formula(edition: Edition) -> None:
    """A cell that begins with a formula's sign is behind an apostrophe; a fall is a number and stays one."""
    rows = rows_of(edition)
    assert rows["5.9万个"]["说明"] == "'=SUM(A1)"
    live = [cell for row in rows.values() for cell in row.values() if cell[:1] in FORMULA_SIGNS]
    assert live and all(float(cell) < 0 for cell in live)


def test_what_was_worked_out_is_called_so(edition: Edition) -> None:
    """推算 has a column of its own and says how."""
    assert rows_of(edition)["同比下降64.5%"]["推算"].startswith("推算：上年同期1241—1244（441÷")


def test_the_package_describes_both_tables(edition: Edition) -> None:
    """Every number of the text first, the figures for people second; each column with its type and meaning."""
    package = json.loads(edition.files["data/datapackage.json"])
    assert [table["path"] for table in package["resources"]] == ["figures.csv", SPREADSHEET]
    assert package["resources"][0]["title"] == "文中每一个数字"
    fields = package["resources"][1]["schema"]["fields"]
    assert [(one["name"], one["type"], one["description"]) for one in fields] == list(FIELDS)
    for table in package["resources"]:
        header = edition.files[f"data/{table['path']}"].removeprefix("\ufeff").split("\r\n")[0].split(",")
        assert header == [one["name"] for one in table["schema"]["fields"]]


def test_the_page_offers_it_first(edition: Edition) -> None:
    """The page of figures names it for people, and figures.csv as every number of the text."""
    page = edition.files["figures.md"]
    assert page.index(f"data/{SPREADSHEET}") < page.index("data/figures.csv") < page.index("文中每一个数字")


def test_the_zip_says_that_its_name_is_unicode(edition: Edition, tmp_path: Path) -> None:
    """Without that flag Windows would read 数字.csv in its own code page; the manifest names it in UTF-8."""
    site = tmp_path / "site" / "data"
    site.mkdir(parents=True)
    (site / SPREADSHEET).write_text(edition.files[f"data/{SPREADSHEET}"], encoding="utf-8", newline="")
    bundle = tmp_path / "made-up.zip"
    write_zip(tmp_path / "site", bundle, "made-up", {})
    with zipfile.ZipFile(bundle) as opened:
        entry = opened.getinfo(f"made-up/data/{SPREADSHEET}")
        assert entry.flag_bits & 0x800
        assert opened.read(entry).startswith(b"\xef\xbb\xbf")
    assert list(listed_in(bundle)) == [f"data/{SPREADSHEET}"]
