"""Claims about the checkout itself: what it installs, and which module may lean on which."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.licences import add_licences

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "zhujie"

ORDER = (
    "model",
    "unforeseen",
    "text",
    "weburl",
    "source",
    "numerals",
    "wordset",
    "parse",
    "figures",
    "seeds",
    "annotate",
    "pages",
    "markdown",
    "bytecode",
    "templating",
    "render",
    "check",
    "search",
    "exports",
    "owned",
    "host",
    "publish",
    "stamp",
    "consequences",
    "edition",
    "inspect",
    "start",
    "previewserver",
    "preview",
    "console",
    "cli",
)
"""The modules in the order a report goes through them. Each may import only from those before it."""


def modules() -> Iterator[tuple[Path, str]]:
    """Every file of the package with the name of the module, or sub-package, at its top level that it belongs to."""
    for path in sorted(PACKAGE.rglob("*.py")):
        first = path.relative_to(PACKAGE).parts[0]
        yield path, first.removesuffix(".py")


def imported(path: Path, root: Path = ROOT) -> set[str]:
    """Top-level modules of the package that the file imports, wherever in the file and in whatever way."""
    package = path.relative_to(root).parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            start = ".".join(filter(None, [above, node.module]))
            names = [f"{start}.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("zhujie.")}
    return found


def wrong_imports(path: Path, module: str, root: Path = ROOT) -> list[str]:
    """The imports of the file that do not stand before its own module in ORDER."""
    before = {*ORDER[: ORDER.index(module)], module}
    return sorted(imported(path, root) - before)


def test_every_module_has_its_place_in_the_order() -> None:
    """No module is outside ORDER, so none escapes the test of its imports."""
    unplaced = {name for _, name in modules()} - {*ORDER, "__init__", "__main__"}
    assert not unplaced, f"give {sorted(unplaced)} a place in ORDER"


@pytest.mark.parametrize(("path", "module"), [pytest.param(p, m, id=str(p.relative_to(PACKAGE))) for p, m in modules()])
def test_a_module_imports_only_from_those_before_it(path: Path, module: str) -> None:
    """A report goes one way: no stage knows a later one."""
    if module not in ORDER:
        assert module == "__main__" or not imported(path), f"{path.name} imports from the package"
        return
    assert not wrong_imports(path, module)


@pytest.mark.parametrize(
    "line",
    [
        "from zhujie.render import pages",
        "from zhujie import render",
        "import zhujie.render as r",
        "from ..render import pages",
        "from .. import render",
        "def f():\n    from zhujie.render import pages",
    ],
)
def test_an_import_of_a_later_module_is_seen(line: str, tmp_path: Path) -> None:
    """The test above can fail: however the import is written."""
    path = tmp_path / "zhujie" / "annotate" / "terms.py"
    path.parent.mkdir(parents=True)
    path.write_text(f"from zhujie.model import Term\nfrom . import spans\n{line}\n", encoding="utf-8")
    assert wrong_imports(path, "annotate", tmp_path) == ["render"]


def locked(name: str) -> dict[str, str]:
    """Package and version of every entry of a lock; an entry of any other form, or without a digest, is a fault."""
    pins: dict[str, str] = {}
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            match = re.fullmatch(
                r"([a-z0-9][a-z0-9.-]*)==([0-9][0-9a-z.]*)( ; .+?)?((?: +--hash=sha256:[0-9a-f]{64})+)", line
            )
            assert match, f"{name}: {line[:60]!r} is not `package==version` with digests"
            pins[match[1]] = match[2]
    return pins


def direct(name: str) -> list[tuple[str, str, str]]:
    """Package, version and the comment above it, of every direct dependency of a `.in` file."""
    found, reason = [], ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"([a-z0-9.-]+)==(.+)", line):
            found.append((match[1], match[2], reason))
        reason = line.lstrip("# ") if line.startswith("#") else ""
    return found


@pytest.mark.parametrize("name", ["requirements", "requirements-test", "requirements-tools"])
def test_every_dependency_is_locked_and_every_direct_one_has_its_reason(name: str) -> None:
    """The lock holds one version a package, those of the `.in` file among them; above each of those stands why."""
    lock = locked(f"{name}.txt")
    taken = direct(f"{name}.in")
    assert taken
    for package, version, reason in taken:
        assert lock.get(package) == version, f"{package} is {version} in {name}.in: run `make lock`"
        assert reason, f"{name}.in does not say why {package} is taken"


def test_the_test_lock_holds_the_runtime_lock() -> None:
    """Tests run on exactly the versions that readers' builds run on."""
    assert locked("requirements.txt").items() <= locked("requirements-test.txt").items()


def test_mkdocs_stays_below_2() -> None:
    """MkDocs 2 drops plugins; the 1.x line is kept until we leave MkDocs on purpose."""
    assert locked("requirements.txt")["mkdocs"].startswith("1.")


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*")), ids=lambda path: path.name)
def test_requirements_name_no_host(path: Path) -> None:
    """Where packages are fetched is the reader's own setting: no option, no address, no host in any of the files."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|^-(?!r )|\bpypi\b|\.(org|com|net|io|cn)\b", text, re.IGNORECASE | re.MULTILINE)


def test_every_install_checks_digests() -> None:
    """Nothing is installed whose digest the locks do not hold: in the Makefile, and by hand as the README says."""
    installs = re.findall(r"install --quiet .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert installs and all("--require-hashes" in one for one in installs)


def test_the_workflow_runs_only_what_it_names_by_commit() -> None:
    """A version of an action can be moved to other code; a commit cannot. The token is left to no later step."""
    workflow = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.+)", workflow)
    assert uses and all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", one) for one in uses), uses
    assert "persist-credentials: false" in workflow


def test_a_bill_of_materials_gets_its_licences(tmp_path: Path) -> None:
    """An expression where the package states one, else its own words for it."""
    bill = tmp_path / "bill.json"
    bill.write_text('{"components": [{"name": "click"}, {"name": "jinja2"}]}', encoding="utf-8")
    add_licences(bill)
    found = [one["licenses"] for one in json.loads(bill.read_text(encoding="utf-8"))["components"]]
    assert found == [[{"expression": "BSD-3-Clause"}], [{"license": {"name": "BSD License"}}]]


def test_the_list_of_licences_is_that_of_the_lock() -> None:
    """THIRD-PARTY.md names every locked package in its version: `make licences` was run after the last change."""
    listed = re.findall(
        r"(?m)^\| ([a-z0-9.-]+) \| ([0-9][^ ]*) \| (.+) \|$", (ROOT / "THIRD-PARTY.md").read_text("utf-8")
    )
    assert {name: version for name, version, _ in listed} == locked("requirements.txt")
    assert all(licence != "not stated" for *_, licence in listed)
