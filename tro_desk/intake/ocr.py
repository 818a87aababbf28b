"""Reads what stands on a picture, Chinese and English, with nothing but what is installed.

This module alone imports the engine (RapidOCR over ONNX Runtime, with its models of PP-OCR), half
a second and 90 MB of it; it is itself imported on the first scan, in the worker process.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # asked for when numpy is imported
os.environ.setdefault("OMP_NUM_THREADS", "1")
# ONNX Runtime keeps what it did, and with which model, in the user's folder and sends it to its
# maker; its own function for that stops neither. It looks for this when it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from tro_desk.intake import no_network

sys.modules.setdefault("requests", no_network)  # before the engine imports it

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray
from PIL import Image
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

from tro_desk.base.errors import DeskError
from tro_desk.domain.evidence import Layout
from tro_desk.intake.normalise import normalise
from tro_desk.intake.picture_text import compose
from tro_desk.intake.reading_order import Seen

Pixels = NDArray[np.uint8]
Quads = NDArray[np.float32]

THREADS: Final = 2
MODELS: Final = (
    "PP-OCRv6_det_small.onnx",
    "PP-OCRv6_rec_small.onnx",
    "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
)
_AT_ONCE: Final = 3_200_000  # pixels in which lines are looked for: 450 MB while it lasts
_SIDE: Final = 2_000  # pixels of the longer side, likewise
_LONG: Final = 2.2  # times as high as wide: a screenshot of a whole chat
_SMALL: Final = 11.0  # pixels of a line that needs a closer look
_OVERLAP: Final = 160  # pixels that two parts of a long picture share
_LEAST_SCORE: Final = 0.5
_SPACE: Final = 0.1  # probability of a space from which one is written between Latin letters
_SURE: Final = 0.9  # probability of each character of a number; misread ones stay below
UNSURE: Final = "\u25a1"  # stands for a letter or digit of a number that is not sure
_SURE_LINE: Final = 0.88  # the same for a line on the average
_NUMBER: Final = re.compile(r"(?=[!-/:-~]*\d)[!-~]+(?:(?<=[\d,.]) (?!(?:19|20)\d\d\b)\d[!-~]*)*")
_GAP: Final = re.compile(" ")
_SMALLEST: Final = 24  # pixels of a side below which there is nothing to read

_engine: Any = None


def read_picture(image: Image.Image, known: Sequence[Seen] = ()) -> tuple[str, Layout]:
    """The text of a picture (RGB), normalised, and where its lines stand.

    `known` are lines whose text is certain already, such as the stamp that a court prints over a
    scan, in pixels of the picture as it is; what is seen in their place is left out. Raises
    DeskError ocr_missing where the models are not installed.
    """
    if min(image.size) < _SMALLEST:
        return "", Layout(0, ())
    pixels: Pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    engine = _loaded()
    quads = _quads(engine, pixels)
    turn = 0
    if _sideways(quads):
        turn = 90
        pixels = np.ascontiguousarray(np.rot90(pixels, -1))
        quads = _quads(engine, pixels)
    crops = engine.crop_text_regions(pixels, quads) if len(quads) else []
    if crops and _upside_down(engine, crops):
        turn += 180
        pixels = np.ascontiguousarray(np.rot90(pixels, 2))
        quads = _quads(engine, pixels)
        crops = engine.crop_text_regions(pixels, quads) if len(quads) else []
    known = [_turned(line, turn, *image.size) for line in known]
    seen = [*known, *_read(engine, quads, crops, known)]
    height, width = pixels.shape[:2]
    text, lines = compose(seen, width, height)
    return text, Layout(turn, lines)


def _loaded() -> Any:
    """The engine, with its models pinned to the installed ones: it never looks for others."""
    global _engine
    if _engine is None:
        folder = Path(rapidocr.__file__).parent / "models"
        paths = [folder / name for name in MODELS]
        if not all(path.is_file() for path in paths):
            raise DeskError("ocr_missing")
        cv2.setNumThreads(1)
        engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": 100_000,  # the size is decided here
                "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                **{
                    f"{part}.model_path": str(path)
                    for part, path in zip(("Det", "Rec", "Cls"), paths, strict=True)
                },
            }
        )
        recogniser = engine._load_rec_model()
        recogniser.postprocess_op = _Spaced(recogniser.postprocess_op)
        _engine = engine
    return _engine


class _Spaced:
    """Decodes lines as RapidOCR does, but for two things.

    It writes the spaces that the model all but saw: between two Latin words it often gives a space
    second place. And it withholds numbers (dates, sums, dockets, ASINs) that hold a character of
    which the model is not sure, so that a picture too poor to read gives no value and not a wrong
    one. No character is ever changed into another.
    """

    def __init__(self, usual: CTCLabelDecode) -> None:
        self._characters: list[str] = usual.character
        self._space: int = usual.dict[" "]
        # For each character the same letter in its other size, which often looks alike: v and V.
        self._other = np.array([usual.dict.get(c.swapcase(), 0) for c in self._characters])
        self._other[self._other == np.arange(len(self._other))] = 0

    def __call__(
        self, predictions: NDArray[np.float32], return_word_box: bool = False, **_: object
    ) -> tuple[list[tuple[str, float]], list[None]]:
        best = predictions.argmax(axis=2)
        lines = [self._line(*pair) for pair in zip(predictions, best, strict=True)]
        return lines, [None] * len(lines)

    def _line(self, steps: NDArray[np.float32], best: NDArray[np.int64]) -> tuple[str, float]:
        each = np.arange(len(best))
        firsts = np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1])))
        other = self._other[best]
        sure = steps[each, best] + np.where(other > 0, steps[each, other], 0)
        surest = np.maximum.reduceat(sure, firsts)
        kept = best[firsts] != 0  # 0 is "no character here"
        places, surest = firsts[kept], surest[kept]
        if not len(places):
            return "", 0.0
        text = [self._characters[best[place]] for place in places]
        score = float(steps[places, best[places]].mean())
        _withhold(text, surest, score)
        out = text[:1]
        for number in range(1, len(text)):
            before, after = text[number - 1], text[number]
            between = steps[places[number - 1] + 1 : places[number], self._space]
            if len(between) > 1 and _may_part(before, after) and between.max() > _SPACE:
                out.append(" ")
            out.append(after)
        return "".join(out), score


def _withhold(text: list[str], surest: NDArray[np.float32], score: float) -> None:
    """Put a sign of its own for letters and digits of each number that is not sure throughout."""
    line = "".join(character[:1] for character in text)
    for number in _NUMBER.finditer(line):
        marked = [n for n in range(*number.span()) if line[n].isalnum() or line[n] in "$#"]
        spaces = [number.start() + gap.start() for gap in _GAP.finditer(number[0])]
        if score < _SURE_LINE or surest[marked + spaces].min() < _SURE:
            for n in marked:
                text[n] = UNSURE


def _may_part(before: str, after: str) -> bool:
    """Whether a space may stand between two characters without making two numbers of one."""
    if not (before.isascii() and after.isascii() and after.isalnum()):
        return False
    return (before.isalpha() or before in ".,;:)#") or (before.isdigit() and after.isalpha())


def _quads(engine: Any, pixels: Pixels) -> Quads:
    """The four corners of every line on a picture, in its own pixels."""
    height, width = pixels.shape[:2]
    if max(height, width) <= _SIDE and height * width <= _AT_ONCE:
        return _detected(engine, pixels)
    if height <= _LONG * width:
        scale = min(_SIDE / max(height, width), (_AT_ONCE / (height * width)) ** 0.5)
        size = round(width * scale), round(height * scale)
        smaller = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        found = _detected(engine, smaller)
        if not len(found) or _usual_height(found) >= _SMALL:
            return np.asarray(found / scale, np.float32)
    parts = [_shifted(engine, pixels, *part) for part in _parts(height, width)]
    return np.concatenate(parts) if parts else np.zeros((0, 4, 2), np.float32)


def _parts(height: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Strips over the whole width that share their edges: first and last row of each, and between
    which rows the middle of a line must stand to be taken from it."""
    step = max(min(_AT_ONCE // width, _SIDE), 3 * _OVERLAP) - _OVERLAP
    first = 0
    while True:
        last = min(first + step + _OVERLAP, height)
        top = first + _OVERLAP // 2 if first else 0
        end = last == height
        yield first, last, top, height if end else last - _OVERLAP // 2
        if end:
            return
        first += step


def _shifted(engine: Any, pixels: Pixels, first: int, last: int, top: int, end: int) -> Quads:
    found = _detected(engine, pixels[first:last])
    found[:, :, 1] += first
    middles = found[:, :, 1].mean(axis=1)
    return np.asarray(found[(middles >= top) & (middles < end)], np.float32)


def _detected(engine: Any, pixels: Pixels) -> Quads:
    """Lines of a picture of moderate size. A flat one is set upon a larger ground: the engine would
    blow it up until its shorter side has 736 pixels."""
    height, width = pixels.shape[:2]
    least = min(max(height, width) // 2, 736)
    if min(height, width) < least:
        edge = np.median(np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]), 0)
        below, beside = max(least - height, 0), max(least - width, 0)
        ground = [float(value) for value in edge]
        pixels = cv2.copyMakeBorder(
            pixels, 0, below, 0, beside, cv2.BORDER_CONSTANT, value=ground
        ).astype(np.uint8)
    boxes = engine._load_det_model()(pixels).boxes
    if boxes is None or not len(boxes):
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(boxes, np.float32)


def _sides(quads: Quads) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Width and height of the lines."""
    across = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1)
    down = np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    return across, down


def _usual_height(quads: Quads) -> float:
    return float(np.median(np.minimum(*_sides(quads))))


def _sideways(quads: Quads) -> bool:
    """Whether most of the text stands on end."""
    if not len(quads):
        return False
    across, down = _sides(quads)
    return bool(down[down > 2 * across].sum() > across[across > 2 * down].sum())


def _upside_down(engine: Any, crops: list[Pixels]) -> bool:
    """Whether the lines stand on their heads.

    The classifier of the engine judges every line; where it is not of one mind, a few lines are
    read both ways.
    """
    wide = [crop for crop in crops if crop.shape[1] > 2 * crop.shape[0]]
    if not wide:
        return False
    judged = engine._load_cls_model()(wide).cls_res
    turned = sum(
        crop.shape[1] / crop.shape[0]
        for crop, (label, score) in zip(wide, judged, strict=True)
        if label == "180" and score > 0.7
    )
    share = turned / sum(crop.shape[1] / crop.shape[0] for crop in wide)
    if share < 0.2:
        return False
    some = sorted(wide, key=lambda crop: crop.shape[1] / crop.shape[0])[-6:]
    as_is = engine.recognize_txt(some).scores
    turned_over = engine.recognize_txt([np.rot90(crop, 2) for crop in some]).scores
    return float(np.mean(turned_over)) > float(np.mean(as_is))


def _read(
    engine: Any, quads: Quads, crops: Sequence[Pixels], known: Sequence[Seen]
) -> Iterator[Seen]:
    """What the lines say, but for those in whose place the text is known."""
    pairs = [pair for pair in zip(quads, crops, strict=True) if not _covered(pair[0], known)]
    if not pairs:
        return
    result = engine.recognize_txt([crop for _, crop in pairs])
    for (quad, _), text, score in zip(pairs, result.txts, result.scores, strict=True):
        clean = normalise(" ".join(text.split())).text.strip()
        if score >= _LEAST_SCORE and clean.strip(UNSURE):
            a, b, c, d = ((float(x), float(y)) for x, y in quad)
            yield Seen(clean, score, (a, b, c, d))


def _turned(line: Seen, turn: int, width: int, height: int) -> Seen:
    """Where a line stands once the picture has been turned clockwise."""
    corners = list(line.corners)
    for _ in range(turn // 90):
        corners = [(height - y, x) for x, y in corners]
        width, height = height, width
    a, b, c, d = corners
    return Seen(line.text, line.score, (a, b, c, d))


def _covered(quad: NDArray[np.float32], known: Sequence[Seen]) -> bool:
    """Whether half of a line lies under those that are known."""
    left, top = quad.min(axis=0)
    right, bottom = quad.max(axis=0)
    hidden = 0.0
    for line in known:
        xs, ys = zip(*line.corners, strict=True)
        across = min(right, max(xs)) - max(left, min(xs))
        down = min(bottom, max(ys)) - max(top, min(ys))
        hidden += max(across, 0.0) * max(down, 0.0)
    return bool(hidden > 0.5 * (right - left) * (bottom - top))
