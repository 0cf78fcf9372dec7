"""Whatever is written, and whatever it extends: no rung is ever outside the safe limits."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from exercises import Level, LevelError, read
from exercises.limits import Caps, breaches
from exercises.merging import Written
from game.shell.levels import PARAMS, WORLDS
from tests.exercises.levels import GAMES as MADE_UP

ALL = {**PARAMS, **{name: MADE_UP[name] for name in ("loose",)}}
EDGES = {
    "hold_s": [5, 0.1, 0.3, 2, 10, 15, 30, 59, 60, 61],
    "reps": [3, 0, 1, 2, 5, 8, 40, 50, 51],
    "reach_share": [0.5, 0.09, 0.1, 0.8, 0.81, 0.85, 0.9, 0.91],
    "sets": [2, 0, 1, 10, 11],
    "rest_s": [20, 0, 14.9, 15, 300, 301],
    "max_minutes": [5, 0.5, 1, 15, 15.1, 20],
    "extra_tries": [3, -1, 0, 4],
    "gate_width_share": [0.3, 0.1, 0.6, 0.7],
    "patience_s": [10, 2, 1],
    "calm_factor": [2, 1.5, 4],
    "patience_factor": [3, 1.1, 1, 3.1],
    "lead_s": [7, 4, 12],
    "nap_hold_s": [5, 60, 60.5],
    "max_reach_share": [0.8, 0.1, 0.5, 0.85, 0.9, 0.91],
    "max_session_minutes": [15, 1, 5, 16],
}
ODD = st.sampled_from([None, True, "x", "0.9", [], {}, [0.9], {"left": 0.9}])
OUT_OF = st.integers(0, 19)
"""A die."""


@st.composite
def values(draw, key):
    """Something safe (the first), something at a limit or just beyond, or, rarely, anything."""
    if draw(OUT_OF) == 1:
        return draw(st.one_of(ODD, st.floats(-2, 130), st.integers(-2, 130)))
    if key == "front_reach_share":
        return draw(st.lists(values("reach_share"), max_size=2))
    first, *edges = EDGES[key]
    return draw(st.sampled_from(edges)) if draw(OUT_OF) < 10 else first


@st.composite
def maps(draw, *keys):
    """A few of these keys, with values."""
    few = draw(st.lists(st.sampled_from(keys), max_size=2, unique=True))
    return {key: draw(values(key)) for key in few}


SHARED = ["hold_s", "reps", "reach_share", "sets", "rest_s", "max_minutes", "extra_tries"]
OWN = [
    *("gate_width_share", "patience_s", "calm_factor", "patience_factor"),
    *("lead_s", "nap_hold_s", "front_reach_share"),
]
RUNG = st.builds(
    dict.__or__, maps(*SHARED), st.fixed_dictionaries({}, optional={"params": maps(*OWN)})
)
NAMED = st.fixed_dictionaries({}, optional={"raised_by": st.sampled_from(["Ada", "Ben", ""])})
LIMITS = st.builds(dict.__or__, maps("max_reach_share", "max_session_minutes"), NAMED)
MORE = {"ladder": st.lists(RUNG, min_size=1, max_size=3), "limits": LIMITS}
LEVEL = st.builds(dict.__or__, RUNG, st.fixed_dictionaries({}, optional=MORE))


def text_of(level_id: str, keys: dict[str, object], below: str | None, game: str) -> str:
    """YAML, as one line for each key."""
    head = {"format": 1, "id": level_id, "title": {"en": "x"}, "game": game}
    if below:
        head = {"format": 1, "id": level_id, "extends": below}
    return "".join(f"{key}: {flow(value)}\n" for key, value in {**head, **keys}.items())


def flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(below)}" for key, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case bool() | None:
            return {True: "true", False: "false", None: "~"}[value]
        case str():
            return f"'{value}'"
    return repr(value)


def fitting(keys: dict[str, object], game: str) -> dict[str, object]:
    """Only what this game knows: another's keys would make nearly every level a wrong one."""
    known = set(ALL[game].__dataclass_fields__) | {"sets", "rest_s", "max_minutes"}
    fits = {key: value for key, value in keys.items() if key in known or key in MORE}
    if params := keys.get("params"):
        fits["params"] = {key: params[key] for key in params if key in known}
    if ladder := keys.get("ladder"):
        fits["ladder"] = [fitting(rung, game) for rung in ladder]
    return fits


def level_of(layers: list[dict[str, object]], game: str) -> Level | None:
    """The level on top of these layers, if it has no mistake."""
    shelf = {}
    for number, keys in enumerate(layers):
        text = text_of(
            f"l{number}", fitting(keys, game), f"l{number - 1}" if number else None, game
        )
        shelf[f"l{number}"] = Written(text, f"l{number}.yaml")
    top = shelf[f"l{len(layers) - 1}"]
    try:
        return read(top.text, ALL, top.name, WORLDS, shelf)
    except LevelError:
        return None


@given(st.lists(LEVEL, min_size=1, max_size=4), st.sampled_from(list(ALL)))
@example(
    [{"limits": {"max_reach_share": 0.9, "raised_by": "Ada"}, "reach_share": 0.9}, {}], "loose"
)
@example([{"reach_share": 0.8, "hold_s": 15}, {"reps": 8}], "otter_river")
@settings(max_examples=500, deadline=None)
def test_no_level_leads_to_a_rung_outside_the_safe_limits(layers, game):
    level = level_of(layers, game)
    if level is None:
        return
    allowed = level.sheet.limits.max_reach_share if level.sheet.limits.raised_by else 0.8
    assert allowed <= 0.9
    for rung in level.rungs:
        params = rung.params
        reach = [getattr(params, "reach_share", 0.1), *getattr(params, "front_reach_share", ())]
        assert all(0 <= share <= allowed for share in reach)
        hold_s = getattr(params, "hold_s", 0)
        assert 0 <= hold_s <= 60
        assert hold_s * getattr(params, "reps", 0) <= 120
        assert getattr(params, "nap_hold_s", 0) <= 60
        assert 15 <= rung.rest_s <= 300
        assert 1 <= rung.max_minutes <= min(15, level.sheet.limits.max_session_minutes)
        assert 1 <= rung.sets <= 10
        assert 0 <= params.extra_tries <= 3


@given(st.lists(LEVEL, min_size=1, max_size=4), st.sampled_from(list(ALL)))
@settings(max_examples=200, deadline=None)
def test_the_text_for_the_record_reads_as_the_same_level(layers, game):
    level = level_of(layers, game)
    if level is None:
        return
    again = read(level.text, ALL, worlds=WORLDS)
    assert again.sheet == level.sheet
    assert [rung.params for rung in again.rungs] == [rung.params for rung in level.rungs]


def test_what_is_usual_cannot_be_loosened_by_any_cap():
    wide = Caps(reach_share=5, minutes=500)
    assert [one.message for one in breaches({"reach_share": 0.91, "max_minutes": 16}, wide)] == [
        "reach_share is 0.91; safe are 0 to 0.9 (of the child's own reach)",
        "max_minutes is 16; safe are 1 to 15 (active minutes)",
    ]
    assert list(breaches({"reach_share": 0.9}, wide)) == []
