"""The part of the desk that is about the package for a lawyer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.package import CheckedPackage, MadePackage, PackageContents

if TYPE_CHECKING:
    from tro_desk.desk.make_package import PackageOptions
    from tro_desk.papers import BriefOptions
    from tro_desk.store import Storage


class PackageFace:
    """What `Desk` can do with packages. All may raise `unknown_case` (case)."""

    _storage: Storage
    clock: Clock

    def package_contents(self, case_id: str) -> PackageContents:
        """What would go into a package: to be shown, and confirmed, before one is made."""
        from tro_desk.desk.make_package import package_contents

        return package_contents(self._storage, case_id)

    def make_package(
        self, case_id: str, options: PackageOptions, out: Path, job: Job = UNWATCHED
    ) -> MadePackage:
        """Make the brief anew, keep it, and write it with its exhibits and originals to `out`.

        The same case, options and moment give the same bytes, but for a password. Raises Cancelled,
        `cannot_write` (path), `original_missing`, `original_changed`, `package_private` (name),
        `unknown_evidence` (sha256), `bad_prefix` (value), `short_password` (count); nothing is at
        `out` then that was not there before.
        """
        from tro_desk.desk.make_package import make_package

        return make_package(self._storage, self.clock, case_id, options, out, job)


def package_options(
    brief: BriefOptions,
    evidence: tuple[str, ...] | None = None,
    prefix: str = "",
    password: str = "",
) -> PackageOptions:
    """Options for `Desk.make_package` (see `PackageOptions`)."""
    from tro_desk.desk.make_package import PackageOptions

    return PackageOptions(brief, evidence, prefix, password)


def verify_package(path: Path, password: str = "", job: Job = UNWATCHED) -> CheckedPackage:
    """Check a package, with or without a desk: each file named (see `papers.verify_package`)."""
    from tro_desk.papers.verify_package import verify_package

    return verify_package(path, password, job)


def is_backup(path: Path) -> bool:
    """Whether a file is a backup of a desk, by the names in it; anything else may be a package."""
    from zipfile import ZipFile

    from tro_desk.store.backup_files import DATABASE

    try:
        with ZipFile(path) as archive:
            return DATABASE in archive.namelist()
    except Exception:  # a hostile archive fails in every way; the check of packages names how
        return False
