"""`data/glossary.json` and `data/relations.json`."""

from __future__ import annotations

from zhujie.exports.jsontext import Json
from zhujie.model import Annotated, End, Term


def glossary_json(annotated: Annotated) -> Json:
    """`data/glossary.json`: every term this report uses, with the places it stands in."""
    used: dict[str, list[Json]] = {}
    for o in annotated.occurrences:
        place = {"sentence": o.node, "form": o.form, "start": o.start, "end": o.end}
        used.setdefault(o.term, []).append(place)
    return {
        "slug": annotated.seed.slug,
        "terms": [_term(t, used.get(t.id, [])) for t in annotated.terms if t.id in used or t.keep],
    }


def _term(term: Term, used: list[Json]) -> Json:
    return {
        "id": term.id,
        "headword": term.headword,
        "forms": list(term.forms),
        "aliases": list(term.aliases),
        "pinyin": term.pinyin,
        "english": term.english,
        "category": term.category,
        "definition": term.definition,
        "note": term.note,
        "basis": [
            {"title": b.title, "number": b.number, "issuer": b.issuer, "date": b.date, "url": b.url} for b in term.basis
        ],
        "sources": [
            {"title": s.title, "publisher": s.publisher, "url": s.url, "kind": s.kind, "date": s.date}
            for s in term.sources
        ],
        "evidence": term.evidence,
        "caution": term.caution,
        "later": term.later,
        "see": list(term.see),
        "occurrences": used,
    }


def relations_json(annotated: Annotated) -> Json:
    """`data/relations.json`: relations, readings, and holes (places for which no counterpart was recorded)."""
    return {
        "slug": annotated.seed.slug,
        "relations": [
            {
                "id": r.id,
                "kind": r.kind,
                "source": _end(r.source),
                "target": _end(r.target),
                "basis": r.basis,
                "shared": list(r.shared),
                "reason": r.reason,
            }
            for r in annotated.relations
        ],
        "readings": [
            {"id": r.id, "first": _end(r.first), "second": _end(r.second), "sentence": r.sentence}
            for r in annotated.readings
        ],
        "holes": [{"at": h.at, "missing": h.missing, "text": h.text} for h in annotated.holes],
    }


def _end(end: End) -> Json:
    return {"at": end.at, "quote": end.quote, "start": end.start, "end": end.end}
