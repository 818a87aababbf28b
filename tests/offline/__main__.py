"""Shows that no socket is opened that leaves the computer: `python -m tests.offline [what ...]`.

The whole test run (`tests`) and a walk through the window (`walk`: without a display; `display`:
on Xvfb) work in a network namespace of their own that has no interface, each system call on a
socket traced. What was called is printed, and each line that is not allowed (see `traces`). Ends
with 1 where there is one, or where the work itself failed. Needs Linux, strace, and xvfb-run for
`display`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT
from tests.offline.traces import CALLS, TESTS, judged

WALK = [sys.executable, "-m", "tests.offline.walk"]
WORK = {
    "walk": WALK,
    "display": ["xvfb-run", "-a", "-s", "-nolisten tcp -screen 0 1400x900x24", "TRACED", *WALK],
    "tests": [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--dist", "worksteal"),
        *("-n", os.environ.get("WORKERS", "2")),
        "--ignore=tests/offline/test_watch.py",  # it opens some on purpose
    ],
}
UNATTENDED = {name: value for name, value in os.environ.items() if name != "CI"}
"""Some libraries tell their makers nothing where they see that they are tested."""

PLATFORM = {"walk": "offscreen", "display": "xcb", "tests": "offscreen"}


def main(wanted: list[str]) -> int:
    for tool in ("strace", "unshare", "xvfb-run"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed: apt-get install strace util-linux xvfb")
            return 2
    return max(_run(name) for name in wanted or WORK)


def _run(name: str) -> int:
    with tempfile.TemporaryDirectory(prefix="tro-desk-trace-") as place:
        trace = Path(place) / "trace"
        traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={CALLS}", "-o", str(trace)]
        work = WORK[name]
        if "TRACED" in work:
            at = work.index("TRACED")
            work = [*work[:at], *traced, *work[at + 1 :]]  # the display itself is not the program
        else:
            work = [*traced, *work]
        apart = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"]), "--"]
        done = subprocess.run(
            [*apart, *work],
            cwd=ROOT,
            env={**UNATTENDED, "QT_QPA_PLATFORM": PLATFORM[name]},
            check=False,
        )
        with trace.open(encoding="utf-8", errors="replace") as lines:
            found = judged(lines, TESTS if name == "tests" else ())
    print(f"{name}: ended with {done.returncode}")
    for call, count in sorted(found.counts.items()):
        print(f"{name}: {count:6} x {call}")
    for line in sorted(set(found.refused)):
        print(f"{name}: NOT ALLOWED {line}")
    print(f"{name}: {len(found.refused)} calls that are not allowed")
    return int(bool(found.refused) or done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
