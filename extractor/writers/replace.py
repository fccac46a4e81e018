"""Files that appear at once: written under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to, which takes the place of ``path`` at the end.

    The data reaches the disk before the name does, so that a crash at any moment leaves the old
    file or the new one, whole. On an exception the temporary file goes and the old file stays.

    Raises:
        OSError: where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    # What a killed run may have left.
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # The rename itself must outlive a crash too. Windows cannot open folders, and need not.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
