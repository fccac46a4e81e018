from __future__ import annotations

from benchmarks.report_page import shown_as


def test_waits_stand_beside_each_other_with_their_ratio() -> None:
    shown = shown_as({10: {"first table": 100.0}, 1000: {"first table": 250.4}}, {10: 2_000, 1000: 40_400})
    assert shown.splitlines() == [
        "milliseconds, by records          10     1,000   ratio",
        "first table                      100       250    2.5x",
        "size of the page, kB               2        40",
    ]
