"""Readers: from the paths a user gives to articles, whatever their format, encoding and compression.

``find_inputs`` finds files, ``read_items`` yields what they hold as plain data that may cross to
another process, and ``make_article`` decodes that there.
"""

from extractor.readers.article import make_article
from extractor.readers.errors import InputError
from extractor.readers.inputs import find_inputs
from extractor.readers.items import Input, Item, Options
from extractor.readers.read import read_items

__all__ = ["Input", "InputError", "Item", "Options", "find_inputs", "make_article", "read_items"]
