"""One run: from paths to an output, by an engine, through the manifest."""

from __future__ import annotations

import itertools
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractor.batch.engine import Engine
from extractor.batch.errors import ClusterError, ManifestError
from extractor.batch.fingerprint import program_fingerprint
from extractor.batch.job import Job, Summary
from extractor.batch.local import LocalEngine
from extractor.batch.manifest import Fault, Manifest
from extractor.batch.progress import Progress
from extractor.pipeline import Extractor
from extractor.writers.replace import replacing

__all__ = ["run"]


def run(job: Job, write: Callable[[Iterable[bytes]], None], errors: Path | None, progress: Progress) -> Summary:
    """Do a job.

    Args:
        job: what to do.
        write: gets the annotations as lines of JSON, by document, when all is done.
        errors: where to list what failed; the file is taken away where nothing did. ``None`` for nowhere.
        progress: is told of every document and every failure.

    Raises:
        ManifestError: where the manifest is not this job's, or cannot be written.
        PoolError: where workers cannot start.
        ClusterError: where the cluster is not there, or gives up.
        OSError: where an output cannot be written.
    """
    try:
        return _run(job, write, errors, progress)
    except sqlite3.Error as error:
        reason = f"cannot be written ({error}); check the disk, then give the same command again: no work is lost"
        raise ManifestError(f"{job.manifest}: {reason}") from error


def _run(job: Job, write: Callable[[Iterable[bytes]], None], errors: Path | None, progress: Progress) -> Summary:
    start = time.monotonic()
    rules = program_fingerprint(Extractor(job.lexicons))
    with Manifest(job.manifest, job.settings, rules, fresh=job.fresh) as manifest, progress:
        engine = _engine(job)(job, manifest, progress)
        try:
            engine.run()
            manifest.forget_others()
            write(manifest.lines())
            if errors is not None:
                _write_errors(manifest.faults(), errors)
            interrupted = False
        except KeyboardInterrupt:
            interrupted = True
        seconds = time.monotonic() - start
        failures = sum(1 for _ in manifest.faults())
        return Summary(manifest.counts(), engine.fresh, failures, engine.size, seconds, interrupted)


def _engine(job: Job) -> type[Engine]:
    if job.engine == "local":
        return LocalEngine
    try:
        import ray.data  # noqa: F401, PLC0415
    except ImportError as error:
        raise ClusterError("the engine ray needs Ray Data; pip install 'extractor[ray]'") from error
    from extractor.batch.cluster.engine import ClusterEngine  # noqa: PLC0415

    return ClusterEngine


def _write_errors(faults: Iterator[Fault], path: Path) -> None:
    """Write a line of JSON for each failure; without any, remove what an earlier run left."""
    first = next(faults, None)
    if first is None:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        for fault in itertools.chain([first], faults):
            out.write(json.dumps(fault._asdict(), ensure_ascii=False) + "\n")
