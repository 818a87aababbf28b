"""`tro-desk search`: words in all that the desk holds."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_word_is_found_with_its_place(run: Run, tmp_path: Path) -> None:
    notice = tmp_path / "冻结 notice.txt"
    notice.write_text("Case No. 1:26-cv-04218\nUSD 48,210.55\n店铺涉嫌侵权。\n", encoding="utf-8")
    assert run("add", notice).status == 0
    assert run("confirm", "c1", "plaintiff=Northlake Brands LLC").status == 0

    found = run("search", "侵权", "--json").json
    (hit,) = found["hits"]
    assert (hit["kind"], hit["case"], found["more"], found["indexing"]) == ("page", "c1", False, 0)
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["侵权"]
    assert hit["evidence"]["name"] == notice.name
    assert hit["evidence"]["page"] == 1
    assert hit["at"].endswith("+00:00")

    shown = run("search", "plaintiff", "--case", "c1")  # by the name of the field
    assert "Fact: Plaintiff\n    Northlake Brands LLC" in shown.out
    assert "Beijing time" in shown.out


def test_what_is_asked_wrongly_is_said(run: Run) -> None:
    assert run("search", "，。").status == 2
    assert run("search", "word", "--limit", "0").status == 2
    missing = run("search", "word", "--case", "c9")
    assert missing.status == 1
    assert "c9" in missing.err
