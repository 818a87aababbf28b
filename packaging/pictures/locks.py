"""Pictures of a desk with a passphrase, and of how it gets one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desks import PASSPHRASE
from shots import shot

from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from stage import Stage


@shot("sample")
def set_passphrase(stage: Stage) -> None:
    """The form that encrypts the desk."""
    stage.go("settings").security.set_passphrase()
    stage.settle()


@shot("sample")
def recovery_sheet(stage: Stage) -> None:
    """The key that opens the desk when the passphrase is lost."""
    stage.go("settings").security._show_sheet("ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789")
    stage.settle()


@shot("locked")
def locked(stage: Stage) -> None:
    """The lock over the whole window."""


@shot("locked")
def locked_wrong(stage: Stage) -> None:
    """A passphrase that does not open it."""
    assert stage.window.locking is not None
    stage.window.locking.screen.unlock.emit("not this one")
    stage.settle()


@shot("locked")
def locked_recovery(stage: Stage) -> None:
    """The recovery key in place of the passphrase."""
    stage.press(M_("lock", "Use the recovery sheet"))


@shot("locked")
def security(stage: Stage) -> None:
    """Settings of a desk with a passphrase."""
    assert stage.window.locking is not None
    stage.window.locking.screen.unlock.emit(PASSPHRASE)
    stage.settle()
    view = stage.go("settings")
    view._page.ensureWidgetVisible(view.security)
    stage.settle()
