"""Fictional papers as pictures: drawn with the project's own font, then scanned, bent, turned."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tro_desk.base import paths

Lines = Sequence[tuple[int, int, int, str]]
"""Left and upper side, size of the type, text."""

ORDER: Lines = (
    (330, 120, 26, "UNITED STATES DISTRICT COURT"),
    (350, 165, 26, "NORTHERN DISTRICT OF ILLINOIS"),
    (430, 210, 26, "EASTERN DIVISION"),
    (150, 300, 24, "LARKMERE KITES LLC,"),
    (150, 345, 24, "Plaintiff,"),
    (150, 390, 24, "v."),
    (150, 435, 24, "THE PARTNERSHIPS AND"),
    (150, 470, 24, "UNINCORPORATED ASSOCIATIONS"),
    (150, 505, 24, "IDENTIFIED ON SCHEDULE A,"),
    (150, 550, 24, "Defendants."),
    *((620, y, 24, ")") for y in range(300, 561, 32)),
    (680, 330, 24, "Case No. 1:26-cv-04731"),
    (680, 390, 24, "Hon. Rosalind T. Ashgrove"),
    (350, 640, 27, "TEMPORARY RESTRAINING ORDER"),
    (210, 720, 24, "Plaintiff's motion is granted. Amazon and PayPal shall restrain the"),
    (150, 757, 24, "accounts of Defendants within two business days of receiving this order."),
    (210, 815, 24, "Plaintiff shall post a bond of $10,000 with the Clerk of this Court."),
    (210, 873, 24, "This order was entered on March 30, 2026 at 10:23 a.m. and expires on"),
    (150, 910, 24, "April 13, 2026. A hearing is set for April 9, 2026 at 9:30 a.m."),
    (680, 1000, 24, "Rosalind T. Ashgrove"),
    (680, 1037, 24, "United States District Judge"),
)  # fmt: skip
ORDER_TEXT = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF ILLINOIS
EASTERN DIVISION
LARKMERE KITES LLC,
Plaintiff,
v.
THE PARTNERSHIPS AND
UNINCORPORATED ASSOCIATIONS
IDENTIFIED ON SCHEDULE A,
Defendants.
Case No. 1:26-cv-04731
Hon. Rosalind T. Ashgrove
TEMPORARY RESTRAINING ORDER
Plaintiff's motion is granted. Amazon and PayPal shall restrain the
accounts of Defendants within two business days of receiving this order.
Plaintiff shall post a bond of $10,000 with the Clerk of this Court.
This order was entered on March 30, 2026 at 10:23 a.m. and expires on
April 13, 2026. A hearing is set for April 9, 2026 at 9:30 a.m.
Rosalind T. Ashgrove
United States District Judge
"""

SELLER_CENTRAL: Lines = (
    (24, 14, 20, "amazon seller central"), (1010, 16, 17, "青睿户外-US"),
    (24, 90, 15, "商品目录"), (24, 128, 15, "库存"), (24, 166, 15, "定价"),
    (24, 204, 15, "订单"), (24, 242, 15, "绩效"), (24, 280, 15, "账户状况"),
    (240, 82, 22, "绩效通知"),
    (240, 136, 16, "您的付款已因法院命令被预留"),
    (240, 170, 16, "法院案件编号"), (460, 170, 16, "1:26-cv-04731"),
    (240, 204, 16, "预留金额"), (460, 204, 16, "US$12,480.37"),
    (240, 238, 16, "权利人律师事务所"), (460, 238, 16, "Ashdown & Pell LLP"),
    (240, 290, 15, "我们收到了联邦法院签发的临时限制令（Temporary Restraining Order）。"),
    (240, 318, 15, "我们已下架以下商品并预留您账户中的资金。ASIN：B0F4ZK92LD、B0F4ZK93TQ"),
    (240, 366, 15, "请直接联系权利人：service@ashdown-pell.example"),
)  # fmt: skip


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "NotoSansSC-Bold.ttf" if bold else "NotoSansSC-Regular.ttf"
    return ImageFont.truetype(str(paths.asset("fonts", name)), size)


def paper(
    lines: Lines, size: tuple[int, int] = (1275, 1150), ink: str = "#1c1c1c", ground: str = "white"
) -> Image.Image:
    """The lines on a sheet of this many pixels."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    for left, top, height, text in lines:
        draw.text((left, top), text, font=font(height), fill=ink)
    return image


def scanned(image: Image.Image, turn: float = 0.6) -> Image.Image:
    """As a cheap scanner gives it back: askew, soft, with grain."""
    askew = image.rotate(turn, Image.Resampling.BICUBIC, fillcolor="#f4f3ef")
    soft = askew.filter(ImageFilter.GaussianBlur(0.8))
    grain = Image.effect_noise(soft.size, 22).convert("RGB")
    return Image.blend(soft, grain, 0.12)


def photographed(image: Image.Image) -> Image.Image:
    """As a phone sees a sheet on a dark desk: from the side, with a shadow over it."""
    width, height = image.size
    desk = Image.new("RGB", (width + 300, height + 300), "#4a3b30")
    desk.paste(image, (150, 150))
    w, h = desk.size
    bent = desk.transform(
        (w, h), Image.Transform.QUAD,
        (60, 30, 0, h - 40, w, h - 10, w - 130, 0), Image.Resampling.BICUBIC,
    )  # fmt: skip
    shade = Image.linear_gradient("L").rotate(35, expand=True).resize(bent.size)
    dark = Image.eval(bent, lambda value: value * 45 // 100)
    return Image.composite(bent, dark, shade.point(lambda v: min(255, v + 40)))


def chat(bubbles: Sequence[tuple[str, str]], width: int = 1080, dark: bool = False) -> Image.Image:
    """A WeChat group: (who, text); "" is the seller, on the right in green."""
    ground, theirs, ink, name_ink = (
        ("#111111", "#2c2c2c", "#d8d8d8", "#7f7f7f") if dark
        else ("#ededed", "#ffffff", "#111111", "#888888")
    )  # fmt: skip
    size = 42
    heights = [len(_wrapped(text, size)) * 58 + (150 if who else 110) for who, text in bubbles]
    image = Image.new("RGB", (width, sum(heights) + 160), ground)
    draw = ImageDraw.Draw(image)
    draw.text((380, 40), "卖家互助群(128)", font=font(46), fill=ink)
    top = 150
    for (who, text), height in zip(bubbles, heights, strict=True):
        lines = _wrapped(text, size)
        wide = max(int(font(size).getlength(line)) for line in lines) + 50
        left = 150 if who else width - 150 - wide
        place = 40 if who else width - 130
        draw.rounded_rectangle((place, top, place + 90, top + 90), 12, fill="#7a93ac")
        if who:
            draw.text((150, top - 4), who, font=font(28), fill=name_ink)
        upper = top + (44 if who else 0)
        fill = theirs if who else "#3eb575" if dark else "#95ec69"
        lower = upper + 58 * len(lines) + 36
        draw.rounded_rectangle((left, upper, left + wide, lower), 14, fill=fill)
        for number, line in enumerate(lines):
            place = left + 25, upper + 12 + 58 * number
            draw.text(place, line, font=font(size), fill=ink if who else "#0b0b0b")
        top += height
    return image


def _wrapped(text: str, size: int) -> list[str]:
    """Lines of a bubble; Latin words are kept whole, as a phone does."""
    lines = [""]
    for word in re.findall(r"[!-~]+ ?|.", text):
        if font(size).getlength(lines[-1] + word.rstrip()) > 690:
            lines.append("")
        lines[-1] += word
    return lines


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf_of(*pages: Image.Image | str, stamp: str = "", quality: int = 70) -> bytes:
    """A PDF of scans and of pages of text, with a court's stamp in print over each scan."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=True)
    for page in pages:
        if isinstance(page, str):
            for number, line in enumerate(page.splitlines()):
                canvas.drawString(72, 720 - 16 * number, line)
        else:
            height = 612 * page.height / page.width
            picture = ImageReader(io.BytesIO(saved(page, "JPEG", quality=quality)))
            canvas.drawImage(picture, 0, 792 - height, 612, height)
            if stamp:
                canvas.setFont("Helvetica", 9)
                canvas.setFillColorRGB(0, 0, 0.8)
                canvas.drawString(60, 780, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def noise(size: tuple[int, int] = (600, 400)) -> Image.Image:
    """A picture without a word on it."""
    dice = random.Random(7)
    image = Image.new("RGB", size, "#8fa3b0")
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        draw.ellipse((x, y, x + 90, y + 70), fill=(dice.randrange(255), 120, 90))
    return image
