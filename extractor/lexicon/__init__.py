"""Words as data: the lexicons, their loader, and overlays."""

from extractor.lexicon.loader import Lexicon, LexiconError, Lexicons, Row, built_in

__all__ = ["Lexicon", "LexiconError", "Lexicons", "Row", "built_in"]
