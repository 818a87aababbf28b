"""Above a step: that it waits for others, that its answer is stale, that it was left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from tro_desk.base.messages import M_, Message
from tro_desk.domain.steps import TEXTS, UNKNOWN, Kind, State, StepState, WizardPath, typed
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.steps.words import change_words
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_title
from tro_desk.ui.widgets.text import label


class _Notice(QFrame):
    def __init__(self, ui: Ui, icon: str, role: str, title: Message) -> None:
        super().__init__()
        self.setProperty("strip", "info")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(14, 10, 14, 10)
        self.box.setSpacing(6)
        self.box.addWidget(icon_title(ui, icon, role, title))


class BlockedNotice(_Notice):
    """The steps that come first, each a door."""

    def __init__(
        self, ui: Ui, path: WizardPath, step: StepState, open_step: Callable[[str], object]
    ) -> None:
        super().__init__(ui, "lock", "text2", M_("steps", "This step waits for another one"))
        for step_id in step.waits_for:
            first = path.step(step_id)
            if first is None:
                continue
            button = link_button(
                ui, M_("steps", "Go to: {title}", title=_name(first)), partial(open_step, step_id)
            )
            self.box.addWidget(button)


def _name(step: StepState) -> Message:
    if step.item is None:
        return step.title
    return M_("steps", "{title}: {item}", title=step.title, item=step.item.label)


class StaleNotice(_Notice):
    """What changed since the answer was given, and a way to say that it still holds."""

    def __init__(
        self, ui: Ui, path: WizardPath, step: StepState, say: Callable[[str], object]
    ) -> None:
        super().__init__(
            ui, "undo", "primary", M_("steps", "Something changed since you answered this")
        )
        for change in step.stale_because:
            text: Callable[[Translator], str] = partial(_change, path=path, change=change)
            self.box.addWidget(label(ui, text, "small", wrap=True))
        again = kept(step)
        if again and step.state is State.STALE:
            still = M_("steps", "It is still right")
            self.confirm = plain_button(ui, still, partial(say, again), "check", small=True)
            row, flow = flow_row(8)
            flow.addWidget(self.confirm)
            self.box.addWidget(row)


def _change(words: Translator, path: WizardPath, change: object) -> str:
    from tro_desk.domain.steps import Change

    assert isinstance(change, Change)
    return change_words(words, path, change)


def kept(step: StepState) -> str:
    """What to say again so that the answer stands as it is; "" where nothing was answered."""
    if step.reason or (step.state is State.SKIPPED and not step.answer):
        word = "impossible" if step.forced else "skipped"
        return f"{word}:{step.reason}" if step.reason else word
    if step.kind is Kind.DO and step.ticked and len(step.ticked) < len(step.what):
        return f"ticked:{','.join(map(str, step.ticked))}"
    if step.kind in (Kind.DO, Kind.INFO):
        return "done" if step.answer or step.ticked else ""
    if step.kind in TEXTS and step.answer and step.answer != UNKNOWN:
        return typed(step.answer)
    return step.answer


class LeftOutNotice(_Notice):
    """That the step was left out or recorded as impossible, with its reason."""

    def __init__(self, ui: Ui, step: StepState, say: Callable[[str], object]) -> None:
        title = (
            M_("steps", "Recorded as impossible")
            if step.forced
            else M_("steps", "You left this step out")
        )
        super().__init__(ui, "minus", "text2", title)
        if step.reason:
            self.box.addWidget(label(ui, step.reason, "small", wrap=True))
        row, flow = flow_row(8)
        back = M_("steps", "Take it up again")
        flow.addWidget(plain_button(ui, back, partial(say, "open"), "undo", small=True))
        self.box.addWidget(row)
