"""The package: brief, exhibits, originals, figures and dates in one zip that proves itself.

Every file stands in the manifest with its size and SHA-256, and in SHA256SUMS for who does not have
the program. The same files give the same bytes; only a password brings chance into them.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, BinaryIO, Final

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.papers import package_names as names
from tro_desk.papers.package_words import verify_text

FORMAT: Final = "tro-desk-package"
VERSION: Final = 1
SHORTEST: Final = 8
"""Characters of a password, at the least."""

_CHUNK: Final = 1 << 20
_LARGE: Final = 2_000_000_000  # bytes from which on a zip needs its larger form
_WRITTEN: Final = (".txt", ".json", ".ics")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: its path there, and where its bytes are, or what opens them.

    `sha256` is what they must have where that is known ("" else). `more` is told in the manifest
    beside it: plain JSON values.
    """

    path: str
    content: Path | bytes | Callable[[], BinaryIO]
    role: str
    sha256: str = ""
    more: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was written: `size` in bytes."""

    path: str
    size: int
    sha256: str


_Content = Path | bytes | Callable[[], BinaryIO]


class Changed(Exception):  # noqa: N818 - seen by the desk alone, which makes a sentence of it
    """The bytes of a part are not those that were asked for."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.path)
        self.part = part


def write_package(
    parts: Sequence[Part],
    told: Mapping[str, object],
    made_at: datetime,
    out: IO[bytes],
    password: str = "",
    job: Job = UNWATCHED,
) -> tuple[Stored, ...]:
    """Write the zip into `out`; what is in it, in its order.

    `told` stands in front of the manifest (program, tables, case); `made_at` (aware) is the time of
    every file. With a password the contents are AES-256; names and sizes can still be read. Raises
    Changed, Cancelled, OSError.
    """
    stored: list[Stored] = []
    with _opened(out, password) as archive:
        for done, part in enumerate(parts):
            job.report(done, len(parts) + 1)
            try:
                made = _write(archive, part.path, part.content, made_at, job)
            except _UnreadableError as error:
                raise Changed(part) from error
            if part.sha256 and made.sha256 != part.sha256:
                raise Changed(part)
            stored.append(made)
        listed = list(zip(parts, stored, strict=True))
        rows = [(s.path, s.sha256, str(p.more.get("original_name", ""))) for p, s in listed]
        guide = verify_text(rows, made_at).encode()
        stored.append(_write(archive, names.VERIFY, guide, made_at, job))
        manifest = _manifest(listed, stored[-1], told, made_at)
        stored.append(_write(archive, names.MANIFEST, manifest, made_at, job))
        sums = "".join(f"{one.sha256}  {one.path}\n" for one in stored)
        stored.append(_write(archive, names.SUMS, sums.encode(), made_at, job))
    job.report(len(parts) + 1, len(parts) + 1)
    return tuple(stored)


def _manifest(
    listed: Sequence[tuple[Part, Stored]],
    guide: Stored,
    told: Mapping[str, object],
    made_at: datetime,
) -> bytes:
    files = [
        {
            "path": one.path,
            "role": part.role,
            "size": one.size,
            "sha256": one.sha256,
            **part.more,
        }
        for part, one in listed
    ]
    files.append({"path": guide.path, "role": "guide", "size": guide.size, "sha256": guide.sha256})
    made = made_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    whole = {"format": FORMAT, "version": VERSION, "made_at": made, **told, "files": files}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _opened(out: IO[bytes], password: str) -> Any:
    if not password:
        return zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    import pyzipper  # type: ignore[import-untyped]

    archive = pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    )
    archive.setpassword(password.encode())
    return archive


def _write(archive: Any, path: str, content: _Content, made_at: datetime, job: Job) -> Stored:
    """Add a file, read piece by piece."""
    moment = made_at.astimezone(UTC)
    stamp = max(moment.year, 1980), *moment.timetuple()[1:5], moment.second // 2 * 2
    info = getattr(archive, "zipinfo_cls", zipfile.ZipInfo)(path, stamp)
    # An original lies in the archive as it is: a check may then refuse whatever swells like a bomb.
    small = path.endswith(_WRITTEN) and not path.startswith(names.ORIGINALS)
    info.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    info.create_system = 3  # the same on every system
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=_is_large(content)) as target:
        for chunk in _chunks(content):
            job.check()
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Stored(path, size, digest.hexdigest())


class _UnreadableError(Exception):
    """A part can no longer be read."""


def _is_large(content: _Content) -> bool:
    if isinstance(content, bytes):
        return len(content) > _LARGE
    with _source(content) as source:
        return source.seek(0, 2) > _LARGE


def _chunks(content: _Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with _source(content) as source:
        while True:
            try:
                chunk = source.read(_CHUNK)
            except OSError as error:
                raise _UnreadableError from error
            if not chunk:
                return
            yield chunk


def _source(content: Path | Callable[[], BinaryIO]) -> BinaryIO:
    try:
        return content.open("rb") if isinstance(content, Path) else content()
    except OSError as error:
        raise _UnreadableError from error
