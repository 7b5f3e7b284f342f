"""A build that is killed, or refused by the disk, at any of the calls by which it changes something.

`make test` tries a sample of the points, the same ones each time; `make test-faults` all of them.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator

import pytest

from tests.faults.trials import Fault, Trials

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, and open files found by number")

ALL = bool(os.environ.get("ZHUJIE_ALL_FAULTS"))
PARTS = 4
"""The trials of one kind are cut into so many tests, so that several can run at a time."""
ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    """The project whose builds meet the faults."""
    made = Trials(tmp_path_factory.mktemp("faults"))
    yield made
    made.close()


def swaps(points: list[str]) -> list[int]:
    """Where outputs take their places: the points that matter most, with those on both sides."""
    found = [at for at, point in enumerate(points) if point.startswith(("exchange", "os.rename"))]
    return list(range(found[0] - 1, found[-1] + 2))


def chosen(points: list[str], few: int) -> list[int]:
    """All points; or some of those at the swaps, and a few others, evenly spread."""
    if ALL:
        return list(range(len(points)))
    return sorted({*swaps(points)[::2], *range(0, len(points), len(points) // few)})


def check(tried: dict[str, list[str]], what: str) -> None:
    """Every trial went well; says how many there were."""
    failed = [f"{name}: {'; '.join(found)}" for name, found in tried.items() if found]
    print(f"{what}: {len(tried)} tried, {len(tried) - len(failed)} passed")
    assert tried and not failed, "\n".join(failed)


@pytest.mark.parametrize("part", range(PARTS if ALL else 1))
def test_a_kill_at_any_moment_loses_nothing(trials: Trials, part: int) -> None:
    """docs/, site/ and the zip are each the old or the new one, whole; the next build mends all and leaves no litter."""
    points = trials.points()
    assert len(points) > 300
    faults = [Fault(at) for at in chosen(points, 6)][part :: PARTS if ALL else 1]
    tried = {f"{fault}, {points[fault.at or 0]}": list(trials.faults_of_killing(fault)) for fault in faults}
    check(tried, f"{len(points)} points; kills")


@pytest.mark.parametrize("part", range(PARTS if ALL else 1))
@pytest.mark.parametrize("error", [*ERRORS, "ENOSPC for good"])
def test_a_call_that_fails_is_one_sentence_and_all_is_old(trials: Trials, error: str, part: int) -> None:
    """Whatever call fails: all three outputs are old after exit code 1 and a sentence, or all are new after 0."""
    points = trials.points()
    name, lasting, _ = error.partition(" ")
    faults = [Fault(at, ERRORS[name], bool(lasting)) for at in chosen(points, 3)][part :: PARTS if ALL else 1]
    tried = {f"{fault}, {points[fault.at or 0]}": list(trials.faults_of_failing(fault)) for fault in faults}
    check(tried, f"{len(points)} points; {error}")


def test_a_swap_in_three_steps_is_undone(trials: Trials) -> None:
    """Where two names cannot be exchanged in one step: killed or refused at each step, nothing is lost either."""
    points = trials.points(three_steps=True)
    steps = swaps(points)
    assert sum(points[at].startswith("os.rename") for at in steps) == 7
    kills = [Fault(at, three_steps=True) for at in steps]
    tried = {str(fault): list(trials.faults_of_killing(fault)) for fault in kills}
    fails = [Fault(at, error, three_steps=True) for at in steps for error in ERRORS.values()][:: 1 if ALL else 5]
    tried |= {str(fault): list(trials.faults_of_failing(fault)) for fault in fails}
    check(tried, "swaps in three steps")


@pytest.mark.parametrize("three_steps", [False, True])
def test_a_kill_while_mending_what_a_kill_left_loses_nothing(trials: Trials, three_steps: bool) -> None:
    """Leftovers of one kill, then another kill, early or late: the third build mends all."""
    points = trials.points(three_steps)
    firsts = swaps(points)[:: 2 if ALL else 5]
    seconds = [*range(16), *range(16, len(points), 60)] if ALL else [2, 4, 9]
    pairs = [(Fault(i, three_steps=three_steps), Fault(j, three_steps=three_steps)) for i in firsts for j in seconds]
    tried = {f"{one}, then {two}": list(trials.faults_of_killing(one, two)) for one, two in pairs}
    check(tried, "kills after kills")


def test_a_report_is_started_whole_or_not_at_all(trials: Trials) -> None:
    """`new`, killed or refused at any point: seeds/<slug>/ is whole or not there, and nothing else is left in seeds/."""
    points = trials.points_of_starting()
    errors = [None, *ERRORS.values()] if ALL else [None, errno.ENOSPC]
    faults = [Fault(at, error) for at in range(len(points)) for error in errors]
    tried = {f"{fault}, {points[fault.at or 0]}": list(trials.faults_of_starting(fault)) for fault in faults}
    check(tried, f"{len(points)} points of `new`")


def test_all_is_on_the_disk_before_it_takes_its_place(trials: Trials) -> None:
    """Every file and folder made is synced before the first swap, each swap before anything is removed; the stamp is last."""
    points = [point.split(" ", 1) for point in trials.points()]
    first = next(at for at, (name, _) in enumerate(points) if name == "exchange")
    made = {path for name, path in points[:first] if name in ("open", "os.mkdir") and ".new" in path}
    assert len(made) > 60
    assert made <= {path for name, path in points[:first] if name == "fsync"}
    after = [name for name, _ in points[first:]]
    swaps = after.index("os.remove")
    assert after[:swaps] == ["exchange", "fsync", "exchange", "fsync", "os.mkdir", "os.rename"]
    assert points[-1] == ["write", "/.zhujie/made-up.json"]
    assert {*after[swaps:-2]} == {"os.remove", "os.rmdir"}
