"""Reading a device on its thread: nothing waits for it, nothing is lost that matters."""

from collections.abc import Callable
from itertools import pairwise
from threading import Event, active_count
from time import monotonic, sleep

import pytest

from sensors.driver import Controls, DeviceError
from sensors.inbox import HELD_ROWS
from sensors.layout import WII_BOARD
from sensors.link import Link, Patience
from sensors.sample import Sample
from sensors.signals import Wish

QUICK = Patience(first_wait_s=0.01, longest_wait_s=0.04)
CELLS = (1.0, 2.0, 3.0, 4.0)


class Device:
    """A device that follows a script: one entry each time it is opened, the last one for ever."""

    layout = WII_BOARD
    battery_share = None

    def __init__(self, *scripts, silence_s=None):
        self.silence_s = silence_s
        self.opened_s: list[float] = []
        self.closed = 0
        self._scripts = scripts

    def read(self):
        self.opened_s.append(monotonic())
        script = self._scripts[min(len(self.opened_s), len(self._scripts)) - 1]
        try:
            for item in script() if isinstance(script, Callable) else script:
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            self.closed += 1


def row(t_s, cells=CELLS):
    return Sample(t_s, cells)


def silence():
    """Nothing, for as long as anybody listens."""
    while True:
        sleep(0.002)
        yield None


def after(first, then=silence):
    """Some rows, and then something else for ever."""

    def script():
        yield from first
        yield from then()

    return script


def listen(link, until, patience_s=3.0):
    """(samples, messages) of polls, until `until(samples, messages)` holds."""
    samples, messages, end_s = [], [], monotonic() + patience_s
    while not until(samples, messages):
        assert monotonic() < end_s, f"nothing of that came: {samples} {messages}"
        try:
            samples += link.step(0.0, Wish(), Controls())
        except DeviceError as lost:
            messages.append(str(lost))
        sleep(0.001)
    return samples, messages


@pytest.fixture
def linked():
    links = []

    def link(*scripts, patience=QUICK, **how):
        device = Device(*scripts, **how)
        links.append(Link(device, patience))
        return links[-1], device

    yield link
    for one in links:
        one.close()


def test_rows_arrive_in_order(linked):
    link, _ = linked(after([row(0.0), row(0.01), None, row(0.02)]))
    samples, _ = listen(link, lambda samples, _: len(samples) == 3)

    assert samples == [row(0.0), row(0.01), row(0.02)]
    assert link.connection.streaming
    assert link.layout == WII_BOARD


def test_it_is_a_stepped_driver_like_any_other(linked):
    link, _ = linked(after([row(0.0)]))
    end_s = monotonic() + 3
    while not (samples := link.step(0.0, Wish(), Controls())) and monotonic() < end_s:
        sleep(0.001)

    assert samples == [row(0.0)]
    assert (link.calibration, link.health, link.ended) == (None, None, False)


def test_a_poll_never_waits(linked):
    link, _ = linked(silence)
    start_s = monotonic()
    assert link.step(0.0, Wish(), Controls()) == []

    assert monotonic() - start_s < 0.05


def test_the_rows_before_a_loss_are_read_before_the_loss_is_told(linked):
    link, device = linked([row(0.0), row(0.01), DeviceError("The board is gone.")], silence)
    while device.closed < 1:
        sleep(0.001)
    sleep(0.005)

    assert link.step(0.0, Wish(), Controls()) == [row(0.0), row(0.01)]
    with pytest.raises(DeviceError, match=r"The board is gone\."):
        link.step(0.0, Wish(), Controls())
    assert link.step(0.0, Wish(), Controls()) == []


def test_a_lost_device_is_opened_again_and_goes_on(linked):
    link, device = linked([row(0.0), DeviceError("Gone.")], after([row(0.5)]))
    samples, messages = listen(link, lambda samples, _: len(samples) == 2)

    assert samples == [row(0.0), row(0.5)]
    assert messages == ["Gone."]
    assert (len(device.opened_s), device.closed) == (2, 1)


def test_the_same_reason_is_told_once_and_a_new_one_at_once(linked):
    off, radio = [DeviceError("It is off.")], [DeviceError("There is no radio.")]
    link, device = linked(off, off, off, radio, off, silence)
    _, messages = listen(link, lambda *_: len(device.opened_s) == 6)

    assert messages == ["It is off.", "There is no radio.", "It is off."]


def test_a_second_loss_for_the_same_reason_is_told_again(linked):
    link, _ = linked([row(0.0), DeviceError("Gone.")], [row(1.0), DeviceError("Gone.")], silence)
    _, messages = listen(link, lambda _, messages: len(messages) == 2)

    assert messages == ["Gone.", "Gone."]


def test_waits_double_until_the_longest_and_start_anew_after_rows(linked):
    nothing, some = [DeviceError("No.")], [row(0.0), DeviceError("Gone.")]
    patience = Patience(first_wait_s=0.02, longest_wait_s=0.16)
    scripts = [nothing] * 5 + [some, silence]
    link, device = linked(*scripts, patience=patience)
    listen(link, lambda *_: len(device.opened_s) == 7)
    waits_s = [b - a for a, b in pairwise(device.opened_s)]

    for wait_s, least_s in zip(waits_s, (0.02, 0.04, 0.08, 0.16, 0.16, 0.02), strict=True):
        assert least_s <= wait_s + 0.002
    assert waits_s[5] < 0.12


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ([OSError(19, "No such device")], "No such device"),
        ([row(0.0)], "the device stopped"),
        ([], "the device stopped"),
    ],
)
def test_every_loss_becomes_a_sentence(linked, script, told):
    link, _ = linked(script, silence)
    _, messages = listen(link, lambda _, messages: len(messages) == 1)

    assert told in messages[0]
    assert messages[0].startswith("wii_board: ")


def test_silence_is_a_loss_where_the_device_should_never_be_silent(linked):
    link, device = linked(after([row(0.0)]), after([row(0.1)]), silence_s=0.05)
    _, messages = listen(link, lambda samples, _: len(samples) == 2)

    assert messages == ["wii_board: the device sends nothing. Look at its batteries, or go nearer."]
    assert len(device.opened_s) >= 2


def test_silence_is_fine_where_a_steady_load_sends_nothing(linked):
    link, device = linked(after([row(0.0)]), silence_s=None)
    listen(link, lambda samples, _: len(samples) == 1)
    sleep(0.1)

    assert link.step(0.0, Wish(), Controls()) == []
    assert len(device.opened_s) == 1


def test_a_slow_start_is_no_silence(linked):
    def slow():
        sleep(0.15)
        yield row(0.0)
        yield from silence()

    link, device = linked(slow, silence_s=0.1)
    samples, messages = listen(link, lambda samples, _: len(samples) == 1)

    assert (samples, messages, len(device.opened_s)) == ([row(0.0)], [], 1)


def test_the_newest_rows_are_kept_where_nobody_listens(linked):
    count = 3 * HELD_ROWS
    done = Event()

    def flood():
        for at in range(count):
            yield row(at / 100)
        done.set()
        yield from silence()

    link, _ = linked(flood)
    assert done.wait(3)
    sleep(0.01)
    samples = link.step(0.0, Wish(), Controls())

    assert len(samples) == HELD_ROWS
    assert samples[-1] == row((count - 1) / 100)


def test_time_goes_on_where_a_devices_clock_starts_anew(linked):
    again = after([row(0.0), row(0.01)])
    link, _ = linked([row(100.0), row(100.01), DeviceError("Gone.")], again)
    samples, _ = listen(link, lambda samples, _: len(samples) == 4)
    times_s = [sample.t_s for sample in samples]

    assert times_s[:2] == [100.0, 100.01]
    assert 100.01 + 0.009 < times_s[2] < 100.01 + 3
    assert times_s[3] - times_s[2] == pytest.approx(0.01)


def test_a_row_without_a_time_is_left_out(linked):
    link, _ = linked(after([row(float("nan")), row(float("inf")), row(1.0)]))
    samples, _ = listen(link, lambda samples, _: len(samples) == 1)

    assert samples == [row(1.0)]


def test_a_mistake_of_ours_is_not_swallowed(linked):
    link, _ = linked([row(0.0), ZeroDivisionError("ours")])

    def until_it_shows():
        for _ in range(1000):
            link.step(0.0, Wish(), Controls())
            sleep(0.001)

    with pytest.raises(ZeroDivisionError):
        until_it_shows()


@pytest.mark.parametrize("script", [silence, [DeviceError("No.")]])
def test_it_ends_soon_and_closes_the_device(script):
    before = active_count()
    device = Device(script)
    link = Link(device, Patience(first_wait_s=30.0))
    while not device.opened_s:
        sleep(0.001)
    start_s = monotonic()
    link.close()

    assert monotonic() - start_s < 1.0
    assert active_count() == before
    assert device.closed == len(device.opened_s) == 1


def test_a_device_that_hangs_holds_up_the_end_for_no_longer_than_promised():
    release = Event()

    def hang():
        release.wait(10)
        yield None

    link = Link(Device(hang), Patience(stop_s=0.1))
    start_s = monotonic()
    link.close()
    stopped_s = monotonic() - start_s
    release.set()

    assert stopped_s < 0.5
