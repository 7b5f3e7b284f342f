"""A report whose every word is hostile: each payload stands in its text and in every field of every file beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.payloads import PAYLOADS, PLAIN_LINES
from tests.project import Project, known_facts
from zhujie.seeds.report import ORGAN
from zhujie.seeds.schema import LINE, Text

DIGITS = "零一二三四五六七八九十"
SIZE = 14
IN_TEXT = [words.strip() for words in PLAIN_LINES.values()]
GROUPS = [IN_TEXT[start : start + SIZE] for start in range(0, len(IN_TEXT), SIZE)]
EVERY = [words for words in PAYLOADS.values() if not Text().fault(words)]
"""Those that a field of one line takes; the others, with line ends and the like, are refused with a sentence."""


def together(first: int, limit: int = LINE) -> str:
    """As many payloads as one value may hold, from some place on: for the fields there is only one of."""
    value = ""
    for words in (*EVERY[first:], *EVERY[:first]):
        if len(value) + len(words) < limit:
            value = f"{value} {words}".strip()
    return value


SOURCE = "https://例子.example.org/%3Cscript%3Eran()%3C/script%3E?a=1&b=(2)#c"
"""As hostile as an address may be."""


def han(number: int) -> str:
    """`一` to `十九`."""
    return DIGITS[number] if number < 11 else f"十{DIGITS[number - 10]}"


def report_text() -> str:
    """Measures, problems and plans with a payload in every heading and sentence, and a figure for each payload."""
    lines = ["某县水利局2022年法治政府建设年度报告", f"某县水利局{''.join(GROUPS[0])}认真落实部署。现将情况报告如下:"]
    lines.append("一、2022年推进法治政府建设的主要举措和成效")
    for number, group in enumerate(GROUPS, 1):
        sentences = "".join(f"落实{words}巡查工作。" for words in group)
        lines.append(f"({han(number)})加强{'、'.join(group)}执法。{sentences}")
    figures = "".join(f"全年办理案件{101 + at}宗。" for at in range(len(EVERY)))
    lines.append(f"({han(len(GROUPS) + 1)})规范执法办案。{figures}")
    lines.append("二、存在的主要问题")
    lines += [f"({han(n)})队伍{'、'.join(group)}薄弱。人员不足。" for n, group in enumerate(GROUPS, 1)]
    lines.append("三、2023年的工作计划")
    lines += [f"({han(n)})完善{'、'.join(group)}机制。充实人员。" for n, group in enumerate(GROUPS, 1)]
    return "\n".join(lines) + "\n"


def report_facts() -> dict[str, Any]:
    """`report.yml`: single fields hold all payloads, lists one each."""
    names = ("title", "display_title", "region", "site_name")
    return {
        **{name: together(at * len(EVERY) // len(names)) for at, name in enumerate(names)},
        "organ": together(0, ORGAN.limit),
        "source_url": SOURCE,
        "site_url": "",
        "tags": {words: words for words in EVERY},
        "topics": [
            {"quote": f"落实{words}巡查工作", "label": label} for words, label in zip(IN_TEXT, EVERY, strict=False)
        ],
        "overrides": [
            {"quote": f"({han(n)})队伍", "as": "item", "title": f"{words} {together(0)[:80]}"}
            for n, words in enumerate(EVERY[: len(GROUPS)], 1)
        ],
        "highlights": [f"案件{101 + at}宗" for at in range(len(EVERY))],
    }


def term(number: int, words: str) -> dict[str, Any]:
    """A term with one payload in all its fields; its form stands in the text where it can."""
    source = {"title": words, "publisher": words, "url": SOURCE, "kind": "press"}
    return {
        "id": f"term-{number}",
        "headword": words,
        "forms": [IN_TEXT[number] if number < len(IN_TEXT) else f"词{number}"],
        "aliases": [words],
        "pinyin": words,
        "english": words,
        "category": "policy",
        "definition": words[:60],
        "sources": [source],
        "evidence": "reported",
        "note": words,
        "basis": [{"title": words, "number": words, "issuer": words}],
        "caution": words,
        "later": words,
        "not_in": [words],
        "keep": True,
    }


def files() -> dict[str, Any]:
    """The other files of the seeds, by name."""
    notes: list[dict[str, Any]] = [
        {"id": f"note-{n}", "kind": "口径", "quote": f"办理案件{101 + n}宗", "text": words, "conjecture": words}
        for n, words in enumerate(EVERY)
    ]
    notes += [
        {"id": f"quote-{n}", "kind": "勿误读", "quote": f"落实{words}巡查", "text": words, "defect": True}
        for n, words in enumerate(IN_TEXT)
    ]
    ends = [
        {"source": {"at": f"plan-{n}", "quote": words}, "target": {"at": f"problem-{n}", "quote": words}}
        for n, group in enumerate(GROUPS, 1)
        for words in group
    ]
    relations = [
        {"id": f"relation-{n}", "kind": "回应", **end, "basis": "同词", "shared": [end["source"]["quote"]]}
        | {"reason": words}
        for n, (end, words) in enumerate(zip(ends, EVERY, strict=False))
    ]
    readings = [
        {"id": f"reading-{n}", "first": end["source"], "second": end["target"], "sentence": words}
        for n, (end, words) in enumerate(zip(ends, reversed(EVERY), strict=False))
    ]
    fields = ("unit", "approx", "comparison", "base", "action", "subject", "time_base", "scope", "whole", "caution")
    figures = [
        {"quote": f"案件{101 + n}宗", "surface": f"{101 + n}宗", "set": dict.fromkeys(fields, words)}
        for n, words in enumerate(EVERY)
    ]
    return {
        "terms.yml": {"terms": [term(number, words) for number, words in enumerate(EVERY)]},
        "notes.yml": {"notes": notes},
        "relations.yml": {"relations": relations, "readings": readings},
        "figures.yml": {"overrides": figures},
    }


def hostile_project(root: Path) -> Project:
    """The project, not yet built."""
    project = Project(root)
    text = report_text().encode()
    project.write_report(text)
    known = {"report.yml": known_facts(text) | report_facts()}
    for name, content in (known | files()).items():
        project.write(f"seeds/made-up/{name}", json.dumps(content))
    return project
