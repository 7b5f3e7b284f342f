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

from markupsafe import Markup
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File

# MkDocs loads this file by its path, whatever folder it was started from.
sys.path.append(str(Path(__file__).resolve().parent.parent.parent))
from zhujie import markdown, owned
from zhujie.bytecode import KeptTemplates
from zhujie.host import bundle, dress, gate, headers
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

JUDGED = frozenset((".html", ".htm", ".xhtml", ".svg"))
"""Files that a browser runs, were something in them to run."""

PALETTE = "assets/stylesheets/palette.*"
"""Asked for only where the theme's own colour schemes are switched on."""


NOT_OURS = "docs/{}: error: this is not what build.py wrote. Run `python build.py`."

_serving = False
"""Whether `mkdocs serve` runs us: MkDocs tells it once, before there is a configuration to keep it in."""


def on_startup(command: str, **_: Any) -> None:
    """Remembers what MkDocs was started for."""
    global _serving
    _serving = command == "serve"


def on_config(config: Any) -> Any:
    """Name, address and navigation of the report that `docs/` holds."""
    facts = _read(config, ".edition.json")
    if facts:
        config.site_name = facts["site_name"]
        config.site_url = facts["site_url"] and facts["site_url"].rstrip("/") + "/"  # joined to paths below it
        config.nav = facts["nav"]
        config.extra["edition"] = facts
        config.extra["cited"] = {name: facts[name] for name in CITED if name in facts}
    config.extra["heads"] = _read(config, ".head.json")
    config.extra["dresses"] = _read(config, ".dress.json")
    if not all(
        isinstance(page, dict) and isinstance(page.get("pictures"), list) for page in config.extra["dresses"].values()
    ):
        raise BuildError(NOT_OURS.format(".dress.json"))
    docs, theme = Path(config.docs_dir), Path(config.theme.custom_dir or ".")
    config.extra["dress"] = dress.Dress(
        lambda name: (docs / name).read_text(encoding="utf-8"),
        lambda name: (theme / name).read_text(encoding="utf-8"),
    )
    config.markdown_extensions = [one for one in config.markdown_extensions if one != "footnotes"]
    config.markdown_extensions.append(config.extra["dress"])
    config.extra["policy"] = headers.page_policy(_serving)
    config.extra.setdefault("refused", [])
    config.extra["judged"] = set()
    # Ours is written below; the host's carries the day of the build.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_pre_build(config: Any) -> None:
    """Next MkDocs empties the folder of the site, hidden files apart: not where somebody put something of theirs."""
    folder = Path(config.site_dir)
    if names := [name for name in owned.strangers(folder) if not name.startswith(".")]:
        raise BuildError("\n".join(str(finding) for finding in owned.not_ours(folder, names)))


def on_files(files: Any, config: Any) -> Any:
    """Leaves out what no page asks for; joins our style sheets, and our scripts."""
    drawn = {name for page in config.extra["dresses"].values() for name in page["pictures"]}
    unused = UNUSED if config.theme.get("palette") else (*UNUSED, PALETTE)
    for file in [file for file in files if file.src_uri in drawn or any(fnmatch(file.src_uri, p) for p in unused)]:
        files.remove(file)
    config.extra_css = _joined(files, config, config.extra_css, ".css")
    config.extra_javascript = _joined(files, config, config.extra_javascript, ".js")
    return files


def on_env(env: Any, config: Any, files: Any, **_: Any) -> Any:
    """Makes the templates escape what they print, and keeps them compiled for the next build.

    No template of the theme runs without end, and none of ours prints what is not there. The names of what is about to
    be made are kept for the list of ours.
    """
    env.autoescape = True
    config.extra["made"] = [*(file.dest_uri for file in files), *config.theme.static_templates]
    bound(env)
    if config.theme.custom_dir:
        tell_undefined(env, Path(config.theme.custom_dir))
    env.bytecode_cache = KeptTemplates(Path(config.config_file_path).parent / ".cache" / "zhujie")
    return env


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> None:
    """Tells what is put on the page that is read next."""
    config.extra["dress"].path = page.file.src_uri
    config.extra["dress"].page = config.extra["dresses"].get(page.file.dest_uri, {})


def on_page_content(html: str, **_: Any) -> Markup:
    """A page's content is HTML: Markdown made it, of text that was escaped on the way."""
    return Markup(html)


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """Gives the page its head, ready to print."""
    head = config.extra["heads"].get(page.file.dest_uri, {})
    context["head"] = {
        "tags": head.get("tags", {}),
        "properties": head.get("properties", {}),
        "data": [_script_json(value) for value in head.get("data", ())],
    }
    context["edition"] = _script_json(config.extra.get("cited", {}) | {"page": page.file.dest_uri})
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Lets no page be written that holds what we do not know. An empty page is left out."""
    return _judged(config, page.file.dest_uri, output)


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """The same for pages of the theme."""
    return _judged(config, template_name, output)


def on_post_build(config: Any) -> None:
    """Stops on what was refused, then writes what servers and search engines read: the latter only for an address.

    At last the list by which build.py knows the site again. What it is still making itself, it lists when all is there.
    """
    _judge_copies(config)
    if config.extra["refused"]:
        raise BuildError("\n".join(map(str, config.extra["refused"])))
    written = {"_headers": headers.headers_file()}
    if config.site_url:
        published = (_read(config, ".edition.json") or {}).get("published", "")
        written["sitemap.xml"] = headers.sitemap(config.site_url, config.extra["heads"], published)
        written["robots.txt"] = headers.robots(config.site_url)
    for name, content in written.items():
        Path(config.site_dir, name).write_bytes(content.encode("utf-8"))
    site = Path(config.site_dir)
    if site.parent.name != owned.WORK:
        names = (name for name in (*config.extra["made"], *written) if (site / name).is_file())
        (site / owned.LIST).write_bytes(owned.list_text(names).encode("utf-8"))


def _judged(config: Any, name: str, output: str) -> str:
    """The page, or nothing where the gate found something; what it found is told when all pages were seen."""
    if Path(name).suffix not in JUDGED:
        return output
    config.extra["judged"].add(name)
    found = gate.inspect_page(name, output, config.extra["policy"])
    config.extra["refused"] += found
    return "" if found else output


def _judge_copies(config: Any) -> None:
    """Holds files that were only copied against the same tables."""
    site = Path(config.site_dir)
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.suffix.lower() not in JUDGED or name in config.extra["judged"] or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        picture = file.suffix.lower() == ".svg"
        found = gate.inspect_picture(name, text) if picture else gate.inspect_page(name, text, config.extra["policy"])
        config.extra["refused"] += found


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
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BuildError(NOT_OURS.format(name))
    return found


def _script_json(value: Any) -> Markup:
    """JSON inside a script element, where nothing is unescaped."""
    return Markup(markdown.script_data(json.dumps(value, ensure_ascii=False, separators=(",", ":"))))
