"""What MkDocs asks of us while it renders `docs/`: the same site whether build.py calls it or a person does.

`docs/.edition.json` says what this report is called and how its pages are ordered, `docs/.head.json` what stands in
the head of each page. The theme prints strings as they are, so every word of a report is escaped here, once, as
`Markup`, which a template's own `| e` leaves alone.
"""

from __future__ import annotations

import json
import posixpath
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.structure.files import File

# MkDocs loads this file by its path, whatever folder it was started from.
sys.path.append(str(Path(__file__).resolve().parent.parent))
from zhujie import bundle, hosting, owned
from zhujie.bytecode import KeptTemplates
from zhujie.templating import bound, tell_undefined

UNUSED = (
    "assets/javascripts/*",  # the theme's scripts and the languages of its search: see assets/js/theme.js
    "assets/images/favicon.png",  # the favicon is our own
    "*.map",  # for debugging the theme
    "sitemap.xml",  # the host's template, which it would copy as it is
)
"""Files the theme and the host bring along and no page asks for."""

CITED = ("slug", "organ", "title", "titled_by_us", "published", "site_url")
"""Facts of the edition that the scripts of a page need, to cite it."""

PALETTE = "assets/stylesheets/palette.*"
"""Asked for only where the theme's own colour schemes are switched on."""


def on_config(config: Any) -> Any:
    """Name, address and navigation of the report that `docs/` holds."""
    facts = _read(config, ".edition.json")
    if facts:
        config.site_name = escape(facts["site_name"])
        config.site_url = facts["site_url"] and facts["site_url"].rstrip("/") + "/"  # joined to paths below it
        config.nav = [_named(entry) for entry in facts["nav"]]
        config.extra["edition"] = _escaped(facts)
        config.extra["cited"] = {name: facts[name] for name in CITED if name in facts}
    config.extra["heads"] = _read(config, ".head.json")
    # Ours is written below; the host's carries the day of the build.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Any, config: Any) -> Any:
    """Leaves out what no page asks for; joins our style sheets, and our scripts."""
    unused = UNUSED if config.theme.get("palette") else (*UNUSED, PALETTE)
    for file in [file for file in files if any(fnmatch(file.src_uri, pattern) for pattern in unused)]:
        files.remove(file)
    config.extra_css = _joined(files, config, config.extra_css, ".css")
    config.extra_javascript = _joined(files, config, config.extra_javascript, ".js")
    return files


def on_env(env: Any, config: Any, files: Any, **_: Any) -> Any:
    """Keeps compiled templates for the next build, and the names of what this one is about to make.

    No template of the theme runs without end, and none of ours prints what is not there.
    """
    config.extra["made"] = [*(file.dest_uri for file in files), *config.theme.static_templates]
    bound(env)
    if config.theme.custom_dir:
        tell_undefined(env, Path(config.theme.custom_dir))
    env.bytecode_cache = KeptTemplates(Path(config.config_file_path).parent / ".cache" / "zhujie")
    return env


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Escapes the title and description a page brings itself."""
    page.meta = _escaped(page.meta)
    return markdown


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """Gives the page its head, ready to print."""
    head = config.extra["heads"].get(page.file.dest_uri, {})
    context["head"] = {
        "tags": _escaped(head.get("tags", {})),
        "properties": _escaped(head.get("properties", {})),
        "data": [_script_json(value) for value in head.get("data", ())],
    }
    context["edition"] = _script_json(config.extra.get("cited", {}) | {"page": page.file.dest_uri})
    return context


def on_post_build(config: Any) -> None:
    """Writes what web servers and search engines read; the latter only where the site has an address.

    At last the list by which build.py knows the site again. What it is still making itself, it lists when all is there.
    """
    written = {"_headers": hosting.headers_file()}
    if config.site_url:
        published = (_read(config, ".edition.json") or {}).get("published", "")
        written["sitemap.xml"] = hosting.sitemap(config.site_url, config.extra["heads"], published)
        written["robots.txt"] = hosting.robots(config.site_url)
    for name, content in written.items():
        Path(config.site_dir, name).write_bytes(content.encode("utf-8"))
    site = Path(config.site_dir)
    if site.parent.name != owned.WORK:
        names = (name for name in (*config.extra["made"], *written) if (site / name).is_file())
        (site / owned.LIST).write_bytes(owned.list_text(names).encode("utf-8"))


def _joined(files: Any, config: Any, names: list[Any], suffix: str) -> list[str]:
    """Puts one file in the place of several of one folder; gives the addresses pages ask for instead."""
    found = {str(name): files.get_file_from_path(str(name)) for name in names}
    folders = {posixpath.dirname(name) for name in found}
    if None in found.values() or len(folders) != 1:
        return list(names)  # a name that is no file of ours: left as it is
    name, content = bundle.join((file.content_string for file in found.values()), suffix)
    for file in found.values():
        files.remove(file)
    path = posixpath.join(folders.pop(), name)
    files.append(File.generated(config, path, content=content))
    return [path]


def _read(config: Any, name: str) -> dict[str, Any]:
    """A JSON file of `docs/`; nothing where there is none yet."""
    file = Path(config.docs_dir, name)
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _named(entry: Any) -> Any:
    """A navigation entry with its titles escaped; paths stay as they are."""
    if isinstance(entry, dict):
        return {escape(title): _named(inside) for title, inside in entry.items()}
    return [_named(one) for one in entry] if isinstance(entry, list) else entry


def _escaped(value: Any) -> Any:
    """The same value with every string escaped for HTML."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {name: _escaped(inside) for name, inside in value.items()}
    return [_escaped(one) for one in value] if isinstance(value, list) else value


def _script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element: no `<` can end it or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
