"""A connection to a Ray cluster: one that is there, or one of this machine's processors, made for the run."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from pathlib import Path

from extractor.batch.errors import ClusterError

__all__ = ["session"]

_FOLDER = "extractor-ray-"
_STORE = 256 * 1024 * 1024
"""Bytes of the object store of a cluster made for a run: blocks are small, and few wait at a time."""


@contextmanager
def session(address: str | None, workers: int) -> Iterator[None]:
    """Connect to a cluster; one that this process is connected to already is used as it is.

    Args:
        address: the cluster's; ``None`` for ``RAY_ADDRESS``, or else a cluster made for the run.
        workers: processors of a cluster made for the run; 0 for all.

    Raises:
        ClusterError: where there is no cluster at the address, or none can be made.
    """
    # Before the import: these are read there. Nothing is told to anybody, and a task that runs out of memory is not
    # tried again for ever.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_task_oom_retries", "2")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    import ray  # noqa: PLC0415

    with ExitStack() as stack:
        # Ray says on standard output, where results may go, which workers died; what that costs, the run itself says.
        stack.enter_context(redirect_stdout(stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        if not ray.is_initialized():
            address = address or os.environ.get("RAY_ADDRESS") or "local"
            own: dict[str, object] = {
                "num_cpus": workers or None,
                "object_store_memory": _STORE,
                "include_dashboard": False,
            }
            if address == "local":
                folder = stack.enter_context(_folder())
                own = {"num_cpus": workers or None, "object_store_memory": _STORE, "include_dashboard": False}
                own["_temp_dir"] = folder
            if threading.current_thread() is threading.main_thread():
                # Ray puts its own in the place of what the caller does at the end of the process.
                stack.callback(signal.signal, signal.SIGTERM, signal.getsignal(signal.SIGTERM))
            try:
                ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **own)
            except Exception as error:
                why = str(error).strip().partition("\n")[0] or type(error).__name__
                raise ClusterError(
                    f"{address}: no Ray cluster ({why}); start one, or give another --address"
                ) from error
            stack.callback(ray.shutdown)
        for name in ("ray", "ray.data"):
            stack.callback(logging.getLogger(name).setLevel, logging.getLogger(name).level)
            logging.getLogger(name).setLevel(logging.CRITICAL)
        yield


@contextmanager
def _folder() -> Iterator[str]:
    """Make a folder for the session's files, and take away those of runs that were killed.

    Ray's own folder, ``/tmp/ray``, says where the last cluster was, and a start waits for one that is gone. The name
    is short: sockets go into it, whose paths may have 107 bytes.
    """
    root = Path(tempfile.gettempdir())
    for old in root.glob(f"{_FOLDER}*"):
        owner = old.name.removeprefix(_FOLDER)
        if owner.isdigit() and not _lives(int(owner)):
            shutil.rmtree(old, ignore_errors=True)
    folder = root / f"{_FOLDER}{os.getpid()}"
    try:
        yield str(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
