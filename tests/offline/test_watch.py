"""What is opened is seen, and what is local is let alone."""

from __future__ import annotations

import multiprocessing
import socket
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.offline import watch


def _connect() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one, suppress(OSError):
        one.settimeout(0.1)
        one.connect(("127.0.0.1", 9))


def _look_up() -> None:
    with suppress(OSError):
        socket.getaddrinfo("localhost", 80)


def _ask_by_name() -> None:
    with suppress(OSError):
        socket.gethostbyname("localhost")


def _send() -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as one, suppress(OSError):
        one.sendto(b"", ("::1", 9))


@pytest.mark.parametrize("work", [_connect, _look_up, _ask_by_name, _send])
def test_what_leaves_the_computer_is_seen(work: Callable[[], None]) -> None:
    work()
    found = watch.taken()
    assert found
    assert all(work.__name__ in told for told in found)


def test_pipes_between_processes_are_let_alone() -> None:
    for one in (*multiprocessing.Pipe(), *socket.socketpair()):
        one.close()
    assert watch.taken() == []
