"""Batches: many documents, by worker processes that may die, in runs that may be killed, on one machine or many."""

from extractor.batch.errors import ClusterError, ManifestError, PoolError, SettingsChangedError
from extractor.batch.job import Job, Summary
from extractor.batch.progress import Progress, progress_for
from extractor.batch.run import run

__all__ = [
    "ClusterError",
    "Job",
    "ManifestError",
    "PoolError",
    "Progress",
    "SettingsChangedError",
    "Summary",
    "progress_for",
    "run",
]
