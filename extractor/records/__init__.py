"""Records: one module a slot, and the assembly of a quantity with its context."""

from extractor.records.assemble import Assembled, assemble

__all__ = ["Assembled", "assemble"]
