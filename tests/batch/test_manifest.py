from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from extractor.batch.errors import ManifestError, SettingsChangedError
from extractor.batch.manifest import Claim, Counts, Fault, Manifest
from extractor.batch.work import Outcome
from extractor.readers import InputError, Item

SETTINGS: dict[str, str | None] = {"encoding": "auto", "only": None}


def manifest(
    path: Path, *, rules: str = "r1", fresh: bool = False, settings: dict[str, str | None] = SETTINGS
) -> Manifest:
    return Manifest(path / "out.manifest", settings, rules, fresh=fresh)


def item(document: str, data: bytes = b"x", source: str = "", published: str | None = None) -> Item:
    return Item(document, source or f"{document}.txt", data, "txt", published)


def outcome(line: str) -> Outcome:
    return Outcome(zlib.compress(line.encode()), 2, 1)


def test_lines_come_out_by_document_whatever_the_order(tmp_path: Path) -> None:
    names = ["b", "a/z", "a", "ä", "a b", "đ", "Z", "a#10", "a#9", "\U0001f600", "\uffee"]
    with manifest(tmp_path) as made:
        for name in names:
            assert made.claim(item(name)) is Claim.DO
        for name in reversed(names):
            made.keep(name, outcome(name))
        assert [line.decode() for line in made.lines()] == sorted(names)


def test_what_is_done_is_done_in_the_next_run(tmp_path: Path) -> None:
    with manifest(tmp_path) as first:
        first.claim(item("a"))
        first.keep("a", outcome("A"))
        first.claim(item("unfinished"))
    with manifest(tmp_path) as second:
        assert second.claim(item("unfinished")) is Claim.DO
        assert second.claim(item("a")) is Claim.DONE
        assert list(second.lines()) == [b"A"]


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        (item("a", b"y"), "r1"),
        (item("a", published="2022-01-05"), "r1"),
        (item("a")._replace(format="md"), "r1"),
        (item("a"), "r2"),
    ],
)
def test_other_content_date_format_or_rules_are_done_again(tmp_path: Path, changed: Item, rules: str) -> None:
    with manifest(tmp_path) as first:
        first.claim(item("a"))
        first.keep("a", outcome("A"))
    with manifest(tmp_path, rules=rules) as second:
        assert second.claim(changed) is Claim.DO
        assert list(second.lines()) == []


def test_a_document_that_moved_is_still_done(tmp_path: Path) -> None:
    with manifest(tmp_path) as first:
        first.claim(item("a", source="x/a.txt"))
        first.keep("a", outcome("A"))
    with manifest(tmp_path) as second:
        assert second.claim(item("a", source="y/a.txt")) is Claim.DONE


def test_documents_that_are_gone_from_the_inputs_are_forgotten(tmp_path: Path) -> None:
    with manifest(tmp_path) as first:
        for name in "ab":
            first.claim(item(name))
            first.keep(name, outcome(name))
    with manifest(tmp_path) as second:
        second.claim(item("b"))
        second.forget_others()
        assert list(second.lines()) == [b"b"]
        assert second.counts() == Counts(1, 0, 2, 1)
    with manifest(tmp_path) as third:
        assert third.claim(item("a")) is Claim.DO


def test_a_name_belongs_to_the_first_that_has_it(tmp_path: Path) -> None:
    with manifest(tmp_path) as made:
        assert made.claim(item("a", source="1.jsonl:1")) is Claim.DO
        assert made.claim(item("a", source="1.jsonl:1")) is Claim.REPEATED
        assert made.claim(item("a", source="1.jsonl:2")) is Claim.TAKEN


def test_passed_over_is_done_without_a_line(tmp_path: Path) -> None:
    with manifest(tmp_path) as made:
        made.claim(item("a"))
        made.keep("a", Outcome())
        assert made.counts() == Counts(0, 1, 0, 0)
        assert list(made.lines()) == []
    with manifest(tmp_path) as again:
        assert again.claim(item("a")) is Claim.DONE


def test_faults_are_of_this_run(tmp_path: Path) -> None:
    with manifest(tmp_path) as first:
        first.fail(InputError("z", "gone"))
        first.fail(InputError("a.txt", "not UTF-8"), "a")
        assert list(first.faults()) == [Fault("a", "a.txt", "not UTF-8"), Fault(None, "z", "gone")]
    with manifest(tmp_path) as second:
        assert list(second.faults()) == []


def test_other_settings_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with manifest(tmp_path) as first:
        first.claim(item("a"))
        first.keep("a", outcome("A"))
    other: dict[str, str | None] = {**SETTINGS, "only": "insurance"}
    with pytest.raises(SettingsChangedError, match=r"only was not given, now insurance.*--fresh"):
        manifest(tmp_path, settings=other)
    with manifest(tmp_path) as same:
        assert same.claim(item("a")) is Claim.DONE
    with manifest(tmp_path, settings=other, fresh=True) as fresh:
        assert fresh.claim(item("a")) is Claim.DO


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with manifest(tmp_path), pytest.raises(ManifestError, match="another run"):
        manifest(tmp_path)


def test_a_file_that_is_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "out.manifest").write_text("notes of mine, and more of them, to be kept for a long time")
    with pytest.raises(ManifestError, match="no manifest"):
        manifest(tmp_path)
    assert "notes" in (tmp_path / "out.manifest").read_text()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="check the folder"):
        manifest(tmp_path / "nix")


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    with manifest(tmp_path) as made:
        made.claim(item("a"))
    assert [path.name for path in tmp_path.iterdir()] == ["out.manifest"]
