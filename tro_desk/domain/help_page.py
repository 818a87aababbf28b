"""A page of the help inside the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`group` is begin, screens or more; `text` is Markdown without the title.

    Links go to `help:<page>`, `screen:<screen>` or `term:<term of the glossary>`. A word in bold
    stands on the screen in just that form. `{keys}` and `{desk}` are places for what is known only
    when the page is shown: the keys of the program, the folder of the desk.
    """

    id: str
    group: str
    title: str
    text: str
