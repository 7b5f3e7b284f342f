"""`data/datapackage.json`: what the two tables of numbers hold, as a Frictionless Data Package."""

from __future__ import annotations

from zhujie.exports.figures import FIGURE_FIELDS
from zhujie.exports.jsontext import Json
from zhujie.exports.spreadsheet import FIELDS, SPREADSHEET
from zhujie.model import Annotated
from zhujie.pages import words


def data_package(annotated: Annotated) -> Json:
    """Every number of the text for programs, and the figures alone for people."""
    seed = annotated.seed
    numbers = [
        {"name": name, "type": type_, "title": words.FIGURE_COLUMN[name], "description": meaning}
        for name, type_, meaning in FIGURE_FIELDS
    ]
    figures = [{"name": name, "type": type_, "description": meaning} for name, type_, meaning in FIELDS]
    return {
        "profile": "tabular-data-package",
        "name": f"{seed.slug}-figures",
        "title": f"{seed.organ}{seed.year}年法治政府建设年度报告中的数字",
        "resources": [
            _table("figures", "figures.csv", "文中每一个数字", {"fields": numbers, "primaryKey": "id"}),
            _table("figures-for-people", SPREADSHEET, "报告的统计数字，附原句和链接", {"fields": figures}),
        ],
    }


def _table(name: str, path: str, title: str, schema: Json) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {**schema, "missingValues": [""]},
    }
