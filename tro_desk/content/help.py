"""The pages of the help, as data: a list in assets/help/pages.yaml, and Markdown by language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from tro_desk.base import paths
from tro_desk.content import loader
from tro_desk.content.loader import ContentError
from tro_desk.domain.help_page import HelpPage

GROUPS: Final = ("begin", "screens", "more")
_OTHERWISE: Final = "en"


@cache
def help_pages(language: str) -> tuple[HelpPage, ...]:
    """Every page in the order of the list; in English where nobody wrote them in `language`.

    Raises ContentError where the list does not fit or a page has no title.
    """
    folder = paths.asset("help")
    words = folder / language
    if not words.is_dir():
        words = folder / _OTHERWISE
    top = loader.read(folder / "pages.yaml")
    top.take("version", str)
    pages = []
    for row in top.rows("pages"):
        name, group = row.take("id", str), row.take("group", str)
        if group not in GROUPS:
            raise row.error(f"no such group: '{group}'")
        row.close()
        pages.append(_page(words / f"{name}.md", name, group))
    top.close()
    return tuple(pages)


def _page(path: Path, name: str, group: str) -> HelpPage:
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    if not title.startswith("# ") or not text.strip():
        raise ContentError(f"{path.name}:1: the first line must be the title, '# ...'")
    return HelpPage(name, group, title[2:].strip(), text.strip() + "\n")
