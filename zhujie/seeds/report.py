"""`seeds/<slug>/report.yml`: what is known about a report besides its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast, get_args

from zhujie.model import YEARS, Finding, Highlight, Kind, Override, Place, ReportSeed, TopicSeed
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import SITE_URL, URL, Date, Fields, Flag, ListOf, Quoted, Text, Whole, Words

_OverrideAs = Literal["part", "item", "sub-item", "heading", "text"]

ORGAN = Text(limit=100)
"""The name of an organ; a new report's is held against it too."""

SCHEMA = Fields(
    "report",
    required={
        "organ": ORGAN,
        "year": Whole(*YEARS),
        "sha256": Text(pattern="[0-9a-fA-F]{64}", wording="the 64 hexadecimal digits of report.txt's SHA-256"),
    },
    optional={
        "title": Text(blank=True),
        "display_title": Text(blank=True),
        "region": Text(blank=True),
        "published": Date(whole=True),
        "source_url": URL,
        "site_url": SITE_URL,
        "site_name": Text(blank=True),
        "full_width_punctuation": Flag(),
        "tags": Words(),
        "topics": ListOf(Fields("topic", required={"quote": Quoted(), "label": Text()})),
        "overrides": ListOf(
            Fields(
                "override",
                required={"quote": Quoted(), "as": Text(choices=get_args(_OverrideAs))},
                optional={"kind": Text(choices=get_args(Kind)), "title": Text(blank=True)},
            )
        ),
        "highlights": ListOf(Quoted()),
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
        highlights=tuple(Highlight(str(one.value), one.place) for one in record.entries("highlights")),
        place=record.place,
    )
    return seed, (*findings, *_check_published(record), *_check_overrides(record))


def _override(record: Record) -> Override:
    kind = cast(Kind, record.text("kind")) if record.text("kind") else None
    as_ = cast(_OverrideAs, record.text("as"))
    return Override(record.text("quote"), as_, kind, record.text("title"), record.place)


def _check_published(record: Record) -> Iterator[Finding]:
    """A report on a year is not issued before that year."""
    published, year = record.text("published"), record.whole("year")
    if published and year and int(published[:4]) < year:
        message = f'"published" is {published}, but the report is about {year}.'
        yield Finding("error", "bad-value", record.place_of("published"), message, "Correct one of them.", published)


def _check_overrides(record: Record) -> Iterator[Finding]:
    """What begins at a place is said once; that its words are a heading may be said besides."""
    first: dict[tuple[str, bool], Place] = {}
    for entry in record.records("overrides"):
        quote = entry.text("quote")
        place = first.setdefault((quote, entry.text("as") == "heading"), entry.place)
        if quote and place is not entry.place:
            message = f'"{quote}" is already corrected at {place}.'
            yield Finding("error", "duplicate-entry", entry.place, message, "Merge them into one.", quote)
