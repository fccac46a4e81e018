import hashlib
from pathlib import Path

from extractor.evaluation.corpus import load_articles, load_index


def test_articles_are_read_as_stored(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    content = b"\xef\xbb\xbf" + "Năm 2021\r\n".encode()
    (tmp_path / "a" / "b.txt").write_bytes(content)
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    articles, faults = load_articles(tmp_path, ["a/b", "bad", "none", "../x"])
    assert articles["a/b"].text == "Năm 2021\r\n"
    assert articles["a/b"].sha256 == hashlib.sha256(content).hexdigest()
    assert list(articles) == ["a/b"]
    assert len(faults) == 3
    assert "bad.txt: " in faults[0]
    assert "UTF-8" in faults[0]
    assert "none.txt: cannot be read" in faults[1]
    assert "'../x'" in faults[2]


def test_the_index_gives_style_and_split(tmp_path: Path) -> None:
    (tmp_path / "index.jsonl").write_text(
        '{"document": "a", "style": "report", "split": "test", "published": "2021-01-24", "licence": "CC0-1.0"}\n'
        '{"document": "a"}\n{"style": "x"}\n\n{"document": "b", "published": null, "url": "kept"}\n',
        encoding="utf-8",
    )
    index, faults = load_index(tmp_path)
    assert (index["a"].style, index["a"].split, str(index["a"].published)) == ("report", "test", "2021-01-24")
    assert (index["b"].style, index["b"].published) == (None, None)
    assert [fault.removeprefix(f"{tmp_path}/") for fault in faults] == [
        "index.jsonl:2: document a comes twice; keep one line",
        "index.jsonl:3: document: Field required",
    ]


def test_a_corpus_needs_no_index(tmp_path: Path) -> None:
    assert load_index(tmp_path) == ({}, [])
