"""Tells a fault from what only follows from another, so that one run says every fault and nothing twice.

Later stages work on with what is right in faulty seeds. What they find wrong may then be wrong no more once the seeds are
mended: an id that an unread override would have made, a number that an unread line would have named. Such findings are
held back; they come up in the next run if they are faults after all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhujie.figures import UNCLASSIFIED
from zhujie.model import Finding
from zhujie.seeds import Seeds

_NODES = ("unknown-node", "wrong-end")
"""Findings that depend on how the text is cut into nodes."""


def genuine(seeds: Seeds, text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of later stages that do not hang on a fault in the seeds.

    Args:
        seeds: as read, with their own findings.
        text: the report's characters.
        found: what was found with those seeds in that text.
    """
    faulty = {finding.place.file.rpartition("/")[2] for finding in seeds.findings if finding.severity == "error"}
    cut_otherwise = "report.yml" in faulty and not _all_overrides_are_read(seeds)
    for finding in found:
        named = finding.place.file.rpartition("/")[2] in faulty
        if finding.severity == "error" and (
            (named and not finding.quote)
            or (finding.code == UNCLASSIFIED and "figures.yml" in faulty)
            or (cut_otherwise and _hangs_on_nodes(finding, text))
        ):
            continue
        yield finding


def _all_overrides_are_read(seeds: Seeds) -> bool:
    """False when the file could not be read, or an override lacks what it says."""
    lost = {"yaml-syntax", "file-missing", "file-unreadable", "source-encoding", "wrong-type"}
    codes = {finding.code for finding in seeds.findings if finding.place.file.endswith("report.yml")}
    return not codes & lost and all(each.quote and each.as_ for each in seeds.report.overrides)


def _hangs_on_nodes(finding: Finding, text: str) -> bool:
    return finding.code in _NODES or (finding.code == "quote-not-literal" and finding.quote in text)
