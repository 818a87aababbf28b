"""The pictures of the READMEs, small: `<language>-<name>.png`, made by the same shots."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image

NAMES: Final[Mapping[str, str]] = {
    "today": "today",
    "review-false-notice": "review",
    "dates-why": "dates",
    "exposure": "exposure",
    "step-capture": "steps",
    "brief": "brief",
}
"""Picture -> what it is called in a README."""

FORMS: Final = ("zh-light", "en-light")
SIZE: Final = "1366x690"
_COLOURS: Final = 128
_MOST: Final = 150_000


def collect(pictures: Path, out: Path) -> None:
    """Take the pictures that were made into `out`, with fewer colours. Raises ValueError where one
    is larger than a page loads at once.
    """
    out.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        for name, called in NAMES.items():
            (source,) = (pictures / f"{form}-{SIZE}").glob(f"???-{name}.png")
            path = out / f"{form.partition('-')[0]}-{called}.png"
            with Image.open(source) as picture:
                small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
                small.save(path, optimize=True)
            if path.stat().st_size > _MOST:
                raise ValueError(f"{path.name} has {path.stat().st_size} bytes")
