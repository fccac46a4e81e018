"""How long a browser is waited for: a machine that does much else at once may take seconds for a frame."""

from __future__ import annotations

__all__ = ["PATIENCE"]

PATIENCE = 60_000
"""Milliseconds."""
