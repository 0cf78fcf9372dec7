"""The day's quiet check: its rows are held until the session is over, then measured and kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from game.scenes.scene import MeasureQuiet
from game.scenes.setting import sub_id
from game.shell.body import Body
from profiles.model import Check, SessionRecord
from sensors.calibration import Calibration
from sensors.layout import Layout
from sensors.sample import Sample

__all__ = ["QuietChecks"]


class Held(NamedTuple):
    """A check that was asked for, with all that its numbers will rest on."""

    asked: MeasureQuiet
    rows: Sequence[Sample]
    layout: Layout
    calibration: Calibration | None
    """The one of that moment: a device that is lost later finds another zero."""


class QuietChecks:
    """At most one check a session. Nothing is measured while frames are due."""

    def __init__(self, body: Body) -> None:
        """The rows are those of `body`."""
        self._body = body
        self._held: Held | None = None

    def ask(self, asked: MeasureQuiet) -> None:
        """Hold the rows; where it is asked for again it is void, and its rows are there."""
        held, body = self._held, self._body
        if held is not None and held.asked.session_id == asked.session_id:
            self._held = held._replace(asked=asked)
            return
        rows = body.rows_of_last(asked.span_s)
        self._held = Held(asked, rows, body.driver.layout, body.calibration)

    def measured(self, session: SessionRecord) -> Check | None:
        """The check of the session that is over, if there was one; its rows are let go of."""
        held, self._held = self._held, None
        if held is None or held.asked.session_id != session.id or held.calibration is None:
            return None
        return _check(session, held.asked, held.rows, held.layout, held.calibration)


def _check(
    session: SessionRecord,
    asked: MeasureQuiet,
    rows: Sequence[Sample],
    layout: Layout,
    calibration: Calibration,
) -> Check | None:
    # Whoever plays without a check never waits for numpy.
    from sensors.measures.quiet_check import CHAIN, quiet_check  # noqa: PLC0415
    from sensors.measures.refused import Refused  # noqa: PLC0415

    try:
        values = quiet_check(layout, rows, calibration)
    except Refused:  # the child stepped off, or rows were lost: there is none today
        return None
    began = datetime.fromisoformat(session.started_at) + timedelta(seconds=asked.from_s)
    return Check(
        id=sub_id(session.id, "check"),
        session_id=session.id,
        at=began.isoformat(timespec="seconds"),
        local_date=session.local_date,
        sensor=session.sensor,
        gear_id=session.gear_id,
        support=asked.support,
        chain=CHAIN,
        from_s=asked.from_s,
        to_s=asked.to_s,
        standing_kg=calibration.standing_kg,
        values=tuple(values.items()),
        void=asked.void,
    )
