"""Page models → Markdown files. Never touches the disk except to read templates.

Templates decide nothing: they get finished values, an unknown name stops the build (`StrictUndefined`), and every
string they print is escaped by `markdown.finalize`. The report's own words are rendered here, not in a template,
because they nest and because nothing may stand between two of their characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Undefined

from zhujie import markdown
from zhujie.markdown import Markup
from zhujie.model import Fault, Finding
from zhujie.pages.models import Page
from zhujie.templating import bound, template_finding


def _finalize(value: object) -> object:
    """What `{{ … }}` prints; a name that is not there speaks for itself (`StrictUndefined` fails when made a string)."""
    return markdown.finalize(str(value) if isinstance(value, Undefined) else value)


def _finalize_prose(value: object) -> object:
    value = str(value) if isinstance(value, Undefined) else value
    return markdown.finalize(markdown.prose(value) if isinstance(value, str) else value)


PROSE = frozenset(
    {
        "about.md",
        "documents.md",
        "figures.md",
        "full.md",
        "glossary.md",
        "home.md",
        "item.md",
        "kind.md",
        "relations.md",
        "text.md",
    }
)
"""Templates of pages that are Markdown throughout; the others hold HTML."""


BLANKS = re.compile(r"\n{3,}")


def environment(templates: Path, kept: BytecodeCache | None = None, prose: bool = False) -> Environment:
    """Jinja2 over `templates/`: strict, escaping by `markdown.finalize`, with filters for the report's own words."""
    made = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        finalize=_finalize_prose if prose else _finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        bytecode_cache=kept,
    )
    bound(made)
    made.globals.update(link=markdown.link, anchor=markdown.anchor, strong=markdown.strong)
    made.globals.update(sentence=markdown.leaf, sentences=markdown.paragraph)
    made.filters.update(script_data=markdown.script_data, markup=Markup)
    return made


def render(pages: Iterable[Page], templates: Path, kept: BytecodeCache | None = None) -> dict[str, str]:
    """Markdown text by path below `docs/`. Raises Fault with file and line for a template's mistake, all at once."""
    made, prose = environment(templates, kept), environment(templates, kept, prose=True)
    rendered: dict[str, str] = {}
    findings: dict[Finding, str] = {}
    for page in pages:
        head = markdown.front_matter({"title": page.title, "description": page.description})
        name = f"pages/{page.template}"
        try:
            body = (prose if page.template in PROSE else made).get_template(name).render(page=page, it=page.data)
            if page.template in PROSE:
                body = BLANKS.sub("\n\n", body)
            rendered[page.path.removesuffix(".html") + ".md"] = head + "\n" + body.strip("\n") + "\n"
            for picture in page.pictures:
                name = f"charts/{picture.template}"
                rendered[picture.path] = made.get_template(name).render(it=picture.data)
        except Exception as error:
            if found := template_finding(error, templates, f"templates/{name}"):
                findings.setdefault(found, page.path)
    if findings:
        raise Fault(*(replace(one, message=f"{one.message} Seen in {path}.") for one, path in findings.items()))
    return rendered


def check_templates(templates: Path) -> Iterator[Finding]:
    """What is wrong with the templates of pages and charts as far as it shows before they are filled in."""
    made = environment(templates)
    for folder in ("pages", "charts"):
        for path in sorted((templates / folder).glob("*")):
            try:
                made.get_template(f"{folder}/{path.name}")
            except Exception as error:
                found = template_finding(error, templates, f"templates/{folder}/{path.name}")
                yield from (found,) if found else ()
