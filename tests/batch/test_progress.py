from __future__ import annotations

import io

import pytest

from extractor.batch.progress import Bar, Lines, Progress, progress_for


def test_lines_say_rate_errors_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 10.0, 12.0, 75.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    out = io.StringIO()
    with Lines(out) as progress:
        progress.begin(1000)
        progress.step(50)
        progress.fail("extractor: a.txt: bad")
        progress.step(50)
        progress.step(100)
        progress.step(10)
    assert out.getvalue().splitlines() == [
        "extractor: a.txt: bad",
        "2 documents, 0.2/s, 1 errors, 10%, about 1:30 left",
        "4 documents, 0.1/s, 1 errors, 21%, about 4:42 left",
    ]


def test_without_a_size_there_is_no_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 10.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    out = io.StringIO()
    progress = Lines(out)
    progress.begin(0)
    progress.step(50)
    assert out.getvalue() == "1 documents, 0.1/s, 0 errors\n"


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    out = io.StringIO()
    with Bar(out) as progress:
        progress.begin(100)
        progress.fail("extractor: [a]: bad")
        progress.step(50)
        progress._bar.refresh()
    assert "1 documents" in out.getvalue()
    assert "1 errors" in out.getvalue()
    assert "extractor: [a]: bad\n" in out.getvalue()


def test_quiet_says_what_is_wrong_and_no_more() -> None:
    out = io.StringIO()
    with Progress(out) as progress:
        progress.begin(100)
        progress.step(50)
        progress.fail("bad")
    assert out.getvalue() == "bad\n"


@pytest.mark.parametrize(
    ("quiet", "terminal", "kind"), [(True, True, Progress), (False, True, Bar), (False, False, Lines)]
)
def test_what_fits_standard_error(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, terminal: bool, kind: type[Progress]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    assert type(progress_for(quiet=quiet)) is kind
