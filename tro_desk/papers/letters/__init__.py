"""Letters: their texts as data, filled from confirmed facts, as Word document and as PDF."""

from tro_desk.papers.letters.docx import render_docx
from tro_desk.papers.letters.fill import Given, blanks_in, changes, fill, paper
from tro_desk.papers.letters.pdf import render_pages, render_pdf
from tro_desk.papers.letters.texts import letter_forms, mark_of

__all__ = [
    "Given",
    "blanks_in",
    "changes",
    "fill",
    "letter_forms",
    "mark_of",
    "paper",
    "render_docx",
    "render_pages",
    "render_pdf",
]
