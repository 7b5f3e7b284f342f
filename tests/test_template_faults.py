"""Whatever a template of a page or of the theme does wrong is a sentence with its file and line, and ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from tests.project import Project, write_docs
from zhujie import templating
from zhujie.edition import compose
from zhujie.host import build_site
from zhujie.model import Fault

ABOUT = "templates/pages/about.md"
PARTIAL = "templates/theme/partials/zj-nav.html"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one made-up report, in a folder whose name could be taken for another."""
    return Project(tmp_path / "templates" / "项目 #1")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of `docs/`, made once with templates that are right."""
    return compose(Project(tmp_path_factory.mktemp("pages")).root, "made-up").files


def said_of_pages(project: Project) -> list[str]:
    """What a build says before anything is written."""
    with pytest.raises(Fault) as fault:
        compose(project.root, "made-up")
    return [str(finding) for finding in fault.value.findings if finding.severity == "error"]


WRONG = {
    "syntax": ("\n{% if %}\n", 2, "cannot be read: Expected an expression"),
    "no such name": ("\n{{ it.nonsense }}\n", 2, "nonsense"),
    "no such filter": ("\n{{ 1 | nonsense }}\n", 2, "No filter named 'nonsense'"),
    "division by zero": ("\n\n{{ 1 // 0 }}\n", 3, "ZeroDivisionError"),
    "a call of nothing": ("\n{{ none() }}\n", 2, "'NoneType' object is not callable"),
    "a key that is not there": ("\n{{ {}.pop('甲') }}\n", 2, "KeyError: '甲'"),
    "inclusion of itself": ("\n{% include '@' %}\n", 2, "comes back to itself"),
    "extension of itself": ("{% extends '@' %}\n", 1, "comes back to itself"),
    "import of itself": ("{% import '@' as a %}\n", 1, "comes back to itself"),
    "macro without end": ("\n{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}\n", 2, "comes back to itself"),
    "loop without end": ("\n{% for i in range(10**12) %}一{% endfor %}\n", 2, "more than 1,000,000 steps"),
    "range beyond all numbers": ("\n{{ range(10**30) | list }}\n", 2, "asks for too much"),
    "inclusion of nothing": ("\n{% include 'none.md' %}\n", 2, 'no file for the template "none.md"'),
}
"""Template, the line to blame, words of the sentence; `@` stands for the template's own name."""


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_page_template_is_a_sentence_with_its_line(project: Project, name: str) -> None:
    """One sentence: file, line, what was found, a page where it shows."""
    text, line, words = WRONG[name]
    project.write(ABOUT, text.replace("@", "pages/about.md"))
    (said,) = said_of_pages(project)
    assert said.startswith(f"{ABOUT}:{line}: error: ") and words in said and "Seen in about.html." in said


@pytest.mark.parametrize("value", ["[1]", "1.5", "none", "it"])
def test_a_value_that_is_no_text_is_not_printed(project: Project, value: str) -> None:
    """Pages hand templates text, markup and whole numbers; anything else is a mistake of the template."""
    project.write(ABOUT, f"# 一\n{{{{ {value} }}}}\n")
    (said,) = said_of_pages(project)
    assert said.startswith(f"{ABOUT}:2: error: ") and "a template printed a" in said


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_theme_file_is_a_sentence_with_its_line(
    project: Project, pages: dict[str, str], name: str, tmp_path: Path
) -> None:
    """The same for a partial of the theme, when the site is made."""
    text, line, words = WRONG[name]
    write_docs(project.root / "docs", pages)
    project.write(PARTIAL, text.replace("@", "partials/zj-nav.html").replace("it.nonsense", "nonsense.of.it"))
    with pytest.raises(Fault) as fault:
        build_site(project.root, project.root / "docs", tmp_path / "made")
    (finding,) = fault.value.findings
    assert str(finding.place) == f"{PARTIAL}:{line}" and words in finding.message


@pytest.mark.parametrize("text", ["{{ nonsense }}", "{{ page.nonsense }}", "{{ nonsense | e }}", "{{ nonsense ~ 1 }}"])
def test_a_name_that_is_not_there_is_not_printed_as_nothing(
    project: Project, pages: dict[str, str], text: str, tmp_path: Path
) -> None:
    """In a theme file of ours; the theme it builds on counts on printing nothing, and may."""
    write_docs(project.root / "docs", pages)
    project.write(PARTIAL, f"{{% if nonsense %}}一{{% endif %}}\n{text}")
    with pytest.raises(Fault) as fault:
        build_site(project.root, project.root / "docs", tmp_path / "made")
    (finding,) = fault.value.findings
    assert str(finding.place) == f"{PARTIAL}:2" and "nonsense" in finding.message


def replace_by_folder(path: Path) -> None:
    """A folder in the place of the file."""
    path.unlink()
    path.mkdir()


def replace_by_circle(path: Path) -> None:
    """A link to itself in the place of the file."""
    path.unlink()
    path.symlink_to(path.name)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "not UTF-8": (lambda path: path.write_bytes("一\n二三".encode() + "某局".encode("gb18030")), "not UTF-8"),
    "missing": (Path.unlink, "no file for the template"),
    "a folder": (replace_by_folder, "no file for the template"),
    "a link in a circle": (replace_by_circle, "no file for the template"),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("file", [ABOUT, "templates/pages/plain.md"])
def test_a_page_template_that_cannot_be_read_is_a_sentence(project: Project, file: str, name: str) -> None:
    """Said once, however many pages need the file; with the line where bytes are not UTF-8."""
    spoil, words = UNREADABLE[name]
    spoil(project.root / file)
    said = said_of_pages(project)
    assert all(words in one for one in said)
    if name == "not UTF-8":
        assert len(said) == 1 and said[0].startswith(f"{file}:2: error: ")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_theme_file_that_cannot_be_read_is_a_sentence(
    project: Project, pages: dict[str, str], name: str, tmp_path: Path
) -> None:
    """The file is named, or the line that asks for it."""
    spoil, words = UNREADABLE[name]
    write_docs(project.root / "docs", pages)
    spoil(project.root / PARTIAL)
    with pytest.raises(Fault) as fault:
        build_site(project.root, project.root / "docs", tmp_path / "made")
    (finding,) = fault.value.findings
    assert words in finding.message
    assert finding.place.file == (PARTIAL if name == "not UTF-8" else "templates/theme/main.html")
    assert finding.place.line > 0


def test_a_chart_is_a_template_too(project: Project) -> None:
    """A drawing that divides by nothing is blamed itself, not the page that includes it."""
    for name in ("bars", "split"):
        project.write(f"templates/charts/{name}.svg", "<svg>\n{{ 1 // 0 }}</svg>")
    project.write("templates/pages/home.md", "{% include 'charts/bars.svg' %}")
    assert any(said.startswith("templates/charts/bars.svg:2: error: ") for said in said_of_pages(project))


def test_printing_without_end_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is counted while it is made, so that two short loops cannot fill the memory."""
    environment = Environment()
    templating.bound(environment)
    printed = environment.from_string("{% for i in range(300) %}{% for j in range(300) %}一二{% endfor %}{% endfor %}")
    assert printed.render() == "一二" * 90_000
    monkeypatch.setattr(templating, "MOST_CHARACTERS", 100_000)
    with pytest.raises(OverflowError, match="more than 100,000 characters"):
        printed.render()
