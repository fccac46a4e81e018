"""The manifest of a run: which documents are done, with what result, so that no work is done twice.

It is an SQLite file beside the output, ``OUT.manifest``. Every result is in it before anything is
written to the output, so a run that is killed goes on where it was; and the output is written
from it, sorted by document, so it is the same whatever the order in which documents were read and
done, and nothing of it need be held in memory.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from extractor.batch.work import Outcome
from extractor.readers import InputError, Item

__all__ = ["Claim", "Counts", "Fault", "Manifest", "ManifestError", "SettingsChangedError"]

_VERSION = 1
_COMMIT_EVERY = 2.0
"""Seconds after which work is put on disk; a killed run loses no more."""

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    document TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    key BLOB NOT NULL,      -- of the content and all else that the result depends on
    run INTEGER NOT NULL,   -- the last run that met the document
    done INTEGER NOT NULL,  -- 1 if the result is here, 0 if it is not, or failed
    mentions INTEGER NOT NULL DEFAULT 0,
    records INTEGER NOT NULL DEFAULT 0,
    line BLOB               -- compressed; null if there is none, or the article was passed over
);
CREATE TABLE faults (document TEXT, source TEXT NOT NULL, reason TEXT NOT NULL);
"""


class ManifestError(ValueError):
    """A manifest that this run cannot go on with; the message says why and what to do."""


class SettingsChangedError(ManifestError):
    """A manifest of other settings."""


class Claim(Enum):
    """What is to be done with a document."""

    DO = "do"
    DONE = "done"
    REPEATED = "repeated"
    """The same document from the same place, met again."""
    TAKEN = "taken"
    """Another place gave a document of this name before."""


class Fault(NamedTuple):
    """An input or document that failed in this run."""

    document: str | None
    source: str
    reason: str


class Counts(NamedTuple):
    """How many documents of this run have a result, were passed over, and what the results hold."""

    documents: int
    passed_over: int
    mentions: int
    records: int


class Manifest:
    """An open manifest. A context manager: leaving it keeps what is done.

    Args:
        path: the file; made if it is not there.
        settings: what results depend on beside content and rules, by name.
        rules: fingerprint of everything in the program that results depend on.
        fresh: forget what the file holds.

    Raises:
        ManifestError: for a file of other settings, of another program, or in use by another run.
    """

    def __init__(self, path: Path, settings: Mapping[str, str | None], rules: str, *, fresh: bool = False) -> None:
        self._rules = rules
        if fresh:
            path.unlink(missing_ok=True)
        try:
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise ManifestError(f"{path}: cannot be opened ({error}); check the folder") from error
        try:
            self._prepare(path, settings)
        except sqlite3.OperationalError as error:
            self._db.close()
            reason = "another run is at work on this output; wait for it" if "locked" in str(error) else str(error)
            raise ManifestError(f"{path}: {reason}") from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise ManifestError(f"{path}: no manifest ({error}); remove it, or give --fresh") from error
        except ManifestError:
            self._db.close()
            raise

    def _prepare(self, path: Path, settings: Mapping[str, str | None]) -> None:
        self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode=TRUNCATE")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("BEGIN EXCLUSIVE")
        if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _TABLES.split(";\n"):
                self._db.execute(statement)
            about = {"version": str(_VERSION), "settings": json.dumps(settings, sort_keys=True), "run": "0"}
            self._db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        about = dict(self._db.execute("SELECT name, value FROM about"))
        if about["version"] != str(_VERSION):
            raise ManifestError(f"{path}: made by another version; give --fresh to start over")
        before = json.loads(about["settings"])
        changed = [
            f"{name} was {before.get(name) or 'not given'}, now {settings.get(name) or 'not given'}"
            for name in sorted({*before, *settings})
            if before.get(name) != settings.get(name)
        ]
        if changed:
            raise SettingsChangedError(
                f"{path}: the output was begun with other settings ({'; '.join(changed)}); "
                "give the same, another --out, or --fresh to start over"
            )
        self._run = int(about["run"]) + 1
        self._db.execute("UPDATE about SET value = ? WHERE name = 'run'", (str(self._run),))
        self._db.execute("DELETE FROM faults")
        self._committed = time.monotonic()

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        # Takes the journal away, which exclusive locking leaves behind.
        self._db.execute("PRAGMA journal_mode=DELETE")
        self._db.close()

    def claim(self, item: Item) -> Claim:
        """Say what is to be done with a document, and note that this run has met it."""
        key = self._key(item)
        query = "SELECT source, key, run, done FROM documents WHERE document = ?"
        known = self._db.execute(query, (item.document,)).fetchone()
        if known is not None and known[2] == self._run:
            return Claim.REPEATED if (known[0], known[1]) == (item.source, key) else Claim.TAKEN
        if known is not None and known[1] == key and known[3]:
            update = "UPDATE documents SET run = ?, source = ? WHERE document = ?"
            self._db.execute(update, (self._run, item.source, item.document))
            return Claim.DONE
        insert = "INSERT OR REPLACE INTO documents (document, source, key, run, done) VALUES (?, ?, ?, ?, 0)"
        self._db.execute(insert, (item.document, item.source, key, self._run))
        return Claim.DO

    def _key(self, item: Item) -> bytes:
        parts = (item.sha256, item.format, item.published or "", self._rules)
        return hashlib.sha256("\0".join(parts).encode()).digest()[:16]

    def keep(self, item: Item, outcome: Outcome) -> None:
        """Note the result of a document that is done."""
        update = "UPDATE documents SET done = 1, mentions = ?, records = ?, line = ? WHERE document = ?"
        self._db.execute(update, (outcome.mentions, outcome.records, outcome.line or None, item.document))
        self._commit_sometimes()

    def fail(self, fault: InputError, document: str | None = None) -> None:
        """Note what is wrong with an input or a document."""
        self._db.execute("INSERT INTO faults VALUES (?, ?, ?)", (document, fault.source, fault.reason))
        self._commit_sometimes()

    def _commit_sometimes(self) -> None:
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN EXCLUSIVE")
            self._committed = time.monotonic()

    def forget_others(self) -> None:
        """Forget the documents that this run has not met: they are no longer in the inputs."""
        self._db.execute("DELETE FROM documents WHERE run <> ?", (self._run,))

    def lines(self) -> Iterator[bytes]:
        """Yield the annotations of this run, each as a line of JSON without its newline, by document."""
        query = "SELECT line FROM documents WHERE run = ? AND done AND line IS NOT NULL ORDER BY document"
        for (line,) in self._db.execute(query, (self._run,)):
            yield zlib.decompress(line)

    def faults(self) -> Iterator[Fault]:
        """Yield what failed in this run, by source and document."""
        query = "SELECT document, source, reason FROM faults ORDER BY source, document, reason"
        for row in self._db.execute(query):
            yield Fault(*row)

    def counts(self) -> Counts:
        """Count this run's documents."""
        query = """
            SELECT count(line), count(*) - count(line), coalesce(sum(mentions), 0), coalesce(sum(records), 0)
            FROM documents WHERE run = ? AND done
        """
        return Counts(*self._db.execute(query, (self._run,)).fetchone())
