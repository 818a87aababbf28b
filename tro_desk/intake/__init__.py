"""A file becomes text with places; text becomes candidates.

Everything that touches a file from outside happens in a worker process with limits.
"""

from tro_desk.intake.limits import DEFAULT_LIMITS, Limits
from tro_desk.intake.reading import draw_pdf, page_image, read_file, show_pages

__all__ = ["DEFAULT_LIMITS", "Limits", "draw_pdf", "page_image", "read_file", "show_pages"]
