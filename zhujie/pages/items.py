"""The pages of the text itself: home, one page a kind, one page an item, the verbatim text."""

from __future__ import annotations

from zhujie.model import Item, Kind, Part
from zhujie.pages import addresses, words
from zhujie.pages.body import opening
from zhujie.pages.context import Context
from zhujie.pages.dress import hole_classes, leaves_data, note_data
from zhujie.pages.flow import draw_flow
from zhujie.pages.models import Dress, HomePage, ItemPage, KindPage, Link, Page, PartSummary, Picture, TextPage
from zhujie.pages.pieces import SourceLeaf, Words
from zhujie.parse.leaves import leaves


def home(context: Context) -> Page:
    """`index.html`: what this is, the parts at a glance, the preamble, the figures that matter."""
    annotated, page = context.annotated, addresses.HOME
    report = context.report
    figures = [figure for figure in annotated.figures if figure.is_figure]
    chosen = []
    for highlight in annotated.seed.highlights:
        at = report.source.text.find(highlight.quote)
        inside = [figure for figure in figures if at <= figure.start < at + len(highlight.quote)]
        chosen += [context.figure_card(page, figure) for figure in inside[:1]]
    used = {occurrence.term for occurrence in annotated.occurrences}
    counts = [
        Link("术语表", addresses.GLOSSARY, count=len(used), line="条术语，附释义、出处和所据的等级"),
        Link("数字", addresses.FIGURES, count=len(figures), line="个统计数字，逐一列明口径"),
        Link("对照", addresses.RELATIONS, count=len(annotated.relations), line="条对应关系，逐条附原文"),
        Link("原文", addresses.TEXT, count=context.about.characters, line="字（含标点），一字未改"),
    ]
    preamble = context.body.paragraphs(report.preamble.start, report.preamble.end, page)
    closing = context.body.paragraphs(report.closing.start, report.closing.end, page)
    nodes = tuple(node for paragraph in (*preamble, *closing) for node in paragraph.sentence_ids())
    data = HomePage(
        about=context.about,
        parts=tuple(_summary(context, part, page, whole=False) for part in report.parts),
        preamble=preamble,
        closing=closing,
        flow=draw_flow(context, page),
        highlights=tuple(chosen),
        counts=tuple(counts),
        notes=context.notes(page, nodes),
        terms=context.terms(page, nodes),
    )
    line = f"{context.about.title}的注解本：逐句编号、术语释义、数字核对、问题与计划对照，可检索、可引用、可离线阅读。"
    dress = Dress(
        leaves=leaves_data(leaf for paragraph in (*preamble, *closing) for leaf in paragraph.leaves),
        blocks={paragraph.leaves[0].id: ("closing",) for paragraph in closing},
        notes={str(one.number): note_data(one) for one in data.notes},
        home={f"home-{part.id}": part.kind for part in data.parts},
    )
    pictures = (Picture("flow.svg", "flow.svg", data.flow),) if data.flow.lines else ()
    return Page(page, "home.md", "总览", line, data, dress, pictures)


def kind_pages(context: Context) -> tuple[Page, ...]:
    """`measures/index.html` and its like: every part of a kind with heading, introduction and items."""
    kinds: list[Kind] = []
    for part in context.report.parts:
        if part.kind not in kinds:
            kinds.append(part.kind)
    pages = []
    for kind in kinds:
        path = addresses.kind_page(kind)
        parts = tuple(_summary(context, part, path, whole=True) for part in context.report.parts if part.kind == kind)
        name = words.KIND_NAME[kind]
        nodes = tuple(
            leaf.id
            for part in parts
            for leaves_ in ((part.heading,) if part.heading else (), *(p.leaves for p in part.introduction))
            for leaf in leaves_
            if leaf.id
        )
        notes = context.notes(path, nodes)
        data = KindPage(context.about, kind, name, parts, notes, context.terms(path, nodes))
        headings = [part.heading for part in parts if part.heading]
        dress = Dress(
            leaves=leaves_data([*headings, *(leaf for part in parts for p in part.introduction for leaf in p.leaves)]),
            notes={str(one.number): note_data(one) for one in notes},
            items=kind,
        )
        total = sum(len(part.items) for part in parts)
        line = f"{context.about.title}的{name}部分，共{total}项。"
        pages.append(Page(path, "kind.md", name, line, data, dress))
    return tuple(pages)


def _summary(context: Context, part: Part, page: str, whole: bool) -> PartSummary:
    """A part with links to its items; with its own words only where they are printed in full."""
    items = tuple(
        Link(
            item.title,
            addresses.link(page, addresses.item_page(item)),
            words.item_name(item),
            item.kind,
            "、".join(topic.title for topic in item.topics) or opening(item, 160),
            len(item.sentences),
        )
        for item in part.items
    )
    first = part.heading.end if part.heading else part.start
    last = part.items[0].start if part.items else part.end
    return PartSummary(
        id=part.id,
        kind=part.kind,
        kind_name=words.KIND_NAME[part.kind],
        title=part.title or words.KIND_NAME[part.kind],
        href=addresses.link(page, addresses.kind_page(part.kind)),
        items=items,
        heading=context.body.heading(part.heading, part.id, page) if whole and part.heading else None,
        introduction=context.body.paragraphs(first, last, page) if whole else (),
    )


def item_pages(context: Context) -> tuple[Page, ...]:
    """One page an item, in order of appearance."""
    by_kind: dict[Kind, list[Item]] = {}
    for item in context.report.items():
        by_kind.setdefault(item.kind, []).append(item)
    return tuple(_item(context, item, by_kind[item.kind]) for item in context.report.items())


def _item(context: Context, item: Item, siblings: list[Item]) -> Page:
    path = addresses.item_page(item)
    name = words.item_name(item)
    at = siblings.index(item)
    related = context.related(path, item)
    first = item.heading.end if item.heading else item.start
    paragraphs = context.body.paragraphs(first, item.end, path, item.topics, item.items)
    data = ItemPage(
        about=context.about,
        id=item.id,
        kind=item.kind,
        kind_name=words.KIND_NAME[item.kind],
        name=name,
        title=item.title,
        heading=context.body.heading(item.heading, item.id, path) if item.heading else None,
        heading_notes=context.notes(path, (item.id,)),
        notes=context.notes(path, (item.id, *(node for p in paragraphs for node in p.sentence_ids()))),
        blocks=context.blocks(path, paragraphs, related),
        topics=tuple(Link(topic.title, f"#{topic.id}") for topic in item.topics),
        related=related,
        holes=context.holes(path, item),
        terms=context.terms(path, (item.id, *(node for p in paragraphs for node in p.sentence_ids()))),
        previous=_sibling(path, siblings[at - 1]) if at else None,
        next=_sibling(path, siblings[at + 1]) if at + 1 < len(siblings) else None,
        up=Link(f"全部{words.KIND_NAME[item.kind]}", addresses.link(path, addresses.kind_page(item.kind))),
        position=at + 1,
        total=len(siblings),
    )
    line = f"{name}：{item.title}。{opening(item)}"
    return Page(path, "item.md", f"{name} {item.title}", line, data, _dress(data))


def _dress(data: ItemPage) -> Dress:
    leaves = [leaf for block in data.blocks for leaf in block.paragraph.leaves]
    return Dress(
        {3: "article.relation"},
        hole_classes(data.holes),
        kind=data.kind,
        leaves=leaves_data([*([data.heading] if data.heading else ()), *leaves]),
        blocks={b.paragraph.leaves[0].id: ("sub-heading",) for b in data.blocks if b.paragraph.level},
        notes={str(one.number): note_data(one) for one in data.notes},
        pointers={one.id.removeprefix("rel-"): (one.kind, one.sentence) for b in data.blocks for one in b.related},
    )


def _sibling(page: str, item: Item) -> Link:
    return Link(item.title, addresses.link(page, addresses.item_page(item)), words.item_name(item), item.kind)


def text_page(context: Context) -> Page:
    """`text.html`: the source, verbatim, each sentence with its id and a link to its annotated place."""
    text = context.report.source.text
    shown = []
    for leaf in leaves(context.report):
        role = "gap" if leaf.kind == "space" else leaf.kind
        label = "句" + leaf.node.rpartition("-")[2] if role == "sentence" else ""
        node = "" if role == "gap" else leaf.node
        name = "" if role == "gap" else context.book.leaf_name(leaf)
        shown.append(SourceLeaf(role, node, leaf.start, leaf.end, (Words(text[leaf.start : leaf.end]),), label, name))
    first = next((at for at, leaf in enumerate(shown) if leaf.id), len(shown))
    dress = Dress(
        leaves=leaves_data(shown[first:]),
        verbatim={
            leaf.id: context.book.link(addresses.TEXT, leaf.id).replace(".html#", ".md#")
            for leaf in shown
            if leaf.label
        },
        opening="".join(text[leaf.start : leaf.end] for leaf in shown[:first]),
    )
    broken = tuple(leaf.role == "gap" and "\n" in text[leaf.start : leaf.end] for leaf in shown)
    line = f"{context.about.title}原文，逐字照录，每句有编号。"
    return Page(addresses.TEXT, "text.md", "原文", line, TextPage(context.about, tuple(shown), broken), dress)
