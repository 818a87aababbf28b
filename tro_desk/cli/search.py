"""The command that finds words in all that the desk holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.cli.common import as_json, complain, open_named, shown
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.desk.search_names import Names
    from tro_desk.domain.case_summary import CaseSummary
    from tro_desk.domain.search import SearchHit, SearchResults


def search(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.domain.search_text import query_of
    from tro_desk.l10n.search import changes_named, fields_named

    query = query_of(options.text)
    if query is None:
        complain(words.say("cli", "Give a word to look for: letters or digits."))
        return 2
    with open_named(options) as desk:
        fields = fields_named(words, options.text)
        changes = changes_named(query.stands_in, options.text)
        found = _found(desk, options, fields, changes)
        cases = {case.id: case for case in desk.cases()}
    if options.json:
        print(as_json(_json(options.text, found)))
    else:
        print("\n".join(_lines(found, cases, words)))
    return 0


def _found(
    desk: Desk, options: argparse.Namespace, fields: frozenset[str], changes: frozenset[str]
) -> SearchResults:
    """What is found once every text is in the index; a damaged one is made anew."""
    for _attempt in range(2):
        desk.index_texts()
        try:
            return desk.search(
                options.text,
                case_id=options.case,
                fields=fields,
                changes=changes,
                limit=options.limit,
            )
        except DeskError as error:
            if error.code != "search_damaged":
                raise
            desk.index_again()
    raise DeskError("search_damaged")


def _json(typed: str, found: SearchResults) -> dict[str, object]:
    return {
        "text": typed,
        "hits": [_hit_json(hit) for hit in found.hits],
        "more": found.more,
        "indexing": found.indexing,
    }


def _hit_json(hit: SearchHit) -> dict[str, object]:
    shape: dict[str, object] = {
        "kind": hit.kind.value,
        "case": hit.case or None,
        "name": hit.name,
        "item": hit.item,
        "number": hit.number,
        "part": hit.part,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "at": hit.at.isoformat() if hit.at is not None else None,
        "store": hit.store or None,
        "evidence": None,
    }
    if hit.tz is not None:
        shape["tz"] = hit.tz
    if hit.evidence:
        paper: dict[str, object] = {"sha256": hit.evidence, "name": hit.evidence_name}
        if hit.page:
            paper["page"] = hit.page
        if hit.kind.value == "page" and hit.part == "text":
            paper |= {"start": hit.start, "end": hit.end}
        shape["evidence"] = paper
    return shape


def _lines(
    found: SearchResults, cases: Mapping[str, CaseSummary], words: Translator
) -> Iterable[str]:
    from tro_desk.desk.search_names import search_names
    from tro_desk.l10n.search import kind_name, moment, title

    titles = search_names()
    for place in dict.fromkeys(hit.case for hit in found.hits):
        case = cases.get(place)
        if case is None:
            yield words.say("cli", "Of no case")
        else:
            yield "  ".join(one for one in (case.id, case.docket_number, case.case_name) if one)
        for hit in found.hits:
            if hit.case == place:
                named = title(words, hit, titles)
                kind = kind_name(words, hit)
                head = f"{kind}: {named}" if named and named != kind else kind
                yield f"  {head}"
                yield f"    {_text(hit, case, words, titles)}"
                when = moment(words, hit)
                if when:
                    yield f"    {when}"
    if not found.hits:
        yield words.say("cli", "Nothing was found.")
    elif found.more:
        yield words.say("cli", "There is more: type more words, or give --limit.")


def _text(hit: SearchHit, case: CaseSummary | None, words: Translator, titles: Names) -> str:
    from tro_desk.desk.without_case import courts
    from tro_desk.l10n.search import change_text

    if hit.kind.value == "change":
        return change_text(words, hit, titles)

    if hit.kind.value in ("fact", "candidate") and hit.part == "value":
        court = courts().get(case.court) if case is not None else None
        return shown(words, hit.name, hit.snippet, hit.tz, court)
    before, after = "…" if hit.before else "", "…" if hit.after else ""
    return f"{before}{hit.snippet.strip()}{after}"


def add_command(parser: argparse.ArgumentParser, words: Translator) -> None:
    """What `tro-desk search` takes."""
    parser.add_argument("text", metavar="TEXT", help=words.say("cli", "the words to look for"))
    parser.add_argument("--case", metavar="ID", help=words.say("cli", "in this case alone"))
    parser.add_argument(
        "--limit",
        type=_count,
        default=50,
        metavar="N",
        help=words.say("cli", "how many places to show at most"),
    )


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError(text)
    return number
