"""Batches: many documents, by worker processes that may die, in runs that may be killed."""

from extractor.batch.manifest import ManifestError, SettingsChangedError
from extractor.batch.pool import PoolError
from extractor.batch.progress import Progress, progress_for
from extractor.batch.run import Job, Summary, run

__all__ = ["Job", "ManifestError", "PoolError", "Progress", "SettingsChangedError", "Summary", "progress_for", "run"]
