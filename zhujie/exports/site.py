"""`docs/.edition.json`: what the host needs to know of the report it renders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhujie.exports.jsontext import Json
from zhujie.model import Annotated, ReportSeed
from zhujie.pages.models import Page


def site_facts(annotated: Annotated, pages: Iterable[Page]) -> Json:
    """`docs/.edition.json`: names and navigation, read by the host when it renders `docs/`. Not published."""
    seed: ReportSeed = annotated.seed
    pages = tuple(pages)
    about = pages[0].data.about  # type: ignore[attr-defined]
    nav: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for page in pages:
        path = page.path.removesuffix(".html") + ".md"
        folder = path.rpartition("/")[0]
        if not folder:
            nav.append({page.title: path})
        elif path.endswith("/index.md"):
            folders[folder] = [path]
            nav.append({page.title: folders[folder]})
        else:
            folders[folder].append({page.title: path})
    return {
        "site_name": about.site_name,
        "site_url": seed.site_url,
        "title": about.title,
        "titled_by_us": about.titled_by_us,
        "organ": seed.organ,
        "year": seed.year,
        "slug": seed.slug,
        "published": seed.published,
        "source_url": seed.source_url,
        "tags": dict(seed.tags),
        "nav": nav,
    }
