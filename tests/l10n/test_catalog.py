"""The catalogs as the program reads them say what gettext's own reader says."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from tro_desk.base import paths
from tro_desk.l10n import languages
from tro_desk.l10n.catalog import Catalog
from tro_desk.l10n.translator import DOMAIN

FILES = sorted(paths.catalogs().glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])
def test_every_text_is_as_gettext_reads_it(file: Path) -> None:
    catalog = Catalog(file)
    with file.open("rb") as opened:
        other = gettext.GNUTranslations(opened)
    texts = {key if isinstance(key, str) else key[0] for key in other._catalog}
    plurals = {key[0] for key in other._catalog if not isinstance(key, str)}
    assert len(texts) > 4_000
    assert plurals
    for key in texts - plurals - {""}:
        context, text = key.split("\4")
        assert catalog.pgettext(context, text) == other.pgettext(context, text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])
def test_a_plural_takes_the_form_of_its_number(file: Path) -> None:
    catalog = Catalog(file)
    with file.open("rb") as opened:
        other = gettext.GNUTranslations(opened)
    both = ("{count} answer taken back.", "{count} answers taken back.")
    for count in (0, 1, 2, 5, 11, 21, 100):
        wanted = other.npgettext("window", *both, count)
        assert catalog.npgettext("window", *both, count) == wanted


def test_what_no_catalog_has_stays_as_it_is() -> None:
    assert len(FILES) == len(languages())
    catalog = Catalog(FILES[0])
    assert catalog.pgettext("window", "Nobody ever wrote this.") == "Nobody ever wrote this."
    assert catalog.pgettext("no such context", "Today") == "Today"
    assert catalog.npgettext("window", "{count} wolf", "{count} wolves", 1) == "{count} wolf"
    assert catalog.npgettext("window", "{count} wolf", "{count} wolves", 3) == "{count} wolves"


def test_a_file_that_is_no_catalog_is_refused(tmp_path: Path) -> None:
    whole = FILES[0].read_bytes()
    for number, content in enumerate((b"", whole[:19], b"x" * 100, whole[:200], b"PK" + whole)):
        file = tmp_path / f"{number}.mo"
        file.write_bytes(content)
        with pytest.raises(ValueError, match="no catalog"):
            Catalog(file)
