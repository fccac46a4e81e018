"""Readers: from files and folders to articles."""

from extractor.readers.errors import InputError
from extractor.readers.files import Source, find_sources, read_article

__all__ = ["InputError", "Source", "find_sources", "read_article"]
