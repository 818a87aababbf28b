"""Lines as an engine sees them become text in the order of a reader; no engine is needed here."""

from __future__ import annotations

import math
import re

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tro_desk.domain.evidence import Layout
from tro_desk.intake.marks import block, marks
from tro_desk.intake.picture_text import compose
from tro_desk.intake.reading_order import Seen

H = 24


def seen(
    left: float, top: float, text: str, *, turn: float = 0.0, score: float = 0.99, height: float = H
) -> Seen:
    """A line whose upper left corner is here, turned clockwise by `turn` degrees."""
    width = sum(2 if char > "\u2e7f" else 1 for char in text) * height * 0.5
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def corner(x: float, y: float) -> tuple[float, float]:
        return left + x * cos - y * sin, top + x * sin + y * cos

    corners = corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)
    return Seen(text, score, corners)


def text_of(*lines: Seen) -> str:
    return compose(lines, 1275, 1650)[0]


def test_nothing_seen() -> None:
    assert compose([], 100, 100) == ("", ())


def test_a_caption_is_read_column_by_column() -> None:
    caption = [
        seen(150, 300, "LARKMERE KITES LLC,"), seen(680, 300, "Case No. 1:26-cv-04731"),
        seen(150, 340, "Plaintiff,"), seen(680, 340, "Judge Ashgrove"),
        seen(150, 380, "v."), seen(150, 420, "DOES 1-41,"), seen(150, 460, "Defendants."),
    ]  # fmt: skip
    assert text_of(*caption, seen(200, 540, "TEMPORARY RESTRAINING ORDER " * 2)) == (
        "LARKMERE KITES LLC,\nPlaintiff,\nv.\nDOES 1-41,\nDefendants.\n"
        "Case No. 1:26-cv-04731\nJudge Ashgrove\n" + "TEMPORARY RESTRAINING ORDER " * 2 + "\n"
    )


def test_the_signs_between_the_columns_part_them_and_are_left_out() -> None:
    signs = [seen(520, 300 + 30 * n, sign, score=0.7) for n, sign in enumerate(["§", "8", "ss"])]
    text = text_of(
        seen(150, 300, "IN RE THE MATTER OF SHOP 88"),
        seen(560, 300, "CIVIL ACTION NO. 4:26-CV-388"),
        seen(150, 330, "of Shenzhen, China"), seen(560, 330, "SEALED"), *signs,
    )  # fmt: skip
    assert text == (
        "IN RE THE MATTER OF SHOP 88\nof Shenzhen, China\nCIVIL ACTION NO. 4:26-CV-388\nSEALED\n"
    )


def test_rows_of_a_table_are_read_across() -> None:
    rows = [
        (seen(100, 200 + 40 * n, str(n)), seen(220, 200 + 40 * n, f"青睿户外{n}号店"),
         seen(700, 200 + 40 * n, f"A2{n}XQ7WLM90TB"))
        for n in range(1, 5)
    ]  # fmt: skip
    text = text_of(*(cell for row in reversed(rows) for cell in row))
    assert text.splitlines() == [f"{n}\t青睿户外{n}号店\tA2{n}XQ7WLM90TB" for n in range(1, 5)]


def test_labels_stand_before_their_values_though_the_page_is_askew() -> None:
    down = math.tan(math.radians(2)) * 400
    lines = []
    for n, (label, value) in enumerate(
        [("案件编号:", "1:26-cv-04731"), ("预留金额:", "US$1,204.50")]
    ):
        lines += [
            seen(100, 100 + 44 * n, label, turn=2),
            seen(500, 100 + 44 * n + down, value, turn=2),
        ]
    lines.append(seen(100, 240, "请直接联系权利人解决争议,我们无法就此通知提供更多信息。", turn=2))
    assert text_of(*lines).startswith("案件编号:\t1:26-cv-04731\n预留金额:\tUS$1,204.50\n请")


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [
        "The goods were bought by an", "investigator of Plaintiff on", "March 2, 2026, were sent",
        "and arrived in Chicago with", "the mark upon their reels.",
    ]  # fmt: skip
    right = [
        "Defendants have not replied", "to letters that were sent to", "them. The account holds",
        "more than $12,480.37 as the", "declaration explains.",
    ]  # fmt: skip
    lines = [seen(80, 60 + 40 * n, text) for n, text in enumerate(left)]
    lines += [seen(660, 60 + 40 * n, text) for n, text in enumerate(right)]
    assert text_of(*lines).splitlines() == left + right


def test_a_menu_beside_the_page_does_not_mix_with_it() -> None:
    menu = [
        seen(20, 100 + 47 * n, word) for n, word in enumerate(["商品目录", "库存", "订单", "绩效"])
    ]
    page = [
        seen(300, 100 + 34 * n, line)
        for n, line in enumerate(
            ["绩效通知", "日期: 2026/4/2", "主题: 付款被预留", "金额: US$9.10"]
        )
    ]
    assert text_of(*menu, *page).splitlines() == [line.text for line in [*menu, *page]]


def test_a_stamp_comes_last() -> None:
    text = text_of(
        seen(150, 100, "Amazon and PayPal shall restrain the accounts of"),
        seen(150, 140, "Defendants."),
        seen(150, 180, "Security is set at $4,000."),
        seen(700, 130, "RECEIVED", turn=11),
        seen(700, 165, "JUN 20 2026", turn=11),
    )
    assert text == (
        "Amazon and PayPal shall restrain the accounts of\nDefendants.\n"
        "Security is set at $4,000.\nRECEIVED\nJUN 20 2026\n"
    )


def test_a_chinese_sentence_goes_on_over_the_line_and_a_label_does_not() -> None:
    text = text_of(
        seen(100, 100, "我们收到了美国伊利诺伊州北区联邦地"),
        seen(100, 134, "区法院签发的命令。"),
        seen(100, 168, "请直接联系权利人解决此项知识产权争议,案号"),
        seen(100, 202, "26-cv-04731,原告是一家风筝公司与他的律师"),
        seen(100, 236, "案件编号: 1:26-cv-04731"),
    )
    assert text == (
        "我们收到了美国伊利诺伊州北区联邦地区法院签发的命令。\n"
        "请直接联系权利人解决此项知识产权争议,案号 26-cv-04731,原告是一家风筝公司与他的律师\n"
        "案件编号: 1:26-cv-04731\n"
    )


def test_a_docket_number_is_not_cut() -> None:
    text = text_of(seen(100, 100, "in the action 1:26-cv-"), seen(100, 134, "04731 and others"))
    assert text == "in the action 1:26-cv-04731 and others\n"


def test_each_line_knows_its_place() -> None:
    lines = [
        seen(100, 100, "案号 26-cv-04731"),
        seen(900, 100, "青睿户外"),
        seen(100, 200, "附表 A"),
    ]
    text, places = compose(lines, 1275, 1650)
    assert [text[line.start : line.end] for line in places] == [line.text for line in lines]
    first = places[0]
    assert (first.left, first.top, first.bottom) == (
        round(100 / 1275 * 10_000), round(100 / 1650 * 10_000), round(124 / 1650 * 10_000),
    )  # fmt: skip


def test_a_line_that_rises_is_placed_word_by_word() -> None:
    line = seen(100, 100, "Defendants shall show cause on July 9, 2026", turn=4)
    text, places = compose([line], 1275, 1650)
    assert len(places) == 8
    assert max(place.bottom - place.top for place in places) < 2 * H / 1650 * 10_000
    assert "".join(text[place.start : place.end] for place in places) == line.text


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_spans_are_marked_by_the_width_of_their_characters(font: str) -> None:
    line = "Listings in the order: B0ZZK2M9QF, Reg. No. 9,990,417 (NORTHPERCH); write to William"
    text, places = compose([seen(100, 200, line)], 4000, 1000)
    words = [found.span() for found in re.finditer(r"\S+", line)]
    found = marks(text, Layout(0, places), words, 4000, 1000)
    left, right = places[0].left * 0.4, places[0].right * 0.4
    wide = (right - left) / stringWidth(line, font, 1)
    for (start, end), (box,) in zip(words, found, strict=True):
        assert abs(left + stringWidth(line[:start], font, 1) * wide - box.left) < 0.4 * wide
        assert abs(left + stringWidth(line[:end], font, 1) * wide - box.right) < 0.4 * wide


def test_chinese_characters_fill_a_square() -> None:
    text, places = compose([seen(100, 200, "案号：26-cv-04731")], 1000, 1000)
    layout = Layout(0, places)
    ((number,), (name,)) = marks(text, layout, [(3, 14), (0, 2)], 2000, 2000)
    square = (name.right - name.left) / 2
    assert number.left - name.right == pytest.approx(square)
    assert 5 * square < number.right - number.left < 6 * square
    assert number.right == pytest.approx(200 + 17 * H, abs=1)
    whole = block(layout, 2000, 2000)
    assert whole is not None
    assert (whole.left, whole.top) == (200, 400)
    assert marks(text, layout, [(90, 95)], 2000, 2000) == ((),)


def test_a_crowded_page_takes_no_time() -> None:
    cells = [seen(60 + 130 * x, 20 + 30 * y, f"{x}-{y}") for y in range(180) for x in range(9)]
    assert len(text_of(*cells).splitlines()) == 180
