"""The places that documents have in the inputs, on disk: results arrive in any order, names belong to the first."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

__all__ = ["Holder", "Places"]


class Holder(NamedTuple):
    """Who has a name: its place, and if it was worked on in this run."""

    place: tuple[int, int]
    fresh: bool


class Places:
    """Which place has each document's name. In a file without a name that is gone with the object."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        columns = "document TEXT PRIMARY KEY, input INTEGER, number INTEGER, fresh INTEGER"
        self._db.execute(f"CREATE TABLE places ({columns}) WITHOUT ROWID")

    def get(self, document: str) -> Holder | None:
        """Return who has a name."""
        query = "SELECT input, number, fresh FROM places WHERE document = ?"
        row = self._db.execute(query, (document,)).fetchone()
        return None if row is None else Holder((row[0], row[1]), bool(row[2]))

    def put(self, document: str, holder: Holder) -> None:
        """Give a name to a place."""
        self._db.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", (document, *holder.place, holder.fresh))

    def close(self) -> None:
        """Let the file go."""
        self._db.close()
