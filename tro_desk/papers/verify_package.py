"""Whether a package is as it was made: each file named, hostile archives refused.

Nothing is unpacked to a disk. A file is in order when its bytes agree with the manifest and with
SHA256SUMS; a list that disagrees with the other is named as changed itself. The record of custody
of each original is computed again from the table that the package has of them.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pyzipper  # type: ignore[import-untyped]

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.package import CheckedFile, CheckedPackage
from tro_desk.papers import package_names as names
from tro_desk.papers.package import FORMAT
from tro_desk.papers.verify_custody import broken_records

MEMBERS: Final = 10_000
UNPACKED: Final = 8_000_000_000  # bytes of all files together
_RATIO: Final = 100  # how often its packed size a file may have
_SMALL: Final = 4_000_000  # bytes that no ratio can make dangerous
_LIST: Final = 20_000_000  # bytes of a manifest or of SHA256SUMS
_CHUNK: Final = 1 << 20
_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class _Found:
    size: int
    sha256: str


def verify_package(path: Path, password: str = "", job: Job = UNWATCHED) -> CheckedPackage:
    """Check a package.

    Raises DeskError: `file_missing`, `file_unreadable` (name); `package_not_zip`,
    `package_no_manifest`, `package_too_large`, `package_needs_password`,
    `package_wrong_password` (name); `package_unsafe_path`, `package_link`, `package_twice`
    (name, path); Cancelled.
    """
    try:
        with path.open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=path.name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=path.name) from error
    try:
        archive = pyzipper.AESZipFile(path)
    except Exception as error:  # a hostile directory makes the reader fail in every way
        raise DeskError("package_not_zip", name=path.name) from error
    with archive:
        return _Check(path, archive, password, job).run(whole)


class _Check:
    def __init__(self, path: Path, archive: Any, password: str, job: Job) -> None:
        self._path, self._archive, self._job = path, archive, job
        self._members = self._looked_at()
        self._locked = any(info.flag_bits & 1 for info in self._members.values())
        if self._locked:
            self._unlock(password)

    def run(self, whole: str) -> CheckedPackage:
        """The outcome of each file, those of the manifest in its order."""
        manifest = self._manifest()
        told = {str(row["path"]): row for row in manifest["files"]}
        found: dict[str, _Found | None] = {}
        for done, (name, info) in enumerate(self._members.items()):
            self._job.report(done, len(self._members))
            found[name] = self._hashed(info)
        sums = self._sums()
        files = self._with_custody(
            [self._told(name, row, found, sums) for name, row in told.items()], told
        )
        for name in (names.MANIFEST, names.SUMS):
            files.append(self._list(name, found, sums, told))
        ours = {*told, names.MANIFEST, names.SUMS}
        for name in sorted((set(found) | set(sums)) - ours):
            seen = found.get(name)
            outcome = "unexpected" if name in found else "missing"
            files.append(_checked(name, outcome, seen))
        program = manifest.get("program")
        version = program.get("version", "") if isinstance(program, dict) else ""
        return CheckedPackage(
            self._path,
            whole,
            tuple(files),
            str(manifest.get("made_at", ""))[:40],
            str(version)[:40],
            self._locked,
        )

    # the archive

    def _looked_at(self) -> dict[str, Any]:
        """Its files by name. Raises what is dangerous in it."""
        infos = list(self._archive.infolist())
        members: dict[str, Any] = {}
        folded: set[str] = set()
        total = 0
        if len(infos) > MEMBERS:
            raise self._error("package_too_large")
        for info in infos:
            name = info.filename
            if not names.is_safe(name) or "\0" in getattr(info, "orig_filename", name):
                raise self._error("package_unsafe_path", path=_shown(name))
            mode = info.external_attr >> 16
            if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise self._error("package_link", path=_shown(name))
            if name.casefold() in folded:
                raise self._error("package_twice", path=_shown(name))
            folded.add(name.casefold())
            total += info.file_size
            bomb = info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1)
            if bomb or total > UNPACKED:
                raise self._error("package_too_large")
            if not name.endswith("/"):
                members[name] = info
            elif info.file_size:
                raise self._error("package_unsafe_path", path=_shown(name))
        return members

    def _unlock(self, password: str) -> None:
        if not password:
            raise self._error("package_needs_password")
        self._archive.setpassword(password.encode())
        first = next(info for info in self._members.values() if info.flag_bits & 1)
        try:
            self._archive.open(first).close()
        except RuntimeError as error:
            raise self._error("package_wrong_password") from error
        except Exception:
            return  # the file is named as changed when its turn comes

    def _hashed(self, info: Any) -> _Found | None:
        """Size and hash of a file; None where its bytes cannot be had."""
        digest, size = hashlib.sha256(), 0
        try:
            with self._archive.open(info) as source:
                while chunk := source.read(_CHUNK):
                    self._job.check()
                    digest.update(chunk)
                    size += len(chunk)
                    if size > info.file_size:
                        return None
        except DeskError:
            raise
        except Exception:  # what is hostile or damaged makes the reader fail in every way
            return None
        return _Found(size, digest.hexdigest())

    def _bytes(self, name: str) -> bytes | None:
        info = self._members.get(name)
        if info is None or info.file_size > _LIST:
            return None
        try:
            with self._archive.open(info) as source:
                data: bytes = source.read(_LIST + 1)
        except DeskError:
            raise
        except Exception:  # what is hostile or damaged makes the reader fail in every way
            return None
        return data if len(data) <= _LIST else None

    # the lists

    def _manifest(self) -> dict[str, Any]:
        data = self._bytes(names.MANIFEST)
        try:
            manifest = json.loads((data or b"").decode("utf-8"))
            sound = manifest["format"] == FORMAT and all(
                isinstance(row["path"], str) and isinstance(row["sha256"], str)
                for row in manifest["files"]
            )
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise self._error("package_no_manifest") from error
        if not sound:
            raise self._error("package_no_manifest")
        return dict(manifest)

    def _sums(self) -> dict[str, str]:
        """Path -> SHA-256 as SHA256SUMS tells it; empty where it cannot be read."""
        data = self._bytes(names.SUMS)
        lines = (data or b"").decode("utf-8", "replace").splitlines()
        rows = (match for line in lines if (match := _LINE.fullmatch(line)))
        return {match[2]: match[1] for match in rows}

    def _told(
        self,
        name: str,
        row: Mapping[str, Any],
        found: Mapping[str, _Found | None],
        sums: Mapping[str, str],
    ) -> CheckedFile:
        """A file of the manifest."""
        original = str(row.get("original_name", ""))
        if name not in found:
            return CheckedFile(name, "missing", original_name=original)
        seen = found[name]
        same = seen is not None and (seen.sha256, seen.size) == (row["sha256"], row.get("size"))
        agreed = seen is not None and (not sums or sums.get(name) == seen.sha256)
        return _checked(name, "ok" if same and agreed else "changed", seen, original)

    def _with_custody(
        self, files: list[CheckedFile], told: Mapping[str, Mapping[str, Any]]
    ) -> list[CheckedFile]:
        """The originals whose records of custody do not hold together are named as such."""
        table = self._bytes(names.CUSTODY)
        if table is None:
            return files  # the table itself is named as missing or changed
        broken = {_shown(path) for path in broken_records(table, told)}
        return [
            replace(one, outcome="custody") if one.outcome == "ok" and one.path in broken else one
            for one in files
        ]

    def _list(
        self,
        name: str,
        found: Mapping[str, _Found | None],
        sums: Mapping[str, str],
        told: Mapping[str, Mapping[str, Any]],
    ) -> CheckedFile:
        """The manifest by SHA256SUMS, and SHA256SUMS by the manifest."""
        if name not in found:
            return CheckedFile(name, "missing")
        seen = found[name]
        if name == names.MANIFEST:
            same = seen is not None and (not sums or sums.get(name) == seen.sha256)
        else:
            lines = [(row["sha256"], path) for path, row in told.items()]
            lines.append((sums.get(names.MANIFEST, ""), names.MANIFEST))
            made = "".join(f"{value}  {path}\n" for value, path in lines)
            whole = hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()
            same = seen is not None and seen.sha256 == whole
        return _checked(name, "ok" if same else "changed", seen)

    def _error(self, code: str, **params: object) -> DeskError:
        return DeskError(code, name=self._path.name, **params)


def _checked(name: str, outcome: str, seen: _Found | None, original: str = "") -> CheckedFile:
    if seen is None:
        return CheckedFile(_shown(name), outcome, original_name=_shown(original))
    return CheckedFile(_shown(name), outcome, seen.size, seen.sha256, _shown(original))


def _shown(name: str) -> str:
    """A name from outside as it can be printed on a line."""
    return "".join(char if char.isprintable() else "?" for char in name)[:300]
