"""Levels and rehearsals for tests: shipped ones, and such as are bad on purpose."""

from dataclasses import replace

from exercises import load
from exercises.library import ids, level_text
from game.minigames import GAMES
from game.model import MiniGame, Repetition, Wish
from game.rehearsal import plan, rehearse

PARAMS = {name: game.params for name, game in GAMES.items()}
WORLDS = {name: game.worlds for name, game in GAMES.items()}


def rungs_of(text, name="<level>"):
    """Every rung of a level."""
    first = load(text, PARAMS, name, 1, WORLDS)
    return tuple(load(text, PARAMS, name, rung, WORLDS) for rung in range(1, first.rungs + 1))


def shipped():
    """All rungs of each shipped level, by its id."""
    return {name: rungs_of(level_text(name), f"{name}.yaml") for name in ids()}


def river(**keys):
    """One rung of Otter River with these keys; those that are the game's own under `params`."""
    own = {key: keys.pop(key) for key in ("gate_width_share", "patience_s") if key in keys}
    lines = [f"{key}: {value}" for key, value in keys.items()]
    lines += [f"params: {{{', '.join(f'{key}: {value}' for key, value in own.items())}}}"]
    head = "format: 1\nid: made\ntitle: {en: Made}\ngame: otter_river\n"
    return rungs_of(head + "\n".join(lines))


def rehearsed(rungs, rung=1, count=8, game=None, **options):
    """A rehearsal by a small crowd, of one rung alone."""
    game = game or GAMES[rungs[0].game]
    return rehearse(plan(rungs, game, rung, count, on_other_rungs=0, **options))


def unlimited(exercise, *, params=None, **changes):
    """The same with values that no loader would let through."""
    if params:
        changes["params"] = Unsafe(exercise.params, **params)
    return replace(exercise, **changes)


class Unsafe:
    """Params without any limits: those of a game, some of them changed."""

    def __init__(self, safe, **changes):
        names = safe.__dataclass_fields__
        self.__dataclass_fields__ = names
        for name in names:
            setattr(self, name, changes.get(name, getattr(safe, name)))


def keys_of(report, severity=None):
    """The rules that had something to say."""
    return {
        finding.key
        for finding in report.findings
        if severity is None or finding.severity is severity
    }


def sentence_of(report, key):
    """What a rule says."""
    return next(finding.sentence for finding in report.findings if finding.key == key)


def wishing(wish, every_s=5.0, tries=1, reps=6):
    """A made-up game that wishes one thing all the time and counts a success now and then."""

    def start(params, rng):
        return 0.0

    def step(state, signals, dt_s):
        later = state + dt_s
        due = int(later / every_s) > int(state / every_s)
        return later, (Repetition(True, None, tries, every_s),) if due else ()

    def shown(state):
        return iter(())

    return MiniGame(
        "otter_river",
        PARAMS["otter_river"],
        start,
        step,
        shown,
        lambda state: wish,
        lambda state: state >= reps * every_s,
        cue="",
        worlds=("river",),
    )


__all__ = [
    "GAMES",
    "Wish",
    "keys_of",
    "rehearsed",
    "river",
    "rungs_of",
    "sentence_of",
    "shipped",
    "unlimited",
    "wishing",
]
