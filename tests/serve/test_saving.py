"""Gold is written into its folder and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from extractor import Extractor
from extractor.gold.check import check_gold
from extractor.serve.settings import Settings

from .served import served
from .test_app import TEXT, gold_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annotated")
    (folder / "gold").mkdir()
    (folder / "corpus").mkdir()
    return folder


@pytest.fixture(scope="module")
def saver(folder: Path) -> Iterator[httpx.Client]:
    settings = Settings(workers=1, gold=folder / "gold", corpus=folder / "corpus")
    with served(settings) as url, httpx.Client(base_url=url, timeout=30) as opened:
        yield opened


def save(client: httpx.Client, gold: dict[str, Any], text: str = TEXT, **more: object) -> httpx.Response:
    body = json.dumps({"annotation": gold, "text": text, **more})
    return client.post("/gold", content=body, headers={"content-type": "application/json"})


@pytest.mark.parametrize("document", ["tin", "báo/Tỉnh X/số 1", "😀", "a.b"])
def test_gold_and_its_article_are_written_and_gold_check_accepts_them(
    saver: httpx.Client, folder: Path, extractor: Extractor, document: str
) -> None:
    text = "\ufeff" + TEXT + "\r\n"
    gold = gold_of(extractor, TEXT + "\r\n", document)
    gold["sha256"] = saver.post("/extract", json={"text": text}).json()["sha256"]
    answer = save(saver, gold, text)
    assert answer.status_code == 200
    assert answer.json() == {"file": f"{document}.json", "article": f"{document}.txt", "replaced": False}
    assert (folder / "corpus" / f"{document}.txt").read_bytes() == text.encode()
    assert check_gold(folder / "gold", folder / "corpus").faults == ()
    assert not list(folder.rglob("*.part"))


def test_other_gold_is_replaced_only_when_told_and_drafts_give_way(
    saver: httpx.Client, folder: Path, extractor: Extractor
) -> None:
    gold = gold_of(extractor, TEXT, "hai")
    file = folder / "gold" / "hai.json"
    assert save(saver, gold).status_code == 200
    before = file.read_bytes()
    gold["records"][0]["place"] = "Hà Nội"
    refused = save(saver, gold)
    assert refused.status_code == 409
    assert "replace it" in refused.json()["detail"]
    assert file.read_bytes() == before
    answer = save(saver, gold, replace=True)
    assert answer.json() == {"file": "hai.json", "article": None, "replaced": True}
    assert "Hà Nội" in file.read_text("utf-8")
    file.write_text(json.dumps(gold | {"draft": True}), "utf-8")
    assert save(saver, gold).status_code == 200


def test_another_article_of_the_name_is_never_overwritten(
    saver: httpx.Client, folder: Path, extractor: Extractor
) -> None:
    (folder / "corpus" / "ba.txt").write_text("Bài khác.", "utf-8")
    refused = save(saver, gold_of(extractor, TEXT, "ba"), replace=True)
    assert refused.status_code == 409
    assert "another article" in refused.json()["detail"]
    assert not (folder / "gold" / "ba.json").exists()
    (folder / "corpus" / "ba.txt").unlink()


@pytest.mark.parametrize(
    "document",
    [
        "../out", "/etc/out", "a/../../out", "a//b", ".", "..", "a/.", "a\0b", "a\nb", "C:\\out", "..\\out",
        ".hidden", "_draft", "a/_b", "baseline", "out/link/deep", "n" * 300, "\ud800",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere_or_are_no_gold_are_refused(
    saver: httpx.Client, folder: Path, extractor: Extractor, document: str
) -> None:
    link = folder / "gold" / "out"
    if not link.exists():
        link.symlink_to(folder.parent)
    before = sorted(folder.parent.rglob("*"))
    answer = save(saver, gold_of(extractor, TEXT) | {"document": document})
    assert answer.status_code == 422
    assert "\n" not in answer.json()["detail"]
    assert sorted(folder.parent.rglob("*")) == before
    link.unlink()


def test_gold_with_faults_is_not_written(saver: httpx.Client, folder: Path, extractor: Extractor) -> None:
    gold = gold_of(extractor, TEXT, "sai")
    wrongs: list[dict[str, Any]] = [{"records": []}, {"draft": True}, {"sha256": "x"}, {"mentions": 3}]
    for wrong in wrongs:
        answer = save(saver, gold | wrong)
        assert answer.status_code == 422, wrong
    gold["records"][0]["place"] = "\ud800"
    assert "half a character" in save(saver, gold).json()["detail"]
    assert not (folder / "gold" / "sai.json").exists()


def test_where_nothing_can_be_written_it_is_said(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "gold").write_text("a file", "utf-8")
    with served(Settings(workers=1, gold=tmp_path / "gold")) as url, httpx.Client(base_url=url, timeout=30) as client:
        answer = save(client, gold_of(extractor, TEXT))
    assert answer.status_code == 422
    assert str(tmp_path) not in answer.json()["detail"]


def test_the_description_says_that_gold_is_an_annotation(saver: httpx.Client) -> None:
    described = saver.get("/openapi.json").json()["components"]["schemas"]["GoldRequest"]["properties"]
    assert described["annotation"]["$ref"] == "#/components/schemas/Annotation"
