"""How long keeping and reading take after five years of daily practice, beside the naive way.

    python -m tests.benchmarks.storing

Times are of the wall clock, for waiting for the disk is part of them; but what a start and the
progress screen read is in memory, and told in time of the processor: other jobs have no say.
Each store has its turn within one run, on the same disk. What is timed as a frame is all that the
game's own thread does and waits for, to keep one repetition.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

import pygame

from game.model import CANVAS_H, CANVAS_W, Look
from game.scenes.progress import ProgressScreen
from game.scenes.setting import Setting
from game.shell import headless
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.texts import translator
from profiles.child_path import ChildPath
from profiles.milestones import shipped
from profiles.model import Child, Repetition
from profiles.store import DATABASE, Store
from tests.benchmarks import five_years
from tests.benchmarks.naive_store import NaiveStore

FRAME_S = 1 / 60
APPENDS, NAIVE_APPENDS, LOADS, FRAMES = 300, 5, 7, 3
PAGE = 4096
LAST_DAY = "2030-12-05"
"""Of the five years."""


class Way(NamedTuple):
    """What one way of storing costs, in milliseconds."""

    who: str
    start_ms: float
    """From a closed file to the first frame that may ask: opened and checked, or read whole."""
    progress_ms: float
    """The data of the progress screen."""
    first_frame_ms: float
    """From the choice of a child to the first frame of its path: data, layout, and every picture
    drawn for the first time. One file a child is read then, whole."""
    append_ms: float
    """Until a repetition is on the disk, median."""
    frame_ms: float
    """What the frame of that repetition has to do and wait for, median."""
    longest_frame_ms: float
    bare_ms: float
    """A page written to a file of its own and flushed to the disk, median: as quick as it gets."""
    size_mb: float
    reps: int
    """Repetitions that the progress screen tells: the same for both."""

    @property
    def from_cold_ms(self) -> float:
        """From a closed file to the progress screen's data."""
        return self.start_ms + self.progress_ms


def ours(folder: Path) -> Way:
    """Stepling's store."""
    child = five_years.of_stepling(folder)
    size_mb = (folder / DATABASE).stat().st_size / 1e6
    start_ms = best_ms(lambda: Store(folder).close(), clock=thread_time)
    path = shipped()
    with closing(Store(folder)) as store:
        progress_ms = best_ms(lambda: store.path(child, path, LAST_DAY), clock=thread_time)
        walked = store.path(child, path, LAST_DAY)
        looked_ms = best_ms(
            lambda: looked(child, store.path(child, path, LAST_DAY)), FRAMES, thread_time
        )
        session, round_, done = five_years.one_more(child, store.gear_of(child))
        store.keep("session", session)
        store.keep("round", round_)
        store.flush(10)
        store.answers()
        frames, appends = zip(*_kept_one_by_one(store, done[:APPENDS]), strict=True)
        bare = bare_ms(folder / "bare")
    return Way(
        "Stepling (SQLite, a thread that writes)",
        *(start_ms, progress_ms, looked_ms, median(appends), median(frames), max(frames), bare),
        *(size_mb, walked.reps),
    )


def looked(child: Child, path: ChildPath) -> None:
    """The first frame of the progress screen, on a painter that has drawn nothing yet."""
    headless.open_display()
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    painter = Painter(assets_folder(), translator(assets_folder()), Look())
    painter.paint(canvas, tuple(ProgressScreen(Setting((), "", child), path, LAST_DAY).view()))


def _kept_one_by_one(store: Store, done: list[Repetition]) -> Iterator[tuple[float, float]]:
    """Of each repetition: what its frame took, and when it was known to be on the disk."""
    for repetition in done:
        begun_s = perf_counter()
        store.keep(repetition.id, repetition)
        frame_ms = 1e3 * (perf_counter() - begun_s)
        while not (answers := store.answers()):
            sleep(0.0002)
        assert answers[0].error is None
        yield frame_ms, 1e3 * (perf_counter() - begun_s)


def naive(folder: Path) -> Way:
    """One JSON file."""
    path = folder / "ana.json"
    five_years.of_json(path)
    size_mb = path.stat().st_size / 1e6
    start_ms = best_ms(lambda: NaiveStore(path), 2, thread_time)
    store = NaiveStore(path)
    progress_ms = best_ms(store.progress, clock=thread_time)
    reps = store.progress()[-1]

    def first_frame() -> None:
        NaiveStore(path).progress()
        looked(Child("", "KT47", "Ana", "fox", "2026-01-01"), ChildPath())

    looked_ms = best_ms(first_frame, 2, thread_time)
    repetition = store.kinds["Repetition"][0]
    frames = []
    for _ in range(NAIVE_APPENDS):
        begun_s = perf_counter()
        store.kinds["Repetition"].append(repetition)
        store.save()
        frames.append(1e3 * (perf_counter() - begun_s))
    bare = bare_ms(folder / "bare")
    return Way(
        "one JSON file a child",
        *(start_ms, progress_ms, looked_ms, median(frames), median(frames), max(frames), bare),
        *(size_mb, reps),
    )


def bare_ms(path: Path, times: int = 100) -> float:
    """What this disk asks for the least that can be kept."""
    took = []
    with path.open("wb") as file:
        for _ in range(times):
            begun_s = perf_counter()
            file.write(bytes(PAGE))
            file.flush()
            os.fsync(file.fileno())
            took.append(1e3 * (perf_counter() - begun_s))
    return median(took)


def best_ms(
    work: Callable[[], object], times: int = LOADS, clock: Callable[[], float] = perf_counter
) -> float:
    """The shortest of some: neighbours on the machine only ever make it longer."""
    took = []
    for _ in range(times):
        begun_s = clock()
        work()
        took.append(1e3 * (clock() - begun_s))
    return min(took)


def side_by_side(folder: Path) -> tuple[Way, Way]:
    """Both, in a folder for each."""
    for name in ("ours", "naive"):
        (folder / name).mkdir()
    return ours(folder / "ours"), naive(folder / "naive")


def table(mine: Way, theirs: Way) -> Iterator[str]:
    """Both ways, and how many times as long the naive one takes."""
    words = "after 1 800 sessions, 100 000 repetitions"
    yield f"{words:<48}{'ours':>9}{'JSON':>10}{'times':>9}  target"
    rows = (
        ("start: opened and checked, or read [ms]", "start_ms", ""),
        ("the progress screen's data [ms]", "progress_ms", "<= 60"),
        ("both [ms]", "from_cold_ms", ""),
        ("a child's choice to its path's first frame [ms]", "first_frame_ms", "<= 250"),
        ("a repetition until it is on the disk [ms]", "append_ms", "<= 2"),
        ("its frame's own part, median [ms]", "frame_ms", ""),
        ("its frame's own part, longest [ms]", "longest_frame_ms", f"< {1e3 * FRAME_S:.1f}"),
        ("a bare page to the disk [ms]", "bare_ms", ""),
        ("size [MB]", "size_mb", ""),
    )
    for words, name, target in rows:
        own, other = getattr(mine, name), getattr(theirs, name)
        yield f"{words:<48}{own:>9.2f}{other:>10.2f} {other / own:>8.0f}  {target}".rstrip()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        for line in table(*side_by_side(Path(folder))):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
