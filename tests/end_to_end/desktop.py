"""A desktop of our own: a virtual screen, a window manager, real keys and clicks, photographs."""

import os
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

NEEDED = ("Xvfb", "openbox", "xdotool")
SCREEN_W, SCREEN_H = 1400, 860
FIELDS = 25
"""Numbers in the header of an X window dump (XWDFile.h); all big endian, 32 bits each."""
HEADER_SIZE, WIDTH, HEIGHT, ROW_BYTES, COLOURS = 0, 4, 5, 12, 19
COLOUR_BYTES = 12


def missing():
    """The programs that are not here."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Desktop:
    """Xvfb with openbox. Everything that was started is ended, by its own process."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._started = []
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SCREEN_W}x{SCREEN_H}x24"]
        words += ["-nolisten", "tcp", "-fbdir", str(folder)]
        self._start(words, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11"}
        self.env.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox"], env=self.env)

    def _start(self, words, **more):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(words, **{**quiet, **more})
        self._started.append(process)
        return process

    def close(self):
        """End what was started, last first."""
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)

    def run(self, *words):
        """Start the program as a user would; the process."""
        with (self._folder / "stderr.txt").open("a") as told:
            return self._start([sys.executable, "-m", "game", *words], env=self.env, stderr=told)

    def tool(self, *words):
        """What xdotool answers."""
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, program):
        """The id of the program's window, once it is shown and has the focus.

        A scaled window is opened first and given back where it would be slow; only the one that
        stays is named. Keys that were meant for the other would be lost with it.
        """

        def look():
            found = self.tool("search", "--onlyvisible", "--pid", str(program.pid)).split()
            named = [each for each in found if self.tool("getwindowname", each) == "Stepling"]
            return named[-1] if named else None

        def focused():
            self.tool("windowactivate", "--sync", window)
            return self.tool("getwindowfocus") == window

        window = until(look, 60, "the window")
        until(focused, 20, "the focus on the window", 0.2)
        return window

    def resize(self, window, w, h):
        """Give the window's inside this size; asked again, as a new window still sizes itself."""

        def sized():
            self.tool("windowsize", window, str(w), str(h))
            return self.place(window)[2:] == (w, h)

        until(sized, 20, f"a window of {w}x{h}", 0.2)

    def place(self, window):
        """Where the window's inside is on the screen: x, y, width and height."""
        size = self._numbers("getwindowgeometry", "--shell", window)
        # The geometry counts the frame twice; where the pointer lands is where the inside begins.
        self.tool("mousemove", "--window", window, "0", "0")
        at = self._numbers("getmouselocation", "--shell")
        return at["X"], at["Y"], size["WIDTH"], size["HEIGHT"]

    def _numbers(self, *words):
        told = self.tool(*words)
        return {name: int(n) for name, n in (line.split("=") for line in told.splitlines())}

    def hold(self, key, seconds):
        """Hold a key down for so long."""
        self.tool("keydown", key)
        time.sleep(seconds)
        self.tool("keyup", key)

    def photograph(self):
        """The whole screen as an array (height, width, 3) of bytes, red first."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(f">{FIELDS}I", data[: FIELDS * 4])
        first = head[HEADER_SIZE] + head[COLOURS] * COLOUR_BYTES
        rows = np.frombuffer(data, np.uint8, head[HEIGHT] * head[ROW_BYTES], first)
        pixels = rows.reshape(head[HEIGHT], head[ROW_BYTES] // 4, 4)[:, : head[WIDTH]]
        return pixels[..., 2::-1]


def until(look, seconds, what, every_s=0.05):
    """What `look` finds, tried again until it finds something.

    A look by F12 holds the game still, so that one that looks all the time waits for ever.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(every_s)
    raise AssertionError(f"{what} did not come within {seconds} s")
