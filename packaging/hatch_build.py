"""Build hook: assets and compiled catalogs travel in the wheel, where `base.paths` finds them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):
    """Compiles i18n/*.po and adds `assets/` and the .mo files under `tro_desk/_data`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "i18n"))
        import catalogs

        catalogs.compile_all()
        if self.target_name != "wheel" or version == "editable":
            return
        for part in sorted((root / "assets").iterdir()):
            if part.name != "readme":  # pictures for readers of the repository
                build_data["force_include"][str(part)] = f"tro_desk/_data/assets/{part.name}"
        for language in catalogs.LANGUAGES:
            compiled = catalogs.po_path(language).with_suffix(".mo")
            inside = Path("tro_desk", "_data", compiled.relative_to(root)).as_posix()
            build_data["force_include"][str(compiled)] = inside
