"""Where targets put the files that they are read from: in memory, if there is such a folder."""

from __future__ import annotations

from pathlib import Path

__all__ = ["MEMORY"]

_SHARED = Path("/dev/shm")  # noqa: S108
MEMORY = str(_SHARED) if _SHARED.is_dir() else None
"""Folder for temporary files; ``None`` for the system's own."""
