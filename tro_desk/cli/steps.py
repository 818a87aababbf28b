"""The guided path of a case: its steps and where each stands."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tro_desk.cli.common import as_json, open_named
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.steps import StepState, WizardPath


def steps(options: argparse.Namespace, words: Translator) -> int:
    with open_named(options) as desk:
        path = desk.path(options.case)
    if options.json:
        print(as_json(_json(path, words)))
    else:
        print("\n".join(_lines(path, words)))
    return 0


def _json(path: WizardPath, words: Translator) -> dict[str, object]:
    return {
        "flow": path.flow,
        "content_version": path.content_version,
        "sections": [
            {"id": section.id, "title": words.render(section.title)} for section in path.sections
        ],
        "steps": [
            {
                "id": step.id,
                "section": step.section,
                "title": _title(step, words),
                "state": step.state.value,
                "sources": [words.value(one) for one in step.sources],
            }
            for step in path.steps
        ],
    }


def _lines(path: WizardPath, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.steps import change_label, state_label

    titles = {step.id.partition("/")[2].partition("@")[0]: step.title for step in path.steps}
    yield words.render(path.title)
    for section in path.sections:
        done, total = path.progress(section.id)
        if not total:
            continue
        title = words.render(section.title)
        yield words.say("cli", "{title} ({done} of {total})", title=title, done=done, total=total)
        for step in path.steps:
            if step.section != section.id:
                continue
            yield f"  {_title(step, words)} [{state_label(words, step.state)}] {step.id}"
            if step.stale_because:
                names = (change_label(words, one.name, titles) for one in step.stale_because)
                changed = words.listed(dict.fromkeys(names))
                yield "    " + words.say("cli", "changed since: {names}", names=changed)


def _title(step: StepState, words: Translator) -> str:
    title = words.render(step.title)
    if step.item is None:
        return title
    return words.say("cli", "{label}: {value}", label=title, value=step.item.label)
