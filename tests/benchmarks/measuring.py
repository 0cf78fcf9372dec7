"""What is measured: frames, the parts of a tick, headless play, the first frame, memory."""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pygame

from exercises import Offer
from game.cli import main
from game.minigames import GAMES
from game.model import CANVAS_H, CANVAS_W, TICK_S, Look, Skin
from game.session import Phase, advance, begin, wish
from game.shell import headless
from game.shell.levels import level
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker
from tests.benchmarks.naive import NaivePainter

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
now_s = time.perf_counter


def sitting(name, rung=1, seed=1):
    """A diligent child plays a level: what each tick was made of, until the set is over."""
    child = simulated("diligent", seed)
    tracker = Tracker(child.layout, child.true_calibration())
    session = begin(Offer.fixed(level(name, rung)), GAMES[name], seed)
    tick = 0
    while not session.over:
        tick += 1
        asked = wish(session)
        begun = now_s()
        rows = child.step(tick * TICK_S, asked, Controls())
        stepped = now_s()
        signals = tracker.tick(rows, TICK_S)
        tracked = now_s()
        yield session, signals, len(rows), stepped - begun, tracked - stepped
        session, _ = advance(session, signals, TICK_S)


def parts_of_a_tick(name):
    """Median microseconds of each part of a tick of play."""
    spent = {part: [] for part in ("child", "tracker", "session", "step", "view")}
    for session, signals, rows, child_s, tracker_s in sitting(name):
        if rows:
            spent["child"].append(child_s / rows)
            spent["tracker"].append(tracker_s / rows)
        if session.phase is not Phase.PLAYING:
            continue
        game, state = session.game, session.state
        spent["step"].append(timed(game.step, state, signals, TICK_S))
        whole = timed(advance, session, signals, TICK_S) + timed(wish, session)
        spent["session"].append(max(0.0, whole - spent["step"][-1]))
        spent["view"].append(timed(shown, game, state))
    return {part: 1e6 * median(times) for part, times in spent.items()}


def timed(work, *given):
    """Seconds of this thread's own work in one call: neighbours on the machine do not count."""
    begun = time.thread_time()
    work(*given)
    return time.thread_time() - begun


def shown(game, state):
    """All that a state shows."""
    return tuple(game.view(state))


def frames(name, world, every=1, naive_every=40):
    """Milliseconds of each frame of a set, ours and, now and then, drawn naively."""
    headless.open_display()
    ours = Painter(assets_folder(), str, Look())
    naive = NaivePainter(assets_folder(), str, Look())
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    fast, slow = [], []
    for count, (session, *_) in enumerate(sitting(name)):
        if session.phase is not Phase.PLAYING or count % every:
            continue
        shapes = (Skin(world), *session.game.view(session.state))
        fast.append(1e3 * timed(ours.paint, canvas, shapes))
        if len(fast) % naive_every == 0:
            naive.paint(canvas, shapes)  # the picture is loaded in a frame that does not count
            slow.append(1e3 * timed(naive.paint, canvas, shapes))
    return fast, slow


def p99(times):
    """The 99th percentile."""
    return sorted(times)[int(0.99 * (len(times) - 1))]


def headless_ratio(name, whole_process):
    """Seconds played for each second that `play --headless` takes, with or without its start.

    Without it, it is seconds of the processor: other jobs of the machine have no say.
    """
    with tempfile.TemporaryDirectory() as folder:
        words = ["play", name, "--sensor", "simulated", "--seed", "1", "--headless", "--json"]
        words += ["--data", folder]
        clock = now_s if whole_process else time.process_time
        begun = clock()
        if whole_process:
            told = run("-m", "game", *words)
        else:
            with contextlib.redirect_stdout(io.StringIO()) as said:
                main(words)
            told = said.getvalue()
        spent = clock() - begun
        return json.loads(told)["duration_s"] / spent


FIRST_FRAME = """
import sys
from game.shell import show
whole = show.Show.run
show.Show.run = lambda self, after: whole(self, lambda: True)
from game.cli import main
sys.exit(main(["--silent", "--data", sys.argv[1]]))
"""


def first_frame_s():
    """Seconds from the start of the process to its end after one frame, warm: the best of 3."""
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for _ in range(4):
            begun = now_s()
            run("-c", FIRST_FRAME, folder)
            times.append(now_s() - begun)
        return min(times)


def run(*words):
    """What a fresh process says."""
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=env, check=True
    )
    return done.stdout


def resident_bytes():
    """The memory that this process holds (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES


def memory_growth(minutes, painted):
    """Bytes gained in so many minutes of simulated play, after two rounds of all games."""
    headless.open_display()
    painter = Painter(assets_folder(), str, Look())
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    played_s, seed, first = 0.0, 0, None
    while first is None or played_s < minutes * 60:
        for name in GAMES:
            seed += 1
            for count, (session, *_) in enumerate(sitting(name, seed=seed)):
                played_s += TICK_S
                if painted and count % 30 == 0:
                    world = session.game.worlds[seed % 2]
                    painter.paint(canvas, (Skin(world), *session.game.view(session.state)))
        # The first round fills what is kept on purpose: pictures, texts, rings.
        if first is None and seed >= 2 * len(GAMES):
            first, played_s = resident_bytes(), 0.0
    return resident_bytes() - first
