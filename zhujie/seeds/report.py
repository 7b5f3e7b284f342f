"""`seeds/<slug>/report.yml`: what is known about a report besides its text."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal, cast, get_args

from zhujie.model import Finding, Kind, Override, ReportSeed, TopicSeed
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import URL, Fields, Flag, ListOf, Text, Whole, Words

_OverrideAs = Literal["part", "item", "sub-item", "heading", "text"]

SCHEMA = Fields(
    "report",
    required={
        "organ": Text(),
        "year": Whole(1949, 2999),
        "sha256": Text(pattern="[0-9a-fA-F]{64}", wording="the 64 hexadecimal digits of report.txt's SHA-256"),
    },
    optional={
        "title": Text(blank=True),
        "display_title": Text(blank=True),
        "region": Text(blank=True),
        "published": Text(blank=True, pattern=r"\d{4}-\d{2}-\d{2}", wording='a date like "2021-01-29"'),
        "source_url": URL,
        "site_url": URL,
        "site_name": Text(blank=True),
        "full_width_punctuation": Flag(),
        "tags": Words(),
        "topics": ListOf(Fields("topic", required={"quote": Text(), "label": Text()})),
        "overrides": ListOf(
            Fields(
                "override",
                required={"quote": Text(), "as": Text(choices=get_args(_OverrideAs))},
                optional={"kind": Text(choices=get_args(Kind)), "title": Text(blank=True)},
            )
        ),
        "highlights": ListOf(Text()),
    },
)


def read_report(path: Path, shown: str, slug: str) -> tuple[ReportSeed, tuple[Finding, ...]]:
    """The seed of the report called `slug`, and every fault in its file. Topics and overrides keep the file's order."""
    record, findings = read_file(path, shown, SCHEMA)
    seed = ReportSeed(
        slug=slug,
        organ=record.text("organ"),
        year=record.whole("year"),
        sha256=record.text("sha256").lower(),
        title=record.text("title"),
        display_title=record.text("display_title"),
        region=record.text("region"),
        published=record.text("published"),
        source_url=record.text("source_url"),
        site_url=record.text("site_url"),
        site_name=record.text("site_name"),
        topics=tuple(TopicSeed(t.text("quote"), t.text("label"), t.place) for t in record.records("topics")),
        overrides=tuple(_override(entry) for entry in record.records("overrides")),
        tags=tuple((name, words) for name, words in record.record("tags").pairs() if words),
        full_width_punctuation=record.flag("full_width_punctuation", True),
        highlights=record.texts("highlights"),
        place=record.place,
    )
    return seed, (*findings, *_check_date(record))


def _override(record: Record) -> Override:
    kind = cast(Kind, record.text("kind")) if record.text("kind") else None
    as_ = cast(_OverrideAs, record.text("as"))
    return Override(record.text("quote"), as_, kind, record.text("title"), record.place)


def _check_date(record: Record) -> list[Finding]:
    """A published date must exist in the calendar."""
    published = record.text("published")
    try:
        datetime.date.fromisoformat(published or "2000-01-01")
    except ValueError:
        message = f'"published" is {published}; there is no such day.'
        return [Finding("error", "bad-value", record.place_of("published"), message, quote=published)]
    return []
