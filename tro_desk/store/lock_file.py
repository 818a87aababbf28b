"""`desk.lock`: the master key of a locked desk, wrapped under a passphrase and a recovery key.

A small JSON file beside the database. Without it nothing of a locked desk can be opened again, so
it is kept twice, and every backup has it. It holds no secret by itself: the passphrase goes through
a function that needs much memory and time for each guess.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE
from tro_desk.domain.lock import SHORTEST_PASSPHRASE as SHORTEST
from tro_desk.store import recovery_key
from tro_desk.store.keys import SIZE, Keys, derived

FORMAT: Final = 1
STATES: Final = ("locking", "locked", "unlocking")

_LARGEST: Final = 16_384  # bytes of the file
_NONCE: Final = 12
_MOST_MEMORY: Final = 1 << 20
_MOST_WORK: Final = 8 << 20
"""KiB, and KiB times passes, that a file from outside may ask for: some seconds, and a gigabyte."""
_RECOVERY: Final = b"tro-desk recovery"
_MASTER: Final = b"tro-desk master key 1"


@dataclass(frozen=True, slots=True)
class Kdf:
    """How a passphrase becomes a key: `argon2id` (memory in KiB, passes, lanes), or `scrypt` (the
    same memory; n = memory, r = 8, p = 1) where the library has no Argon2id."""

    name: str = "argon2id"
    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def key(self, passphrase: bytes, salt: bytes) -> bytes:
        """The key of a passphrase. Takes a second or more, on purpose."""
        if self.name == "argon2id":
            from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

            made = Argon2id(
                salt=salt,
                length=SIZE,
                iterations=self.passes,
                lanes=self.lanes,
                memory_cost=self.memory,
            )
            return made.derive(passphrase)
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        return Scrypt(salt=salt, length=SIZE, n=self.memory, r=8, p=1).derive(passphrase)

    def fits(self) -> bool:
        """Whether the numbers are ones that a computer can do: a file from outside tells them."""
        memory = 8 <= self.memory <= _MOST_MEMORY
        if self.name == "scrypt":
            return memory and self.memory & (self.memory - 1) == 0
        counts = 1 <= self.passes <= 64 and 1 <= self.lanes <= 64
        work = self.memory * self.passes <= _MOST_WORK
        return (
            self.name == "argon2id" and counts and work and memory and self.memory >= 8 * self.lanes
        )


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The master key under another key: `salt` of that key, nonce and sealed bytes."""

    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class LockFile:
    """The contents of `desk.lock`; `recovery` is None until a recovery key was made.

    `number` is that of the master key (`Keys.number`).
    """

    state: str
    number: str
    kdf: Kdf
    passphrase: Wrapped
    recovery: Wrapped | None = None

    def open(self, passphrase: str) -> Keys:
        """The keys. Slow. Raises DeskError `wrong_passphrase`."""
        secret = _secret(passphrase)
        key = self.kdf.key(secret, self.passphrase.salt)
        master = _unwrapped(self.passphrase, key)
        if master is None:
            raise DeskError("wrong_passphrase")
        return Keys(master)

    def recover(self, typed: str) -> Keys:
        """The keys, by the recovery key. Raises DeskError `recovery_key_length`,
        `recovery_key_mistyped`, `wrong_recovery_key`."""
        secret = recovery_key.secret_of(typed)
        if self.recovery is not None:
            master = _unwrapped(self.recovery, derived(secret, _RECOVERY, self.recovery.salt))
            if master is not None:
                return Keys(master)
        raise DeskError("wrong_recovery_key")

    def with_passphrase(self, keys: Keys, passphrase: str, kdf: Kdf | None = None) -> LockFile:
        """The same lock under another passphrase. Raises DeskError `short_passphrase` (count)."""
        kdf, wrapped = _wrapped_by(passphrase, keys, kdf)
        return replace(self, kdf=kdf, passphrase=wrapped)

    def with_recovery(self, keys: Keys) -> tuple[LockFile, str]:
        """The same lock with a new recovery key, which is told this once; the old one is void."""
        told = recovery_key.new()
        salt = os.urandom(16)
        key = derived(recovery_key.secret_of(told), _RECOVERY, salt)
        return replace(self, recovery=_wrapped(keys, key, salt)), told


def created(passphrase: str, kdf: Kdf | None = None) -> tuple[LockFile, Keys]:
    """A new lock in the state `locking`, and its keys.

    Raises DeskError `short_passphrase` (count).
    """
    keys = Keys(os.urandom(SIZE))
    kdf, wrapped = _wrapped_by(passphrase, keys, kdf)
    return LockFile("locking", keys.number, kdf, wrapped), keys


def read(folder: Path) -> LockFile | None:
    """The lock of a desk; None where it has none.

    Raises DeskError `lock_damaged` (folder) where neither the file nor its copy can be understood.
    """
    found = False
    for name in (LOCK_FILE, LOCK_COPY):
        # The copy goes first when a lock is taken away: where it is alone, the file was lost.
        with contextlib.suppress(FileNotFoundError):
            found = (folder / name).exists() or found
            with contextlib.suppress(ValueError):
                return parsed((folder / name).read_bytes())
    if found:
        raise DeskError("lock_damaged", folder=str(folder))
    return None


def write(folder: Path, lock: LockFile) -> None:
    """Keep the lock, whole or not at all, and its copy. Raises OSError."""
    text = written(lock)
    atomic.write_text(folder / LOCK_FILE, text)
    atomic.write_text(folder / LOCK_COPY, text)


def take_away(folder: Path) -> None:
    """Remove the lock of a desk in which nothing is sealed any more. Raises OSError."""
    (folder / LOCK_COPY).unlink(missing_ok=True)
    (folder / LOCK_FILE).unlink(missing_ok=True)
    atomic.sync_folder(folder)


def written(lock: LockFile) -> str:
    """The file's text."""
    told: dict[str, Any] = {
        "what": "tro-desk lock",
        "format": FORMAT,
        "state": lock.state,
        "number": lock.number,
        "kdf": {
            "name": lock.kdf.name,
            "memory_kib": lock.kdf.memory,
            "passes": lock.kdf.passes,
            "lanes": lock.kdf.lanes,
        },
        "passphrase": _told(lock.passphrase),
        "recovery": None if lock.recovery is None else _told(lock.recovery),
    }
    return json.dumps({**told, "check": _check(told)}, indent=1) + "\n"


def parsed(data: bytes) -> LockFile:
    """The lock that a file tells. Raises ValueError where it tells none."""
    if len(data) > _LARGEST:
        raise ValueError("too large")
    try:
        told = json.loads(data)
        if told["what"] != "tro-desk lock" or told["format"] != FORMAT:
            raise ValueError("not a lock")
        if "check" in told and told.pop("check") != _check(told):
            raise ValueError("damaged")  # no passphrase would be the right one: the copy may help
        how = told["kdf"]
        kdf = Kdf(how["name"], how["memory_kib"], how["passes"], how["lanes"])
        whole = all(type(one) is int for one in (kdf.memory, kdf.passes, kdf.lanes))
        if not whole or not kdf.fits() or told["state"] not in STATES:
            raise ValueError("not a lock")
        if not isinstance(told["number"], str):
            raise ValueError("not a lock")
        recovery = told["recovery"]
        return LockFile(
            told["state"],
            told["number"],
            kdf,
            _parsed(told["passphrase"]),
            None if recovery is None else _parsed(recovery),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a lock") from error


def _secret(passphrase: str) -> bytes:
    """A passphrase as bytes: the same for every keyboard and system."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _wrapped_by(passphrase: str, keys: Keys, kdf: Kdf | None) -> tuple[Kdf, Wrapped]:
    if len(unicodedata.normalize("NFKC", passphrase)) < SHORTEST:
        raise DeskError("short_passphrase", count=SHORTEST)
    salt = os.urandom(16)
    secret = _secret(passphrase)
    kdf = kdf or Kdf()
    try:
        key = kdf.key(secret, salt)
    except UnsupportedAlgorithm:  # a library without Argon2id
        kdf = Kdf("scrypt", 256 * 1024, 1, 1)
        key = kdf.key(secret, salt)
    return kdf, _wrapped(keys, key, salt)


def _wrapped(keys: Keys, key: bytes, salt: bytes) -> Wrapped:
    nonce = os.urandom(_NONCE)
    return Wrapped(salt, nonce, AESGCM(key).encrypt(nonce, keys.master, _MASTER))


def _unwrapped(wrapped: Wrapped, key: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, _MASTER)
    except InvalidTag:
        return None


def _check(told: dict[str, Any]) -> str:
    """Tells a lock that was damaged from one whose passphrase is another."""
    whole = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _told(wrapped: Wrapped) -> dict[str, str]:
    return {
        "salt": base64.b64encode(wrapped.salt).decode(),
        "nonce": base64.b64encode(wrapped.nonce).decode(),
        "key": base64.b64encode(wrapped.sealed).decode(),
    }


def _parsed(told: Any) -> Wrapped:
    parts = (base64.b64decode(told[name], validate=True) for name in ("salt", "nonce", "key"))
    wrapped = Wrapped(*parts)
    if (len(wrapped.salt), len(wrapped.nonce), len(wrapped.sealed)) != (16, _NONCE, SIZE + 16):
        raise ValueError("not a lock")
    return wrapped
