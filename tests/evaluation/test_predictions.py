import json
from pathlib import Path

from extractor.evaluation.predictions import load_predictions

from .making import annotation, mention, record


def line(document: str = "d") -> str:
    return annotation([mention(0, 4, "percentage", 35.2)], [record(0, 4, value=35.2)], document).model_dump_json()


def changed(**changes: object) -> str:
    data = json.loads(line())
    data["mentions"][0] |= changes
    return json.dumps(data)


def test_reads_lines_with_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + f"{line('a')}\r\n\n{line('b/c')}".encode())
    found, faults = load_predictions(path)
    assert (sorted(found), faults) == (["a", "b/c"], [])
    assert found["a"].mentions[0].value == 35.2


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    lines = [
        line("a").encode(),
        b"{",
        changed(end=9).encode(),
        changed(value=float("nan")).encode(),
        line("a").encode(),
        b"\xff\xfe",
        changed(type="percent").encode(),
        line("z").encode(),
    ]
    path.write_bytes(b"\n".join(lines))
    found, faults = load_predictions(path)
    assert sorted(found) == ["a", "z"]
    numbers = sorted(int(fault.removeprefix(f"{path}:").split(":")[0]) for fault in faults)
    assert numbers == [2, 3, 4, 5, 6, 7]
    by_number = {int(fault.removeprefix(f"{path}:").split(":")[0]): fault for fault in faults}
    assert "Invalid JSON" in by_number[2]
    assert "mentions.0: start 0 and end 9 do not span" in by_number[3]
    assert "finite" in by_number[4]
    assert "document a is already on line 1" in by_number[5]
    assert "not UTF-8" in by_number[6]
    assert "mentions.0.type" in by_number[7]
    assert all("\n" not in fault for fault in faults)


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_bytes(line("a\u2028b").replace(",", ",\r", 1).encode())
    assert list(load_predictions(path)[0]) == ["a\u2028b"]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    found, faults = load_predictions(tmp_path / "none.jsonl")
    assert found == {}
    assert len(faults) == 1
    assert "none.jsonl: No such file" in faults[0]
