"""The pages about the text: glossary, documents, relations, about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

from zhujie.annotate.holes import Unit, heading_unit, touches, touches_item, touches_whole, units
from zhujie.annotate.nodes import Nodes
from zhujie.model import End, Finding, Item, Kind, Occurrence, Relation, RelationKind, Term
from zhujie.pages import addresses, words
from zhujie.pages.context import Context
from zhujie.pages.flow import draw_flow
from zhujie.pages.models import (
    AboutPage,
    DocumentsPage,
    Dress,
    Entry,
    Filter,
    GlossaryPage,
    Link,
    MatrixCell,
    MatrixRow,
    Page,
    Picture,
    Quote,
    RelationsPage,
)
from zhujie.pages.named import Named, named_documents, uncovered
from zhujie.text.pinyin import initials, plain_pinyin

Columns = tuple[tuple[RelationKind, bool, str], ...]

MATRICES: tuple[tuple[Kind, Columns], ...] = (
    ("problems", (("回应", False, "计划"), ("基础", False, "举措"))),
    ("plans", (("回应", True, "问题"), ("延续", True, "举措"))),
    ("measures", (("延续", False, "计划"), ("基础", True, "问题"))),
)
"""Kind of item that makes the rows; for each column the relation, whether the row is its source, and what it leads to."""


def sort_key(term: Term) -> tuple[str, str, str]:
    """Entries stand in the order of their pinyin, tones last."""
    letters = re.sub(r"[^a-z0-9]", "", plain_pinyin(term.pinyin))
    return letters, term.pinyin, term.id


def entries(context: Context, page: str) -> tuple[Entry, ...]:
    """Every term the report uses, and those kept all the same, with every place it stands in."""
    used: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in context.annotated.occurrences:
        used[occurrence.term].append(occurrence)
    shown = {t.id: t for t in context.annotated.terms if t.id in used or t.keep}
    return tuple(_entry(context, page, term, used[term.id], shown) for term in sorted(shown.values(), key=sort_key))


def _entry(context: Context, page: str, term: Term, used: list[Occurrence], shown: dict[str, Term]) -> Entry:
    letters = plain_pinyin(term.pinyin)
    first = re.search(r"[a-z0-9]", letters)
    find = [term.headword, *term.forms, *term.aliases, letters, initials(term.pinyin), term.english.lower()]
    return Entry(
        term=term,
        initial=first.group().upper() if first and first.group().isalpha() else "#",
        category=words.CATEGORY_NAME[term.category],
        evidence=words.EVIDENCE_NAME[term.evidence],
        occurrences=tuple(context.quote(page, o.node, o.start, o.end) for o in used),
        see=tuple(
            Link(shown[other].headword, addresses.link(page, addresses.GLOSSARY, other))
            for other in term.see
            if other in shown
        ),
        search="|".join(dict.fromkeys(one.replace("|", " ") for one in find)),
    )


def glossary(context: Context) -> Page:
    """`glossary.html`: entries by initial of their pinyin."""
    page = addresses.GLOSSARY
    listed = entries(context, page)
    groups: dict[str, list[Entry]] = {}
    for entry in listed:
        groups.setdefault(entry.initial, []).append(entry)
    present = {entry.term.category for entry in listed}
    categories = tuple(
        Link(name, "", key, count=sum(1 for e in listed if e.term.category == key))
        for key, name in words.CATEGORY_NAME.items()
        if key in present
    )
    data = GlossaryPage(
        context.about, tuple((initial, tuple(group)) for initial, group in groups.items()), categories, len(listed)
    )
    line = f"{context.about.title}术语表：{len(listed)}条，按拼音排列，注明释义、依据、出处和在文中的位置。"
    dress = Dress(
        {2: "section.initial", 3: "article.entry"},
        {"initials": {"class": "initials"}}
        | {one.term.id: {"data-category": one.term.category, "data-search": one.search} for one in listed},
        filter=Filter(
            "筛选术语",
            "汉字、拼音、首字母、英文、别称",
            "全部类别",
            tuple((one.name, f"{one.title}（{one.count}）") for one in categories),
        ),
    )
    return Page(page, "glossary.md", "术语表", line, data, dress)


def documents(context: Context) -> Page:
    """`documents.html`: laws and documents named in the text, with the sentences that cite them."""
    page = addresses.DOCUMENTS
    listed = [
        (places[0].start, entry)
        for entry in entries(context, page)
        if (places := _places(context, entry.term))
        and (entry.term.category == "law" or any(_is_title(context, o) for o in places))
    ]
    marked = frozenset(e.term.id for _, e in listed if any(_is_title(context, o) for o in _places(context, e.term)))
    listed.sort(key=lambda one: one[0])
    spans = [(o.start, o.end) for _, entry in listed for o in _places(context, entry.term)]
    left = uncovered(named_documents(context.report.source.text), spans)
    nodes = Nodes(context.report)

    def quotes(found: list[Named]) -> tuple[Quote, ...]:
        return tuple(context.quote(page, nodes.owner(one.start).id, one.start, one.end) for one in found)

    titles = tuple((name, quotes(found)) for (name, marked), found in left.items() if marked)
    unmarked = tuple((name, quotes(found)) for (name, marked), found in left.items() if not marked)
    line = f"{context.about.title}提到的法律、法规和文件，以及提到它们的原句。"
    shown = tuple(entry for _, entry in listed)
    links = tuple(_texts_of(entry.term) for entry in shown)
    data = DocumentsPage(context.about, shown, titles, unmarked, links, marked)
    return Page(page, "documents.md", "法律与文件", line, data, Dress({2: "article.entry"}))


def _texts_of(term: Term) -> tuple[Link, ...]:
    """Where the wording of a term's documents stands, each address once; a host stands for an unknown publisher."""
    publisher = {source.url: source.publisher for source in term.sources}
    found = [
        Link(basis.title, basis.url, publisher.get(basis.url) or urlsplit(basis.url).netloc)
        for basis in term.basis
        if basis.url
    ]
    found += [
        Link(source.title, source.url, source.publisher)
        for source in term.sources
        if source.kind in ("statute", "document") and source.url
    ]
    return tuple({link.href: link for link in reversed(found)}.values())[::-1]


def _places(context: Context, term: Term) -> list[Occurrence]:
    return [o for o in context.annotated.occurrences if o.term == term.id]


def _is_title(context: Context, occurrence: Occurrence) -> bool:
    """The form is a whole title in book-title marks, not a word of one."""
    text = context.report.source.text
    around = text[max(occurrence.start - 1, 0) : occurrence.end + 1]
    return occurrence.form.startswith("《") or (around[:1] == "《" and around[-1:] == "》")


def relations(context: Context) -> Page:
    """`relations.html`: matrices of clauses and plans, the picture, pairs of places to read together."""
    page = addresses.RELATIONS
    report = context.report
    tables = []
    for kind, columns in MATRICES:
        items = [item for item in report.items() if item.kind == kind]
        rows = [row for item in items for row in _rows(context, page, item, columns)]
        if rows:
            names = (words.KIND_NAME[items[0].kind], *(f"对应的{name}" for _, _, name in columns))
            tables.append((f"从{names[0]}看", names, tuple(rows)))
    readings = tuple(
        (
            reading.id,
            context.end_quote(page, reading.first, ()),
            context.end_quote(page, reading.second, ()),
            reading.sentence,
        )
        for reading in context.annotated.readings
    )
    data = RelationsPage(
        context.about,
        draw_flow(context, page),
        tuple(tables),
        readings,
        context.relation_rows(page),
        sum(cell.hole for _, _, rows in tables for row in rows for cell in row.cells),
        *_made_by(context.annotated.relations),
    )
    line = f"{context.about.title}中问题、计划与举措的逐条对照，每条附两处原文；各项中未见对应的单独列出。"
    rows = [row for _, _, found in tables for row in found]
    dress = Dress(
        {3: "article.relation"},
        {row.id: {"class": "has-hole"} for row in rows if any(cell.hole for cell in row.cells)},
        {f"matrix-{number}": "matrix" for number in range(1, len(tables) + 1)},
        switch=f"只看缺口（{data.hole_count}处）" if data.hole_count else "",
    )
    pictures = (Picture("flow.svg", "flow.svg", data.flow),) if data.flow.lines else ()
    return Page(page, "relations.md", "对照", line, data, dress, pictures)


def _made_by(relations: tuple[Relation, ...]) -> tuple[str, str]:
    """Who made the relations, and what it means that there is none; both in words."""
    if not relations:
        return "本站按字面没有找到对应。", "未找到对应"
    if all(relation.basis == "自动" for relation in relations):
        return (
            "这里的对应由程序比对字面得出，未经编辑核对，每条附两处原文；没有列出的，不等于文中没有。",
            "程序未比对出对应",
        )
    return (
        "这里的对应是编者按字面作出的，每条附两处原文和依据；对方各项中没有找到对应的，写“各项中未见对应”，不作推断；"
        "各部分的引言不是其中一项，不在查找之列。",
        "各项中未见对应",
    )


def _rows(context: Context, page: str, item: Item, columns: Columns) -> list[MatrixRow]:
    """A row for each unit of an item, the clauses of a problem or plan, the topics of a measure.

    What leads to the item's heading is told once, in a row named by the item that comes before them.
    """
    found = list(units(item))
    heading = heading_unit(item)
    if heading and heading.node not in [unit.node for unit in found]:
        whole = _row(context, page, item, heading, columns)
        if any(cell.links for cell in whole.cells):
            return [whole, *(_row(context, page, item, unit, columns) for unit in found)]
    return [_row(context, page, item, unit, columns) for unit in found]


def _row(context: Context, page: str, item: Item, unit: Unit, columns: Columns) -> MatrixRow:
    cells = tuple(_cell(context, page, item, unit, kind, forward) for kind, forward, _ in columns)
    return MatrixRow(f"row-{unit.node}", context.end_quote(page, End(unit.node, unit.text), ()), cells)


def _cell(context: Context, page: str, item: Item, unit: Unit, kind: RelationKind, forward: bool) -> MatrixCell:
    relations = context.annotated.relations
    links = []
    for relation in relations:
        if relation.kind == kind and touches(relation, forward, unit):
            there = relation.target if forward else relation.source
            link = context.book.link(page, there.at)
            links.append(Link(there.quote, link, context.book.name(there.at), context.kind(there.at)))
    if links:
        return MatrixCell(tuple(dict.fromkeys(links)))
    if any(one.kind == kind and touches_whole(one, forward, item) for one in relations):
        return MatrixCell(hint=f"只有整项的对应，见“{words.item_name(item)}”行")
    if unit.opens and any(one.kind == kind and touches_item(one, forward, item) for one in relations):
        return MatrixCell(hint="见下面各句")
    if any(hole.at == unit.node and hole.missing == kind for hole in context.annotated.holes):
        return MatrixCell(hole=True)
    return MatrixCell(hint="—" if any(one.basis != "自动" for one in relations) else "")


def _oddity(finding: Finding) -> str:
    """A finding about the layout in a reader's words: where, the words it is about, what was made of it."""
    quote = " ".join(finding.quote.split())
    quote = f"“{quote[:24]}{'……' if len(quote) > 24 else ''}”：" if quote else ""
    where = f"原文第{finding.place.line}行，" if finding.place.line else ""
    return where + quote + words.FINDING_TEXT.get(finding.code, words.FINDING_UNKNOWN)


def about(context: Context) -> Page:
    """`about.html`: how the text was treated, where it comes from, what is wrong with it, what we could not verify."""
    page = addresses.ABOUT
    annotated = context.annotated
    notes = context.all_notes(page)
    listed = entries(context, page)
    unverified = tuple(
        Link(entry.term.headword, addresses.link(page, addresses.GLOSSARY, entry.term.id))
        for entry in listed
        if entry.term.evidence == "none"
    )
    publishers = Counter(name for e in listed for name in {s.publisher for s in e.term.sources if s.kind != "report"})
    sentences = list(context.report.sentences())
    counts = (
        ("原文字数（含标点，不含空格和换行）", context.about.characters),
        ("句", len(sentences)),
        ("术语", len(listed)),
        ("数字", sum(1 for figure in annotated.figures if figure.is_figure)),
        ("对应关系", len(annotated.relations)),
        ("编者注", len(annotated.notes)),
    )
    data = AboutPage(
        context.about,
        context.report.source.encoding,
        any(relation.basis == "自动" for relation in annotated.relations),
        counts,
        tuple(card for card in notes if card.note.kind in words.DOUBTFUL),
        tuple(card for card in notes if card.note.kind not in words.DOUBTFUL),
        tuple(_oddity(finding) for finding in context.report.findings if finding.severity != "info"),
        unverified,
        tuple(sorted(publishers.items(), key=lambda one: (-one[1], one[0]))),
        context.body.widens,
    )
    line = "本注解本怎样处理原文、依据哪些来源、原文有哪些存疑、歧义和缺漏，以及如何引用和离线阅读。"
    return Page(page, "about.md", "关于本站", line, data)
