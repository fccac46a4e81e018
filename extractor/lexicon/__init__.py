"""Words as data: the lexicons, their loader, and what rules compile of them."""

from extractor.lexicon.compiled import compiled
from extractor.lexicon.loader import Lexicon, LexiconError, Lexicons, Row, built_in

__all__ = ["Lexicon", "LexiconError", "Lexicons", "Row", "built_in", "compiled"]
