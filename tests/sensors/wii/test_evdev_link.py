"""A board that the kernel reads, behind the real link: steady loads, losses, and new nodes."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from time import monotonic

import pytest

from sensors.link import Link, Patience
from sensors.wii.evdev_board import CODES
from sensors.wii.find import open_board
from tests.sensors.wii.listening import Listener
from tests.sensors.wii.machines import EvdevDouble, EvdevLibrary, describe_node, machine


class Rig(Listener):
    """A node that is read through a link."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.library = EvdevLibrary()
        describe_node(folder)
        here = machine(folder, may_use=["/dev/input/event5"], evdev=self.library)
        self.link = Link(open_board(machine=here), Patience(0.01, 0.04))

    @property
    def node(self) -> EvdevDouble:
        return self.library.opened[-1]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(tmp_path)
    yield rig
    rig.link.close()


def test_a_steady_load_stays_fresh(rig: Rig) -> None:
    rig.listen(lambda: len(rig.rows) > 40)

    assert {row.cells_kg for row in rig.rows} == {(5.0, 7.99, 19.99, 6.0)}
    assert not rig.link.layout.lively
    assert rig.told == []


def test_a_change_comes_through(rig: Rig) -> None:
    rig.listen(lambda: bool(rig.rows))
    rig.node.send((3, CODES[0], 1500), (0, 0, 0))
    rig.listen(lambda: rig.rows[-1].cells_kg == (15.0, 7.99, 19.99, 6.0))


def test_a_board_that_leaves_is_told_and_comes_back_as_a_new_node(rig: Rig) -> None:
    rig.listen(lambda: bool(rig.rows))
    rmtree(rig.folder / "class")
    rig.node.unplug()
    rig.listen(lambda: any("No Wii Balance Board" in told or "hidapi" in told for told in rig.told))
    before = len(rig.rows)
    describe_node(rig.folder)
    rig.listen(lambda: len(rig.rows) > before + 10)

    assert "No such device" in rig.told[0]
    assert rig.link.connection.openings == 2
    assert rig.link.connection.streaming
    assert [node.closed for node in rig.library.opened] == [True, False]


def test_the_node_is_let_go_of_when_the_link_closes(rig: Rig) -> None:
    rig.listen(lambda: bool(rig.rows))
    begun_s = monotonic()
    rig.link.close()

    assert monotonic() - begun_s < 0.9
    assert rig.node.closed
