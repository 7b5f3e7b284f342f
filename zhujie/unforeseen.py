"""A sentence for what nobody foresaw: a mistake of this program, with its place and how to report it.

Nothing is written down by itself (`--check` writes nothing, and the disk may be the very trouble): the traceback is one
option away.
"""

from __future__ import annotations

from pathlib import Path

from zhujie.model import Finding, Place

PACKAGE = Path(__file__).resolve().parent


def internal_fault(error: BaseException) -> Finding:
    """What happened, at the last line of ours that took part."""
    said = " ".join(str(error).split())[:200]
    message = f"internal fault: {type(error).__name__}{': ' + said if said else ''}."
    advice = (
        "This is a mistake of the program, not yours. Please report it with what it prints when it is run again as "
        "`python build.py --traceback …`."
    )
    return Finding("error", "internal", _place(error), message, advice)


def refused_by_system(error: OSError) -> Finding:
    """What the disk or the system refused, where nobody closer to it said so."""
    what = error.strerror or str(error) or type(error).__name__
    advice = "Check its name, its permissions and the space on the disk; what was published before is whole."
    return Finding("error", "system", Place(str(error.filename)), f"the system refuses it: {what}.", advice)


def missing_package(error: ModuleNotFoundError) -> Finding:
    """A package the checkout needs and this Python has not."""
    message = f"the package {error.name} is needed, and it is not installed here."
    advice = "Run `make site`, or `pip install -r requirements.txt` in a virtual environment."
    return Finding("error", "package", Place("requirements.txt"), message, advice)


def explain(error: Exception) -> tuple[Finding, ...]:
    """The findings of any exception at all."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "zhujie").startswith("zhujie"):
        return (missing_package(error),)
    if isinstance(error, OSError) and error.filename is not None:
        return (refused_by_system(error),)
    return (internal_fault(error),)


def _place(error: BaseException) -> Place:
    place, trace = Place("zhujie"), error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            place = Place(file.relative_to(PACKAGE.parent).as_posix(), trace.tb_lineno)
        trace = trace.tb_next
    return place
