"""Ask the desk for levels, tick by tick."""

from multiprocessing import active_children
from time import monotonic, sleep

from game.scenes import level_asks as ask
from game.scenes.answers import Answer
from game.shell.level_desk import LevelDesk
from tests.game.scenes.office import own

CROWD = 2
LONGEST_S = 60.0
UNDER_WAY = (ask.Reading, ask.Rehearsing)
FEW = {"few_rungs": own("few_rungs", rungs=1)}
"""One rung alone: it is rehearsed in a few parts."""


def ask_at(desk: LevelDesk, effect: object) -> object:
    """What is answered at once."""
    answer = desk.carriers[type(effect)](effect)
    assert isinstance(answer, Answer)
    assert answer.ticket == "it"
    return answer.value


def loaded(desk: LevelDesk) -> dict[str, ask.LevelCard]:
    """Every card of the list, by its id."""
    assert desk.carriers[ask.LoadLevels](ask.LoadLevels("it")) is None
    told = until(desk, tuple)
    return {card.id: card for card in told}


def until(desk: LevelDesk, *kinds: type) -> object:
    """Tick after tick, until one of these is told."""
    begun_s = monotonic()
    while monotonic() - begun_s < LONGEST_S:
        for answer in desk.news():
            assert answer.ticket == "it"
            # What is under way is a tuple, too.
            if isinstance(answer.value, kinds) and not isinstance(answer.value, UNDER_WAY):
                return answer.value
        sleep(0.005)
    raise AssertionError(f"none of {kinds} was told")


def ours() -> set[int]:
    """The processes that play for us."""
    return {process.pid for process in active_children() if process.pid is not None}
