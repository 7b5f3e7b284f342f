"""What stands in a page's `<head>` for machines: government page tags, Open Graph, citation tags, structured data.

Everything comes from `report.yml` and the page models; what is not known is left out, never filled in. The organ is
the author of its report and of nothing else: pages that are wholly ours carry neither author, date nor content source.
`SiteIDCode` marks a government's own site, which this is not, and is never printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from zhujie.model import Annotated, ReportSeed
from zhujie.pages import addresses
from zhujie.pages.models import About, FigureCard, FiguresPage, GlossaryPage, HomePage, ItemPage, Page

Json = dict[str, Any]

SOURCE_TEMPLATES = frozenset({"home.md", "kind.md", "item.md", "text.md", "full.md"})
"""Pages that print the report's own words, and may name the organ as author."""

FORBIDDEN_TAGS = frozenset({"SiteIDCode"})

CONTEXT = "https://schema.org"

TITLED_BY_US = "原文没有标题行，标题为编者所拟。"


def heads(annotated: Annotated, pages: Iterable[Page]) -> dict[str, Json]:
    """For each page's path: `tags` (meta name → content), `properties` (Open Graph), `data` (JSON-LD objects)."""
    pages = tuple(pages)
    about = next(page.data.about for page in pages if isinstance(page.data, HomePage))
    made = _Heads(annotated.seed, about)
    return {page.path: made.head(page) for page in pages}


class _Heads:
    """Heads of the pages of one report."""

    def __init__(self, seed: ReportSeed, about: About) -> None:
        self._seed = seed
        self._about = about
        self._base = seed.site_url and seed.site_url.rstrip("/") + "/"
        self._tags = {name: words for name, words in seed.tags if name not in FORBIDDEN_TAGS}

    def head(self, page: Page) -> Json:
        """The whole head of one page; empty values are left out."""
        return {
            "tags": _known(self._page_tags(page) | self._citation_tags(page)),
            "properties": _known(self._open_graph(page)),
            "data": [_known(one) for one in self._structured(page)],
        }

    def address(self, page: str, target: str, anchor: str = "") -> str:
        """Absolute where the site has an address, otherwise relative to the page, which JSON-LD resolves."""
        if self._base:
            return self._base + target + (f"#{anchor}" if anchor else "")
        return addresses.link(page, target, anchor)

    # -- tags --------------------------------------------------------------------------------------------------------

    def _page_tags(self, page: Page) -> dict[str, str]:
        """Government page tags. The name `Description` also serves search engines: names ignore case."""
        given = self._tags
        site = {
            "SiteName": given.get("SiteName", self._about.site_name),
            "SiteDomain": given.get("SiteDomain", urlsplit(self._base).netloc),
        }
        column = {
            name: given.get(name, "") for name in ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
        }
        own = {
            "ArticleTitle": self._title(page),
            "Description": page.description,
            "Url": self._base and self.address(page.path, page.path),
        }
        if page.template not in SOURCE_TEMPLATES:
            return site | column | own
        topics = [link.title for link in page.data.topics] if isinstance(page.data, ItemPage) else []
        return (
            site
            | column
            | own
            | {
                # Only the day is known; an hour would be invented.
                "PubDate": given.get("PubDate", self._seed.published),
                "ContentSource": given.get("ContentSource", self._seed.organ),
                "Author": given.get("Author", self._seed.organ),
                "Keywords": ",".join(word for word in (given.get("Keywords", ""), *topics) if word),
                "Image": given.get("Image", ""),
            }
        )

    def _citation_tags(self, page: Page) -> dict[str, str]:
        """What reference managers read: the report and its organ, whichever page of it is saved."""
        if page.template not in SOURCE_TEMPLATES:
            return {}
        return {
            "citation_title": self._about.title,
            "citation_author": self._seed.organ,
            "citation_technical_report_institution": self._seed.organ,
            "citation_publication_date": self._seed.published.replace("-", "/"),
            "citation_language": "zh-CN",
            "citation_public_url": self._base and self.address(page.path, page.path),
        }

    def _open_graph(self, page: Page) -> dict[str, str]:
        source = page.template in SOURCE_TEMPLATES
        return {
            "og:type": "article",
            "og:title": self._title(page),
            "og:description": page.description,
            "og:site_name": self._about.site_name,
            "og:locale": "zh_CN",
            "og:url": self._base and self.address(page.path, page.path),
            "article:published_time": self._seed.published if source else "",
        }

    def _title(self, page: Page) -> str:
        return self._about.title if isinstance(page.data, HomePage) else page.title

    # -- structured data ---------------------------------------------------------------------------------------------

    def _structured(self, page: Page) -> list[Json]:
        if isinstance(page.data, HomePage):
            return [self._report(page, page.data)]
        if isinstance(page.data, ItemPage):
            return [self._breadcrumbs(page, page.data)]
        if isinstance(page.data, GlossaryPage):
            return [self._term_set(page, page.data)]
        if isinstance(page.data, FiguresPage):
            return [self._dataset(page, page.data)]
        return []

    def _report_core(self) -> Json:
        """The report as a work: its name, its organ, the year it covers."""
        organ = {"@type": "GovernmentOrganization", "name": self._seed.organ, "areaServed": self._seed.region}
        return {
            "@type": "Report",
            "name": self._about.title,
            "author": _known(organ),
            "temporalCoverage": str(self._seed.year),
            "inLanguage": "zh-CN",
            "datePublished": self._seed.published,
        }

    def _report(self, page: Page, home: HomePage) -> Json:
        parts = []
        for part in home.parts:
            for item in part.items:
                # Links of the home page are relative to the top, which is where the targets lie.
                url = self.address(page.path, item.href)
                parts.append({"@type": "CreativeWork", "name": f"{item.name} {item.title}", "url": url})
        whole = {
            "url": self.address(page.path, addresses.HOME),
            "isBasedOn": self._seed.source_url,
            "disambiguatingDescription": TITLED_BY_US if self._about.titled_by_us else "",
        }
        return {"@context": CONTEXT, **self._report_core(), **whole, "hasPart": parts}

    def _breadcrumbs(self, page: Page, item: ItemPage) -> Json:
        trail = (
            ("总览", addresses.HOME),
            (item.kind_name, addresses.kind_page(item.kind)),
            (page.title, page.path),
        )
        steps = [
            {"@type": "ListItem", "position": place, "name": name, "item": self.address(page.path, target)}
            for place, (name, target) in enumerate(trail, 1)
        ]
        return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}

    def _term_set(self, page: Page, glossary: GlossaryPage) -> Json:
        terms = [
            _known(
                {
                    "@type": "DefinedTerm",
                    "name": entry.term.headword,
                    "alternateName": list(entry.term.aliases),
                    "description": entry.term.definition,
                    "termCode": entry.term.id,
                    "url": self.address(page.path, page.path, entry.term.id),
                }
            )
            for _, group in glossary.groups
            for entry in group
        ]
        return {
            "@context": CONTEXT,
            "@type": "DefinedTermSet",
            "name": f"{self._about.title}术语表",
            "description": page.description,
            "inLanguage": "zh-CN",
            "url": self.address(page.path, page.path),
            "about": _known(self._report_core()),
            "hasDefinedTerm": terms,
        }

    def _dataset(self, page: Page, figures: FiguresPage) -> Json:
        names = (("text/csv", "数字.csv"), ("text/csv", "figures.csv"), ("application/json", "figures.json"))
        files = [(kind, f"data/{quote(name)}") for kind, name in names]
        return {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": f"{self._about.title}中的数字",
            "description": page.description,
            "inLanguage": "zh-CN",
            "url": self.address(page.path, page.path),
            "temporalCoverage": str(self._seed.year),
            "spatialCoverage": self._seed.region,
            "isBasedOn": _known(self._report_core()),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": self.address(page.path, path)}
                for kind, path in files
            ],
            "variableMeasured": [_variable(card) for card in figures.cards if card.figure.counted],
        }


def _variable(card: FigureCard) -> Json:
    """One figure as a property: what is counted is literal; bounds stand instead of a value that is not exact."""
    figure = card.figure
    bounded = bool(figure.lower or figure.upper)
    return _known(
        {
            "@type": "PropertyValue",
            "name": figure.counted,
            "description": card.words,
            "value": "" if bounded else figure.value,
            "minValue": figure.lower,
            "maxValue": figure.upper,
            "unitText": figure.unit,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """The entries that say something."""
    return {name: value for name, value in values.items() if value not in ("", [], {})}
