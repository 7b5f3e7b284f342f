"""The laws on reports nobody wrote: whatever the text, the pages hold it whole, alive and harmless."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.browser import NewPage, Watched
from tests.project import ROOT, Project, known_facts
from zhujie.edition import compose
from zhujie.model import Fault

HOSTILE = [
    "<script>window.hacked=true</script>",
    "<img src=x onerror=window.hacked=true>",
    "{{ hacked*hacked }}{% raw %}",
    "**粗** _斜_ `码` [链](javascript:window.hacked=true) ![图](x)",
    "</span></p></article><fieldset>冒充</fieldset>",
    "&lt;b&gt;&amp;",
    "# 标题",
    "---",
    "| 甲 | 乙 |",
    "- 列表",
    '" onmouseover="window.hacked=true',
    "{: #id .class }",
    "[^甲]: 注",
    "\\*转义\\*",
    "<!-- 注 -->",
    "    缩进",
    "　　首行",
    "']});window.hacked=true;//",
]
"""Text that means something to HTML, Markdown, Jinja or JavaScript."""

SENTENCES = ["全年办理案件三十起。", "加强执法监督,规范用权。", "落实“双随机、一公开”制度;开展抽查。", *HOSTILE]
LINES = [
    "一、主要举措和成效",
    "(一)加强领导。",
    "（二）优化服务",
    "二、存在的问题",
    "三、下一步计划",
    "一是抓实。二是抓细。",
]
REPORTS = st.lists(
    st.one_of(st.sampled_from(LINES), st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join)), max_size=12
).map("\n".join)


def made(root: Path, text: str) -> None:
    """A project folder with only this report; templates are those of the checkout."""
    folder = root / "seeds" / "made-up"
    folder.mkdir(parents=True, exist_ok=True)
    if not (root / "templates").exists():
        (root / "templates").symlink_to(ROOT / "templates")
    content = text.encode()
    (folder / "report.txt").write_bytes(content)
    (folder / "report.yml").write_text(json.dumps(known_facts(content)), encoding="utf-8")


ANYTHING = st.lists(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        st.sampled_from([*map(chr, (*range(1, 32), *range(127, 160)))]),
        st.sampled_from("\u200b\u202e\u2028\ufeff\ufffe\uffff\U000e0001\u0301法治办理案件年月，。、；：（）“”《》"),
        st.sampled_from([*HOSTILE, *LINES, "\n", "\r\n", "klzzwxh:0000", "\x02amp\x03", "&#27;", "&#x80;", "30宗"]),
    ),
    min_size=1,
    max_size=60,
).map("".join)
"""Control characters, Han, marks and markup, in any order."""


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(REPORTS.filter(str.strip) | ANYTHING)
@example("三、下一步计划\n加强执法监督,规范用权。")
def test_any_report_gives_lawful_pages(tmp_path: Path, text: str) -> None:
    """`compose` checks every character and every link itself; no text, however odd, breaks a law."""
    made(tmp_path, text)
    try:
        edition = compose(tmp_path, "made-up")
    except Fault as fault:
        broken = {one.code for one in fault.findings if one.severity == "error" and one.place.file != "mkdocs.yml"}
        assert broken <= {"number-unclassified", "source-empty", "source-binary"}, fault
    else:
        assert edition.files["index.md"] and edition.files["text.md"]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a report full of markup."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    body = "\n".join(
        f"({'一二三四五六七八九'[i // 2]}){line}。说明{line}到此。" for i, line in enumerate(HOSTILE) if i % 2 == 0
    )
    more = "".join(f"{line}。" for line in HOSTILE)
    text = f"标题<b>粗</b>\n一、主要举措和成效\n{body}\n二、存在的问题\n{more}\n三、下一步计划\n一是{HOSTILE[0]}。二是{HOSTILE[3]}。\n"
    project.write_report(
        text, organ="某局<script>window.hacked=true</script>", display_title='"><img src=x onerror=window.hacked=true>'
    )
    run = project.run()
    assert run.returncode == 0, run.stdout + run.stderr
    return project.root / "site"


@pytest.mark.parametrize(
    "path",
    ["index.html", "measures/1.html", "problems/1.html", "plans/2.html", "text.html", "about.html", "glossary.html"],
)
def test_hostile_text_is_shown_and_does_nothing(hostile_site: Path, new_page: NewPage, path: str) -> None:
    """Opened from the disk: nothing runs, no foreign element, one h1, no request, the words are there."""
    watched: Watched = new_page(hostile_site.as_uri() + "/")
    page = watched.open(path)
    assert page.evaluate("window.hacked") is None
    assert page.locator("h1").count() == 1 and page.locator("fieldset").count() == 0
    assert page.locator("[onerror], [onmouseover], img[src='x']").count() == 0
    assert page.locator(".md-footer, footer").first.is_visible()
    assert watched.foreign == [] and watched.errors == []


def test_hostile_text_is_whole(hostile_site: Path, new_page: NewPage) -> None:
    """The verbatim page shows the very characters."""
    page = new_page(hostile_site.as_uri() + "/").open("text.html")
    shown = page.locator(".verbatim").evaluate("one => one.textContent")
    for line in HOSTILE:
        assert line in shown
