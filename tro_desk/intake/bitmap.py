"""Pictures from outside, decoded within bounds.

Size and number of frames are looked at before anything is decoded, so that a picture of a few
kilobytes cannot ask for gigabytes.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageOps, TiffImagePlugin, WebPImagePlugin

from tro_desk.base.errors import ReadError
from tro_desk.intake.readers._contract import Scope

LONGEST: Final = 32_000  # pixels of a side
MOST: Final = 64_000_000  # pixels of a picture
_ENOUGH: Final = 20_000_000  # pixels that are kept of a large one
# Pillow knows two of them only once their modules are there; it would import all that it has.
_LATE: Final = (TiffImagePlugin.TiffImageFile.format, WebPImagePlugin.WebPImageFile.format)
_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", *_LATE)

Image.MAX_IMAGE_PIXELS = None  # this module bounds it, with an answer of its own


def frames(data: bytes, scope: Scope) -> int:
    """How many pages a picture has: those of a TIFF, otherwise one. Raises as `load`."""
    with _decoding(scope), _opened(data, scope) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def load(data: bytes, index: int, scope: Scope) -> Image.Image:
    """Frame `index` (from 0) as a camera or scanner meant it to be seen, in RGB.

    Turned as its EXIF data say, on white where it is transparent, with square pixels. Raises
    ReadError: damaged, too_large.
    """
    with _decoding(scope), _opened(data, scope) as image:
        if index:
            image.seek(index)
            _check_size(image, scope)
        if image.format in ("JPEG", "MPO") and image.width * image.height > _ENOUGH:
            image.draft("RGB", (image.width // 2, image.height // 2))
        image.load()
        dpi = image.info.get("dpi")
        return _squared(ImageOps.exif_transpose(_plain(_smaller(image))), dpi)


@contextlib.contextmanager
def _decoding(scope: Scope) -> Iterator[None]:
    """A broken file makes Pillow fail in every way that there is, or warn and go on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except ReadError:
            raise
        except Exception as error:
            raise scope.error("damaged") from error


def _opened(data: bytes, scope: Scope) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=_FORMATS)
    _check_size(image, scope)
    return image


def _check_size(image: Image.Image, scope: Scope) -> None:
    width, height = image.size
    if max(width, height) > LONGEST or width * height > MOST:
        raise scope.error("too_large")
    if min(width, height) < 1:
        raise scope.error("damaged")


def _smaller(image: Image.Image) -> Image.Image:
    """Half as wide and high, where that still is more than can be read."""
    long, short = max(image.size), min(image.size)
    if long * short <= _ENOUGH or long > 3 * short:  # a long screenshot is read in parts
        return image
    exif = image.getexif()
    if image.mode in ("1", "P", "PA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    smaller = image.reduce(2)
    smaller.info["exif"] = exif.tobytes()
    return smaller


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits of red, green and blue."""
    if image.mode == "RGB":
        return image
    if image.mode.startswith(("I", "F")):
        low, high = (float(str(value)) for value in image.getextrema())
        spread = max(high - low, 1.0)
        return image.point(lambda v: (v - low) * (255 / spread)).convert("L").convert("RGB")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")


def _squared(image: Image.Image, dpi: object) -> Image.Image:
    """A fax has twice as many dots across as down."""
    if not (isinstance(dpi, tuple) and len(dpi) == 2 and all(dpi)):
        return image
    across, down = (float(value) for value in dpi)
    if not 1.4 < max(across, down) / min(across, down) < 3:
        return image
    if across > down:
        size = image.width, round(image.height * across / down)
    else:
        size = round(image.width * down / across), image.height
    return image.resize(size) if size[0] * size[1] <= MOST else image
