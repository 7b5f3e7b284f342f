"""What must be found, worked out from the report and the seeds without the index, the folding or the ranking."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from opencc import OpenCC

from zhujie.model import Annotated, Report, Term
from zhujie.pages.addresses import GLOSSARY, HOME, AddressBook, item_page, kind_page
from zhujie.pages.words import item_name

NUMBER = re.compile(r"\d[\d,]*(\.\d+)?\s*[百千万亿]?\s*[^\d\s]{0,3}")
TIMES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def fold(text: str) -> str:
    """Letters, digits and % only, at one width and in lower case; digits that a mark parts stay parted."""
    folded, gap = "", ""
    for character in unicodedata.normalize("NFKC", text).lower():
        if not (character.isalnum() or character == "%"):
            gap += character
            continue
        if gap and folded[-1:].isdigit() and character.isdigit():
            folded += "." if gap == "." else " "
        folded, gap = folded + character, ""
    return folded


def is_number(query: str) -> bool:
    """Whether a query is just a number with its unit, which must not be found inside another number."""
    return NUMBER.fullmatch(unicodedata.normalize("NFKC", query).strip()) is not None


def source_texts(report: Report) -> dict[str, list[str]]:
    """The report's own text by page, in stretches that a reader meets without a break."""
    texts: dict[str, list[str]] = defaultdict(list)
    for matter in (report.preamble, report.closing):
        texts[HOME].append("".join(sentence.text for sentence in matter.sentences))
    for part in report.parts:
        heading = part.heading.text if part.heading else ""
        texts[kind_page(part.kind)].append(heading + "".join(sentence.text for sentence in part.introduction))
        for item in part.items:
            leaves = [(h.start, h.text) for h in item.headings()] + [(s.start, s.text) for s in item.sentences]
            texts[item_page(item)].append("".join(text for _, text in sorted(leaves)))
    return texts


def our_texts(annotated: Annotated) -> dict[str, list[str]]:
    """What this edition says itself, by page: titles, topics, notes, entries."""
    texts: dict[str, list[str]] = defaultdict(list)
    book = AddressBook(annotated.report)
    for item in annotated.report.items():
        texts[item_page(item)] += [item_name(item), item.title, *(topic.title for topic in item.topics)]
    texts[HOME] += [annotated.seed.title, annotated.seed.display_title]
    for note in annotated.notes:
        texts[book.page(note.sentence)].append(note.text)
    for term in annotated.terms:
        texts[GLOSSARY] += _entry(term)
    return texts


def _entry(term: Term) -> list[str]:
    basis = [f"{one.title} {one.number} {one.issuer}" for one in term.basis]
    return [term.headword, *term.forms, *term.aliases, term.definition, term.note, term.caution, term.later, *basis]


def pages_with(query: str, texts: dict[str, list[str]]) -> set[str]:
    """Pages whose text has the query; a number counts whole only."""
    pattern = _pattern(query)
    return {page for page, stretches in texts.items() if any(pattern.search(fold(one)) for one in stretches)}


def count(query: str, report: Report) -> int:
    """How often the source has a query, from its first character to its last, whatever pages it is cut into."""
    return len(_pattern(query).findall(fold(_simplified(report.source.text))))


def sentences_with(words: list[str], report: Report) -> int:
    """How many sentences and headings have every one of the words."""
    patterns = [_pattern(word) for word in words if fold(word)]
    texts = [sentence.text for sentence in report.sentences()] + [heading.text for heading in report.headings()]
    return sum(all(pattern.search(fold(_simplified(text))) for pattern in patterns) for text in texts)


@cache
def _simplified(text: str) -> str:
    return str(OpenCC("t2s").convert(text))


def _pattern(query: str) -> re.Pattern[str]:
    pattern = re.escape(fold(_simplified(query)))
    return re.compile(r"(?<!\d)(?<!\d\.)" + pattern + r"(?!(?<=\d)\.?\d)" if is_number(query) else pattern)


def pages_expected(query: str, annotated: Annotated) -> set[str]:
    """Pages of the report a literal query must lead to: where it stands, and for a number where its value stands; for
    a piece of a number alone, which stands nowhere, the pages of those numbers."""
    texts = source_texts(annotated.report)
    found = pages_with(query, texts)
    if is_number(query):
        found |= _pages_with_value(query, annotated)
        if not found and not pages_with(query, our_texts(annotated)):
            part = fold(query)
            found = {page for page, stretches in texts.items() if any(part in fold(one) for one in stretches)}
    return found


def _pages_with_value(query: str, annotated: Annotated) -> set[str]:
    parts = re.fullmatch(r"([\d,.]+)\s*([百千万亿]?)\s*(.*)", unicodedata.normalize("NFKC", query).strip())
    if not parts:
        return set()
    value = float(parts[1].replace(",", "").rstrip(".")) * TIMES.get(parts[2], 1)
    book = AddressBook(annotated.report)
    return {
        book.page(figure.sentence)
        for figure in annotated.figures
        if figure.is_figure and figure.value and abs(float(figure.value) - value) < 1e-6
        if parts[3] in ("", figure.unit)
    }
