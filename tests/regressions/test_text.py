"""Odd text around a plain sentence: what is in the sentence is found, in its place, and written as sound JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.batch.work import Work
from extractor.cli import cli
from extractor.readers import Input, Item, Options, make_article, read_items
from extractor.schema import Annotation
from fuzz.extraction import check_annotation

SENTENCE = "Năm 2021, 35,2% lao động tham gia BHXH."
ODD = {
    "lone surrogates": "\ud800\udfff \udc80",
    "NUL and control characters": "\x00\x01\x07\x08\x1b[31m\x7f\x9b",
    "bidirectional overrides": "\u202e\u2066abc\u2069\u202c",
    "replacement characters": "\ufffd" * 5,
    "object replacement characters": "\ufffc" * 5,
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "private use": "\ue000\U000f0000",
    "line and paragraph separators": "\u2028\u2029\x85\x0b\x0c",
    "a byte order mark inside": "\ufeff",
    "marks on nothing": "\u0301\u0323\u20dd",
    "letters that grow": "İΐﬁß",
    "emoji of several code points": "👩\u200d👩\u200d👧 🇻🇳 👍🏽",
    "another script": "中文 العربية עברית ไทย",
    "text that was decoded wrongly": "Báº£o hiá»ƒm xÃ£ há»™i",
    "TCVN3": "b¶o hiÓm x· héi",
    "HTML": "<script>alert(1)</script><!-- & -->&lt;",
    "braces": "{p1:35=35} ${x} {{y}}",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_stands_beside_odd_text_is_found(odd: str, extractor: Extractor) -> None:
    text = f"{odd}\n{SENTENCE} {odd}\n"
    annotation = extractor.extract(text)
    check_annotation(text, annotation)
    at = len(odd) + 1
    found = {(each.start, each.text) for each in annotation.mentions}
    assert {(at + 4, "2021"), (at + 10, "35,2%"), (at + 34, "BHXH")} <= found
    record = next(each for each in annotation.records if each.text == "35,2%")
    assert (record.insurance, record.year) == (("social",), 2021)


@pytest.mark.parametrize("odd", [each for name, each in ODD.items() if name != "lone surrogates"])
def test_a_stored_file_comes_back_as_json(odd: str) -> None:
    data = f"{odd}\n{SENTENCE}".encode()
    outcome = Work("auto", False)(Item("a", "a.txt", data, "txt"))
    assert outcome.failure is None
    assert outcome.records == 1


def test_half_characters_in_json_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "\\ud800 35%"}\n{"id": "b", "text": "\\ud83d\\ude00 35%"}\n')
    items = list(read_items(Input("a", path, "jsonl"), Options()))
    assert "half a character" in str(items[0])
    assert isinstance(items[1], Item)
    assert make_article(items[1]).text == "😀 35%"


def test_mixed_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Bảo hiểm xã hội\n".encode() + "Bảo".encode("cp1258", "ignore") + b"\xe3\xb5 hi\xd3m\n")
    item = next(iter(read_items(Input("a", path, "txt"), Options())))
    assert isinstance(item, Item)
    with pytest.raises(ValueError, match="line 2 is not UTF-8"):
        make_article(item)


def test_a_file_that_changes_while_it_is_read_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": str(number), "text": SENTENCE + " " * 100_000} for number in range(20)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    reading = read_items(Input("a", path, "jsonl"), Options())
    first = next(reading)
    path.write_text('{"id": "x", "text": "y"}\n')
    rest = list(reading)
    assert isinstance(first, Item)
    article = make_article(first)
    assert article.sha256 == first.sha256
    assert article.text.startswith(SENTENCE)
    assert len(rest) < 19
    assert all(isinstance(each, Item) or "mend the line" in each.reason for each in rest)


def test_links_in_circles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ok.txt").write_text(SENTENCE, "utf-8")
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    for name in ("one", "two"):
        (folder / name).symlink_to(".", target_is_directory=True)
    for number, given in enumerate(
        [str(folder), str(folder / "**" / "*.txt"), str(folder / "*" / "ok.txt"), str(folder / "**")]
    ):
        out = tmp_path / f"{number}.jsonl"
        arguments = ["extract", given, "--out", str(out), "--workers", "0", "--quiet"]
        cli.main(arguments, standalone_mode=False)
        documents = [json.loads(line)["document"] for line in out.read_text("utf-8").splitlines()]
        assert documents == [["ok"], ["ok"], ["one/ok", "two/ok"], ["ok"]][number]
        told = capsys.readouterr().err.splitlines()
        assert len(told) == (2 if number == 0 else 0)
        assert all("symbolic links" in line for line in told)


def test_names_of_files_that_steer_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("n\nl.txt", "e\x1b[31m.txt", "ba\u0309o.txt", "=1+1.txt", "-rf.txt"):
        (folder / name).write_text(SENTENCE, "utf-8")
    out = tmp_path / "out.csv"
    arguments = ["extract", str(folder), "--out", str(out), "--workers", "0", "--quiet"]
    assert cli.main(arguments, standalone_mode=False) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert all(line.isprintable() and "rename the file" in line for line in told)
    cells = [line.partition(",")[0] for line in out.read_text("utf-8").splitlines()[1:]]
    assert cells == ["'-rf", "'=1+1", "bảo"]


def test_a_document_of_any_name_is_sound_json(extractor: Extractor) -> None:
    for name in ('"', "\\", "\n", "\u2028", "<b>", "../../x"):
        annotation = extractor.extract(SENTENCE, document=name)
        assert Annotation.model_validate_json(annotation.model_dump_json()) == annotation
