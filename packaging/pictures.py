"""Works the sample case without a display: `python packaging/pictures.py out`.

Fills a sample desk, writes the brief as PDF and a picture of each main screen in both languages
(and of Today in dark colours), and prints their names. The clock stands at the sample's own day.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from sample_records import write_records

from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.preview import brief_options
from tro_desk.domain.sign import Outcome
from tro_desk.l10n import languages
from tro_desk.ui.app import end, make_application, make_ui
from tro_desk.ui.context import Ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.screens.sales.mapping import MappingDialog
from tro_desk.ui.search.panel import SearchPanel
from tro_desk.ui.shell.window import MainWindow

MOMENT = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
"""10:20 in Beijing on the day of the design's pictures."""

SIZE = (1280, 800)

TABLE = """\
订单编号,下单时间,商品名称,数量,订单金额,运费,订单状态,买家国家
20260115001,2026-01-15 10:02,折叠手机支架 黑,2,35.98,0.00,已完成,US
20260116007,2026-01-16 21:40,折叠手机支架 白,1,17.99,3.50,已取消,CA
20260118003,2026-01-18 08:15,迷你支架 2 件装,3,29.97,0.00,已完成,US
"""
"""Orders as no platform exports them: their columns have to be named."""

PASSPHRASE = "a passphrase for pictures"

QUIET = 0.6
"""Seconds without a job after which a screen is complete: finer pages are drawn after a pause."""


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    desk = open_desk(folder / "sample-desk", FixedClock(MOMENT))
    case = desk.fill_sample(paths.asset("sample"))
    write_records(desk, case)
    written = [folder / "brief.pdf"]
    desk.make_brief(case, brief_options("zh+en", "A4"), written[0])

    app = make_application()
    ui = make_ui(Settings(folder / "sample-desk" / "pictures.json"))
    load_fonts(app, ui.theme)
    ui.theme.choose("light")
    ui.theme.apply()
    window = MainWindow(ui)
    window.resize(*SIZE)
    window.show()
    window.desk_opened(desk)
    for language in languages():
        ui.language.set(language)
        for screen, where in places(desk, case):
            written.append(picture(app, ui, window, screen, where, folder, language))
        written.append(mapping_picture(app, ui, window, folder, language))
        written.append(trash_picture(app, ui, window, case, folder, language))
        written.append(search_picture(app, ui, window, folder, language))
    desk.lock(PASSPHRASE)
    ui.lock_changed()
    for language in languages():
        ui.language.set(language)
        written += lock_pictures(app, ui, window, folder, language)
    ui.theme.choose("dark")
    ui.language.set(languages()[0])
    written.append(picture(app, ui, window, "today", {}, folder, "dark"))
    window.close()
    end(ui)
    for path in written:
        print(path)
    return 0


def places(desk: Desk, case: str) -> list[tuple[str, dict[str, str]]]:
    """The main screens and what each is opened with."""
    notices = desk.case(case).notices
    false = [n for n in notices if any(s.outcome is Outcome.MISMATCH for s in n.signs)]
    paper = (false or notices)[0].evidence.sha256  # one whose signs show every outcome
    return [
        ("today", {"case": case}),
        ("cases", {}),
        ("case", {"case": case}),
        ("dates", {"case": case, "trace": "answer_due"}),
        ("calendar", {"case": case}),
        ("review", {"case": case, "evidence": paper}),
        ("exposure", {"case": case}),
        ("letters", {"case": case, "letter": "papers_extension"}),
        ("brief", {"case": case}),
        ("evidence", {"case": case}),
        ("risk", {"title": "Northperch style phone stand"}),
        *(("stores", {"tab": tab}) for tab in ("listings", "costs", "balances", "dependence")),
        ("sales", {"tab": "orders"}),
        ("sales", {"tab": "reports"}),
        *(("records", {"kind": kind}) for kind in ("contact", "offer", "counsel", "task")),
        ("settings", {}),
    ]


def picture(
    app: QApplication,
    ui: Ui,
    window: MainWindow,
    screen: str,
    where: dict[str, str],
    folder: Path,
    name: str,
) -> Path:
    """Open a screen, wait until its work is done, and keep what it shows."""
    ui.go(screen, **where)
    settle(app, ui)
    part = "".join(f"-{where[name]}" for name in ("tab", "kind") if name in where)
    path = folder / f"{screen}{part}-{name}.png"
    window.grab().save(str(path))
    return path


def lock_pictures(
    app: QApplication, ui: Ui, window: MainWindow, folder: Path, name: str
) -> list[Path]:
    """Settings of a desk with a passphrase, and its lock screen; it is unlocked again."""
    ui.go("settings")
    settle(app, ui)
    security = folder / f"security-{name}.png"
    window.screen_of("settings").security.grab().save(str(security))
    locking = window.locking
    assert locking is not None
    locking.lock("idle")
    settle(app, ui)
    lock = folder / f"lock-{name}.png"
    window.grab().save(str(lock))
    locking.screen.unlock.emit(PASSPHRASE)
    settle(app, ui)
    return [security, lock]


def trash_picture(
    app: QApplication, ui: Ui, window: MainWindow, case: str, folder: Path, name: str
) -> Path:
    """The trash with a paper and a loaded file in it; both are restored afterwards."""
    desk = ui.desk
    paper = desk.case(case).notices[-1].evidence.sha256
    thrown = [desk.delete_evidence(case, paper), desk.delete_load(desk.loads()[0].id)]
    path = picture(app, ui, window, "trash", {}, folder, name)
    for entry in thrown:
        desk.restore(entry.id)
    return path


def mapping_picture(app: QApplication, ui: Ui, window: MainWindow, folder: Path, name: str) -> Path:
    """The dialog that names the columns of a table of unknown kind."""
    table = folder / "orders.csv"
    table.write_text(TABLE, encoding="utf-8")
    look = ui.desk.look_at_export(table)
    dialog = MappingDialog(ui, table, look, lambda _dialog: None, window)
    dialog.currency.setCurrentText("USD")
    dialog.open()
    settle(app, ui)
    path = folder / f"mapping-{name}.png"
    dialog.grab().save(str(path))
    dialog.reject()
    return path


def search_picture(app: QApplication, ui: Ui, window: MainWindow, folder: Path, name: str) -> Path:
    """The search over the window, with what a word finds."""
    window.search()
    panel = window.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    panel.line.setText("lanjia")
    settle(app, ui)
    path = folder / f"search-{name}.png"
    picture = window.grab()
    painter = QPainter(picture)
    painter.drawPixmap(window.mapFromGlobal(panel.pos()), panel.grab())
    painter.end()
    picture.save(str(path))
    panel.reject()
    return path


def settle(app: QApplication, ui: Ui) -> None:
    """Wait until no work was going on for a while."""
    quiet_since = monotonic()
    while monotonic() - quiet_since < QUIET:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if ui.jobs.running:
            quiet_since = monotonic()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out")))
