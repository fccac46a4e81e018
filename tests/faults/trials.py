"""Trials: a run is disturbed at a moment that chance decides, resumed, and must give what an undisturbed one gives.

Chance is seeded; what it decides (which fault, when, which format, how many workers) is in the trial's description.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FAULTS", "Bench", "Trial", "can_mount"]

FAULTS = ("parent", "worker", "disk")
SUFFIXES = (".jsonl", ".jsonl.gz", ".csv", ".sqlite", ".parquet")
"""Formats that give the same bytes for the same results (DuckDB's files differ in their free space)."""

# Work is put on disk every moment, not every two seconds, so that a short run has something to resume.
PROGRAM = """
import extractor.batch.manifest as manifest
manifest._COMMIT_EVERY = 0.05
from extractor.cli import main
if __name__ == "__main__":
    main()
"""
TEXT = "Năm 2021, BHXH bao phủ khoảng 35,2% lực lượng lao động, tăng 3.860 người so với năm 2020.\n"
ENOUGH = 16 * 2**20
"""Bytes of a disk that holds everything."""


@dataclass(frozen=True)
class Trial:
    """What happened.

    Attributes:
        fault: one of :data:`FAULTS`.
        description: what chance decided.
        disturbed: how many runs were ended by the fault; 0 where it came too late.
        kept: how many documents the last run found done.
        failures: what is wrong with the output, or is left beside it.
    """

    fault: str
    description: str
    disturbed: int
    kept: int
    failures: tuple[str, ...]

    @property
    def same(self) -> bool:
        """The output is that of an undisturbed run, and nothing is left beside it."""
        return not self.failures


class Bench:
    """Articles, what they give undisturbed, and trials on them.

    Args:
        folder: where to; emptied by nobody.
        articles: how many there are.
        mount: use small disks of memory for full disks (root only); else limits on the size of files.
    """

    def __init__(self, folder: Path, articles: int = 60, *, mount: bool | None = None) -> None:
        self._folder = folder
        self._mount = can_mount() if mount is None else mount
        self._program = folder / "program.py"
        self._program.write_text(PROGRAM)
        self._articles = folder / "articles"
        self._articles.mkdir()
        for number in range(articles):
            text = f"Bài {number}\n" + TEXT * (number % 7 + 2)
            (self._articles / f"{number}.txt").write_text(text, encoding="utf-8")
        (self._articles / "bad.txt").write_bytes(b"N\xe3m")
        self._whole: dict[str, tuple[bytes, bytes]] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._seconds = 0.0

    def prepare(self) -> None:
        """Find out what undisturbed runs give, for all formats."""
        for suffix in SUFFIXES:
            self._undisturbed(suffix)

    def trial(self, seed: int, fault: str | None = None) -> Trial:
        """Do a trial; what is not given is decided by chance."""
        chance = random.Random(seed)  # noqa: S311 (it must repeat itself)
        kind = chance.choice(FAULTS)
        fault = fault or kind
        suffix, workers = chance.choice(SUFFIXES), chance.choice((1, 2) if fault == "worker" else (0, 1, 2))
        whole = self._undisturbed(suffix)
        folder = self._folder / f"trial-{seed}-{fault}"
        with _disk(folder, self._mount and fault == "disk"):
            out = folder / f"out{suffix}"
            description, disturbed = getattr(self, f"_{fault}")(chance, out, workers)
            done = self._finish(self._start(out, workers))
            failures = [] if done.returncode == 1 else [f"exit code {done.returncode}: {done.stderr}"]
            if not out.exists() or _files(out) != whole:
                failures.append("the output is not the same")
            if left := sorted({each.name for each in folder.iterdir()} - _expected(out)):
                failures.append(f"left behind: {', '.join(left)}")
            kept = (
                int(done.stderr.partition(" as before)")[0].rpartition("(")[2] or 0)
                if "as before" in done.stderr
                else 0
            )
        shutil.rmtree(folder)
        return Trial(fault, f"{suffix}, {workers} workers, {description}", disturbed, kept, tuple(failures))

    def _undisturbed(self, suffix: str) -> tuple[bytes, bytes]:
        if suffix not in self._whole:
            folder = self._folder / f"whole{suffix}"
            folder.mkdir()
            began = time.monotonic()
            done = self._finish(self._start(folder / f"out{suffix}", 2))
            assert done.returncode == 1, done.stderr
            self._seconds = time.monotonic() - began
            out = folder / f"out{suffix}"
            self._whole[suffix] = _files(out)
            self._sizes[out.name] = (out.with_name(f"{out.name}.manifest").stat().st_size, out.stat().st_size)
        return self._whole[suffix]

    def _parent(self, chance: random.Random, out: Path, workers: int) -> tuple[str, int]:
        """Kill the run itself, up to three times."""
        moments, killed = [], 0
        for _ in range(chance.randint(1, 3)):
            process = self._start(out, workers)
            moments.append(chance.uniform(0.1, 1.0) * self._seconds)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=moments[-1])
            if process.poll() is not None:
                break
            process.kill()
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            _wait_for_the_end_of(process.pid)
        return f"killed after {', '.join(f'{moment:.2f} s' for moment in moments)}", killed

    def _worker(self, chance: random.Random, out: Path, workers: int) -> tuple[str, int]:
        """Kill a worker: the run goes on, and at most one document is not done."""
        process = self._start(out, workers)
        moment = chance.uniform(0.2, 1.0) * self._seconds
        time.sleep(moment)
        found = _workers_of(process.pid)
        if found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(found), signal.SIGKILL)
        _, said = process.communicate(timeout=120)
        lost = sum("its worker was killed (SIGKILL)" in line for line in said.splitlines())
        assert process.returncode == 1, said
        assert lost <= 1, said
        assert " documents, " in said.splitlines()[-1], said
        return f"a worker killed after {moment:.2f} s", int(bool(found))

    def _disk(self, chance: random.Random, out: Path, workers: int) -> tuple[str, int]:
        """Let the disk be full, up to twice, the second time after more was written."""
        sizes, full = [], 0
        manifest, written = self._sizes[out.name]
        need = (manifest + written if self._mount else manifest) // 1024
        for size in sorted(chance.sample(range(8, need), chance.randint(1, 2))):
            sizes.append(size)
            if self._mount:
                _mount(out.parent, size * 1024, "remount")
            process = self._start(out, workers, limit=None if self._mount else size * 1024)
            done = self._finish(process)
            if "cannot be written" in done.stderr:
                full += 1
                assert done.returncode == 1, done.stderr
                assert done.stderr.count("Traceback") == 0, done.stderr
                assert "give the same command again" in done.stderr, done.stderr
        if self._mount:
            _mount(out.parent, ENOUGH, "remount")
        room = "disks" if self._mount else "limits"
        return f"{room} of {', '.join(f'{size} KiB' for size in sizes)}", full

    def _start(self, out: Path, workers: int, limit: int | None = None) -> subprocess.Popen[str]:
        arguments = ["extract", str(self._articles), "--out", str(out), "--workers", str(workers)]

        def limited() -> None:
            # Python ignores the signal that comes with it: writing fails, as on a full disk.
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

        return subprocess.Popen(  # noqa: S603
            [sys.executable, str(self._program), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=limited,  # noqa: PLW1509 (nothing else runs in this process)
        )

    @staticmethod
    def _finish(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
        _, said = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, "", said)


def can_mount() -> bool:
    """Say whether this process may mount a disk."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    probe = Path(f"/tmp/extractor-mount-{os.getpid()}")  # noqa: S108
    probe.mkdir()
    try:
        return _mount(probe, 65536, check=False) and _unmount(probe)
    finally:
        probe.rmdir()


@contextlib.contextmanager
def _disk(folder: Path, mount: bool) -> Iterator[None]:
    folder.mkdir()
    if mount:
        _mount(folder, ENOUGH)
    try:
        yield
    finally:
        if mount:
            _unmount(folder)


def _mount(folder: Path, size: int, *options: str, check: bool = True) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", ",".join((f"size={size}", *options)), "tmpfs", str(folder)]
    return subprocess.run(command, check=check, capture_output=True).returncode == 0  # noqa: S603


def _unmount(folder: Path) -> bool:
    return subprocess.run(["umount", str(folder)], check=True, capture_output=True).returncode == 0  # noqa: S603, S607


def _files(out: Path) -> tuple[bytes, bytes]:
    errors = out.with_name(f"{out.name}.errors.jsonl")
    return out.read_bytes(), errors.read_bytes() if errors.exists() else b""


def _expected(out: Path) -> set[str]:
    return {out.name, f"{out.name}.manifest", f"{out.name}.errors.jsonl"}


def _workers_of(process: int) -> list[int]:
    """Return the processes that a run started to work (it starts another one to watch over shared resources)."""
    found = []
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found


def _wait_for_the_end_of(group: int) -> None:
    """Wait until no process of a run is left; they must end by themselves."""
    for _ in range(3000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError("workers outlive the run")
