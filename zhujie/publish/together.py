"""Several outputs take their places as one: all of them or, whatever happens between two swaps, none for good.

Each swap is one step, but there are three of them. Before the first a plan is written: where each output goes, and the
number the disk knows it by. A build killed between two swaps is carried on from the plan by the next run, even one that
ends with a fault; whatever still lies aside under its planned number has not taken its place yet.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zhujie.model import Fault
from zhujie.owned import strangers
from zhujie.publish.aside import Aside, clear, tidy, undo
from zhujie.publish.disk import on_disk, sync
from zhujie.publish.swap import swap

PLAN = "plan.json"
"""Lies in the work folder of the first output."""


def recover(*asides: Aside) -> None:
    """Mend what a killed build left, then clear it. Every target is whole before anything is deleted."""
    for aside in asides:
        undo(aside)
    _carry_on(asides)
    for aside in asides:
        tidy(aside)


@contextmanager
def staged(*asides: Aside) -> Iterator[None]:
    """Room to make new outputs in; when it ends, nothing is left there, whatever happened."""
    recover(*asides)
    for aside in asides:
        with on_disk(aside.work):
            aside.work.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for aside in asides:
            with suppress(OSError, Fault):  # the next build tries again, and says why it cannot
                clear(aside.new, aside.target)


def swap_in(folders: dict[Aside, bool], dist: Aside, bundle: str) -> None:
    """The folders that changed take their places, then the zip: all of them or, if the disk refuses one, none."""
    changed = [aside for aside, new in folders.items() if new]
    plan = next(iter(folders)).work / PLAN
    goals = {str(aside.target): _number(aside.new) for aside in changed}
    goals[str(dist.target / bundle)] = _number(dist.new)
    try:
        with on_disk(plan):
            plan.write_text(json.dumps(goals), encoding="utf-8")
            sync(plan)
        for aside in changed:
            _take_place(aside)
        _place(dist, bundle)
    except BaseException:
        with suppress(OSError):
            plan.unlink(missing_ok=True)
        for aside in reversed(changed):
            with suppress(OSError):
                if _number(aside.target) == goals[str(aside.target)]:
                    _give_back(aside)
        raise
    with suppress(OSError):  # harmless: nothing lies aside any more
        plan.unlink()


def _carry_on(asides: tuple[Aside, ...]) -> None:
    """Outputs whose neighbours took their places take theirs; where none had, the plan is dropped."""
    plan = asides[0].work / PLAN
    goals = _read(plan)
    waiting = [
        (aside, goal)
        for goal in map(Path, goals)
        for aside in asides
        if aside.target in (goal, goal.parent) and _number(aside.new) == goals[str(goal)]
    ]
    if len(waiting) < len(goals):
        for aside, goal in waiting:
            if goal != aside.target:
                _place(aside, goal.name)
            elif not strangers(goal):  # who came since is named by the build, and stays where it is
                _take_place(aside)
    with on_disk(plan):
        plan.unlink(missing_ok=True)


def _take_place(aside: Aside) -> None:
    with on_disk(aside.target):
        swap(aside.new, aside.target, aside.spare)
        sync(aside.target.parent)  # before anything old is deleted


def _give_back(aside: Aside) -> None:
    if os.path.lexists(aside.new):
        swap(aside.new, aside.target, aside.spare)
    else:
        os.rename(aside.target, aside.new)


def _place(dist: Aside, bundle: str) -> None:
    with on_disk(dist.target / bundle):
        dist.target.mkdir(exist_ok=True)
        os.replace(dist.new, dist.target / bundle)


def _number(path: Path) -> int:
    """What the disk knows a file or folder by, whatever its name; 0 for none."""
    try:
        return os.lstat(path).st_ino
    except OSError:
        return 0


def _read(plan: Path) -> dict[str, int]:
    """The plan; empty where there is none, or one that was not finished: then nothing took its place."""
    try:
        goals = json.loads(plan.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    sound = isinstance(goals, dict) and all(type(number) is int and number for number in goals.values())
    return goals if sound else {}
