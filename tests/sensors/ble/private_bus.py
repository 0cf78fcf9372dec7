"""A D-Bus of a test's own instead of the system's, so that no real Bluetooth is ever asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import pytest

__all__ = ["PrivateBus", "needs_dbus"]

ADDRESS = "DBUS_SYSTEM_BUS_ADDRESS"
STOPS_WITHIN_S = 5.0
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"""

needs_dbus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs Linux and dbus-daemon (Debian's package dbus)",
)
"""Marks what needs a private bus."""


class PrivateBus:
    """A context manager: for its time the system bus of this process is one of its own.

    As it begins nobody offers anything on it, as on a machine without BlueZ; with `running=False`
    there is not even a bus.
    """

    def __init__(self, running: bool = True) -> None:
        """Nothing is started yet."""
        self._running = running
        self._daemon: subprocess.Popen[str] | None = None
        self._before: str | None = None

    def __enter__(self) -> Self:
        """Start the daemon and point the process to it."""
        self._folder = TemporaryDirectory(prefix="bus")  # a socket's path has to be short
        path = Path(self._folder.name) / "socket"
        if self._running:
            self._start(path)
        self._before = os.environ.get(ADDRESS)
        os.environ[ADDRESS] = f"unix:path={path}"
        return self

    def _start(self, path: Path) -> None:
        config = path.with_name("bus.conf")
        config.write_text(CONFIG.format(path=path), "utf-8")
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
        self._daemon = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline(), "dbus-daemon did not start."

    def stop(self) -> None:
        """The bus goes away, as when the daemon is restarted."""
        if self._daemon is not None:
            assert self._daemon.stdout is not None
            self._daemon.terminate()
            self._daemon.wait(STOPS_WITHIN_S)
            self._daemon.stdout.close()
            self._daemon = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the daemon and point the process to where it pointed before."""
        self.stop()
        self._folder.cleanup()
        if self._before is None:
            del os.environ[ADDRESS]
        else:
            os.environ[ADDRESS] = self._before
