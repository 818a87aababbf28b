"""Folders that a cloud service seems to copy elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving
from tro_desk.desk import open_desk
from tro_desk.desk.cloud_folders import SERVICES, cloud_of
from tro_desk.l10n import translator
from tro_desk.l10n.backup import cloud_name


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        ("OneDrive/Desk", "onedrive"),
        ("OneDrive - 兰佳科技/Desk", "onedrive"),
        ("Dropbox/TRO", "dropbox"),
        ("Dropbox (Personal)/TRO", "dropbox"),
        ("iCloudDrive/TRO", "icloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "icloud"),
        ("Library/CloudStorage/Box-Box/x", "other"),
        ("Library/CloudStorage/GoogleDrive-a@b.c/My Drive", "other"),
        ("Google Drive/x", "google_drive"),
        ("我的坚果云/案件", "nutstore"),
        ("坚果云/案件", "nutstore"),
        ("Nutstore Files/x", "nutstore"),
        ("BaiduSyncdisk/x", "baidu"),
        ("百度网盘同步空间/x", "baidu"),
        ("百度同步空间/x", "baidu"),
        ("WPS云盘/x", "wps"),
        ("WPSDrive/x", "wps"),
        ("sandbox/onedriver/dropboxes", ""),
        ("案件/TRO Desk", ""),
    ],
)
def test_a_cloud_folder_by_its_name(tmp_path: Path, parts: str, service: str) -> None:
    assert cloud_of(tmp_path / parts, {}) == service


def test_a_cloud_folder_by_what_lies_in_it_and_through_links(tmp_path: Path) -> None:
    plain = tmp_path / "work" / "desk"
    plain.mkdir(parents=True)
    assert cloud_of(plain, {}) == ""
    assert cloud_of(plain, {"OneDriveCommercial": str(tmp_path)}) == "onedrive"
    (tmp_path / "work" / ".dropbox").touch()
    assert cloud_of(plain, {}) == "dropbox"
    real = tmp_path / "坚果云" / "desk"
    real.mkdir(parents=True)
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(real)
        assert cloud_of(tmp_path / "link", {}) == "nutstore"


def test_the_desk_in_a_cloud_folder_is_told(tmp_path: Path) -> None:
    with open_desk(tmp_path / "坚果云" / "desk", Moving()) as desk:
        state = desk.backups()
        assert (state.desk_cloud, state.folder_cloud) == ("nutstore", "nutstore")
        (tmp_path / "usb").mkdir()
        desk.choose_backup_folder(tmp_path / "usb")
        assert desk.backups().folder_cloud == ""


def test_each_service_has_a_name() -> None:
    for language in ("zh", "en"):
        assert all(cloud_name(translator(language), service) for service in SERVICES)
