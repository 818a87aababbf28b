"""Makes assets/sample/1-amazon-notice.pdf, the printed notice of the sample case.

All people, firms, brands, numbers and amounts in it are invented. Run it after changing the text:
`.venv/bin/python packaging/make_sample.py`.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "assets" / "fonts"

PRINTED = """Seller account: LANJIA Direct (Amazon.com)
Printed from: Performance notifications
Company: 深圳市澜岬科技有限公司 Shenzhen Lanjia Technology Co., Ltd.
This print holds one message (page 2) and the order that came with it (pages 3 and 4)."""

MESSAGE = """From: Amazon Seller Performance
To: LANJIA Direct
Subject: Court order affecting your selling account
Date: February 26, 2026

Hello LANJIA Direct,

We have received a temporary restraining order issued by the United States District Court for the
Northern District of Illinois, Case No. 1:26-cv-01234, entered on February 24, 2026, in the matter of
Northlake Brands LLC v. The Partnerships and Unincorporated Associations Identified on Schedule A.
Your account is listed as Defendant No. 47.

The order requires us to restrain the funds in your account. As of February 26, 2026, the amount held
is USD 48,210.55.

Listings identified in the order: B0ZZK2M9QF, B0ZZK4T1LD, B0ZZN3P6WV. Rights asserted: U.S. Trademark
Reg. No. 9,990,417 (NORTHPERCH); U.S. Design Patent No. D9,990,123.

If you have questions about this order, please contact the plaintiff's counsel directly: Harrow & Pike
LLP, service@harrowpike.example.

We are unable to release the funds without a further order of the court or written notice from the
plaintiff.

Sincerely,
Seller Performance Team"""

ORDER = """IN THE UNITED STATES DISTRICT COURT
FOR THE NORTHERN DISTRICT OF ILLINOIS
EASTERN DIVISION

NORTHLAKE BRANDS LLC,
Plaintiff,
v.
THE PARTNERSHIPS AND UNINCORPORATED ASSOCIATIONS IDENTIFIED ON SCHEDULE A,
Defendants.

Case No. 1:26-cv-01234
Judge Elaine M. Torvald

TEMPORARY RESTRAINING ORDER

Plaintiff Northlake Brands LLC moved without notice for a temporary restraining order against the
defendants identified on Schedule A. Having considered the motion and the declarations filed with it,
the Court grants the motion as follows.

1. Defendants and those in active concert with them who receive notice of this Order are restrained
from offering for sale products bearing the NORTHPERCH mark, U.S. Trademark Registration No.
9,990,417, or the design of U.S. Design Patent No. D9,990,123.

2. Third party providers that receive notice of this Order shall restrain the funds in the accounts of
the defendants until further order of this Court."""

ORDER_END = """3. Defendants shall not destroy records that concern the accused products.

4. Any defendant may move to dissolve or modify this Order on two days' notice to the plaintiff.

5. Plaintiff shall deposit with the Clerk a bond of $10,000.00 as security.

6. This Temporary Restraining Order is entered at 10:23 a.m. on February 24, 2026 and shall remain in
effect for fourteen (14) days.

SO ORDERED.

Elaine M. Torvald
United States District Judge"""


def main() -> None:
    pdfmetrics.registerFont(TTFont("Noto", FONTS / "NotoSansSC-Regular.ttf"))
    style = ParagraphStyle("text", fontName="Noto", fontSize=10.5, leading=16)
    stamp = ParagraphStyle("stamp", parent=style, fontSize=8, textColor="#1A3A8A")
    story = []
    for number, text in enumerate((PRINTED, MESSAGE, ORDER, ORDER_END), 1):
        if number > 2:
            line = (
                "Case: 1:26-cv-01234 Document #: 21 Filed: 02/24/26 "
                f"Page {number - 2} of 2 PageID #:402"
            )
            story += [Paragraph(line, stamp), Spacer(1, 10)]
        if number == 1:
            rows = [line.split(": ", 1) for line in text.split("\n") if ": " in line]
            story.append(
                Table(rows, colWidths=[110, 340], style=[("FONT", (0, 0), (-1, -1), "Noto")])
            )
            story += [Spacer(1, 12), Paragraph(text.split("\n")[-1], style)]
        else:
            for block in text.split("\n\n"):
                lines = block.split("\n")
                short = all(len(line) < 80 for line in lines) or number == 1
                joined = ("<br/>" if short else " ").join(
                    line.replace("&", "&amp;") for line in lines
                )
                story += [Paragraph(joined, style), Spacer(1, 9)]
        story.append(PageBreak())
    SimpleDocTemplate(
        str(ROOT / "assets" / "sample" / "1-amazon-notice.pdf"),
        pagesize=LETTER,
        title="Court order affecting your selling account",
        author="Sample case, invented",
        invariant=1,
    ).build(story)


if __name__ == "__main__":
    main()
