"""Import and play everything with every door to a network watched; prints what was seen as JSON.

Run in a process of its own, as an audit hook cannot be taken back:

    python -m tests.offline_play DATA_FOLDER [plant]

With `plant` it also opens a door by itself, so that a test sees that the watch is awake.
"""

import json
import pkgutil
import socket
import sys
from importlib import import_module
from typing import Any

PACKAGES = ("game", "sensors", "profiles", "exercises", "assets")
LEVELS = ("otter_river", "sleepy_owl", "log_trail")
DOORS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.")
"""How the audit events of networks begin (Python's table of audit events)."""
CLIENTS = (
    *("http.client", "urllib.request", "ftplib", "smtplib", "xmlrpc.client", "webbrowser"),
    *("requests", "httpx", "urllib3", "aiohttp", "websockets", "websocket", "pycurl"),
    *("paho", "grpc", "sentry_sdk"),
)


class Watch:
    """Notes each attempt to use a network; local sockets of the system are none."""

    def __init__(self) -> None:
        """Nothing seen."""
        self.attempts: list[str] = []
        self._local = {getattr(socket, "AF_UNIX", None), getattr(socket, "AF_BLUETOOTH", None)}

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """What Python calls on every audited event."""
        if event.startswith(DOORS) and not self._stays_here(event, arguments):
            self.attempts.append(f"{event} {arguments[1:]!r}")

    def _stays_here(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event == "socket.__new__":
            return arguments[1] in self._local
        opened = arguments[0] if arguments else None
        return isinstance(opened, socket.socket) and opened.family in self._local


def import_everything() -> int:
    """Import every module that the program ships; how many there are."""
    count = 0
    for package in map(import_module, PACKAGES):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
            count += 1
    return count


def play_everything(folder: str) -> list[int]:
    """Each level, headless, then the child's path; the exit statuses."""
    from game.cli import main  # noqa: PLC0415  # not before the watch is set

    headless = ("--sensor", "simulated", "--seed", "1", "--headless", "--data", folder)
    played = [main(["play", level, *headless]) for level in LEVELS]
    return [*played, main(["progress", "guest", "--data", folder])]


def plant() -> None:
    """Reach out by itself, to this machine's own address only."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.connect(("127.0.0.1", 9))


def main() -> None:
    """Watch, import, play, tell."""
    watch = Watch()
    sys.addaudithook(watch.hook)
    modules = import_everything()
    statuses = play_everything(sys.argv[1])
    clients = [name for name in CLIENTS if name in sys.modules]
    if sys.argv[2:] == ["plant"]:
        plant()
        import_module("http.client")
        clients = [name for name in CLIENTS if name in sys.modules]
    seen = {
        "modules": modules,
        "statuses": statuses,
        "attempts": watch.attempts,
        "clients": clients,
    }
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main()
