"""Records: one module a slot, and the assembly of a quantity with its context."""

from extractor.records.assemble import SLOTS, Assembled, assemble

__all__ = ["SLOTS", "Assembled", "assemble"]
