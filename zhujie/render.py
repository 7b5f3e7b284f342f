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
    """What a page's `{{ … }}` prints; a name that is not there speaks for itself (`StrictUndefined` fails as a string)."""
    value = str(value) if isinstance(value, Undefined) else value
    return markdown.finalize(markdown.prose(value) if isinstance(value, str) else value)


def _finalize_picture(value: object) -> object:
    return markdown.finalize(str(value) if isinstance(value, Undefined) else value)


BLANKS = re.compile(r"\n{3,}")
"""More than one blank line, which templates leave where they print nothing."""


def environment(templates: Path, kept: BytecodeCache | None = None, picture: bool = False) -> Environment:
    """Jinja2 over `templates/`: strict, escaping what it prints for Markdown or, in a picture, for XML."""
    made = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        finalize=_finalize_picture if picture else _finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        bytecode_cache=kept,
    )
    bound(made)
    made.globals.update(link=markdown.link, anchor=markdown.anchor, strong=markdown.strong)
    made.globals.update(sentence=markdown.leaf, sentences=markdown.paragraph)
    made.filters.update(markup=Markup)
    return made


def render(pages: Iterable[Page], templates: Path, kept: BytecodeCache | None = None) -> dict[str, str]:
    """Markdown text by path below `docs/`. Raises Fault with file and line for a template's mistake, all at once."""
    made, drawn = environment(templates, kept), environment(templates, kept, picture=True)
    rendered: dict[str, str] = {}
    findings: dict[Finding, str] = {}
    endless: set[str] = set()
    """Templates that ran until they were stopped: once is long enough."""
    for page in pages:
        if page.template in endless:
            continue
        head = markdown.front_matter({"title": page.title, "description": page.description})
        name = f"pages/{page.template}"
        try:
            body = made.get_template(name).render(page=page, it=page.data)
            body = BLANKS.sub("\n\n", body)
            rendered[page.path.removesuffix(".html") + ".md"] = head + "\n" + body.strip("\n") + "\n"
            for picture in page.pictures:
                name = f"charts/{picture.template}"
                rendered[picture.path] = drawn.get_template(name).render(it=picture.data)
        except Exception as error:
            if isinstance(error, (RecursionError, OverflowError)):
                endless.add(page.template)
            if found := template_finding(error, templates, f"templates/{name}"):
                findings.setdefault(found, page.path)
    if findings:
        raise Fault(*(replace(one, message=f"{one.message} Seen in {path}.") for one, path in findings.items()))
    return rendered


def check_templates(templates: Path) -> Iterator[Finding]:
    """What is wrong with the templates of pages and charts as far as it shows before they are filled in."""
    for folder in ("pages", "charts"):
        made = environment(templates, picture=folder == "charts")
        for path in sorted((templates / folder).glob("*")):
            try:
                made.get_template(f"{folder}/{path.name}")
            except Exception as error:
                found = template_finding(error, templates, f"templates/{folder}/{path.name}")
                yield from (found,) if found else ()
