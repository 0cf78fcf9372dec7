"""Every mini-game, one line each."""

from game.minigames import log_trail, otter_river, sleepy_owl
from game.model import AnyGame

GAMES: dict[str, AnyGame] = {
    game.name: game
    for game in (
        otter_river.GAME,
        sleepy_owl.GAME,
        log_trail.GAME,
    )
}
