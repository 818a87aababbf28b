"""`desk.lock`: passphrase and recovery key open it, and nothing else does."""

from __future__ import annotations

import json
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf import argon2

from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tro_desk.base.errors import DeskError
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE
from tro_desk.store import lock_file, recovery_key
from tro_desk.store.lock_file import Kdf, LockFile


def code_of(call: Any, *args: object) -> str:
    with pytest.raises(DeskError) as caught:
        call(*args)
    return caught.value.code


def test_the_passphrase_opens_it_in_whatever_form_it_is_typed() -> None:
    lock, keys = lock_file.created("Ｃａｆé Ω 密码", CHEAP)
    for typed in ("Café Ω 密码", "Cafe\u0301 Ω 密码", "Ｃａｆé Ω 密码"):
        assert lock.open(typed).master == keys.master
    for typed in ("café Ω 密码", "Café Ω 密码 ", "", "x" * 100_000, "\ud800"):
        assert code_of(lock.open, typed) == "wrong_passphrase"


@pytest.mark.parametrize(("typed", "fits"), [("1234567", False), ("12345678", True)])
def test_eight_characters_are_the_only_rule(typed: str, fits: bool) -> None:
    if fits:
        assert lock_file.created(typed, CHEAP)
    else:
        assert code_of(lock_file.created, typed, CHEAP) == "short_passphrase"
    assert lock_file.created("一二三四五六七八", CHEAP)
    assert code_of(lock_file.created, "e\u0301" * 7, CHEAP) == "short_passphrase"


def test_the_real_function_takes_its_time_and_memory() -> None:
    kdf = Kdf()
    assert (kdf.name, kdf.memory) == ("argon2id", 256 * 1024)
    lock, _ = lock_file.created(PASSPHRASE)
    assert lock.kdf == kdf
    started = time.monotonic()
    assert code_of(lock.open, "wrong passphrase") == "wrong_passphrase"
    assert time.monotonic() - started > 0.2


def test_scrypt_takes_its_place_where_the_library_has_no_argon2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(**_: object) -> None:
        raise UnsupportedAlgorithm("no Argon2id")

    monkeypatch.setattr(argon2, "Argon2id", missing)
    lock, _ = lock_file.created(PASSPHRASE)
    assert (lock.kdf.name, lock.kdf.memory) == ("scrypt", 256 * 1024)
    assert lock_file.parsed(lock_file.written(lock).encode()) == lock
    lock, keys = lock_file.created(PASSPHRASE, Kdf("scrypt", 1024, 1, 1))
    assert lock.open(PASSPHRASE).master == keys.master


def test_another_passphrase_and_another_recovery_key() -> None:
    lock, keys = lock_file.created(PASSPHRASE, CHEAP)
    assert code_of(lock.recover, recovery_key.new()) == "wrong_recovery_key"
    lock, first = lock.with_recovery(keys)
    lock, second = lock.with_recovery(keys)
    assert lock.recover(second).master == keys.master
    assert code_of(lock.recover, first) == "wrong_recovery_key"
    changed = lock.with_passphrase(keys, "a new passphrase", CHEAP)
    assert changed.open("a new passphrase").master == keys.master
    assert code_of(changed.open, PASSPHRASE) == "wrong_passphrase"
    assert changed.recover(second).master == keys.master
    assert changed.passphrase.salt != lock.passphrase.salt


def test_the_file_is_kept_twice(tmp_path: Path) -> None:
    assert lock_file.read(tmp_path) is None
    lock, keys = lock_file.created(PASSPHRASE, CHEAP)
    lock_file.write(tmp_path, lock)
    (tmp_path / LOCK_FILE).write_bytes(b"\0" * 300)
    found = lock_file.read(tmp_path)
    assert found == lock
    assert found.open(PASSPHRASE).master == keys.master
    (tmp_path / LOCK_FILE).unlink()
    assert lock_file.read(tmp_path) == lock
    (tmp_path / LOCK_COPY).write_text("{")
    assert code_of(lock_file.read, tmp_path) == "lock_damaged"
    lock_file.write(tmp_path, lock)
    lock_file.take_away(tmp_path)
    assert lock_file.read(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


HARM: list[dict[str, Any]] = [
    {"what": "a letter"},
    {"format": 2},
    {"state": "open"},
    {"state": None},
    {"number": 5},
    {"kdf": {"name": "argon2id", "memory_kib": 2**40, "passes": 3, "lanes": 4}},
    {"kdf": {"name": "argon2id", "memory_kib": 2**21, "passes": 1, "lanes": 1}},
    {"kdf": {"name": "argon2id", "memory_kib": 2**20, "passes": 9, "lanes": 1}},
    {"kdf": {"name": "argon2id", "memory_kib": 64, "passes": 10**9, "lanes": 1}},
    {"kdf": {"name": "argon2id", "memory_kib": 64, "passes": True, "lanes": 1}},
    {"kdf": {"name": "scrypt", "memory_kib": 1000, "passes": 1, "lanes": 1}},
    {"kdf": {"name": "md5", "memory_kib": 64, "passes": 1, "lanes": 1}},
    {"kdf": []},
    {"passphrase": None},
    {"passphrase": {"salt": "!", "nonce": "", "key": ""}},
    {"passphrase": {"salt": "AA==", "nonce": "AA==", "key": "AA=="}},
    {"recovery": "x"},
]


@pytest.mark.parametrize("harm", HARM)
def test_a_file_from_outside_costs_nothing_and_harms_nothing(harm: dict[str, Any]) -> None:
    lock, _ = lock_file.created(PASSPHRASE, CHEAP)
    told = json.loads(lock_file.written(lock)) | harm
    del told["check"]  # who means harm leaves it out
    with pytest.raises(ValueError, match=r"lock|base64|Incorrect|Only"):
        lock_file.parsed(json.dumps(told).encode())


def test_damage_that_reads_well_is_not_taken_for_another_passphrase(tmp_path: Path) -> None:
    lock, keys = lock_file.created(PASSPHRASE, CHEAP)
    lock_file.write(tmp_path, lock)
    good = (tmp_path / LOCK_FILE).read_text()
    kdf = json.loads(good)["kdf"]
    for change in ({"number": "0" * 32}, {"kdf": {**kdf, "passes": 2}}, {"state": "unlocking"}):
        (tmp_path / LOCK_FILE).write_text(json.dumps(json.loads(good) | change))
        found = lock_file.read(tmp_path)
        assert found == lock  # its copy says so
        assert found.open(PASSPHRASE).master == keys.master
    (tmp_path / LOCK_COPY).write_text((tmp_path / LOCK_FILE).read_text())
    assert code_of(lock_file.read, tmp_path) == "lock_damaged"
    older = json.loads(good)
    del older["check"]
    assert lock_file.parsed(json.dumps(older).encode()) == lock


def test_any_byte_may_be_wrong() -> None:
    lock, keys = lock_file.created(PASSPHRASE, CHEAP)
    data = lock_file.written(lock).encode()
    chance = random.Random(4)
    for _ in range(400):
        harmed = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        try:
            found = lock_file.parsed(bytes(harmed))
        except ValueError:
            continue
        assert isinstance(found, LockFile)
        if replace(found, state=lock.state, number=lock.number) == lock:
            assert found.open(PASSPHRASE).master == keys.master


# the recovery key


def test_a_recovery_key_is_read_as_people_type_it() -> None:
    told = recovery_key.new()
    assert len(told.replace("-", "")) == 40
    assert not set(told) & set("ILO01")
    secret = recovery_key.secret_of(told)
    for typed in (told.lower(), told.replace("-", " "), told.replace("-", ""), f" {told}\n"):
        assert recovery_key.secret_of(typed) == secret
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in told)
    assert recovery_key.secret_of(wide) == secret
    assert len({recovery_key.new() for _ in range(50)}) == 50


def test_every_single_slip_is_told_with_its_group() -> None:
    groups = recovery_key.new().split("-")
    for number, group in enumerate(groups):
        for at in range(5):
            for letter in recovery_key.LETTERS:
                slip = group[:at] + letter + group[at + 1 :]
                if slip == group:
                    continue
                typed = "-".join([*groups[:number], slip, *groups[number + 1 :]])
                with pytest.raises(DeskError) as caught:
                    recovery_key.secret_of(typed)
                assert caught.value.code == "recovery_key_mistyped"
                assert caught.value.params == {"group": number + 1, "text": slip}


def test_two_letters_or_two_groups_in_the_wrong_order_are_told() -> None:
    for _ in range(20):
        groups = recovery_key.new().split("-")
        for number, group in enumerate(groups):
            for at in range(4):
                swapped = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
                if swapped != group:
                    typed = "-".join([*groups[:number], swapped, *groups[number + 1 :]])
                    assert code_of(recovery_key.secret_of, typed) == "recovery_key_mistyped"
        if groups[0] != groups[1]:
            typed = "-".join([groups[1], groups[0], *groups[2:]])
            assert code_of(recovery_key.secret_of, typed) == "recovery_key_mistyped"


def test_a_key_of_another_length_is_told() -> None:
    with pytest.raises(DeskError) as caught:
        recovery_key.secret_of("ABCDE-FGH")
    assert caught.value.code == "recovery_key_length"
    assert caught.value.params == {"found": 8, "wanted": 40}
