"""A table of inputs nobody should have written: how each is made, and where and how it is said (or that it is text).

Every case spoils one thing of a small sound project. `where` is the beginning of the finding's place and severity,
empty for what is no fault; `words` stand in what is said. The table is data: `test_bad_inputs` runs it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.project import PLAIN, ROOT, TERM

Make = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """One input: `make` gets the folder of the report, `seeds/made-up`."""

    name: str
    make: Make
    where: str = ""
    words: str = ""


def sound(root: Path) -> Path:
    """A project with a sound report in `seeds/made-up`, which is returned."""
    folder = root / "seeds" / "made-up"
    folder.mkdir(parents=True)
    (root / "templates").symlink_to(ROOT / "templates")
    text(PLAIN.encode(), folder)
    return folder


def text(content: bytes, folder: Path, extra: str = "", organ: str = "某县水利局", year: str = "2022") -> None:
    """`report.txt` with a `report.yml` that fits it; `extra` begins in line 4."""
    (folder / "report.txt").write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    seed = f"organ: {organ}\nyear: {year}\nsha256: {sha256}\n{extra}"
    (folder / "report.yml").write_bytes(seed.encode("utf-8", "surrogatepass"))


def put(name: str, content: str | bytes, folder: Path) -> None:
    """A file of the report's folder, or of `seeds/` when the name says so."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def become(name: str, kind: Callable[[Path], object], folder: Path) -> None:
    """In the place of a file there is something else."""
    path = folder / name
    path.unlink(missing_ok=True)
    kind(path)


def other_folder(kind: Callable[[Path], object], folder: Path) -> None:
    """In the place of the report's folder there is something else."""
    shutil.rmtree(folder)
    kind(folder)


def beside(name: bytes, folder: Path, make: Callable[[Path], object] = Path.touch) -> None:
    """Something more, in the folder or around it."""
    path = Path(os.fsdecode(bytes(folder) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    make(path)


def pipe(path: Path) -> None:
    """A pipe that nobody writes into."""
    os.mkfifo(path)


def listener(path: Path) -> None:
    """A socket; bound by a short name, since the path of one may have 107 bytes."""
    here = os.getcwd()
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(path.parent)
        one.bind(path.name)
        os.chdir(here)


def link(goal: str, path: Path) -> None:
    """A link to anything."""
    path.symlink_to(goal)


def link_to_pipe(path: Path) -> None:
    """A link that looks like a file until it is followed."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def sparse(path: Path, size: int) -> None:
    """A file of that many bytes that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


def seed(extra: str, words: str, line: int = 4, severity: str = "error") -> Case:
    """A fault in `report.yml`, from line 4 on."""
    where = f"report.yml:{line}:" if severity == "error" else ""
    return Case(f"report.yml: {extra[:60]!r}", lambda folder: text(PLAIN.encode(), folder, extra), where, words)


def organ(written: str, words: str) -> Case:
    """A fault in the organ's name."""
    return Case(
        f"organ: {written[:40]!r}",
        lambda folder: text(PLAIN.encode(), folder, organ=written),
        "report.yml:1:",
        words,
    )


def year(written: str, words: str) -> Case:
    """A fault in the year."""
    return Case(f"year: {written}", lambda folder: text(PLAIN.encode(), folder, year=written), "report.yml:2:", words)


def note(records: str, where: str, words: str) -> Case:
    """A fault in `notes.yml`."""
    return Case(f"notes.yml: {records!r:.150}", partial(put, "notes.yml", "notes:\n" + records), where, words)


def relation(where: str, words: str, old: str = "", new: str = "", more: str = "") -> Case:
    """A fault in `relations.yml`, made in a sound relation."""
    content = "relations:\n" + RELATION.replace(old, new) + more
    return Case(f"relations.yml: {old!r} -> {new or more!r:.150}", partial(put, "relations.yml", content), where, words)


def figure(override: str, where: str, words: str, more: str = "") -> Case:
    """A fault in `figures.yml`."""
    content = f"overrides:\n- {{{override}}}\n{more}"
    return Case(f"figures.yml: {override[:70]!r}", partial(put, "figures.yml", content), where, words)


def term(old: str, new: str, where: str, words: str, more: str = "") -> Case:
    """A fault in `terms.yml`, made in a sound entry."""
    content = TERM.format(id="a", form="河湖长制").replace(old, new) + more
    return Case(f"terms.yml: {(new or more)[:60]!r}", partial(put, "terms.yml", content), where, words)


def report(name: str, content: bytes, where: str = "report.txt", words: str = "") -> Case:
    """A `report.txt` of these bytes."""
    return Case(f"report.txt: {name}", partial(text, content), where, words)


def instead(name: str, kind: str, make: Callable[[Path], object], words: str) -> Case:
    """Something that is no file in the place of one."""
    return Case(f"{name} is {kind}", partial(become, name, make), name, words)


def notes_file(name: str, content: bytes, where: str = "", words: str = "") -> Case:
    """A `notes.yml` of these bytes."""
    return Case(f"notes.yml: {name}", partial(put, "notes.yml", content), where, words)


RELATION = """\
- id: a
  kind: 回应
  source: {at: plan-1, quote: 充实专职人员}
  target: {at: problem-1, quote: 专职人员偏少}
  basis: 同词
  shared: [专职人员]
  reason: 两处都说专职人员。
"""
GOOD_NOTE = "notes:\n- {id: a, kind: 口径, quote: 一般程序12宗, text: 注。}\n"
BOMB = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nnotes: [*c,*c]\n"

REPORT_YML = [
    *(seed(f'published: "{day}"\n', "there is no such day") for day in ("2023-13-99", "2023-02-30", "2022-00-10")),
    seed('published: "2021-12-31"\n', "but the report is about 2022"),
    seed('published: "9999-01-01"\n', "its year must be"),
    seed('published: "1066-10-14"\n', "its year must be"),
    seed('published: "２０２３-０１-０１"\n', "it must be a date like"),
    seed('published: "2023-1-1"\n', "it must be a date like"),
    seed('published: "2023-01-01T00:00"\n', "it must be a date like"),
    seed("published: 2023-01-01\n", "YAML reads 2023-01-01 as a date"),
    *(year(one, "it must be from 1949 to 2199") for one in ("1900", "2999", "0", "1948", "2200")),
    *(
        year(one, "must be a whole number")
        for one in ("-5", "2022.5", '"2022"', "true", "1e3", "0x7e6", "二〇二二", "[2022]")
    ),
    year("99999999999999999999", "must be a whole number"),
    *(organ(one, "is empty") for one in ('""', '"  "', '"\\u3000"')),
    *(
        organ(f'"某\\{one}局"', "invisible character")
        for one in ("e", "a", "x7f", "x9b", "u202e", "u200b", "ufeff", "ufffe")
    ),
    *(organ(f'"某\\{one}局"', "invisible character") for one in ("U000e0001", "u2066", "x02", "t", "0")),
    *(organ(f'"某局\\{one}TY  - X"', "line break") for one in ("n", "r", "v", "f", "N", "L", "P")),
    organ('"某\\ud800局"', "backslash"),
    organ("局" * 101, "has 101 characters; at most 100"),
    organ("[某局]", "must be text, but it is a list"),
    organ("", "has no value"),
    organ("110", "YAML reads 110 as a number"),
    organ("no", "YAML reads no as true or false"),
    organ("&某 局", "begins with & or *"),
    organ("!x 局", "begins with !"),
    organ("*x", "begins with *"),
    organ("|\n  某局\n  某科", "line break"),
    seed('display_title: "甲\\n乙"\n', "line break"),
    seed('site_name: "甲\\u202e乙"\n', "U+202E"),
    seed(f"region: {'长' * 1001}\n", "at most 1000"),
    seed('title: "\\u200b"\n', "U+200B"),
    seed('tags: {A: "x\\ey"}\n', "U+001B"),
    seed('tags: {"A\\nB": x}\n', "a key has a line break"),
    seed("tags: [A]\n", "must be a map"),
    seed("highlights: [没有这句30宗]\n", "does not stand in the report"),
    seed("highlights: [办理]\n", "stands 4 times in the report (lines 4, 5, 7, …)"),
    seed("highlights: [办理案件30宗, 办理案件30宗]\n", "stands twice in the list"),
    seed('highlights: [""]\n', "is empty"),
    seed('highlights: ["\\u200b\\u200b"]\n', "is empty"),
    seed('highlights: ["巡查。\\n(二)优化"]\n', "Quote words of one line"),
    seed("highlights: 办理案件30宗\n", "must be a list"),
    seed("highlights: [落实河湖长制]\n", "holds no figure", severity="warning"),
    seed("topics:\n- {quote: 落实河湖长制, label: 甲}\n- {quote: 落实河湖长制, label: 乙}\n", "topic", 6),
    seed("topics:\n- {quote: 没有这句, label: 甲}\n", "is not in the report", 5),
    seed('topics:\n- {quote: 落实河湖长制, label: ""}\n', "is empty", 5),
    seed('topics:\n- {quote: 落实河湖长制, label: "甲\\n乙"}\n', "line break", 5),
    seed("topics:\n- [落实河湖长制]\n", "must be a map", 5),
    seed("overrides:\n- {quote: 落实河湖长制, as: item}\n- {quote: 落实河湖长制, as: text}\n", "already corrected", 6),
    seed("overrides:\n- {quote: 没有这句, as: item}\n", "is not in the report", 5),
    seed("overrides:\n- {quote: 落实河湖长制, as: section}\n", "it must be one of", 5),
    seed("overrides:\n- {quote: 落实河湖长制, as: item, kind: plan}\n", 'Did you mean "plans"?', 5),
    seed("heighlights: []\n", 'Did you mean "highlights"?'),
    seed("组织: x\n", "unknown key"),
    seed("organ: 另一局\n", "stands twice; first in line 1"),
    seed("<<: {region: x}\n", "unknown key"),
    seed("region: &a 某县\n", "begins with & for a mark"),
    seed("region: !!python/object:os.system x\n", "begins with !"),
    seed("---\nregion: x\n", "second document"),
    seed("region: a\x1bb\n", "U+001B"),
    seed("region: a\ufffeb\n", "U+FFFE"),
    seed("region: a\x00b\n", "U+0000"),
    seed("\tregion: a\n", "a tab stands"),
    Case("report.yml: of another text", partial(put, "report.txt", PLAIN + "补。\n"), "report.yml:1:", "sha256"),
    Case("report.yml: empty", partial(put, "report.yml", ""), "report.yml:1", "has no"),
    Case("report.yml: a remark", partial(put, "report.yml", "# 1\n"), "report.yml:1", "has no"),
    Case("report.yml: a list", partial(put, "report.yml", "[]"), "report.yml:1:1", "must be a map"),
    Case("report.yml: missing", lambda folder: (folder / "report.yml").unlink(), "report.yml", "no such file"),
]
NOTES = [
    note(f"- {{id: a, kind: 口径, quote: 一般程序12宗, text: 注。}}\n- {{id: b, kind: 歧义, quote: {other}, text: 注。}}\n", where, "overlaps")
    for other, where in (
        ("一般程序12宗", "notes.yml:3:"),
        ("程序12", "notes.yml:3:"),
        ("其中一般程序", "notes.yml:2:"),
        ('"12宗,简易程序"', "notes.yml:3:"),
        ('"其中一般程序12宗,简易"', "notes.yml:2:"),
    )
] + [
    note("- {id: a, kind: 口径, quote: 没有这句, text: 注。}\n", "notes.yml:2:", "does not stand in the report"),
    note("- {id: a, kind: 口径, quote: 程序, text: 注。}\n", "notes.yml:2:", "stands 2 times"),
    note('- {id: a, kind: 口径, quote: "", text: 注。}\n', "notes.yml:2:", "is empty"),
    note('- {id: a, kind: 口径, quote: "巡查。\\n(二)", text: 注。}\n', "notes.yml:2:", "line break"),
    note('- {id: a, kind: 口径, quote: "\\e[31m", text: 注。}\n', "notes.yml:2:", "U+001B"),
    note('- {id: a, kind: 口径, quote: 一般程序12宗, text: ""}\n', "notes.yml:2:", "is empty"),
    note('- {id: a, kind: 口径, quote: 一般程序12宗, text: " \\u3000"}\n', "notes.yml:2:", "is empty"),
    note('- {id: a, kind: 口径, quote: 一般程序12宗, text: "\\u2060"}\n', "notes.yml:2:", "U+2060"),
    note('- {id: a, kind: 口径, quote: 一般程序12宗, text: "甲\\x9b乙"}\n', "notes.yml:2:", "U+009B"),
    note(f"- {{id: a, kind: 口径, quote: 一般程序12宗, text: {'长' * 5001}}}\n", "notes.yml:2:", "at most 5000"),
    note("- {id: a, kind: 口经, quote: 一般程序12宗, text: 注。}\n", "notes.yml:2:", "it must be one of: "),
    note("- {id: A b, kind: 口径, quote: 一般程序12宗, text: 注。}\n", "notes.yml:2:", "lower-case letters"),
    note(f"- {{id: {'a' * 101}, kind: 口径, quote: 一般程序12宗, text: 注。}}\n", "notes.yml:2:", "at most 100"),
    note("- {id: a, kind: 口径, quote: 一般程序12宗, text: 注。, defect: 是}\n", "notes.yml:2:", "true or false"),
    note("- {id: a, kind: 口径, quote: 12, text: 注。}\n", "notes.yml:2:", "YAML reads 12 as a number"),
    note("- [a, b]\n", "notes.yml:2:", "must be a map"),
    note("- {id: a, kind: 口径, quote: 一般程序12宗, text: |\n    一。\n    二。\n  }\n", "notes.yml:2:43:", "may not begin with |"),
    note("- id: a\n  kind: 口径\n  quote: 一般程序12宗\n  text: |\n    一。\n    二。\n", "", ""),
]  # fmt: skip
RELATIONS = [
    relation("", ""),
    relation("relations.yml:2:", "joins problem-1 with itself", "at: plan-1, quote: 充实", "at: problem-1, quote: 充实"),
    relation("relations.yml:2:", "must be a plan", "at: plan-1", "at: measure-1"),
    relation("relations.yml:4:", 'has no "plan-9"', "plan-1", "plan-9"),
    relation("relations.yml:4:", "does not stand in plan-1", "quote: 充实专职", "quote: 充分专职"),
    relation("relations.yml:4:", "does not stand in plan-1", "quote: 充实专职人员", "quote: 专职人员偏少"),
    relation("relations.yml:12:", "does not stand in problem-1", "", "", RELATION.replace("id: a", "id: b").replace("专职人员偏少", "没有").replace("plan-1, quote: 充实专职人员", "plan-1, quote: 不在")),
    relation("relations.yml:9:", "says the same as", more=RELATION.replace("id: a", "id: b")),
    relation("relations.yml:9:", "already used", more=RELATION),
    relation("relations.yml:2:", "shared word", "shared: [专职人员]", "shared: [人手]"),
    relation("relations.yml:7:", "stands twice", "shared: [专职人员]", "shared: [专职人员, 专职人员]"),
    relation("relations.yml:7:", "is empty", "shared: [专职人员]", 'shared: [""]'),
    relation("relations.yml:7:", "names no word", "shared: [专职人员]", "shared: []"),
    relation("relations.yml:8:", "is empty", "reason: 两处都说专职人员。", 'reason: "　"'),
    relation("relations.yml:8:", "U+202E", "reason: 两处都说专职人员。", 'reason: "甲\\u202e乙"'),
    relation("relations.yml:6:", "it must be one of", "同词", "同字"),
    relation("relations.yml:4:", 'has no "quote"', ", quote: 充实专职人员", ""),
    relation("relations.yml:10:", "joins plan-1 with itself", more="readings:\n- {id: r, first: {at: plan-1, quote: 充实}, second: {at: plan-1, quote: 充实}, sentence: 并看。}\n"),
    relation("relations.yml:10:", "does not stand in", more="readings:\n- {id: r, first: {at: plan-1, quote: 充实}, second: {at: plan-2, quote: 充实}, sentence: 并看。}\n"),
]  # fmt: skip
FIGURES = [
    figure('quote: 办理案件30宗, surface: 30宗, set: {lower: "9", upper: "3"}', "figures.yml:2:", '"lower" is 9, but'),
    figure('quote: 办理案件30宗, surface: 30宗, set: {value: "9", upper: "3"}', "figures.yml:2:", '"value" is 9, but'),
    figure('quote: 办理案件30宗, surface: 30宗, set: {value: "9", lower: "10"}', "figures.yml:2:", '"lower" is 10, but'),
    figure('quote: 办理案件30宗, surface: 30宗, set: {value: "1.3万"}', "figures.yml:2:", "plain notation"),
    figure('quote: 办理案件30宗, surface: 30宗, set: {value: "３０"}', "figures.yml:2:", "plain notation"),
    figure('quote: 办理案件30宗, surface: 30宗, set: {value: "-3"}', "figures.yml:2:", "plain notation"),
    figure('quote: 办理案件30宗, surface: 30宗, set: {caution: "甲\\e乙"}', "figures.yml:2:", "U+001B"),
    figure('quote: 办理案件30宗, surface: 30宗, set: {unit: "宗\\n"}', "figures.yml:2:", "line break"),
    figure("quote: 办理案件30宗, surface: 30宗, set: {kind: nmae}", "figures.yml:2:", 'Did you mean "name"?'),
    figure("quote: 办理案件30宗, surface: 30宗, set: {direction: 上}", "figures.yml:2:", "up, down"),
    figure("quote: 办理案件30宗, surface: 30宗, set: {colour: x}", "figures.yml:2:", "unknown key"),
    figure("quote: 办理案件30宗, surface: 30宗, set: x", "figures.yml:2:", "must be a map"),
    figure("quote: 没有30宗, surface: 30宗, set: {kind: name}", "figures.yml:2:", "stands 0 times"),
    figure("quote: 程序, surface: 程序, set: {kind: name}", "figures.yml:2:", "stands 2 times"),
    figure("quote: 办理案件30宗, surface: 31宗, set: {kind: name}", "figures.yml:2:", "does not stand in its quote"),
    figure('quote: "12宗,简易程序18宗", surface: 宗, set: {kind: name}', "figures.yml:2:", "just once"),
    figure('quote: "", surface: 30宗, set: {kind: name}', "figures.yml:2:", "is empty"),
    figure("quote: 办理案件30宗, surface: 30宗, set: {kind: name}", "figures.yml:3:", "two overrides claim",
           "- {quote: 全年共办理案件30宗, surface: 30宗, set: {kind: name}}\n"),
    figure('quote: 办理案件30宗, surface: 30宗, set: {lower: "30", upper: "30.0"}', "", ""),
]  # fmt: skip
TERMS = [
    term("", "", "", ""),
    term("sources: [{title", 'basis: [{title: 法, date: "2015-13-99"}]\n  sources: [{title', "terms.yml:9:", "no such day"),
    term("sources: [{title", 'basis: [{title: 法, date: "9999"}]\n  sources: [{title', "terms.yml:9:", "its year must be"),
    term("publisher", 'date: "2015-02-30", publisher', "terms.yml:9:", "no such day"),
    term("publisher", 'date: "2015-13", publisher', "terms.yml:9:", "no such day"),
    term("publisher", 'date: "二〇一五", publisher', "terms.yml:9:", "it must be a date"),
    term("publisher", 'date: "0000-01-01", publisher', "terms.yml:9:", "no such day"),
    term("forms: [河湖长制]", "forms: [河湖长制, 河湖长制]", "terms.yml:4:", "stands twice"),
    term("forms: [河湖长制]", 'forms: [" 河湖长制"]', "terms.yml:4:", "begins or ends with a blank"),
    term("forms: [河湖长制]", 'forms: ["\\u200b"]', "terms.yml:4:", "is empty"),
    term("forms: [河湖长制]", 'forms: ["河湖\\n长制"]', "terms.yml:4:", "line break"),
    term("forms: [河湖长制]", "forms: []", "terms.yml:4:", "empty list"),
    term("forms: [河湖长制]", "forms: [没有]", "terms.yml:2:", "no report uses"),
    term("pinyin:", "aliases: [甲, 甲]\n  pinyin:", "terms.yml:5:", "stands twice"),
    term("pinyin:", 'aliases: [""]\n  pinyin:', "terms.yml:5:", "is empty"),
    term("pinyin:", "see: [a]\n  pinyin:", "terms.yml:5:", "the term itself"),
    term("pinyin:", "see: [b]\n  pinyin:", "terms.yml:5:", "does not exist"),
    term("pinyin:", "keep: 是\n  pinyin:", "terms.yml:5:", "true or false"),
    term("pinyin:", f"note: {'长' * 5001}\n  pinyin:", "terms.yml:5:", "at most 5000"),
    term("pinyin:", "later: |\n    一。\n    二。\n  pinyin:", "", ""),
    term("definition: 释义。", f"definition: {'义' * 61}", "terms.yml:8:", "at most 60"),
    term("definition: 释义。", 'definition: "释\\n义。"', "terms.yml:8:", "line break"),
    term("headword: 河湖长制", 'headword: "河\\x1b湖"', "terms.yml:3:", "U+001B"),
    term("english: English", 'english: "Eng\\u202elish"', "terms.yml:6:", "U+202E"),
    term("pinyin: pīnyīn", 'pinyin: "pīn\\vyīn"', "terms.yml:5:", "line break"),
    term("category: policy", "category: polcy", "terms.yml:7:", 'Did you mean "policy"?'),
    term("https://", "javascript://", "terms.yml:9:", "address"),
    term("id: a\n", "id: a b\n", "terms.yml:2:", "lower-case"),
    term("english", "english", "terms.yml:11:", "already used", more=TERM.format(id="a", form="一般程序").removeprefix("terms:\n")),
    term("evidence", "evidence", "terms.yml:13:", "is already a form of", more=TERM.format(id="b", form="河湖长制").removeprefix("terms:\n")),
]  # fmt: skip
HOLDING = {
    **{f"U+{low:04X} to U+{low + 7:04X}": "".join(map(chr, range(max(low, 1), low + 8))) for low in (0, 8, 16, 24)},
    "DEL": "\x7f",
    **{f"U+{low:04X} to U+{low + 7:04X}": "".join(map(chr, range(low, low + 8))) for low in (128, 136, 144, 152)},
    "marks of direction": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "letters without width": "\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff",
    "separators": "\u2028\u2029",
    "no characters": "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff",
    "tags": "\U000e0001\U000e0041",
}
TEXTS = [
    report("empty", b"", words="the file is empty"),
    report("blanks", b" \r\n\t", words="the file is empty"),
    report("wide blanks", "\u3000\n".encode(), words="only blanks"),
    report("a byte order mark", "\ufeff".encode(), words="only blanks"),
    report("nothing visible", "\u200b\x1b\u202e\n".encode(), words="only blanks and invisible"),
    report("line breaks of Word", b"\x0b\x0b\x0c", words="the file is empty"),
    report("a NUL", PLAIN.encode() + b"\x00", words="NUL byte"),
    report("UTF-16", PLAIN.encode("utf-16"), words="UTF-16"),
    report("UTF-16 without a mark", PLAIN.encode("utf-16-be"), words="UTF-16"),
    report("UTF-32", PLAIN.encode("utf-32"), words="UTF-32"),
    report("a PDF", b"%PDF-1.7\n", words="a PDF"),
    report("a Word document", b"PK\x03\x04x", words=".docx"),
    report("an old Word document", b"\xd0\xcf\x11\xe0x", words=".doc"),
    report("an RTF document", b"{\\rtf1}", words="RTF"),
    report("Big5", "臺北市政府推動法治建設，辦理各項業務。".encode("big5"), words="neither UTF-8 nor GB18030"),
    report("Latin-1", "naïve café".encode("latin-1"), words="neither UTF-8 nor GB18030"),
    report("cut", PLAIN.encode()[:-2], "report.txt:9:37:", "cannot be read"),
    report("damaged", PLAIN.encode().replace("优化".encode(), "优化".encode()[1:]), "report.txt:5:", "cannot be read"),
    report("a surrogate in UTF-8", PLAIN.encode() + b"\xed\xa0\x80", "report.txt:10:1:", "cannot be read"),
    report("an overlong NUL", PLAIN.encode() + b"\xc0\x80", "report.txt:10:1:", "cannot be read"),
    report("beyond Unicode", PLAIN.encode() + b"\xf5\x80\x80\x80", "report.txt:10:1:", "cannot be read"),
    report("damaged GB18030", PLAIN.encode("gb18030") + b"\xff", "report.txt:10:1:", "cannot be read"),
    report("17 MB", b"a" * (17 * 1024 * 1024), words="larger than 16 MB"),
    report("an unknown number", PLAIN.replace("45件", "45哒").encode(), "report.txt:5:", "is not classified"),
    report("CR alone", PLAIN.replace("\n", "\r").encode(), ""),
    report("CRLF mixed", PLAIN.replace("\n", "\r\n", 3).encode(), ""),
    report("a byte order mark and text", b"\xef\xbb\xbf" + PLAIN.encode(), ""),
    report("GB18030", PLAIN.encode("gb18030"), ""),
    report("no line end", PLAIN.rstrip("\n").encode(), ""),
    report("one character", "。".encode(), ""),
    report("Word's line breaks", PLAIN.replace("\n", "\v").encode(), ""),
    *(
        report(f"holds {group}", PLAIN.replace("某县", f"某{chars}县").replace("。", f"{chars}。", 3).encode(), "")
        for group, chars in HOLDING.items()
    ),
]  # fmt: skip
KINDS: list[tuple[str, Callable[[Path], object], str]] = [
    ("a pipe", pipe, "this is a pipe"),
    ("a link to a pipe", link_to_pipe, "this is a pipe"),
    ("a socket", listener, "this is a socket"),
    ("a device", partial(link, "/dev/zero"), "this is a device"),
    ("the empty device", partial(link, "/dev/null"), "this is a device"),
    ("a folder", Path.mkdir, "this is a folder"),
    ("a link to nowhere", partial(link, "none"), "a link that leads nowhere"),
    ("a link to itself", partial(link, "report.yml"), "leads"),
    ("the memory of a process", partial(link, "/proc/self/mem"), "cannot be read"),
    ("17 MB large", partial(sparse, size=17 * 1024 * 1024), "larger than"),
]
FILES = [
    *(
        instead(name, kind, make if kind != "a link to itself" else partial(link, name), words)
        for name in ("report.txt", "report.yml", "notes.yml", "relations.yml", "figures.yml", "terms.yml")
        for kind, make, words in KINDS
    ),
    notes_file("a byte order mark", b"\xef\xbb\xbf" + GOOD_NOTE.encode()),
    notes_file("CRLF", GOOD_NOTE.replace("\n", "\r\n").encode()),
    notes_file("empty", b""),
    notes_file("UTF-16", GOOD_NOTE.encode("utf-16"), "notes.yml", "UTF-16"),
    notes_file("UTF-32", GOOD_NOTE.encode("utf-32"), "notes.yml", "UTF-32"),
    notes_file("GB18030", GOOD_NOTE.encode("gb18030"), "notes.yml:2:", "not UTF-8"),
    notes_file("5 MB", b"# " + b"x" * (5 * 1024 * 1024), "notes.yml", "larger than 4 MB"),
    notes_file("10,000 levels", b"notes: " + b"[" * 10_000, "notes.yml:1:", "nested deeper"),
    notes_file("10,000 levels of maps", b"notes:\n" + b"".join(b" " * n + b"a:\n" for n in range(300)), "notes.yml:", "nested"),
    notes_file("aliases of aliases", BOMB.encode(), "notes.yml:1:", "begins with &"),
    notes_file("a merge key", b"notes:\n- {<<: {id: a}, kind: x}\n", "notes.yml:2:", "unknown key"),
    notes_file("a key twice", GOOD_NOTE.replace("text:", "id: b, text:").encode(), "notes.yml:2:", "stands twice"),
    notes_file("a NUL", GOOD_NOTE.encode() + b"\x00", "notes.yml:3:", "U+0000"),
    notes_file("an open quotation", GOOD_NOTE.replace("注。", '"注。').encode(), "notes.yml:2:", "never closed"),
    notes_file("a wide colon", GOOD_NOTE.replace("id: a", "id： a").encode(), "notes.yml:2:", "unknown key"),
    notes_file("a cut character", GOOD_NOTE.encode()[:-6], "notes.yml:2:", "cannot be read"),
    notes_file("a hundred thousand brackets", b"{a: " * 100_000, "notes.yml:1:", "nested deeper"),
]  # fmt: skip
FOLDERS = [
    Case("the folder is a file", partial(other_folder, Path.touch), "report.yml", "no such file"),
    Case("the folder is a pipe", partial(other_folder, pipe), "report.yml", "no such file"),
    Case("the folder is a link to nowhere", partial(other_folder, partial(link, "no")), "report.yml", "no such file"),
    Case("the folder is a link to itself", partial(other_folder, partial(link, "made-up")), "report.yml", "itself"),
    Case("the folder is empty", partial(other_folder, Path.mkdir), "report.yml", "no such file"),
    Case(
        "a name that is no text", partial(beside, b"\xff\x1b.yml"), "", r"\udcff\x1b.yml: warning: nothing reads this"
    ),
    Case("a name with bidi marks", partial(beside, "n\u202eotes.yml".encode()), "", r"n\u202eotes.yml: warning"),
    Case("a misspelt file", partial(beside, b"note.yml"), "", 'Did you mean "notes.yml"?'),
    Case("a report beside it whose name is no text", partial(beside, b"../\xff/report.txt")),
    Case("a report beside it that is a pipe", partial(beside, b"../b/report.txt", make=pipe)),
    Case("a report beside it that is a folder", partial(beside, b"../b/report.txt", make=Path.mkdir)),
]
CASES = [*FOLDERS, *REPORT_YML, *NOTES, *RELATIONS, *FIGURES, *TERMS, *TEXTS, *FILES]
