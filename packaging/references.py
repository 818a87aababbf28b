"""Draws the pictures anew that tests/papers/test_sizes.py holds the pages of a brief beside.

Run it with the program's own Python after a change that is meant, look at what it wrote
(tests/papers/references), and commit it with the change:

    .venv/bin/python packaging/references.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests.papers import pages
    from tests.papers.test_sizes import KEPT, LANGUAGES, PAPERS
    from tro_desk.papers import BriefOptions, render_brief

    for case, make in KEPT.items():
        for language in LANGUAGES:
            for paper in PAPERS:
                data = render_brief(make(), BriefOptions(language, paper)).data
                name = f"{case}-{language}-{paper}"
                if pages.differences(name, data):
                    path = pages.keep(name, data)
                    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
