"""The small files beside a desk, with damage: what was chosen, noted, asked and locked."""

from __future__ import annotations

import json
import random
import shutil
import warnings
from contextlib import suppress
from pathlib import Path

from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.fuzz import damage
from tests.fuzz.good import has_words
from tro_desk.base.errors import DeskError
from tro_desk.base.settings import Choices, Settings
from tro_desk.domain.backup import REMIND_DAYS
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE
from tro_desk.store import lock_file
from tro_desk.store.backup_state import StateFile

CHOSEN = {
    "language": "zh", "theme": "dark", "case": "c1", "window": "01d9d0cb00030000",
    "watched": "/home/店铺/通知", "watched_until": "1772345678901234567",
    "reminders": "10080,1440", "lock_after": "15", "of_a_later_version": [1, {"更多": None}],
}  # fmt: skip
NOTED = {
    "desk": "0123abcd", "folder": "/media/usb", "remind_days": 7, "paused": True,
    "last_path": "/media/usb/tro-desk-20260302T083000Z-0123abcd.zip",
    "last_made_at": "2026-03-02T08:30:00+00:00", "last_size": 404768, "last_files": 5,
    "last_change": 17, "checked": {"x.zip": "2026-03-02T08:30:00+00:00"},
    "examined": "2026-03-01T08:30:00+00:00", "missed": "backup_folder_missing",
}  # fmt: skip


class Trial:
    """One file at a time, in an empty folder."""

    def __init__(self, place: Path) -> None:
        warnings.simplefilter("error")
        self._folder = place / "small"
        lock, self._keys = lock_file.created(PASSPHRASE, CHEAP)
        self._lock, _told = lock.with_recovery(self._keys)

    def outcome(self, number: int) -> str:
        chance = random.Random(f"settings {number}")
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        what = chance.choice((self._settings, self._settings, self._notes, self._locks))
        return what(chance)

    def _settings(self, chance: random.Random) -> str:
        path = self._folder / "settings.json"
        data = _harmed(json.dumps(CHOSEN, ensure_ascii=False, indent=1).encode(), chance)
        path.write_bytes(data)
        settings = Settings(path)
        if settings.set_aside is not None:
            assert settings.choices == Choices()
            assert settings.set_aside.read_bytes() == data
            assert settings.save()
            return "settings set aside"
        found = json.loads(data)
        for name, value in found.items():
            if name in CHOSEN and hasattr(settings.choices, name):
                assert getattr(settings.choices, name) == value
        settings.choices.theme = "light" if settings.choices.theme != "light" else "dark"
        assert settings.save()
        kept = json.loads(path.read_bytes())
        differs = {name for name, value in found.items() if repr(kept.get(name)) != repr(value)}
        return "settings taken" if differs <= {"theme"} else f"lost: {sorted(differs)}"

    def _notes(self, chance: random.Random) -> str:
        file = StateFile(self._folder)
        path = self._folder / "backup.json"
        data = _harmed(json.dumps(NOTED, ensure_ascii=False, indent=1).encode(), chance)
        path.write_bytes(data)
        state = file.read()
        assert file.read() == state  # a desk keeps its number
        assert state.remind_days in REMIND_DAYS
        with suppress(OSError):  # a name may be too long; one that is none would be a ValueError
            Path(state.folder).is_dir()
        assert StateFile(self._folder).change(lambda now: now) == state
        if file.aside.exists():
            assert file.aside.read_bytes() == data
            return "notes set aside"
        found = json.loads(data)
        for name in NOTED:
            if name in found:
                assert repr(getattr(state, name)) == repr(found[name]), name
        return "notes taken"

    def _locks(self, chance: random.Random) -> str:
        lock_file.write(self._folder, self._lock)
        good = (self._folder / LOCK_FILE).read_bytes()
        for name in (LOCK_FILE, LOCK_COPY):
            if name == LOCK_FILE or chance.random() < 0.3:
                (self._folder / name).write_bytes(_harmed(good, chance))
        try:
            found = lock_file.read(self._folder)
            assert found is not None
            if found != self._lock:
                unchecked = any(b'"check"' not in one.read_bytes() for one in self._locks_there())
                return "lock unchecked" if unchecked else f"lost: the lock is another: {found}"
            assert found.open(PASSPHRASE).master == self._keys.master
        except DeskError as error:
            return f"lock refused {has_words(error)}"
        return "lock sound"

    def _locks_there(self) -> list[Path]:
        return [self._folder / LOCK_FILE, self._folder / LOCK_COPY]

    def end(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _harmed(data: bytes, chance: random.Random) -> bytes:
    return damage.of_json(data, chance) if chance.random() < 0.5 else damage.of_bytes(data, chance)
