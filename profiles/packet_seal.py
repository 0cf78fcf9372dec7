"""A packet behind a passphrase: scrypt makes the key, AES-256-GCM hides and vouches for the bytes.

A sealed packet is one line of JSON, a line break, and the sealed bytes:

    {"stepling": "sealed packet", "format": 1, "kdf": "scrypt", "n": 131072, "r": 8, "p": 1,
     "salt": 32 hex digits, "cipher": "AES-256-GCM", "nonce": 24 hex digits}

The line itself is the associated data, so that no word of it can be changed either. The passphrase
is composed (Unicode NFC) and encoded as UTF-8. scrypt: RFC 7914; AES-GCM: NIST SP 800-38D.
"""

import json
import secrets
import unicodedata
from importlib import import_module
from typing import Any

from profiles.packet_errors import PacketError, Passphrase

MARK = b'{"stepling": "sealed packet", '
"""How every sealed packet begins."""
SEAL_FORMAT = 1
COST = 2**17
"""scrypt's n: 128 MB and some tenths of a second for each guess."""
COSTS = (2**15, 2**16, COST)
"""What is believed of a packet: one that asks for more could take the whole memory."""
BLOCK, LANES, KEY_BYTES, SALT_BYTES, NONCE_BYTES = 8, 1, 32, 16, 12
SHORTEST = 8
LONGEST_HEADER = 512
MISSING = (
    "For a passphrase Stepling needs the package cryptography. "
    'Install it with: pip install "stepling[passphrase]"'
)
WRONG = "The passphrase is another one, or the packet is damaged. Nothing was changed."


def seal(content: bytes, passphrase: str, cost: int = COST) -> bytes:
    """The content behind a passphrase. Raises Passphrase where that is too short."""
    if len(passphrase) < SHORTEST:
        raise Passphrase(f"A passphrase needs at least {SHORTEST} letters. Take some words.")
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    header = json.dumps(
        {
            "stepling": "sealed packet",
            "format": SEAL_FORMAT,
            "kdf": "scrypt",
            "n": cost,
            "r": BLOCK,
            "p": LANES,
            "salt": salt.hex(),
            "cipher": "AES-256-GCM",
            "nonce": nonce.hex(),
        }
    ).encode()
    assert header.startswith(MARK), "what unseals looks for this"
    key = _key(passphrase, salt, cost)
    hidden: bytes = _aes_gcm(key).encrypt(nonce, content, header)
    return header + b"\n" + hidden


def is_sealed(content: bytes) -> bool:
    """Whether these bytes are a packet behind a passphrase."""
    return content.startswith(MARK)


def unseal(content: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises Passphrase where the passphrase is another one, or PacketError."""
    header, _, _ = content[:LONGEST_HEADER].partition(b"\n")
    cost, salt, nonce = _read(header)
    key = _key(passphrase, salt, cost)
    try:
        return bytes(_aes_gcm(key).decrypt(nonce, content[len(header) + 1 :], header))
    except (_loaded("cryptography.exceptions").InvalidTag, ValueError):
        raise Passphrase(WRONG) from None


def _read(header: bytes) -> tuple[int, bytes, bytes]:
    """Cost, salt and nonce; nothing else is believed."""
    damaged = PacketError("The packet is damaged. Nothing was changed. Ask for it once more.")
    try:
        said: dict[str, Any] = json.loads(header)
        if isinstance(said["format"], int) and said["format"] > SEAL_FORMAT:
            raise PacketError(
                "The packet comes from a newer Stepling. Nothing was changed. "
                "Install the newest Stepling, and take it in again."
            )
        salt, nonce = bytes.fromhex(said["salt"]), bytes.fromhex(said["nonce"])
        known = ("scrypt", BLOCK, LANES, "AES-256-GCM", SEAL_FORMAT)
        as_known = tuple(said[name] for name in ("kdf", "r", "p", "cipher", "format")) == known
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged from None
    lengths = len(salt) == SALT_BYTES and len(nonce) == NONCE_BYTES
    if not as_known or not lengths or said["n"] not in COSTS:
        raise damaged
    return int(said["n"]), salt, nonce


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    scrypt = _loaded("cryptography.hazmat.primitives.kdf.scrypt").Scrypt
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return bytes(scrypt(salt, KEY_BYTES, cost, BLOCK, LANES).derive(words))


def _aes_gcm(key: bytes) -> Any:
    return _loaded("cryptography.hazmat.primitives.ciphers.aead").AESGCM(key)


def _loaded(name: str) -> Any:
    """A part of the package that not everybody has. Raises PacketError where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise PacketError(MISSING) from None
