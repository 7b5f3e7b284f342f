"""A parsed report as a text a reader of Chinese can review: one line a node, indented by depth."""

from __future__ import annotations

from collections.abc import Iterator

from zhujie.model import Item, Matter, Part, Report, Sentence, SourceText, SubItem

ENDS = 6


def source(text: str, path: str = "report.txt") -> SourceText:
    """A made-up report as the source stage would hand it over."""
    return SourceText(path, text, "", "utf-8")


def outline(report: Report) -> str:
    """Ids, kinds, labels, titles, and the first and last characters of every node and sentence; then the findings."""
    lines = [*_matter("preamble", report.preamble)]
    for part in report.parts:
        lines.extend(_part(report, part))
    lines.extend(_matter("closing", report.closing))
    lines.extend(f"! {f.severity} {f.code} {f.place.line}:{f.place.column} {f.quote}" for f in report.findings)
    return "\n".join(lines) + "\n"


def _matter(name: str, matter: Matter) -> Iterator[str]:
    """What stands before or after the body; nothing when there is none."""
    if matter.start == matter.end:
        return
    yield (
        name
        + (f" 标题={matter.title}" if matter.title else "")
        + (f" 主送={matter.addressee}" if matter.addressee else "")
    )
    sentences = {sentence.id: sentence for sentence in matter.sentences}
    for line in matter.lines:
        for sentence_id in line.sentences:
            yield f"  {line.role} {_sentence(sentences[sentence_id])}"


def _part(report: Report, part: Part) -> Iterator[str]:
    """A part and all below it."""
    yield _node(report, 0, part, part.kind)
    for sentence in part.introduction:
        yield f"  {_sentence(sentence)}"
    for item in part.items:
        yield _node(report, 1, item, item.kind)
        introduction = set(item.introduction)
        subs = _by_first_sentence(item)
        for depth, sub in subs.pop("", []):
            yield _node(report, depth, sub, "")
        for sentence in item.sentences:
            for depth, sub in subs.get(sentence.id, []):
                yield _node(report, depth, sub, "")
            yield f"    {'引 ' if sentence.id in introduction else ''}{_sentence(sentence)}"


def _by_first_sentence(item: Item) -> dict[str, list[tuple[int, SubItem]]]:
    """Sub-items and their depths by the id of their first sentence, `''` for those without any."""
    found: dict[str, list[tuple[int, SubItem]]] = {}

    def visit(node: Item | SubItem, depth: int) -> None:
        for sub in node.items:
            found.setdefault(sub.sentences[0] if sub.sentences else "", []).append((depth, sub))
            visit(sub, depth + 1)

    visit(item, 2)
    return found


def _node(report: Report, depth: int, node: Part | Item | SubItem, kind: str) -> str:
    """Id, kind, label, title, heading as printed, first and last characters."""
    text = report.source.text[node.start : node.end].strip()
    heading = f" 标题行[{node.heading.text}]" if node.heading else ""
    words = [node.id, kind, f"〔{node.label}〕", node.title or "（无题）"]
    return "  " * depth + " ".join(word for word in words if word) + heading + f" {_ends(text)}"


def _sentence(sentence: Sentence) -> str:
    """Id and text, shortened."""
    return f"{sentence.id} {_ends(sentence.text)}"


def _ends(text: str) -> str:
    """The text on one line, its middle left out when long."""
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= 2 * ENDS + 1 else f"{flat[:ENDS]}…{flat[-ENDS:]}"
