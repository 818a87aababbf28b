"""The keys of a locked desk, made from its one master key: they live in memory alone."""

from __future__ import annotations

import hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SIZE: Final = 32
"""Bytes of the master key and of each key that is made from it."""

_DATABASE: Final = b"tro-desk database"
_FILES: Final = b"tro-desk files"
_NAMES: Final = b"tro-desk names"
_NUMBER: Final = b"tro-desk number"


class Keys:
    """What opens the database and the files of one desk.

    Python cannot promise that no copy stays in memory; `forget` overwrites what it holds.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != SIZE:
            raise ValueError("a master key has 32 bytes")
        self._master = bytearray(master)
        self._database = bytearray(derived(master, _DATABASE))
        self._names = bytearray(derived(master, _NAMES))
        self._files: AESGCM | None = AESGCM(derived(master, _FILES))

    @property
    def master(self) -> bytes:
        """What `desk.lock` keeps wrapped. Raises ValueError once the keys are forgotten."""
        self._require()
        return bytes(self._master)

    @property
    def files(self) -> AESGCM:
        """What wraps the key of each file."""
        return self._require()

    @property
    def number(self) -> str:
        """Tells one master key from another (hex); nothing can be opened by it."""
        return derived(self.master, _NUMBER).hex()[:32]

    def name_of(self, sha256: str) -> str:
        """What an original is called while it is sealed (64 hex digits): who has the same paper
        knows its hash, and cannot tell from this whether it is in the desk."""
        self._require()
        return hmac.digest(self._names, sha256.encode(), "sha256").hex()

    def pragma(self) -> str:
        """The database's key as SQLCipher takes it: raw, so that nothing is derived anew."""
        self._require()
        return f"x'{self._database.hex()}'"

    def forget(self) -> None:
        """Make the keys unusable."""
        for secret in (self._master, self._database, self._names):
            secret[:] = bytes(len(secret))
        self._files = None

    def _require(self) -> AESGCM:
        if self._files is None:
            raise ValueError("the keys were forgotten")
        return self._files


def derived(secret: bytes, purpose: bytes, salt: bytes | None = None) -> bytes:
    """A key for one purpose from a secret that is as good as random."""
    return HKDF(SHA256(), SIZE, salt, purpose).derive(secret)
