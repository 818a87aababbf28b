"""Keeps the gettext catalogs: `python i18n/catalogs.py update | compile | check`.

update   extracts the English from Python and YAML, merges it into each catalog (changed English
         turns its translation fuzzy), and fills the English catalog with itself
compile  writes the .mo files that the program reads
check    fails where the sources and a catalog differ, or a text is untranslated, fuzzy, unused, or
         loses a `{place}`

Babel's own check catches neither fuzzy entries nor a misspelt place: this one does.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
DOMAIN = "tro_desk"
LANGUAGES = ("zh_CN", "en")
KEYWORDS: dict[str, object] = {
    "say": ((1, "c"), 2),
    "plural": ((1, "c"), 2, 3),
    "M_": ((1, "c"), 2),
    "N_": ((1, "c"), 2),
}


def extract() -> Catalog:
    """All translatable texts of the program and its content."""
    catalog = Catalog(project="TRO Desk", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        ROOT / "tro_desk",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, line, text, comments, context in found:
        if context is None:
            raise SystemExit(f"{name}:{line}: no context for {text!r}")
        catalog.add(text, None, [(f"tro_desk/{name}", line)], (), comments, context=context)
    sys.path.insert(0, str(ROOT))
    from tro_desk.content.loader import prose

    for path in sorted((ROOT / "tro_desk" / "content").rglob("*.yaml")):
        place = path.relative_to(ROOT).as_posix()
        for line, message in prose(path):
            catalog.add(message.text, None, [(place, line)], context=message.context)
    return catalog


def po_path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def load(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, project="TRO Desk", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def save(language: str, catalog: Catalog) -> None:
    catalog.fuzzy = False
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, ignore_obsolete=True, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: TRO Desk\\n"\n'
        f'"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Line numbers would change with every edit of a source file: the file alone is kept.
    lines = [_without_numbers(line) for line in buffer.getvalue().decode().splitlines()]
    path.write_text(header + "\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _without_numbers(line: str) -> str:
    if not line.startswith("#: "):
        return line
    return "#: " + " ".join(dict.fromkeys(p.rsplit(":", 1)[0] for p in line[3:].split()))


def update() -> None:
    template = extract()
    for language in LANGUAGES:
        catalog = load(language)
        catalog.update(template, no_fuzzy_matching=False)
        if language == "en":
            for message in entries(catalog):
                message.string = message.id
                message.flags.discard("fuzzy")
        save(language, catalog)


def compile_all() -> None:
    for language in LANGUAGES:
        path = po_path(language)
        catalog = load(language)
        # The same words give the same bytes, whenever they are compiled.
        catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalog)


def check() -> list[str]:
    """What is wrong with the catalogs, a line each."""
    template = extract()
    wanted = {(m.context, key_of(m)) for m in entries(template)}
    problems = []
    for language in LANGUAGES:
        catalog = load(language)
        have = {(m.context, key_of(m)) for m in entries(catalog)}
        problems += [f"{language}: not in the catalog: {key}" for key in sorted(wanted - have)]
        problems += [f"{language}: not used any more: {key}" for key in sorted(have - wanted)]
        for message in entries(catalog):
            label = f"{language}: [{message.context}] {key_of(message)!r}"
            if message.fuzzy:
                problems.append(f"{label}: fuzzy")
            for source, target in forms(message):
                if not target:
                    problems.append(f"{label}: untranslated")
                elif places(source) != places(target):
                    problems.append(f"{label}: places differ")
    return problems


def entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, str(message.string or "")
        return
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    for index, text in enumerate(strings):
        yield message.id[min(index, 1) if len(strings) > 1 else 1], str(text or "")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            problems = check()
            print("\n".join(problems) or "catalogs: complete")
            return bool(problems)
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
