"""What ends a run; each message says why and what to do."""

from __future__ import annotations

__all__ = ["ClusterError", "ManifestError", "PoolError", "SettingsChangedError"]


class ManifestError(ValueError):
    """A manifest that this run cannot go on with."""


class SettingsChangedError(ManifestError):
    """A manifest of other settings."""


class PoolError(RuntimeError):
    """Workers cannot start."""


class ClusterError(RuntimeError):
    """A cluster that is not there, is not fit, or gave up."""
