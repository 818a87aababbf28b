"""Stands where the engine of recognition imports `requests`, to download models.

Ours are installed with it. The real `requests` would bring all that speaks over a network into the
program, and opens a socket as it is imported, to see whether the computer knows IPv6.
"""

from __future__ import annotations

from typing import NoReturn


class Response:
    """Named by the engine in the types of its download."""


class RequestException(Exception):  # noqa: N818 - its name there
    """What the engine expects of a download that failed."""


def get(*_args: object, **_more: object) -> NoReturn:
    """There is no network here. Raises RequestException."""
    raise RequestException("this program opens no connection")
