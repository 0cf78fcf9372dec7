"""A packet behind a passphrase opens for that alone, and a spoilt one ends in a sentence."""

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from profiles import packet_seal
from profiles.packet import PacketError, read
from profiles.store import Store
from tests.profiles.packets import TODAY
from tests.profiles.spoiling import clinic_in, sound_packet, told

SECRET = "seven otters swim"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sound_packet(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clinic_in(tmp_path_factory.mktemp("away"))


@pytest.fixture(scope="module")
def sealed(sound: bytes) -> bytes:
    return packet_seal.seal(sound, SECRET, packet_seal.COSTS[0])


def header_with(sealed: bytes, **changes: Any) -> bytes:
    header, _, rest = sealed.partition(b"\n")
    return json.dumps({**json.loads(header), **changes}).encode() + b"\n" + rest


def test_another_passphrase_is_told(sealed: bytes, clinic: Path) -> None:
    for passphrase in ("", SECRET.upper(), SECRET + " ", "\ud800"):
        assert "another one, or the packet is damaged" in told(sealed, clinic, passphrase)


@pytest.mark.parametrize(
    "changes",
    [
        {"n": 2**40},
        {"n": 2**30},
        {"n": 1024},
        {"n": -1},
        {"n": "131072"},
        {"r": 10**9},
        {"p": 10**9},
        {"kdf": "md5"},
        {"cipher": "none"},
        {"salt": "zz"},
        {"salt": ""},
        {"nonce": "00"},
        {"nonce": None},
        {"format": 0},
    ],
)
def test_a_seal_that_was_never_ours_is_told_at_once(
    changes: dict[str, Any], sealed: bytes, clinic: Path
) -> None:
    assert "The packet is damaged" in told(header_with(sealed, **changes), clinic, SECRET)


def test_a_newer_seal_is_told(sealed: bytes, clinic: Path) -> None:
    sentence = told(header_with(sealed, format=2), clinic, SECRET)
    assert "Install the newest Stepling" in sentence


def test_any_wrong_byte_behind_a_passphrase_is_told(sealed: bytes, clinic: Path) -> None:
    start = sealed.index(b"\n")
    places = [*range(0, start, 37), start, start + 1, len(sealed) // 2, len(sealed) - 1]
    for place in places:
        spoilt = bytearray(sealed)
        spoilt[place] ^= 1
        told(bytes(spoilt), clinic, SECRET)
    for cut in (start, start + 1, start + 10, len(sealed) - 1):
        told(sealed[:cut], clinic, SECRET)


def test_the_sealed_packet_is_sound_otherwise(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "packet.zip"
    path.write_bytes(sealed)
    with closing(Store(tmp_path)) as store:
        (taken,) = store.take_in(read(path, SECRET), TODAY)
    assert taken.child.nickname == "Ñandú"


def test_without_the_package_for_it_the_sentence_says_how_to_install_it(
    sealed: bytes, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.scrypt", None)
    path = clinic.parent / "packet.zip"
    path.write_bytes(sealed)
    with pytest.raises(PacketError, match=r'pip install "stepling\[passphrase\]"'):
        read(path, SECRET)
    with pytest.raises(PacketError, match="needs the package cryptography"):
        packet_seal.seal(b"", SECRET)
