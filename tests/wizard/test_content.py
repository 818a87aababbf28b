"""Every flow folder: its schema, its conditions, its words; and how a fault is reported."""

from __future__ import annotations

import gettext
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tro_desk.base import paths
from tro_desk.base.messages import Citation, Message
from tro_desk.content.loader import ContentError, prose
from tro_desk.content.steps import FIRST, PLATFORMS, Flow, flow, flow_ids, flows, read_flow
from tro_desk.l10n import translator

CONTENT = PLATFORMS.parent
HERE = Path(__file__).resolve().parent / "flows"
FLOWS = flows()

EVERY_FLOW = pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))


def texts(flow: Flow) -> Iterator[Message]:
    """Every text of a flow that a person reads."""
    yield flow.title
    yield from (part.title for part in flow.parts)
    for step in flow.steps:
        yield step.title
        yield from (text for text in (step.lead, step.ask) if text is not None)
        yield from (*step.what, *step.why, *step.dont, *step.proof)
        for option in step.options:
            yield option.label
            if option.note is not None:
                yield option.note
        for error in step.errors:
            yield from (error.claim, error.truth)


def cited(flow: Flow) -> list[Citation]:
    """Every source that a flow names."""
    errors = [error.source for step in flow.steps for error in step.errors]
    return [source for step in flow.steps for source in step.sources] + errors


def test_each_folder_is_a_flow() -> None:
    folders = {path.name for path in PLATFORMS.iterdir() if path.is_dir()}
    assert set(FLOWS) == folders == set(flow_ids())
    assert FIRST in FLOWS


def test_a_new_folder_is_found_by_itself(tmp_path: Path) -> None:
    shutil.copytree(HERE / "harbour", tmp_path / "harbour")
    shutil.copytree(HERE / "harbour", tmp_path / "other")
    top = tmp_path / "other" / "flow.yaml"
    top.write_text(top.read_text("utf-8").replace("id: harbour", "id: other"), "utf-8")
    assert list(flows(tmp_path)) == ["harbour", "other"]
    assert flow("other", tmp_path).id == "other"
    with pytest.raises(KeyError):
        flow("nowhere", tmp_path)


# the flows that ship


@EVERY_FLOW
def test_no_step_is_without_a_source_and_a_day_on_which_it_was_read(flow: Flow) -> None:
    english = translator("en")
    for step in flow.steps:
        assert all(len(english.value(source)) > 3 for source in step.sources), step.id
        assert all(error.source for error in step.errors), step.id
        assert step.checked_on.year >= 2026, step.id


@EVERY_FLOW
def test_all_prose_is_in_chinese(flow: Flow) -> None:
    catalog = gettext.translation("tro_desk", paths.catalogs(), ["zh_CN"])
    wrong = []
    for text in texts(flow):
        chinese = catalog.pgettext(text.context, text.text)
        name = re.fullmatch(r"[A-Z0-9][\w.&-]*(?: [A-Z0-9][\w.&-]*)?", text.text)  # PayPal
        if not re.search(r"[\u4e00-\u9fff]", chinese) and not name:
            wrong.append(f"[{text.context}] no Chinese: {text.text}")
        if "您" in chinese:
            wrong.append(f"[{text.context}] 您: {chinese}")
        for sentence in re.split(r"[。？！]", chinese):
            if len(sentence) > 60:
                wrong.append(f"[{text.context}] {len(sentence)} characters: {sentence}")
        if re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", chinese):
            wrong.append(f"[{text.context}] no space beside Latin: {chinese}")
    assert not wrong, "\n".join(wrong)


@EVERY_FLOW
def test_the_english_is_plain(flow: Flow) -> None:
    wrong = []
    for text in texts(flow):
        for sentence in re.split(r"(?<=[.?])\s", text.text):
            if len(sentence.split()) > 30:
                wrong.append(f"[{text.context}] {len(sentence.split())} words: {sentence}")
        if re.search(r"[!\u2018\u2019\u201c\u201d\n]|n't|genuine|guarantee", text.text):
            wrong.append(f"[{text.context}] {text.text}")
    assert not wrong, "\n".join(wrong)


@EVERY_FLOW
def test_all_marked_prose_reaches_the_reader(flow: Flow) -> None:
    files = sorted((PLATFORMS / flow.id).glob("*.yaml"))
    marked = [message for path in files for _, message in prose(path)]
    shown = (*texts(flow), *(source for source in cited(flow) if isinstance(source, Message)))
    assert sorted(map(repr, marked)) == sorted(map(repr, shown))


@EVERY_FLOW
def test_what_a_step_names_is_there(flow: Flow) -> None:
    glossary, letters = CONTENT / "glossary.yaml", ROOT / "tro_desk" / "papers" / "letters"
    if glossary.is_file():
        terms = set(re.findall(r"\bid: ([a-z0-9_]+)", glossary.read_text("utf-8")))
        assert {term for step in flow.steps for term in step.terms} - terms == set()
    if letters.is_dir():
        wanted = {name for step in flow.steps for name in step.records if ":" in name}
        assert wanted - {f"letter:{path.stem}" for path in letters.glob("*.yaml")} == set()


# the loader


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "harbour", tmp_path / "harbour"))


def test_the_fixture_has_every_kind_and_its_parts(harbour: Path) -> None:
    read = read_flow(harbour)
    picture, cause, mine = (read.step(name) for name in ("picture", "cause", "mine"))
    assert picture is not None
    assert cause is not None
    assert mine is not None
    assert len({step.kind for step in read.steps}) == 11
    assert (len(picture.what), len(picture.errors), picture.forced) == (2, 1, True)
    assert (picture.each, picture.records) == ("accused", ("evidence", "letter:berth"))
    assert [option.id for option in cause.options] == ["storm", "trade"]
    assert mine.rests_on == ("answer.cause", "fact.court")
    assert [option.id for option in mine.options] == ["yes", "no"]
    assert {"has.notice", "answer.customs", "fact.court"} <= read.names


FAULTS = [
    ("01", 'done: "has.notice"', 'done: "has.notise"', 8, "unknown name 'has.notise'"),
    ("01", 'done: "has.notice"', 'done: "fact.cort"', 8, "unknown name 'fact.cort'"),
    ("01", 'done: "has.notice"', 'done: "deadline.soon"', 8, "unknown name 'deadline.soon'"),
    ("01", 'done: "has.notice"', 'done: "found.service_method"', 8, "unknown name"),  # only stated
    ("01", 'done: "has.notice"', "done: \"fact.ip_type == 'mark'\"", 8, "never be 'mark'"),
    ("01", 'done: "has.notice"', 'done: "has.notice > 3"', 8, "compare has.notice with"),
    ("01", 'done: "has.notice"', 'done: "print(1)"', 8, "not allowed in a condition: print(1)"),
    ("01", 'done: "has.notice"', 'done: "has.notice and"', 8, "not a condition"),
    ("01", 'done: "has.notice"', 'done: "answer.cause"', 8, "no earlier step 'answer.cause'"),
    ("01", '    done: "has.notice"\n', "", 3, "a door needs 'done'"),
    ("01", "go: add_notice", "go: nowhere", 7, "unknown go 'nowhere'"),
    ("01", "kind: info", "kind: poem", 13, "unknown kind 'poem'"),
    ("01", "minutes: 2", "minuts: 2", 12, "missing 'minutes'"),
    ("01", "minutes: 2", "minutes: 2\n    minuts: 2", 12, "unknown key 'minuts'"),
    ("01", "minutes: 2", "minutes: 0", 16, "needs minutes"),
    ("01", "minutes: 2", "minutes: two", 12, "'minutes' must be int"),
    ("01", 'sources: ["Harbour rules 2"]', "sources: []", 17, "needs a source"),
    ("01", "id: rules", "id: papers", 12, "step 'papers' twice"),
    ("01", "id: rules", "id: The rules", 12, "is no id"),
    ("01", '!t "Read the rules"', '"Read the rules"', 12, "'title' must be Message"),
    ("01", '    ask: !t "Why are you here?"\n', "", 20, "needs 'ask'"),
    ("01", '      - {id: trade, label: !t "Trade"}\n', "", 24, "two options"),
    ("01", "id: trade", "id: storm", 24, "an option is there twice"),
    ("01", "id: trade", "id: unknown", 24, "a word every step takes"),
    ("02", "== 'trade'\"\n    forced", "== 'trada'\"\n    forced", 13, "never be 'trada'"),
    ("02", "after: [picture]", "after: [customs]", 27, "no earlier step 'customs'"),
    ("02", "[fact.court]", "[fact.cort]", 28, "unknown name 'fact.cort'"),
    ("02", "letter:berth", "letters", 15, "unknown record 'letters'"),
    ("02", "letter:berth", "letter:B", 15, "unknown record 'letter:B'"),
    ("02", "each: accused", "each: crate", 12, "unknown each 'crate'"),
    ("02", '[!t "Turn on the light."', '["Turn on the light."', 6, "marked !t"),
    ("02", "proof: [", "prof: [", 3, "unknown key 'prof'"),
    ("02", "claim: !t", "claims: !t", 10, "missing 'claim'"),
    ("02", "section: unload", "section: store", 1, "no section of flow.yaml"),
    ("02", "section: unload", "section: arrive", 1, "or twice"),
    ("03", '    lead: !t "Look back once."\n', "", 55, "must say what to do"),
    ("03", "2026-11-22\n  - id: story", "soon\n  - id: story", 3, "'checked_on' must be date"),
    ("flow", "id: harbour", "id: port", 2, "folder of that name"),
    ("flow", "id: leave", "id: sail", 1, "no section of flow.yaml"),
    ("flow", "id: leave", "id: unload", 10, "section 'unload' twice"),
    ("flow", 'version: "1"', "version: 1", 2, "'version' must be str"),
    ("flow", '  - id: leave\n    title: !t "Leave"', '  - id: gap\n    title: !t "G"', 1, "no sec"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "what"), FAULTS)
def test_a_fault_is_reported_with_file_and_line(
    harbour: Path, file: str, old: str, new: str, line: int, what: str
) -> None:
    (path,) = harbour.glob(f"{file}*.yaml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_flow(harbour)
    name = "03_leave.yaml" if (file, line) == ("flow", 1) else path.name
    assert str(caught.value).startswith(f"harbour/{name}:{line}: ")
    assert what in str(caught.value)


def test_a_section_without_a_file_or_without_steps_is_a_fault(harbour: Path) -> None:
    (harbour / "03_leave.yaml").write_text("section: leave\nsteps: []\n", "utf-8")
    with pytest.raises(ContentError, match=r"harbour/flow\.yaml:5: a section needs steps"):
        read_flow(harbour)
    (harbour / "03_leave.yaml").unlink()
    with pytest.raises(ContentError, match=r"harbour/flow\.yaml:5: the section files"):
        read_flow(harbour)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Take the picture.", "Take a picture.", False),
        ("Do not open the crate.", "Leave it shut.", False),
        ("Take a picture of the crate", "The crate", False),
        ("kind: do", "kind: info", False),
        ("The crate may be opened.", "It may be opened.", True),  # the reason, not the thing
        ("Harbour rules 4", "Harbour rules 4a", True),
        ("minutes: 3", "minutes: 4", True),
    ],
)
def test_the_wording_is_that_of_what_is_asked(
    harbour: Path, old: str, new: str, same: bool
) -> None:
    before = read_flow(harbour).step("picture")
    path = harbour / "02_unload.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    after = read_flow(harbour).step("picture")
    assert before is not None
    assert after is not None
    assert (before.wording == after.wording) == same


OWN_WORDS = re.compile(r"\b(?:general knowledge|ask your lawyer|weak|list of|names of|older)\b")


@EVERY_FLOW
def test_our_own_words_beside_a_source_are_chinese_on_a_chinese_page(flow: Flow) -> None:
    """Titles of papers and statutes stay as they are written."""
    chinese = translator("zh")
    for source in cited(flow):
        assert not OWN_WORDS.search(chinese.value(source)), source
