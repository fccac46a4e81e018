"""What each path of the API answers."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import httpx
import pytest

from extractor import Annotation, Extractor
from extractor.gold.draft import as_draft

TEXT = "Năm 2021, BHXH bao phủ hơn 35,2% lực lượng lao động cả nước."


def gold_of(extractor: Extractor, text: str, document: str = "tin") -> dict[str, Any]:
    """What a person who corrects nothing would save."""
    made = extractor.extract(text, document=document)
    drafted = as_draft(made, made.sha256).model_copy(update={"draft": None})
    data: dict[str, Any] = drafted.model_dump(mode="json")
    return data


def test_extract_gives_what_the_extractor_gives(client: httpx.Client, extractor: Extractor) -> None:
    answer = client.post("/extract", json={"text": TEXT, "published": "2022-01-02", "document": "báo/một"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    found = Annotation.model_validate_json(answer.content)
    assert found.document == "báo/một"
    assert found.records[0].value == 35.2
    assert found == extractor.extract(TEXT, document="báo/một", published=found.published)


def test_offsets_are_code_points_and_a_byte_order_mark_counts_for_the_hash_only(client: httpx.Client) -> None:
    stored = "\ufeff😀 Có 27.651 người tham gia BHYT.\r\n"
    found = client.post("/extract", json={"text": stored}).json()
    assert found["sha256"] == hashlib.sha256(stored.encode()).hexdigest()
    assert [mention["text"] for mention in found["mentions"]] == ["27.651", "BHYT"]
    for mention in found["mentions"]:
        assert stored[1:][mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"{", 400, "JSON"),
        (b"\xff", 400, "JSON"),
        (b"[" * 100_000, 400, "JSON"),
        (b"", 422, "required"),
        (b"[]", 422, "the body"),
        (b"{}", 422, "text: Field required"),
        (b'{"text": 1}', 422, "text: "),
        (b'{"text": "\\ud800"}', 422, "half a character"),
        (b'{"text": "", "published": 5}', 422, "2021-05-28"),
        (b'{"text": "", "published": "2021-02-30"}', 422, "published"),
        (b'{"text": "", "published": "2021-02-03T00:00:00"}', 422, "published"),
        (b'{"text": "", "document": ""}', 422, "document"),
        (b'{"text": "", "publshed": null}', 422, "unknown key 'publshed'"),
        (b'{"text": "' + b"a" * 300_001 + b'"}', 413, "300000 code points"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_cannot_be_read_is_refused_in_one_line(client: httpx.Client, body: bytes, status: int, said: str) -> None:
    answer = client.post("/extract", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.json().keys() == {"detail"}
    assert said in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_an_escaped_article_of_the_allowed_length_fits(client: httpx.Client) -> None:
    text = "😀" * 300_000
    answer = client.post("/extract", content=json.dumps({"text": text}), headers={"content-type": "application/json"})
    assert answer.status_code == 200


def test_check_says_what_gold_check_would_say(client: httpx.Client, extractor: Extractor) -> None:
    gold = gold_of(extractor, TEXT)
    assert client.post("/check", json={"annotation": gold, "text": TEXT}).json() == {
        "valid": True,
        "mentions": 3,
        "records": 1,
        "faults": [],
    }
    answer = client.post("/check", json={"annotation": gold, "text": TEXT + " "}).json()
    assert not answer["valid"]
    assert answer["faults"] == ["sha256 is not that of the article's bytes; restore the article, or annotate it anew"]
    gold["records"] = []
    assert "0 records on its span" in client.post("/check", json={"annotation": gold}).json()["faults"][0]


def test_check_names_what_does_not_fit_the_schema_and_refuses_drafts(
    client: httpx.Client, extractor: Extractor
) -> None:
    gold = gold_of(extractor, TEXT)
    assert "draft" in client.post("/check", json={"annotation": gold | {"draft": True}}).json()["faults"][0]
    gold["mentions"][0]["value"] = "\ud800"
    answer = client.post(
        "/check", content=json.dumps({"annotation": gold}), headers={"content-type": "application/json"}
    )
    assert answer.json()["mentions"] == 0
    assert "neither a number nor one of" in answer.json()["faults"][0]
    many = {"document": "a", "sha256": "0" * 64, "mentions": [{}] * 1500}
    faults = client.post("/check", json={"annotation": many}).json()["faults"]
    assert len(faults) == 1000
    assert faults[-1] == "and 501 more"


def test_nothing_is_written_without_a_folder_for_it(client: httpx.Client) -> None:
    assert client.post("/gold", json={}).status_code == 404


def test_health_names_the_rules(client: httpx.Client, extractor: Extractor) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert extractor.fingerprint.items() <= answer.json().items()


def test_the_description_names_every_path_every_answer_and_the_schema_of_annotations(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {"/extract", "/check", "/health"}
    answers = described["paths"]["/extract"]["post"]["responses"]
    assert set(answers) == {"200", *map(str, (400, 403, 408, 413, 415, 421, 422, 500, 503, 504))}
    named = answers["200"]["content"]["application/json"]["schema"]
    assert named == {"$ref": "#/components/schemas/Annotation"}
    schema = described["components"]["schemas"]["Annotation"]
    assert set(schema["properties"]) == set(Annotation.model_json_schema()["properties"])
    assert "HTTPValidationError" not in described["components"]["schemas"]


def test_the_viewer_of_the_description_loads_nothing_from_elsewhere(client: httpx.Client) -> None:
    page = client.get("/docs").text
    assert "http" not in page
    for path in ("/docs/docs.js", "/docs/swagger-ui.js", "/docs/swagger-ui.css", "/icon.svg"):
        assert path in page or path == "/docs/docs.js"
        assert client.get(path).status_code == 200


def test_other_paths_and_methods_are_refused_in_json(client: httpx.Client) -> None:
    assert client.get("/nichts").json() == {"detail": "Not Found"}
    answer = client.get("/extract")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert client.post("/health", content=b"x").status_code == 405
    assert client.head("/").status_code == 200
