"""Claims about the gate: what the site really holds passes, and anything a hostile text could become does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import PLAIN, Project
from zhujie.host import build_site, headers
from zhujie.host.gate import inspect_page, inspect_picture
from zhujie.model import Fault

POLICY = headers.page_policy()
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def page_with(inside: str, head: str = META) -> str:
    """The least page there is, with something on its line 4."""
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head>{head}<title>题</title></head>\n<body>\n{inside}\n</body></html>\n'
    )


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<p>一、&lt;b&gt; &amp; &#34; &#x22; ]]> --> {{ x }}</p>",
        '<p class="src"><span\nclass="s sentence" id="measure-1-1" data-start="0" data-end="9">句</span></p>',
        '<a href="1.html?h=%E4#measure-1">一</a><a href="#x">二</a><a href="/a.html">三</a><a href="">四</a>',
        '<a rel="noopener external" href="https://例子.中国/?a=1&amp;b=2">五</a>',
        '<script type="application/json" id="source">{"a":"\\u003c/script>&"}</script><script src="a/b.js"></script>',
        '<svg viewBox="0 0 1 1" role="img"><title>题</title><a href="#x"><rect x="0" y="0"/><text x="1">字</text></a></svg>',
        '<nav popover id="n"><button type="button" popovertarget="n" hidden>目录</button></nav><img src="a.svg" alt="">',
        '<form class="filter"><input type="search" autocomplete="off"><textarea rows="6">一\n&lt;/textarea&gt;</textarea></form>',
    ],
)
def test_what_the_site_is_made_of_passes(inside: str) -> None:
    """Known elements, attributes and addresses, escaped words, data without a tag in it."""
    assert inspect_page("a.html", page_with(inside), POLICY) == []


REFUSED = (
    # Elements.
    ("<iframe></iframe>", "<iframe> is no element we use"),
    ('<object data="x"></object>', "<object> is no element we use"),
    ('<embed src="x">', "<embed> is no element we use"),
    ('<base href="x">', "<base> is no element we use"),
    ("<style>p { color: red }</style>", "<style> is no element we use"),
    ("<SCRIPT src=\"a.js\"></SCRIPT>", "<SCRIPT> is no element we use"),
    ("<math><mtext><table><mglyph><style><!--</style></table></mtext></math>", "<math> is no element we use"),
    ("<template><p>x</p></template>", "<template> is no element we use"),
    ("<x-y></x-y>", "is not written name by name"),
    ("<xmp><p title=\"</xmp>\"></p></xmp>", "<xmp> is no element we use"),
    # Attributes.
    ('<p onclick="x()">x</p>', "<p> has the attribute onclick"),
    ('<p OnClick="x()">x</p>', "<p> has the attribute OnClick"),
    ('<details ontoggle="x()" open>x</details>', "<details> has the attribute ontoggle"),
    ('<p style="color:red">x</p>', "<p> has the attribute style"),
    ('<a href="a.html" target="_blank">x</a>', "<a> has the attribute target"),
    ('<a href="a.html" data-href="javascript:x()">x</a>', "<a> has the attribute data-href"),
    ('<form action="https://example.org/"></form>', "<form> has the attribute action"),
    ('<button type="submit" formaction="x">x</button>', "<button> has the attribute formaction"),
    ('<img src="a.png" srcset="b.png">', "<img> has the attribute srcset"),
    ('<p class="a" class="b">x</p>', "has the attribute class twice"),
    ('<p class="a" CLASS="b">x</p>', "has the attribute class twice"),
    # Addresses.
    ('<a href="javascript:x()">x</a>', 'href of <a> is "javascript:x()"'),
    ('<a href="JaVaScRiPt:x()">x</a>', "not an address we follow"),
    ('<a href="&#106;avascript:x()">x</a>', 'href of <a> is "javascript:x()"'),
    ('<a href="java&#10;script:x()">x</a>', "not an address we follow"),
    ('<a href="&#1;javascript:x()">x</a>', "not an address we follow"),
    ('<a href=" javascript:x()">x</a>', "not an address we follow"),
    ('<a href="vbscript:x()">x</a>', "not an address we follow"),
    ('<a href="data:text/html,x">x</a>', "not an address we follow"),
    ('<a href="blob:x">x</a>', "not an address we follow"),
    ('<a href="file:///etc/passwd">x</a>', "not an address we follow"),
    ('<a href="mailto:a@example.org">x</a>', "not an address we follow"),
    ('<a href="//example.org/">x</a>', "not an address we follow"),
    ('<a href="/\\example.org/">x</a>', "not an address we follow"),
    ('<a href="/&#9;/example.org/">x</a>', "not an address we follow"),
    ('<a href="https://user@example.org/">x</a>', "not an address we follow"),
    ('<img src="https://example.org/a.png">', "src of <img>"),
    ('<img src="data:image/png,x">', "src of <img>"),
    ('<script src="https://example.org/a.js"></script>', "src of <script>"),
    ('<script src="//example.org/a.js"></script>', "src of <script>"),
    ('<link rel="stylesheet" href="https://example.org/a.css">', "href of <link>"),
    ('<link rel="import" href="a.html">', '<link> is of the kind "import"'),
    # Scripts and what works like one.
    ("<script>x()</script>", "<script> needs a file, or a type that makes it data"),
    ("<script>x()</script>", "<script> holds something else than JSON"),
    ('<script type="module" src="a.js"></script>', '<script> has the type "module"'),
    ('<script type="application/json">x()</script>', "<script> holds something else than JSON"),
    ('<script type="application/json">"</script><p>x</p>"</script>', "<script> holds something else than JSON"),
    ('<script src="a.js" type="application/json"></script>', "<script> needs a file, or a type"),
    ('<script type="application/json">"<!--"</script>', "is not a whole tag"),
    ('<input type="image">', '<input> has the type "image"'),
    ('<meta http-equiv="refresh" content="0;url=x">', '<meta> has the http-equiv "refresh"'),
    ('<meta http-equiv="Content-Security-Policy" content="default-src *">', "says something else than the policy"),
    # Pictures.
    ('<svg><script href="a.js"/></svg>', "<script> is no element we use in a picture"),
    ("<svg><foreignObject><p>x</p></foreignObject></svg>", "<foreignObject> is no element we use in a picture"),
    ('<svg><a href="javascript:x()"><text>x</text></a></svg>', "not an address we follow"),
    ('<svg><a xlink:href="#x"><text>x</text></a></svg>', "is not written name by name"),
    ('<svg><rect onload="x()"/></svg>', "<rect> has the attribute onload"),
    ("<svg><title><b>x</b></title></svg>", "<b> is no element we use in a picture"),
    ("<svg><p>x</p></svg>", "<p> is no element we use in a picture"),
    # Spelling.
    ("<!-- x -->", "is no tag"),
    ("<![CDATA[x]]>", "is no tag"),
    ("<?php x ?>", "is no tag"),
    ("</>", "is no tag"),
    ("a < b", "is not a whole tag"),
    ("<p", "is not a whole tag"),
    ("<p class=x>x</p>", "is not written name by name"),
    ("<p class='x'>x</p>", "is not written name by name"),
    ('<p class="x"id="y">x</p>', "is not written name by name"),
    ('<p/class="x">x</p>', "is not written name by name"),
    ('<p title="</p><b>">x</p>', "is not a whole tag"),
    ('<noscript><p title="</noscript><img src=x onerror=x()>"></p></noscript>', "is not a whole tag"),
    ("<p/>", "<p/> closes itself"),
    ("<br>", "<br> is no element we use"),
    ("<textarea><p>x</p></textarea>", "stands inside <textarea>, which holds words only"),
    ("a &amp b", '"&amp b" is no character reference'),
    ('<p title="&lt">x</p>', "an ampersand that begins no character reference"),
    # Structure.
    ("<p>x", "<p> is never closed"),
    ("<b><p>x</b></p>", "<p> is never closed"),
    ("</p>", "</p> closes nothing"),
    ("</p class=\"x\">", "closes an element and says more"),
    ('<p id="a">x</p><p id="a">y</p>', 'the id "a" stands twice'),
)  # fmt: skip


@pytest.mark.parametrize(("inside", "words"), REFUSED)
def test_what_is_not_known_is_a_finding_with_its_line(inside: str, words: str) -> None:
    """An element, attribute, address or spelling outside the tables is named, with the page and the line."""
    found = inspect_page("measures/1.html", page_with(inside), POLICY)
    assert any(words in str(one) and str(one.place) == "measures/1.html:4" for one in found), found


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (page_with("x").removeprefix("<!doctype html>"), "does not begin with <!doctype html>"),
        ("x" + page_with("x"), "does not begin with <!doctype html>"),
        (page_with("x") + "x", '"x" stands outside the page'),
        (page_with("x", head=""), "no <meta> with the policy"),
        (page_with("x", head='<script src="a.js"></script>' + META), "<script> stands before the policy"),
        (page_with(META, head=""), "stands outside the head"),
    ],
)
def test_a_page_begins_with_its_policy(page: str, words: str) -> None:
    """Doctype first, the policy in the head before anything is loaded, nothing around the page."""
    assert any(words in str(one) for one in inspect_page("a.html", page, POLICY))


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" fill="#a00"/></svg>', ""),
        ('<svg xmlns="http://www.w3.org/1999/xhtml"><path d="M0 0"/></svg>', "has the namespace"),
        ('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"></svg>', "<svg> has the attribute onload"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "<script> is no element"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><style>@import "x"</style></svg>', "<style> is no element"),
        ('<?xml version="1.0"?><svg></svg>', "is no tag"),
        ('<!DOCTYPE svg [<!ENTITY x "y">]><svg></svg>', "is no tag"),
        ("<p>x</p>", "stands outside the <svg>"),
    ],
)
def test_a_picture_holds_shapes_only(picture: str, words: str) -> None:
    """SVG files are opened by themselves too, where no page's policy guards them."""
    found = inspect_picture("a.svg", picture)
    assert any(words in str(one) for one in found) if words else found == []


def test_every_fault_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    """Templates that let words through as HTML: every page is named in one run, exit code 1, the last site is whole."""
    project = Project(tmp_path)
    assert project.run().returncode == 0
    before = project.files("site", "dist")
    item, kind = tmp_path / "templates/pages/item.md", tmp_path / "templates/pages/kind.md"
    for template in (item, kind):
        template.write_text(template.read_text(encoding="utf-8") + '\n<p onclick="x()">x</p>\n', encoding="utf-8")
    run = project.run()
    assert run.returncode == 1
    told = [line for line in run.stderr.splitlines() if "the attribute onclick" in line]
    assert len(told) == len([name for name in before if name.startswith(("site/measures/", "site/p"))]) > 3
    assert any(line.startswith("measures/1.html:") for line in told), told
    assert "Traceback" not in run.stderr
    assert project.files("site", "dist") == before


def test_the_hosts_own_command_writes_no_page_that_was_refused(tmp_path: Path) -> None:
    """`mkdocs build` by hand ends with the same sentences, and leaves such a page out."""
    project = Project(tmp_path)
    project.write_report(PLAIN)
    assert project.run().returncode == 0
    page = tmp_path / "docs/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n<iframe></iframe>\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert "about.html:" in run.stderr and "<iframe> is no element we use" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "site/about.html").exists() and (tmp_path / "site/index.html").exists()


@pytest.mark.parametrize("name", ["stray.svg", "STRAY.SVG", "stray.htm", "stray.xhtml"])
def test_files_that_were_only_copied_are_held_against_the_tables_too(name: str, tmp_path: Path) -> None:
    """Whatever in the site a browser would run, not only what the templates made."""
    project = Project(tmp_path)
    project.write(f"templates/theme/assets/{name}", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')
    run = project.run()
    assert run.returncode == 1 and f"assets/{name}:1: error:" in run.stderr, run.stderr
    assert not (tmp_path / "site").exists()


def test_pages_of_the_theme_pass_the_gate_too(tmp_path: Path) -> None:
    """The page for lost addresses is made by a template alone."""
    project = Project(tmp_path)
    assert project.run().returncode == 0
    page = tmp_path / "templates/theme/404.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", '<h1 style="x">'), encoding="utf-8")
    with pytest.raises(Fault) as caught:
        build_site(tmp_path, tmp_path / "docs", tmp_path / "elsewhere")
    assert [finding.place.file for finding in caught.value.findings] == ["404.html"]
    assert not (tmp_path / "elsewhere/404.html").exists()


def test_what_was_compiled_without_escaping_is_not_used(tmp_path: Path) -> None:
    """Compiled templates of an earlier theme that printed strings as they are stay unused."""
    project = Project(tmp_path)
    hook = tmp_path / "zhujie/host/hook.py"
    now = hook.read_text(encoding="utf-8")
    before = now.replace("env.autoescape = True", "env.autoescape = False").replace(', "theme")', ")")
    assert before.count("autoescape = False") == 1 and ', "theme")' not in before
    hook.write_text(before, encoding="utf-8")
    assert project.run().returncode == 0
    hook.write_text(now, encoding="utf-8")
    project.write_report(PLAIN, organ="某县<i>局")
    assert project.run().returncode == 0
    assert "某县&lt;i&gt;局" in (tmp_path / "site/404.html").read_text(encoding="utf-8")


def test_only_the_hosts_own_preview_may_run_what_stands_in_a_page() -> None:
    """`mkdocs serve` puts a script into each page, which its policy lets run; what is published allows no such thing."""
    assert "unsafe" in headers.page_policy(preview=True)
    assert "unsafe" not in POLICY and "connect-src 'none'" in POLICY and "frame-ancestors" not in POLICY
