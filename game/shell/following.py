"""What a simulated child follows: the screen's wish, or, for the onlooker, what it sees."""

from game.looker import LOOK_EVERY, Looker
from game.model import Wish
from game.scenes.play import Playing
from game.scenes.scene import Scene
from game.session import Phase
from game.shell.program import Follow, by_wish
from game.shell.sources import LOOKER


def follow_for(spec: str) -> Follow:
    """How the child behind `spec` is led."""
    return Onlooking() if spec == f"simulated:{LOOKER}" else by_wish


class Onlooking:
    """Getting ready it listens like anybody; in play it only looks."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._looker = Looker()
        self._wish = Wish()
        self._ticks = 0

    def __call__(self, scene: Scene) -> Wish:
        """What the child does now."""
        if not isinstance(scene, Playing) or scene.session.phase is not Phase.PLAYING:
            return scene.wish()
        if self._ticks % LOOK_EVERY == 0:
            session = scene.session
            self._wish = self._looker.look(session.game.view(session.state))
        self._ticks += 1
        return self._wish
