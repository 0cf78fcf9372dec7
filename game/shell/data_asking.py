"""A page about the family's data in a window of its own, before the program itself is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.model import Look
from game.scenes.answers import Answer
from game.scenes.data_page import DataPage
from game.scenes.scene import Effect, Quit, Today
from game.shell.audio import Player, Silence
from game.shell.body import Body
from game.shell.disk_strip import Refused
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.show import Show

if TYPE_CHECKING:
    from game.shell.window import Canvas, Theatre


class Doorkeeper:
    """Closes the program when a page asks for it; knows nothing and keeps nothing."""

    look = Look()

    def __init__(self) -> None:
        """The door is open."""
        self.player: Player = Silence()
        self.trouble = ""
        self.refused = Refused()
        self.quitting = False

    def carry_out(self, effect: Effect) -> None:
        """Close where that is asked for."""
        self.quitting = self.quitting or isinstance(effect, Quit)

    def answers(self) -> tuple[Answer, ...]:
        """There is nothing to tell."""
        return ()

    def tell(self, ticket: str, value: object) -> None:
        """Nobody asked."""

    def today(self, t_s: float) -> Today:
        """Of no matter here."""
        return Today("", "")


def asked(
    page: DataPage, canvas: "Canvas", theatre: "Theatre", after_frame: Callable[[], bool] = bool
) -> str:
    """Show the page until something is chosen, which is returned; `after_frame` as in Show.run."""
    body = Body()
    try:
        # A recorder makes nothing as long as nothing is recorded.
        program = Program(page, body, Doorkeeper(), Recorder(Path()))
        Show(program, canvas, theatre).run(after_frame)
    finally:
        body.close()
    scene = program.scene
    return scene.chosen or scene.way_out if isinstance(scene, DataPage) else page.way_out
