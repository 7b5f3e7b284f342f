"""Everything a person edits as data: `seeds/`, read into records.

`read_seeds` reads all files of one report and gives what is right in them together with the faults of all of them, so
that later stages can look for theirs in the same run; `load_seeds` is for who can only use seeds without a fault. What
needs the report's text (is a quote literal, does an id exist) is checked later, by `zhujie.annotate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from zhujie.model import Fault, FigureOverride, Finding, Note, Place, Reading, Relation, ReportSeed, Term
from zhujie.seeds.figures import read_figures
from zhujie.seeds.glossary import read_terms
from zhujie.seeds.notes import read_notes
from zhujie.seeds.relations import read_relations
from zhujie.seeds.report import read_report
from zhujie.seeds.wording import did_you_mean, listing, shorten

__all__ = ["Seeds", "list_slugs", "load_seeds", "read_seeds", "valid_slug"]

_FILES = ("report.yml", "terms.yml", "relations.yml", "notes.yml", "figures.yml")
_SLUG = re.compile("[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Seeds:
    """All that is written by hand about one report, and the shared glossary."""

    report: ReportSeed
    terms: tuple[Term, ...]
    """Those of `glossary.yml` first, then the report's own."""
    relations: tuple[Relation, ...]
    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]
    figure_overrides: tuple[FigureOverride, ...]
    files: tuple[Path, ...]
    """The files that were read, in order: what to watch for changes. `report.txt` is not among them."""
    findings: tuple[Finding, ...] = ()
    """What should be known, sorted by place. From `load_seeds` never an error."""


def list_slugs(root: Path) -> tuple[str, ...]:
    """Names of the folders below `root/seeds` that hold a report, sorted. Raises Fault when `seeds` cannot be read."""
    try:
        names = [path.name for path in (root / "seeds").iterdir() if not path.name.startswith(".")]
        return tuple(sorted(name for name in names if _holds_report(root / "seeds" / name)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        closed = Path(error.filename or "seeds")
        name = "seeds" if closed == root / "seeds" else f"seeds/{closed.parent.name}"
        raise Fault(_unreadable(name, error)) from None


def load_seeds(root: Path, slug: str) -> Seeds:
    """The seeds of the report in `root/seeds/<slug>`. Raises Fault with all faults of all files."""
    seeds = read_seeds(root, slug)
    if any(finding.severity == "error" for finding in seeds.findings):
        raise Fault(*seeds.findings)
    return seeds


def read_seeds(root: Path, slug: str) -> Seeds:
    """What is right in the seeds of `root/seeds/<slug>`, and in `findings` what is not.

    `report.yml` must exist; every other file may be missing. A record with a fault is there with what is right in it, so
    a field that must be there may be empty. Raises Fault for a report that is not there.
    """
    folder = _folder(root, slug)
    shared = root / "seeds" / "glossary.yml"
    files = [path for path in (shared, *(folder / name for name in _FILES)) if _exists(path)]
    shown = {path: path.relative_to(root).as_posix() for path in (*files, folder / "report.yml")}

    report, findings = read_report(folder / "report.yml", shown[folder / "report.yml"], slug)
    terms, found = read_terms((path, shown[path]) for path in files if path.name in ("glossary.yml", "terms.yml"))
    findings += found
    relations: tuple[Relation, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()
    overrides: tuple[FigureOverride, ...] = ()
    if (path := folder / "relations.yml") in shown:
        relations, readings, found = read_relations(path, shown[path])
        findings += found
    if (path := folder / "notes.yml") in shown:
        notes, found = read_notes(path, shown[path])
        findings += found
    if (path := folder / "figures.yml") in shown:
        overrides, found = read_figures(path, shown[path])
        findings += found

    findings += tuple(_strangers(folder, slug))
    ordered = tuple(sorted(findings, key=lambda finding: finding.place))
    return Seeds(report, terms, relations, readings, notes, overrides, tuple(files), ordered)


def valid_slug(slug: str) -> None:
    """Raises Fault for a name that cannot be a report's folder and zip."""
    if not _SLUG.fullmatch(slug):
        allowed = "only a-z, 0-9 and - are allowed, at most 100 of them and no - at either end"
        message = f'"{shorten(slug)}" cannot be the name of a report: {allowed}.'
        raise Fault(Finding("error", "bad-slug", Place("seeds"), message, "Choose another name.", slug))


def _folder(root: Path, slug: str) -> Path:
    """The report's folder. Raises Fault for a name that cannot be one and for a report that is not there."""
    valid_slug(slug)
    folder = root / "seeds" / slug
    if not _exists(folder):
        known = list_slugs(root)
        message = f'there is no report "{slug}". Known reports: {listing(known) or "none"}.'
        raise Fault(
            Finding("error", "no-report", Place("seeds"), message, did_you_mean(slug, known) or "Choose one.", slug)
        )
    return folder


def _strangers(folder: Path, slug: str) -> Iterable[Finding]:
    """YAML files in the report's folder that nothing reads: most often a misspelt name."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield _unreadable(f"seeds/{slug}", error)
        return
    for path in paths:
        if path.suffix in (".yml", ".yaml") and path.name not in _FILES:
            message = f"nothing reads this file. Known files: {listing(_FILES)}."
            advice = did_you_mean(path.name, _FILES) or "Rename or remove it."
            yield Finding("warning", "unknown-file", Place(f"seeds/{slug}/{path.name}"), message, advice)


def _unreadable(folder: str, error: OSError) -> Finding:
    message = f"the folder cannot be read: {error.strerror}."
    return Finding("error", "file-unreadable", Place(folder), message, "Check that it is a folder and its permissions.")


def _exists(path: Path) -> bool:
    """True unless nothing has that name; what cannot be looked at, and a link to nowhere, is reported when it is read."""
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return True


def _holds_report(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("report.yml", "report.txt"))
