from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.gold.files import StoredArticle, hash_of
from extractor.gold.formats import inline_file
from extractor.gold.formats.document import Document, FormatError, Output


def test_the_head_names_the_document(document: Document, source: str) -> None:
    assert inline_file.dump(document) == f"document: a\nsha256: {document.annotation.sha256}\n---\n{source}"


def test_date_and_draft_stand_in_the_head(document: Document) -> None:
    update = {"published": dt.date(2021, 5, 28), "draft": True}
    draft = Document(document.annotation.model_copy(update=update), document.text, "a")
    written = inline_file.dump(draft)
    assert "\npublished: 2021-05-28\ndraft: true\n---\n" in written
    assert inline_file.parse(written, "a").annotation == draft.annotation
    assert inline_file.parse(written.replace("draft: true\n", ""), "a").annotation.draft is None


def test_a_text_written_by_hand_needs_no_hash(source: str) -> None:
    parsed = inline_file.parse(f"published: 2021-05-28\r\n---\r\n{source}", "from-the-file-name")
    assert parsed.annotation.document == "from-the-file-name"
    assert parsed.annotation.sha256 == hash_of(parsed.text or "")
    assert inline_file.parse(f"---\n{source}", "a").annotation.published is None


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("", "no head; begin the file with the line 'document: NAME' and the line '---'"),
        ("title: x\n---\n", "line 1: 'title: x' is not one of document, sha256, published, draft, each once"),
        ("document: a\ndocument: b\n---\n", "line 2: 'document: b' is not one of"),
        ("draft: maybe\n---\n", "draft 'maybe'; write true, or delete the line"),
        ("published: 28/5/2021\n---\n", "published '28/5/2021': input should be a valid date"),
        (f"sha256: {'0' * 64}\n---\n", "the text is not that of sha256; restore the article's words"),
    ],
)
def test_a_head_that_cannot_be_read(source: str, head: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        inline_file.parse(head + source, "a")


def test_a_text_that_is_not_the_articles_is_named_by_line(document: Document, text: str) -> None:
    def article(_document: str) -> StoredArticle:
        return StoredArticle(text, "0" * 64)

    written = inline_file.dump(document)
    assert inline_file.parse(written, "a", article).annotation.sha256 == "0" * 64
    with pytest.raises(FormatError, match="line 5: not the words, blanks and line ends of the article; restore them"):
        inline_file.parse(written.replace("người mua", "người mua "), "a", article)
    with pytest.raises(FormatError, match="line 4: not the words"):
        inline_file.parse(written.replace("ở Lâm Đồng", "ở Lâm  Đồng"), "a", article)


def test_without_an_article_the_hash_decides(document: Document) -> None:
    written = inline_file.dump(document)
    assert inline_file.parse(written, "a", lambda _document: None).annotation == document.annotation
    with pytest.raises(FormatError, match="the text is not that of sha256"):
        inline_file.parse(written.replace("người mua", "người bán"), "a", lambda _document: None)


def test_what_the_notation_cannot_hold(document: Document) -> None:
    with pytest.raises(FormatError, match="the article's text is not known; give --corpus"):
        inline_file.dump(Document(document.annotation, None, "a"))
    braces = document.annotation.model_copy(update={"mentions": (), "records": ()})
    with pytest.raises(FormatError, match=r"stray '\{'; .* use another format"):
        inline_file.dump(Document(braces, "{", "a"))
    named = document.annotation.model_copy(update={"document": "a\nb"})
    with pytest.raises(FormatError, match="does not fit a line of the head; rename it"):
        inline_file.dump(Document(named, document.text, "a"))


def test_files_are_written_and_read(output: Output, document: Document, faults: list[str]) -> None:
    without_text = Document(document.annotation.model_copy(update={"document": "b"}), None, "b.json")
    assert inline_file.write([document, without_text], output) == 1
    assert faults == ["b.json: the article's text is not known; give --corpus"]
    path = output.out / "a.inline"
    (found,) = inline_file.read(path, faults.append)
    assert found == Document(document.annotation, document.text, str(path))


def test_bad_files_are_faults(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "a.inline").write_bytes(b"\xff")
    (tmp_path / "b.inline").write_text("---\n{p1:3%=3}\n")
    for name in ("a.inline", "b.inline"):
        assert list(inline_file.read(tmp_path / name, faults.append)) == []
    assert faults == [
        f"{tmp_path / 'a.inline'}: line 1: not UTF-8; save the file as UTF-8",
        f"{tmp_path / 'b.inline'}: no record line for p1; add it below ===",
    ]


def test_one_inline_file_takes_one_document(tmp_path: Path, document: Document, faults: list[str]) -> None:
    with pytest.raises(FormatError, match="2 documents do not fit one inline file"):
        inline_file.write([document, document], Output(tmp_path / "a.inline", faults.append))
