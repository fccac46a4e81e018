"""Writers: from annotations, as lines of JSON, to files and tables."""

from extractor.writers.errors import OutputError
from extractor.writers.output import suffix_of, writer_for

__all__ = ["OutputError", "suffix_of", "writer_for"]
