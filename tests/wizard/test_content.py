"""Every flow folder: its schema, its conditions, its words; and how a fault is reported."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

from tro_desk.base import paths
from tro_desk.base.messages import Message
from tro_desk.content.loader import ContentError, prose
from tro_desk.content.steps import PLATFORMS, Flow, flows, read_flow
from tro_desk.wizard.conditions import CONDITIONS

KNOWN = frozenset(CONDITIONS)
FLOWS = flows(KNOWN)

GOOD = """\
id: sample
version: "1"
sections:
  - id: first
    title: !t "First"
    steps:
      - id: keep
        title: !t "Keep"
        detail: !t "Keep it."
        minutes: 2
        go: add_notice
        done: [has_notice]
        sources: ["FRCP 37(e)"]
        checked: true
        checked_on: 2026-11-21
      - id: act
        title: !t "Act"
        detail: !t "Act then."
        minutes: 5
        go: hand
        after: [keep]
        sources: ["FRCP 37(e)"]
        checked: true
        checked_on: 2026-11-21
"""


def write(folder: Path, text: str, name: str = "sample") -> Path:
    path = folder / name / "steps.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def texts(flow: Flow) -> list[Message]:
    steps = [text for step in flow.steps for text in (step.title, step.detail)]
    return steps + [part.title for part in flow.parts]


def test_each_folder_is_a_flow() -> None:
    folders = {path.name for path in PLATFORMS.iterdir() if path.is_dir()}
    assert set(FLOWS) == folders
    assert "first_hours" in FLOWS


def test_a_new_folder_is_found_by_itself(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("id: sample", "id: other"), "other")
    assert list(flows(KNOWN, tmp_path)) == ["other", "sample"]


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_all_prose_is_in_chinese(flow: Flow) -> None:
    catalog = gettext.translation("tro_desk", paths.catalogs(), ["zh_CN"])
    for text in texts(flow):
        chinese = catalog.pgettext(text.context, text.text)
        assert re.search(r"[\u4e00-\u9fff]", chinese), text
        assert "您" not in chinese
        sentences = re.split(r"[。；？]", chinese)
        assert all(len(sentence) <= 60 for sentence in sentences), chinese
        assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_the_english_is_plain(flow: Flow) -> None:
    for text in texts(flow):
        assert all(len(part.split()) <= 30 for part in re.split(r"[.;:]", text.text))
        assert not re.search(r"[!\u2018\u2019\u201c\u201d\n]|n't|genuine|guarantee", text.text)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_all_marked_prose_reaches_the_reader(flow: Flow) -> None:
    marked = [message for _, message in prose(PLATFORMS / flow.id / "steps.yaml")]
    assert sorted(map(repr, marked)) == sorted(map(repr, texts(flow)))


def test_conditions_are_all_used() -> None:
    used = {
        name for flow in FLOWS.values() for step in flow.steps for name in step.when + step.done
    }
    assert used == KNOWN


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("done: [has_notice]", "done: [has_notise]", 7, "unknown condition 'has_notise'"),
        ("go: hand", "go: hand\n        when: [maybe]", 16, "unknown condition 'maybe'"),
        ("go: add_notice", "go: nowhere", 7, "unknown screen 'nowhere'"),
        ("after: [keep]", "after: [act]", 16, "no earlier step 'act'"),
        ("id: act", "id: keep", 16, "step 'keep' twice"),
        ("done: [has_notice]", "minuts: 3", 7, "unknown key 'minuts'"),
        ("done: [has_notice]\n", "\n", 7, "either by hand or by a condition"),
        ("go: hand", "go: hand\n        done: [has_notice]", 16, "either by hand"),
        ("minutes: 5", "minutes: 0", 16, "minutes and a source"),
        ("minutes: 5", "minutes: five", 16, "'minutes' must be int"),
        ('        detail: !t "Act then."\n', "", 16, "missing 'detail'"),
        ('!t "Act"', '"Act"', 16, "'title' must be Message"),
        ("2026-11-21\n      - id: act", "soon\n      - id: act", 7, "'checked_on' must be date"),
        ("id: sample", "id: other", 1, "folder of that name"),
    ],
)
def test_a_fault_is_reported_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert GOOD.count(old) >= 1
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        read_flow(path, KNOWN)
    assert str(caught.value).startswith(f"steps.yaml:{line}: ")
    assert what in str(caught.value)


def test_a_flow_without_steps_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, 'id: sample\nversion: "1"\nsections: []\n')
    with pytest.raises(ContentError, match=r"steps\.yaml:1: a flow needs steps"):
        read_flow(path, KNOWN)
