from __future__ import annotations

import re

from benchmarks import long_run


def test_marks_stand_along_the_way() -> None:
    table = long_run.measured(20, workers=1).splitlines()
    assert [line.split()[0] for line in table[1:-2]] == [str(number) for number in range(2, 21, 2)]
    assert all(float(line.split()[2]) > 1 for line in table[1:-2])
    assert re.match(r"20 articles \(0 MB\), \d+ mentions, \d+ records in", table[-1])


def test_memory_is_told_in_megabytes() -> None:
    assert 1 < long_run.resident() < 100_000
    assert long_run.resident("none") == 0
