"""Lays terms, figures, relations and notes beside a report, without touching it."""

from __future__ import annotations

from zhujie.annotate.anchors import resolve
from zhujie.annotate.highlights import check_highlights
from zhujie.annotate.holes import find_holes
from zhujie.annotate.links import suggest
from zhujie.annotate.terms import find_terms
from zhujie.figures import check_figures, find_claims, find_figures
from zhujie.model import Annotated, Report
from zhujie.seeds import Seeds


def annotate(report: Report, seeds: Seeds) -> Annotated:
    """Everything a reader needs beside the text; what is wrong with the seeds is in `findings`."""
    occurrences = find_terms(report, seeds.terms)
    relations, readings, notes, unresolved = resolve(report, seeds.relations, seeds.readings, seeds.notes)
    figures, unclassified = find_figures(report, seeds.figure_overrides)
    highlighted = check_highlights(report.source, seeds.report.highlights, figures)
    if not seeds.relations:
        relations = suggest(report, occurrences)
    return Annotated(
        report=report,
        seed=seeds.report,
        terms=seeds.terms,
        occurrences=occurrences,
        relations=relations,
        readings=readings,
        holes=find_holes(report, relations) if seeds.relations else (),
        notes=tuple(sorted(notes, key=lambda note: (note.start, note.end, note.id))),
        figures=figures,
        checks=check_figures(report, figures),
        claims=find_claims(report, figures),
        findings=(*report.findings, *unresolved, *unclassified, *highlighted),
    )
