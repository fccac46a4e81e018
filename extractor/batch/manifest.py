"""The manifest of a run: which documents are done, with what result, so that no work is done twice.

It is an SQLite file beside the output, ``OUT.manifest``. Every result is in it before anything is
written to the output, so a run that is killed goes on where it was; and the output is written
from it, sorted by document, so it is the same whatever the order in which documents were read and
done, and nothing of it need be held in memory.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from extractor.batch.errors import ManifestError, SettingsChangedError
from extractor.batch.fingerprint import result_key
from extractor.batch.work import Outcome
from extractor.readers import InputError, Item

__all__ = ["Claim", "Counts", "Fault", "Known", "Manifest"]

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


class Known(NamedTuple):
    """What the manifest knows of a document: where it was, its key, if this run met it, if its result is here."""

    source: str
    key: bytes
    met: bool
    done: bool


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
        try:
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise ManifestError(f"{path}: cannot be opened ({error}); check the folder") from error
        try:
            self._prepare(path, settings, fresh)
        except sqlite3.OperationalError as error:
            self._db.close()
            reason = f"cannot be written ({error}); check the disk, then give the same command again"
            if "locked" in str(error):
                reason = "another run is at work on this output; wait for it"
            raise ManifestError(f"{path}: {reason}") from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise ManifestError(f"{path}: no manifest ({error}); remove it, or give --fresh") from error
        except ManifestError:
            self._db.close()
            raise

    def _prepare(self, path: Path, settings: Mapping[str, str | None], fresh: bool) -> None:
        try:
            self._lock()
        except sqlite3.OperationalError:
            # In use by another run, which must not lose its file.
            raise
        except sqlite3.DatabaseError:
            if not fresh:
                raise
            self._begin_anew(path)
        else:
            if fresh and self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                self._begin_anew(path)
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
        self.run = int(about["run"]) + 1
        self._db.execute("UPDATE about SET value = ? WHERE name = 'run'", (str(self.run),))
        self._db.execute("DELETE FROM faults")
        # An input that is given twice fails once.
        index = "CREATE UNIQUE INDEX IF NOT EXISTS each_fault ON faults (source, coalesce(document, ''), reason)"
        self._db.execute(index)
        self._committed = time.monotonic()

    def _lock(self) -> None:
        self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode=TRUNCATE")
        # Work is put on disk every few seconds only, so that waiting for the disk costs nothing.
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("BEGIN EXCLUSIVE")

    def _begin_anew(self, path: Path) -> None:
        self._db.close()
        path.unlink()
        self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
        self._lock()

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        # Takes the journal away, which exclusive locking leaves behind.
        self._db.execute("PRAGMA journal_mode=DELETE")
        self._db.close()

    def claim(self, item: Item) -> Claim:
        """Say what is to be done with a document, met in the inputs' order, and note that this run has met it."""
        key = result_key(item, self._rules)
        known = self.known(item.document)
        if known is not None and known.met:
            return Claim.REPEATED if (known.source, known.key) == (item.source, key) else Claim.TAKEN
        if known is not None and known.key == key and known.done:
            self.meet_again(item.document, item.source)
            return Claim.DONE
        self.meet(item.document, item.source, key)
        return Claim.DO

    def known(self, document: str) -> Known | None:
        """Return what is known of a document."""
        query = "SELECT source, key, run, done FROM documents WHERE document = ?"
        row = self._db.execute(query, (document,)).fetchone()
        return None if row is None else Known(row[0], row[1], row[2] == self.run, bool(row[3]))

    def meet(self, document: str, source: str, key: bytes) -> None:
        """Note that this run has met a document; what was known of it is forgotten."""
        insert = "INSERT OR REPLACE INTO documents (document, source, key, run, done) VALUES (?, ?, ?, ?, 0)"
        self._db.execute(insert, (document, source, key, self.run))

    def meet_again(self, document: str, source: str) -> None:
        """Note that this run has met a document whose result is here."""
        update = "UPDATE documents SET run = ?, source = ? WHERE document = ?"
        self._db.execute(update, (self.run, source, document))
        self._commit_sometimes()

    def results(self) -> Iterator[tuple[str, bytes]]:
        """Yield each document whose result is here, with its key."""
        yield from self._db.execute("SELECT document, key FROM documents WHERE done")

    def keep(self, document: str, outcome: Outcome) -> None:
        """Note the result of a document that is done."""
        update = "UPDATE documents SET done = 1, mentions = ?, records = ?, line = ? WHERE document = ?"
        self._db.execute(update, (outcome.mentions, outcome.records, outcome.line or None, document))
        self._commit_sometimes()

    def fail(self, fault: InputError, document: str | None = None) -> None:
        """Note what is wrong with an input or a document."""
        self._db.execute("INSERT OR IGNORE INTO faults VALUES (?, ?, ?)", (document, fault.source, fault.reason))
        self._commit_sometimes()

    def forget_fault(self, document: str, source: str) -> None:
        """Forget what was wrong with a document, after all it is not the first of its name."""
        self._db.execute("DELETE FROM faults WHERE document = ? AND source = ?", (document, source))

    def _commit_sometimes(self) -> None:
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN EXCLUSIVE")
            self._committed = time.monotonic()

    def forget_others(self) -> None:
        """Forget the documents that this run has not met: they are no longer in the inputs."""
        self._db.execute("DELETE FROM documents WHERE run <> ?", (self.run,))

    def lines(self) -> Iterator[bytes]:
        """Yield the annotations of this run, each as a line of JSON without its newline, by document."""
        query = "SELECT line FROM documents WHERE run = ? AND done AND line IS NOT NULL ORDER BY document"
        for (line,) in self._db.execute(query, (self.run,)):
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
        return Counts(*self._db.execute(query, (self.run,)).fetchone())
