"""A rehearsal on all cores: its parts are shared out, and come back as they are done."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from game.rehearsal.plan import Part, Plan, parts, play_part
from game.rehearsal.play import Played

WORTH_IT = 6
"""Fewer parts are played here, before another process would have started."""


def spawning(count: int) -> Executor:
    """So many processes, started afresh: a fork would copy threads, a display and a sound card."""
    return ProcessPoolExecutor(count, get_context("spawn"))


def played(
    plan: Plan, processes: int | None = None, pool: Callable[[int], Executor] = spawning
) -> Iterator[Played]:
    """Every part of the plan, as it is done; `processes` is the number of cores unless given.

    Closing the iterator gives up what was not begun. Where no other process can be had, all is
    played here: it takes longer, and is the same.
    """
    count = processes or os.cpu_count() or 1
    left = {(part.rung, part.child.number): part for part in parts(plan)}
    if count > 1 and len(left) >= WORTH_IT:
        try:
            for one in _shared_out(plan, tuple(left.values()), pool(count)):
                del left[one.rung, one.child]
                yield one
        except (OSError, BrokenProcessPool):
            pass  # too little memory, or a machine that forbids it
    for part in left.values():
        yield play_part(plan, part)


def _shared_out(plan: Plan, whole: Sequence[Part], pool: Executor) -> Iterator[Played]:
    try:
        # The level travels along with each part: some thousand bytes for half a second of work.
        waiting = [pool.submit(play_part, plan, part) for part in whole]
        for done in as_completed(waiting):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)
