"""The file that `stepling sensors record` writes: private, whole, and never over another one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from game.shell.texts import counted
from game.shell.trouble import Trouble
from profiles.errors import reason
from profiles.folder import OWNER_ONLY_FILE
from sensors.layout import Layout
from sensors.recording import MAX_BYTES
from sensors.recording_writer import RecordingWriter
from sensors.sample import Sample
from sensors.verdict import Verdict

__all__ = ["RecordingFile"]

MOST_BYTES = MAX_BYTES - 1024**2
"""A longer recording could not be read: it ends when it comes near that."""
LOOKS_EACH_ROWS = 1000
"""How often its size is looked at; so many rows are far shorter than what is left then."""


class RecordingFile:
    """Made when the first row comes. Whatever happens, what was written can be read."""

    def __init__(self, path: Path, force: bool) -> None:
        """Nothing is touched yet. With `force` another file is replaced. Raises Trouble."""
        self._path = path
        self._force = force
        self._writer: RecordingWriter | None = None
        self._rows = 0
        self._begun = self._full = False
        with self._in_words():
            self._look(path)

    def _look(self, path: Path) -> None:
        """Say at once, and not after a long search, what will not do."""
        if not path.parent.is_dir():
            raise Trouble(f"{path} cannot be written: there is no folder {path.parent}. Make it.")
        if path.exists() and not path.is_file():
            raise Trouble(f"{path} is not a file. Give the recording another name.")
        if path.exists() and not self._force:
            raise Trouble(self._there())

    def _there(self) -> str:
        return f"{self._path} is there already. Give another name, or replace it with --force."

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, why: type[BaseException] | None, *_: object) -> None:
        """Close. Raises Trouble where the disk did not take all."""
        if why is not None:
            self._save()
        elif self._writer is not None:
            with self._in_words():
                self._writer.close()

    def start(self, layout: Layout) -> None:
        """Make the file, for its owner alone. Raises Trouble."""
        with self._in_words():
            if self._force:
                self._path.unlink(missing_ok=True)
            self._begun = True
            self._writer = RecordingWriter(self._path, layout)
            self._path.chmod(OWNER_ONLY_FILE)

    def take(self, samples: Sequence[Sample]) -> bool:
        """Write rows as they came; False once the file is as long as can be. Raises Trouble."""
        assert self._writer is not None, "start() comes first"
        for sample in samples:
            with self._in_words():
                self._rows += self._writer.add(sample)
                if self._rows % LOOKS_EACH_ROWS == 0:
                    self._full = self._path.stat().st_size > MOST_BYTES
            if self._full:
                return False
        return True

    def told(self, verdict: Verdict) -> Iterator[str]:
        """What became of it, once it is closed."""
        if self._full:
            yield "The recording was ended: a longer one could not be read. Go on in another file."
        if self._writer is not None and self._writer.left_out:
            rows = counted(self._writer.left_out, "row")
            yield f"Left out: {rows} that held no numbers, or came out of order."
        rows = counted(self._rows, "row")
        yield f"{self._path} holds {rows}. {verdict.light}: {verdict.sentence}"

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Raises Trouble for what the disk refuses, after what can be saved was saved."""
        try:
            yield
        except FileExistsError:
            raise Trouble(self._there()) from None
        except OSError as error:
            kept = self._save()
            raise Trouble(f"{self._path} cannot be written: {reason(error)}. {kept}") from None

    def _save(self) -> str:
        """Cut off half a row at the end, or take a file without any row away; what is left."""
        writer, self._writer = self._writer, None
        with suppress(OSError):
            if writer is not None:
                writer.close()
        with suppress(OSError):
            if not self._begun:
                return "Nothing was recorded."
            rows = _whole_rows(self._path)
            if rows:
                return f"It holds the first {counted(rows, 'row')}, which can be read."
            self._path.unlink()
        return "Nothing was recorded."


def _whole_rows(path: Path) -> int:
    """How many rows the file has once what is behind the last line break is gone."""
    rows = end = 0
    with path.open("r+b") as file:
        for line in file:
            if line.endswith(b"\n"):
                end += len(line)
                rows += not line.startswith(b"#")
        file.truncate(end)
        os.fsync(file.fileno())
    return max(0, rows - 1)  # the first of them holds the names of the columns
