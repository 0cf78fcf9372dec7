"""A small editor without a window: it asks a language server over stdin and stdout (LSP)."""

import json
import os
import queue
import shutil
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

__all__ = ["Complaint", "Editor", "yaml_server"]

Message = dict[str, Any]

ANSWERS_WITHIN_S = 60.0
STOPS_WITHIN_S = 10.0
NETWORK_WATCH = """
const {appendFileSync} = require("node:fs");
const refuse = (what) => () => {
  appendFileSync(process.env.NETWORK_TRIES, what + "\\n");
  throw new Error(what + " is refused");
};
require("node:dns").lookup = refuse("dns.lookup");
require("node:net").Socket.prototype.connect = refuse("net.connect");
"""
"""What node runs before the server: every way out is shut, and each try is written down."""


def yaml_server() -> str | None:
    """The program `yaml-language-server`: $STEPLING_YAML_SERVER, else the one on the PATH."""
    return os.environ.get("STEPLING_YAML_SERVER") or shutil.which("yaml-language-server")


@dataclass(frozen=True)
class Complaint:
    """What an editor underlines: its first line, counted from 1, and what it says."""

    line: int
    text: str


class Editor:
    """A context manager: for its time the server runs, and files can be opened in it.

    `settings` are what a family would set for the section `yaml`. The server keeps nothing on the
    disk and reaches no network: `network_tries` says which it wanted.
    """

    def __init__(self, server: str, folder: Path, settings: Message) -> None:
        """Nothing is started yet; `folder` is the workspace."""
        self._server, self._folder, self._settings = server, folder, settings
        self._tries = folder / "network_tries.txt"
        self._arrived: queue.Queue[Message] = queue.Queue()
        self._complaints: dict[str, list[Complaint]] = {}
        self._answers: dict[int, Message] = {}
        self._asked = 0

    @property
    def network_tries(self) -> list[str]:
        """Each try of the server to reach a network; all of them were refused."""
        return self._tries.read_text("utf-8").splitlines() if self._tries.exists() else []

    def __enter__(self) -> Self:
        """Start the server and shake hands."""
        watch = self._folder / "network_watch.cjs"
        watch.write_text(NETWORK_WATCH, "utf-8")
        env = {"NETWORK_TRIES": str(self._tries), "NODE_OPTIONS": f'--require="{watch.as_posix()}"'}
        self._process = subprocess.Popen(
            [self._server, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **env},
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        try:
            self._ask("initialize", self._who_asks())
            self._tell("initialized", {})
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Ask the server to stop, and see that it does."""
        try:
            if kind is None:
                self._ask("shutdown", None)
                self._tell("exit", None)
                self._process.wait(STOPS_WITHIN_S)
        finally:
            self._stop()

    def open(self, path: Path) -> None:
        """Show the file at `path`, which was not open before; the server begins to look at it."""
        text = path.read_text("utf-8")
        opened = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": opened})

    def complaints(self, path: Path) -> list[Complaint]:
        """What the server says about the opened file."""
        while path.as_uri() not in self._complaints:
            self._take()
        return self._complaints[path.as_uri()]

    def offers(self, path: Path, line: int, column: int) -> list[str]:
        """What could be typed at a place in the opened file; both are counted from 1."""
        found = self._ask("textDocument/completion", _place(path, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return [item["label"] for item in items]

    def explains(self, path: Path, line: int, column: int) -> str:
        """What the editor shows when the mouse rests on a place; both are counted from 1."""
        found = self._ask("textDocument/hover", _place(path, line, column))
        return "" if found is None else str(found["contents"]["value"])

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait(STOPS_WITHIN_S)
        self._reader.join(STOPS_WITHIN_S)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()

    def _who_asks(self) -> Message:
        place = self._folder.as_uri()
        return {
            "processId": os.getpid(),
            "rootUri": place,
            "workspaceFolders": [{"uri": place, "name": self._folder.name}],
            "capabilities": {
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
            },
        }

    def _ask(self, method: str, params: object) -> Any:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while number not in self._answers:
            self._take()
        answer = self._answers.pop(number)
        assert "error" not in answer, f"The server refused {method}: {answer['error']}"
        return answer["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _take(self) -> None:
        """Wait for the next message and do what it is for."""
        try:
            message = self._arrived.get(timeout=ANSWERS_WITHIN_S)
        except queue.Empty:
            late = f"The language server said nothing for {ANSWERS_WITHIN_S:g} s."
            raise TimeoutError(late) from None
        assert message, "The language server closed its output before it had answered."
        if "method" not in message:
            self._answers[message["id"]] = message
        elif "id" in message:
            self._send({"id": message["id"], "result": self._own_answer(message)})
        elif message["method"] == "textDocument/publishDiagnostics":
            said = message["params"]
            self._complaints[said["uri"]] = [
                Complaint(one["range"]["start"]["line"] + 1, one["message"])
                for one in said["diagnostics"]
            ]

    def _own_answer(self, question: Message) -> object:
        if question["method"] != "workspace/configuration":
            return None
        sections = [item.get("section") for item in question["params"]["items"]]
        return [self._settings if section == "yaml" else None for section in sections]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while message := _read_message(self._process.stdout):
            self._arrived.put(message)
        self._arrived.put({})


def _place(path: Path, line: int, column: int) -> Message:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}


def _read_message(stream: IO[bytes]) -> Message | None:
    """The next message; None once the server has closed its output."""
    length = 0
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = stream.read(length)
    return json.loads(body) if body and len(body) == length else None
