"""Arguments in, exit code out. Every fault ends here as sentences, those of the program itself too, never as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING, Any, NoReturn

import click

from zhujie import console
from zhujie.model import YEARS, Fault, Finding, Place
from zhujie.model.characters import visible
from zhujie.unforeseen import explain

if TYPE_CHECKING:
    from zhujie.publish import Outputs

ROOT = Path(__file__).resolve().parent.parent

KEPT = ROOT / ".cache" / "zhujie"
"""What builds keep for the next one; may be deleted at any time."""

EPILOG = """\b
Examples:
  python build.py                          docs/ -> site/ -> dist/<slug>.zip
  python build.py --check --strict         writes nothing; for a gate before publishing
  python build.py serve                    preview that follows seeds, templates and theme
  python build.py inspect some-report.txt  what the parser understood of any text
  python build.py new report.txt --slug city-office-2023 --organ 某市某局 --year 2023
"""


class _Group(click.Group):
    """Turns what goes wrong, foreseen or not, into sentences and exit code 1, for every command."""

    def main(self, *arguments: Any, **options: Any) -> NoReturn:
        """Runs the command line and ends the program with its exit code."""
        console.prepare()
        try:
            given = super().main(*arguments, **{**options, "standalone_mode": False})
            code = given if isinstance(given, int) else 0
        except click.ClickException as wrong:
            code = wrong.exit_code
            _if_possible(wrong.show)
        except click.Abort:
            code = 1
        except console.Unsaid as unsaid:
            code, words = 1, f"{unsaid}. Not everything could be said; what was published is whole."
            _if_possible(lambda: console.tell(words))
        except OSError as error:  # the help text, which Click prints
            code, words = 1, f"standard output cannot be written: {console.reason(error)}."
            _if_possible(lambda: console.tell(words))
        console.silence_all()
        sys.exit(code)

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except Fault as fault:
            _tell_fault(fault.findings, context)
        except KeyboardInterrupt:
            console.tell("Interrupted. The last good site and zip are untouched.")
        except (click.ClickException, click.exceptions.Exit, console.Unsaid):
            raise
        except Exception as error:
            if context.params["traceback"]:
                console.tell("".join(format_exception(error)).rstrip())
            _tell_fault(explain(error), context)
        context.exit(1)


def _if_possible(act: Callable[[], object]) -> None:
    """Says the last words where somebody can hear them."""
    with suppress(OSError, ValueError, console.Unsaid):
        act()


def _tell_fault(findings: tuple[Finding, ...], context: click.Context) -> None:
    say_findings(findings)
    console.tell(_verdict(findings, context.invoked_subcommand))


def say_findings(findings: Iterable[Finding]) -> None:
    """Each finding on a line of its own, on standard error."""
    for finding in findings:
        console.tell(str(finding))


def _verdict(findings: tuple[Finding, ...], command: str | None) -> str:
    """How many errors, and what that means for what the user asked."""
    errors = sum(finding.severity == "error" for finding in findings)
    outcome = {"inspect": "", "new": " Nothing was written.", "serve": " Nothing is served."}
    return f"{errors} error{'s' if errors != 1 else ''}.{outcome.get(command or '', ' Nothing was published.')}"


@click.group(cls=_Group, invoke_without_command=True, epilog=EPILOG, context_settings={"max_content_width": 100})
@click.option("--report", "slug", metavar="SLUG", help="The report in seeds/SLUG. Needed when there are several.")
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    help="Put docs/, site/ and dist/ below this folder instead of the project's own.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if docs/ is stale or any finding is an error.")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--traceback", is_flag=True, help="Show where a mistake of the program itself happened, to report it.")
@click.pass_context
def main(context: click.Context, slug: str | None, out: str | None, check: bool, strict: bool, traceback: bool) -> None:
    """Turn a report in seeds/ into an annotated site.

    Without a command: seeds/SLUG -> docs/ -> site/ -> dist/SLUG.zip. One build serves the web and opens from the disk.
    A second build with nothing changed does nothing. Exit code 0 when all is well, 1 when something is wrong with the
    input (each fault on a line: file:line, what was found, what to do), 2 for a wrong option.
    """
    where = _folder(out)
    context.obj = (slug, where)
    if context.invoked_subcommand is None:
        if check:
            _check(_slug(slug), where, strict)
        else:
            _build(_slug(slug), where, strict)


HELD = ("docs", "site", "seeds", "templates", "zhujie", ".zhujie", ".cache")
"""Folders of the project that a build fills or reads: none of them can hold other outputs."""


def _folder(out: str | None) -> Path:
    """Where the outputs go. Raises Fault where there can be no folder, or none that an output could name."""
    try:
        os.getcwd()  # asked here: further down, whatever joins two paths would stumble over it
    except OSError as error:
        raise _bad_folder(".", f"the folder one is in cannot be found: {console.reason(error)}") from None
    if out == "":
        raise _bad_folder("--out", "it is empty")
    where = ROOT if out is None else Path(out)
    try:
        os.path.abspath(where).encode("utf-8")
        for name in HELD if out is not None else ():
            if Path(os.path.realpath(where)).is_relative_to(os.path.realpath(ROOT / name)):
                raise _bad_folder(str(where), f"it lies in {name}/, which holds something else")
        os.stat(where)
    except FileNotFoundError:
        return where
    except UnicodeEncodeError:
        message = "its name is not UTF-8, or is no text in this language (then set PYTHONUTF8=1)"
        raise _bad_folder(str(where), message) from None
    except OSError as error:
        raise _bad_folder(str(where), f"it cannot be a folder: {console.reason(error)}") from None
    return where


def _bad_folder(name: str, message: str) -> Fault:
    return Fault(Finding("error", "bad-folder", Place(name), f"{message}.", "Choose another folder."))


def _slug(slug: str | None) -> str:
    """The report asked for, or the only one there is."""
    from zhujie.seeds import list_slugs

    if slug is not None:
        return slug
    slugs = list_slugs(ROOT)
    if len(slugs) == 1:
        return slugs[0]
    place = Place("seeds")
    if not slugs:
        message, advice = "there is no report here yet.", "Start one with `python build.py new FILE --slug …`."
    else:
        message, advice = f"there are several reports: {', '.join(slugs)}.", "Choose one with --report SLUG."
    raise Fault(Finding("error", "which-report", place, message, advice))


def _build(slug: str, out: Path, strict: bool) -> None:
    from zhujie.publish import alone

    with alone(out, console.say):
        _build_alone(out, slug, strict)


def _build_alone(out: Path, slug: str, strict: bool) -> None:
    from zhujie import stamp
    from zhujie.publish import Outputs, would_open

    outputs = Outputs.below(out, slug, _within(out))
    digest = _digest(slug, strict)
    if digest and stamp.is_fresh(out, outputs, digest) and not would_open(outputs.site):
        console.say("Nothing changed since the last build; no file was touched.")
        _say_where(outputs)
        return
    from zhujie.edition import compose, publish_edition

    edition = compose(ROOT, slug, console.say, KEPT, outputs=outputs)
    say_findings(edition.findings)
    _fail_on_warnings(edition.findings, strict)
    publish_edition(ROOT, outputs, edition, console.say)
    if digest:
        stamp.write_stamp(out, outputs, digest)
    _say_where(outputs)


def _within(out: Path) -> str:
    """How places below it begin when they are named; those of the project itself are named from its root."""
    return "" if out == ROOT else f"{out}{os.sep}"


def _digest(slug: str, strict: bool) -> str:
    """What names all inputs as they are; empty when one cannot be read, which the build then says better."""
    from zhujie import stamp

    try:
        return stamp.inputs_digest(ROOT, slug + (" strict" if strict else ""))
    except (OSError, ValueError):
        return ""


def _say_where(outputs: Outputs) -> None:
    from zhujie.publish import closed_to_others

    if closed := closed_to_others(outputs.site):
        console.say(closed)
    console.say(visible(f"Read it:  {outputs.site / 'index.html'}"))
    console.say(visible(f"Offline:  {outputs.bundle}"))
    console.say("Serve it: python build.py serve")


def _check(slug: str, out: Path, strict: bool) -> None:
    from zhujie.edition import compose, stale_docs
    from zhujie.publish import Outputs, undisturbed

    outputs = Outputs.below(out, slug, _within(out))
    edition = compose(ROOT, slug, console.say, KEPT, keeps=False, outputs=outputs)
    say_findings(edition.findings)
    with undisturbed(out, console.say):
        change = stale_docs(outputs, edition)
    advice = "Run `python build.py` and commit docs/." if out == ROOT else "Run the same without --check."
    stale = [
        Finding("error", "stale", Place(f"{outputs.within}docs/{name}"), what, advice)
        for names, what in (
            (change.written, "it is not what the seeds and templates give today."),
            (change.removed, "nothing makes this page any more."),
        )
        for name in names
    ]
    if stale:
        raise Fault(*stale)
    _fail_on_warnings(edition.findings, strict)
    console.say(f"{slug}: {outputs.within}docs/ is up to date, no error.")


def _fail_on_warnings(findings: Iterable[Finding], strict: bool) -> None:
    warnings = sum(finding.severity == "warning" for finding in findings)
    if strict and warnings:
        console.tell(f"{warnings} warning{'s' if warnings != 1 else ''}, and --strict was asked for.")
        sys.exit(1)


@main.command()
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port on this machine; 0 takes any free one.",
)
@click.pass_obj
def serve(where: tuple[str | None, Path], port: int) -> None:
    """Serve a preview; rebuild when seeds, templates or theme change."""
    from zhujie.preview import run_preview

    slug, out = where
    run_preview(ROOT, out, _slug(slug), port, console.say)


@main.command(short_help="Show what the parser understands of any text FILE.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Machine-readable, the same shape as data/report.json.")
def inspect(file: Path, as_json: bool) -> None:
    """Show what the parser understands of any text FILE: parts, items, sentences, numbers, findings.

    A file below seeds/<slug>/ is read with its report.yml. Nothing is written.
    """
    from zhujie.inspect import inspect_file

    console.say(inspect_file(ROOT, file, as_json), end=False)


@main.command(short_help="Start seeds/SLUG/ from a text FILE.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", required=True, help="Short name in a-z, 0-9 and -: the folder below seeds/.")
@click.option("--organ", required=True, help="The organ that issued the report, in full.")
@click.option("--year", required=True, type=click.IntRange(*YEARS), help="The year the report is about.")
def new(file: Path, slug: str, organ: str, year: int) -> None:
    """Start seeds/SLUG/ from a text FILE: verbatim report.txt, commented report.yml, empty annotation files."""
    from zhujie.start import start_report

    start_report(ROOT, file, slug, organ, year, console.say)
