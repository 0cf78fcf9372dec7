"""The screen on which a level is played: the session, its coach, and what they leave behind."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from exercises.adapt import Mark
from exercises.offer import Offer
from game import coach, guard
from game.coach import Coach
from game.guard import Freeze
from game.minigames import GAMES
from game.model import Event, Repetition, Shape, Skin, Sound, StoodQuietly, Wish
from game.scenes import comfort, overlays, records, sensor_light
from game.scenes.answers import Begun, SensorEnded
from game.scenes.menu import Menu
from game.scenes.scene import (
    BeginSession,
    Click,
    Effect,
    Effects,
    EndSession,
    Input,
    Keep,
    MeasureQuiet,
    Music,
    Press,
    Scene,
    Screen,
    Started,
    Tick,
)
from game.scenes.setting import Setting, plays_for_real, sub_id
from game.session import Asked, Phase, Session, advance, begin, end, wish, without_last
from profiles.model import HelpingHands, SessionRecord, Stumble
from profiles.model import Repetition as Kept

HANDS_SHARE = 0.03
"""Less load than this missing is no helping hand (measures: helping-hands share)."""
BUTTONS = {Press.STOP, Press.BACK, Press.OK}
"""In play, every button is the red Stop (SAFE-17)."""


@dataclass(frozen=True, slots=True)
class Starting(Screen):
    """The moment in which the session gets its id and its seed."""

    setting: Setting
    offer: Offer
    world: str
    asked: bool = False

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Ask, then play."""
        if not self.asked:
            return replace(self, asked=True), (_begin(self.setting),)
        begun = tick.answer("begin", Begun)
        if begun is None:
            return self, ()
        return start_playing(self.setting, self.offer, self.world, begun, tick)

    def view(self) -> Iterator[Shape]:
        """The world, before anything moves."""
        game = GAMES[self.offer.exercise.game]
        session = begin(self.offer, game, seed=0)
        yield Skin(self.world)
        yield from game.view(session.state)


def _begin(setting: Setting) -> BeginSession:
    """Insoles of which nobody knows the left one would tell the shares of the wrong feet."""
    child, sensor = setting.child, setting.sensor
    if child is None or sensor is None or not plays_for_real(setting) or not sensor.sides_known:
        return BeginSession("begin")
    return BeginSession("begin", child.id, sensor.sensor)


def start_playing(
    setting: Setting, offer: Offer, world: str, begun: Begun, tick: Tick
) -> tuple["Playing", Effects]:
    """The play screen at its first tick, and the records that open a session."""
    game = GAMES[offer.exercise.game]
    session = begin(offer, game, begun.seed, setting.counted_s, begun.check)
    record = records.session_record(setting, begun, session, tick.today)
    effects: tuple[Effect, ...] = (
        Keep("session", record),
        Keep("round", records.round_record(setting, begun, session, world)),
        Started(begun.session_id, _recorded(setting), _header(session, world, begun)),
        Music(f"music_{world}"),
    )
    return Playing(setting, world, session, begun, record), effects


def _recorded(setting: Setting) -> bool:
    return setting.child is not None and setting.child.recording_on


def _header(session: Session, world: str, begun: Begun) -> tuple[tuple[str, object], ...]:
    offer = session.offer
    return (
        ("level", session.exercise.id),
        ("level_text", session.exercise.text),
        ("rung", str(session.exercise.rung)),
        ("world", world),
        ("seed", str(session.seed)),
        ("day_s", repr(session.day_s)),
        ("session", begun.session_id),
        ("check", str(begun.check).lower()),
        ("standing", None if offer.is_fixed else asdict(offer.standing)),
        ("minutes", offer.minutes),
    )


@dataclass(frozen=True, slots=True)
class Playing:
    """A session under way."""

    setting: Setting
    world: str
    session: Session
    begun: Begun
    record: SessionRecord
    coach: Coach = Coach()
    menu: Menu = Menu(())
    t_s: float = 0.0
    hands_s: float = 0.0
    """Seconds of play, weighted by the share of the weight that hands carried."""
    fresh: tuple[Kept, ...] = ()
    """Repetitions so young that a fault found now would make them void (REL-11)."""
    quiet: MeasureQuiet | None = None
    """The quiet check, as long as a fault found now would make it void."""
    words: frozenset[Mark] = frozenset()
    """What was said meanwhile that counts on the ladder."""
    voids: tuple[Kept, ...] = ()
    """Repetitions that rest on bad data. The child on the screen keeps what it got for them."""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Play one tick; keep each repetition as it happens."""
        before = self.session
        menu, chosen, clicks = self._pause_menu(tick)
        asked = ASKS.get(chosen) if before.phase is Phase.PAUSED else _stop(tick.presses, before)
        session, events = advance(before, tick.signals, tick.dt_s, asked)
        if tick.answers and tick.answer("sensor", SensorEnded) is not None:
            session = end(session, "recording")
        after = replace(
            self,
            setting=self.setting.heard(tick) if tick.answers else self.setting,
            session=session,
            menu=menu if session.phase is before.phase else overlays.pause_menu(session),
            coach=_coached(self.coach, session, events, tick.dt_s),
            t_s=self.t_s + tick.dt_s,
            hands_s=self.hands_s + _hands(session, tick),
        )
        kept = self._kept(session, events)
        after, voids = after._judged(kept, tick)
        after, quiet = after._checked(events, tick)
        effects: Effects = (*clicks, *coach.sounds(events), *_keeps(kept), *_keeps(voids), *quiet)
        if chosen == "stumble":
            after = replace(after, words=after.words | {Mark.STUMBLE})
            effects = (*effects, Keep("stumble", self._stumble(tick)))
        if before.phase is not session.phase:
            effects = (*effects, *PHASE_SOUNDS.get(session.phase, ()))
        return after._finished(effects) if session.over else (after, effects)

    def _pause_menu(self, tick: Tick) -> tuple[Menu, str, tuple[Sound, ...]]:
        if self.session.phase is not Phase.PAUSED:
            return self.menu, "", ()
        return self.menu.step(tick.presses, tick.dt_s)

    def _kept(self, session: Session, events: tuple[Event, ...]) -> tuple[Kept, ...]:
        """The repetitions of this tick, as they are kept."""
        news = [event for event in events if isinstance(event, Repetition)]
        first = session.tally.reps - len(news) + 1
        return tuple(
            records.repetition_record(self.begun, session, number, event)
            for number, event in enumerate(news, first)
        )

    def _judged(self, kept: tuple[Kept, ...], tick: Tick) -> tuple["Playing", tuple[Kept, ...]]:
        """The same with what is still fresh, and the repetitions that turn out to be void."""
        now_s = self.session.total_s
        fresh = tuple(one for one in (*self.fresh, *kept) if now_s - one.t_s <= guard.FOUND_S)
        if not fresh or guard.freeze_of(tick.signals) is not Freeze.LOST:
            return (self if fresh is self.fresh else replace(self, fresh=fresh)), ()
        voids = tuple(replace(one, void=True) for one in fresh)
        session = without_last(self.session, len(voids))
        return replace(self, session=session, fresh=(), voids=(*self.voids, *voids)), voids

    def _checked(
        self, events: tuple[Event, ...], tick: Tick
    ) -> tuple["Playing", tuple[MeasureQuiet, ...]]:
        """The same with the quiet check that ended, and the check that turns out to be void."""
        session, quiet = self.session, self.quiet
        for event in events:
            # After a pause only what came behind it was one stance.
            if isinstance(event, StoodQuietly) and session.phase_s >= event.span_s:
                to_s = session.total_s
                quiet = MeasureQuiet(
                    self.begun.session_id, self.setting.support, to_s - event.span_s, to_s
                )
                return replace(self, quiet=quiet), (quiet,)
        if quiet is None:
            return self, ()
        if session.total_s - quiet.to_s > guard.FOUND_S:
            return replace(self, quiet=None), ()
        if guard.freeze_of(tick.signals) is not Freeze.LOST:
            return self, ()
        return replace(self, quiet=None), (quiet._replace(void=True),)

    def _stumble(self, tick: Tick) -> Stumble:
        return Stumble(
            id=sub_id(self.begun.session_id, f"stumble-{self.session.pauses}"),
            session_id=self.begun.session_id,
            at=tick.today.at,
        )

    def _finished(self, effects: Effects) -> tuple[Scene, Effects]:
        """Over: the result is kept, and the child is asked how it feels."""
        session = self.session
        effects = (*effects, Keep("result", records.result_record(self.begun, session, self.voids)))
        hands = self.hands_s / session.active_s if session.active_s else 0.0
        if hands > HANDS_SHARE:
            kept = HelpingHands(round_id=records.round_id(self.begun), share=hands)
            effects = (*effects, Keep("hands", kept))
        record = records.ended(self.record, session)
        scene = comfort.Comfort(self.setting, self.world, session, self.begun, self.words)
        return scene, (*effects, EndSession("end", record), Music(""))

    def view(self) -> Iterator[Shape]:
        """The game, then what is laid over it."""
        session = self.session
        yield Skin(self.world)
        yield from session.game.view(session.state)
        if session.phase is Phase.PLAYING:
            yield from coach.view(
                self.coach, session.exercise.cue or session.game.cue, wish(session)
            )
        light, advice = sensor_light.light_of(self.setting), sensor_light.sentence_of(self.setting)
        yield from overlays.over_play(session, self.menu, self.t_s, light, advice)

    def wish(self) -> Wish:
        """What the session wishes."""
        return wish(self.session)


ASKS = {
    "resume": Asked.RESUME,
    "rest": Asked.REST,
    "end": Asked.END,
    "stumble": Asked.END,
}
PHASE_SOUNDS = {
    Phase.PAUSED: (Sound("pause"),),
    Phase.COUNTDOWN: (Sound("count"),),
    Phase.RESTING: (Sound("rest"),),
    Phase.PLAYING: (Sound("resume"),),
}


def _keeps(kept: tuple[Kept, ...]) -> tuple[Keep, ...]:
    return tuple(Keep(f"repetition-{one.number}", one) for one in kept)


def _stop(presses: tuple[Input, ...], session: Session) -> Asked | None:
    for press in presses:
        if isinstance(press, Click):
            if overlays.STOP.holds(press.x, press.y):
                return Asked.STOP
        elif press in BUTTONS and not (session.phase is Phase.RESTING and press is Press.OK):
            return Asked.STOP
    return None


def _coached(now: Coach, session: Session, events: tuple[Event, ...], dt_s: float) -> Coach:
    return coach.watch(now, events, dt_s) if session.phase is Phase.PLAYING else now


def _hands(session: Session, tick: Tick) -> float:
    """What hands carried in this tick, as share times seconds."""
    missing = 1.0 - tick.signals.load_share
    return missing * tick.dt_s if session.phase is Phase.PLAYING and missing > HANDS_SHARE else 0.0
