"""The glossary, which belongs to no case."""

from __future__ import annotations

from collections.abc import Mapping

from tro_desk.domain.term import Term


def glossary() -> Mapping[str, Term]:
    """Id -> term, in the order in which they are read; read from its file once."""
    from tro_desk.content.glossary import glossary

    return glossary()
