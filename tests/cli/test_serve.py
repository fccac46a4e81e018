from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from extractor.cli import cli


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command; gives its process and the address that it prints."""
    command = [sys.executable, "-m", "extractor", "serve", "--port", "0", "--workers", "1", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said.startswith("serving on http://127.0.0.1:")
            yield process, said.split()[2]
        finally:
            if process.poll() is None:
                process.kill()


def test_it_says_where_it_serves_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    with started("--gold", str(tmp_path)) as (process, url):
        assert httpx.post(f"{url}extract", json={"text": "35% dân số"}, timeout=30).status_code == 200
        assert "/gold" in httpx.get(f"{url}openapi.json").json()["paths"]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == "stopped\n"


def test_bound_beyond_this_machine_it_warns() -> None:
    everywhere = "0.0.0.0"  # noqa: S104
    with started("--host", everywhere) as (process, url):
        assert httpx.get(f"{url}health").status_code == 200
        process.terminate()
        process.wait(timeout=20)
        assert process.stderr is not None
        assert process.stderr.read().startswith("warning: bound to 0.0.0.0: whoever reaches it can use it")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--corpus", "."], 2, "--corpus needs --gold"),
        (["--gold", "no-such-folder"], 2, "does not exist"),
        (["--port", "70000"], 2, "70000"),
        (["--timeout", "0"], 2, "timeout"),
        (["--host", "no.such.host.invalid"], 1, "choose another with --host or --port"),
    ],
)
def test_wrong_usage_gives_one_line(options: list[str], code: int, said: str) -> None:
    result = CliRunner().invoke(cli, ["serve", *options])
    assert result.exit_code == code
    assert said in result.output


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli, ["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert f"127.0.0.1 port {port}: Address already in use" in result.output


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('no', name='uvicorn')", "utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    result = subprocess.run(
        [sys.executable, "-m", "extractor", "serve"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == "Error: uvicorn is not installed; run: pip install 'extractor[serve]'\n"


def test_words_of_a_user_s_own_are_known_to_page_and_workers(tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    rows = ["list\tform\tvalue\texample", "insurance_codes\tpet\tBảo hiểm thú cưng", "insurance_kinds\tthú cưng\tpet"]
    words.write_text("\n".join([*rows, ""]), "utf-8")
    text = "Có 1.200 người mua bảo hiểm thú cưng."
    with started("--lexicon", str(words)) as (_, url):
        found = httpx.post(f"{url}extract", json={"text": text}, timeout=30).json()
        assert found["records"][0]["insurance"] == ["pet"]
        found["mentions"] = [{key: value for key, value in each.items() if key != "rule"} for each in found["mentions"]]
        checked = httpx.post(f"{url}check", json={"annotation": found, "text": text}, timeout=30).json()
        assert checked["faults"] == []
        assert '"pet":["Bảo hiểm thú cưng","Bảo hiểm thú cưng"]' in httpx.get(url).text
