"""The data beside the pages: what a program, a reporter's spreadsheet or another site takes from here.

Each function returns plain values ready for JSON; nothing is written here. Texts are the source's characters, offsets
are code points into `report.txt`. The shapes are documented in the README and kept by tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from zhujie.exports.datapackage import data_package
from zhujie.exports.figures import figures_csv, figures_json
from zhujie.exports.glossary import glossary_json, relations_json
from zhujie.exports.jsontext import dump
from zhujie.exports.report import published_report
from zhujie.exports.site import site_facts
from zhujie.exports.spreadsheet import SPREADSHEET, spreadsheet_csv
from zhujie.model import Annotated
from zhujie.pages.head import heads
from zhujie.pages.models import Dress, Page
from zhujie.search import INDEX_PATH, search_script


def exports(annotated: Annotated, pages: Iterable[Page]) -> dict[str, str]:
    """Every data file by its path below `docs/`."""
    return {
        ".edition.json": dump(site_facts(annotated, pages)),
        ".head.json": dump(heads(annotated, pages)),
        ".dress.json": dump({page.path: _dress(page) for page in pages if page.dress != Dress() or page.pictures}),
        "data/report.json": dump(published_report(annotated)),
        "data/glossary.json": dump(glossary_json(annotated)),
        "data/relations.json": dump(relations_json(annotated)),
        "data/figures.json": dump(figures_json(annotated)),
        "data/figures.csv": figures_csv(annotated),
        f"data/{SPREADSHEET}": spreadsheet_csv(annotated),
        "data/datapackage.json": dump(data_package(annotated)),
        INDEX_PATH: search_script(annotated, pages),
    }


def _dress(page: Page) -> dict[str, object]:
    """What the host puts on a page, and the drawings it puts into it."""
    return {**asdict(page.dress), "pictures": [picture.path for picture in page.pictures]}
