"""Two made-up games, and a level to start from: tests of the loader share them."""

from typing import Annotated

from pydantic import Field

from exercises.fields import ExtraTries, HoldS, ReachShare, Reps, Sides, params


@params
class River:
    """A game with shared keys and some of its own."""

    reach_share: ReachShare = 0.5
    hold_s: HoldS = 1.0
    reps: Reps = 8
    side: Sides = "both"
    extra_tries: ExtraTries = 3
    gate_width_share: Annotated[float, Field(ge=0.1, le=0.5, description="share of the river")] = (
        0.3
    )
    rapids: bool = False
    places: tuple[float, ...] = ()


@params
class Loose:
    """A game whose author forgot the safe types."""

    reach_share: float = 0.5
    nap_hold_s: float = 5.0
    rest_s: float = 20.0
    extra_tries: int = 3
    front_reach_share: tuple[float, ...] = (0.3,)


GAMES = {"otter_river": River, "loose": Loose}
WORLDS = {"otter_river": ("river", "ocean")}
FILE = "otter_river.yaml"
BASE = """\
format: 1
id: otter_river
title: {en: Otter River}
game: otter_river
"""
