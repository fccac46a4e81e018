from __future__ import annotations

import json
from pathlib import Path

from benchmarks import generated, workers


def test_rows_hold_the_articles(tmp_path: Path) -> None:
    articles = list(generated.general(2))
    workers.write_rows(articles, tmp_path / "rows.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["text"]) for row in rows] == [(each.document, each.text) for each in articles]
    assert rows[0]["published"] == str(articles[0].published)


def test_a_pace_for_each_number_of_workers() -> None:
    found = workers.paces(list(generated.general(3)), rounds=1, numbers=(0, 1))
    assert list(found) == [0, 1]
    assert all(pace > 0 for pace in found.values())
