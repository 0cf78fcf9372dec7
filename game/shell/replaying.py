"""Replay a session, in a window or without."""

from contextlib import suppress
from pathlib import Path

from game.shell.launch import open_window
from game.shell.paths import assets_folder
from game.shell.replay import Replay, Replayed
from game.shell.texts import translator


def replay_session(folder: Path, headless: bool, safe_video: bool) -> Replayed:
    """Live the session in `folder` again. Raises Trouble, LevelError or RecordingError."""
    replay = Replay(folder)
    if not headless:
        from game.shell import show, window  # noqa: PLC0415  # headless replay opens no window

        canvas = open_window(safe_video, full=False)
        theatre = window.Theatre(assets_folder(), translator(assets_folder()), None)
        with suppress(KeyboardInterrupt):
            show.run_replay(replay, canvas, theatre)
        return replay.result
    while not replay.over:
        replay.tick()
    return replay.result
