"""The help inside the program, which belongs to no case."""

from __future__ import annotations

from tro_desk.domain.help_page import HelpPage


def help_pages(language: str) -> tuple[HelpPage, ...]:
    """Every page of the help in a language; read from its files once."""
    from tro_desk.content.help import help_pages

    return help_pages(language)
