"""The program cannot reach a network: no module imports what could, and no job tries."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.house.sources import sources

FORBIDDEN = (
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "xmlrpc", "asyncio", "requests", "urllib3", "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
)  # fmt: skip

WALK = """
import sys, tempfile
from pathlib import Path

def watch(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
        # A pipe between the program and its own worker is no network.
        address = arguments[1] if len(arguments) > 1 else arguments[0]
        if event in {"socket.getaddrinfo", "socket.sendto"} or isinstance(address, tuple):
            print("NETWORK", event, arguments, flush=True)

sys.addaudithook(watch)
from tro_desk.__main__ import main
folder = sys.argv[1]
assert main(["demo", "--desk", folder]) == 0
assert main(["cases", "--desk", folder]) == 0
assert main(["deadlines", "c1", "--desk", folder]) == 0
assert main(["brief", "c1", "--desk", folder, "--out", folder + "/b.pdf"]) == 0
print("WALKED")
"""


def names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def test_no_module_imports_a_network() -> None:
    for source in sources():
        for name in (name for node in source.imports for name in names(node)):
            reached = [bad for bad in FORBIDDEN if name == bad or name.startswith(bad + ".")]
            assert not reached, f"{source.path.relative_to(ROOT)} imports {name}"


def test_no_job_opens_a_connection(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(tmp_path / "desk")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        check=False,
    )
    assert "WALKED" in done.stdout, done.stderr
    assert "NETWORK" not in done.stdout
