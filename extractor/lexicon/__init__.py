"""Words as data: the lexicons, their loader, overlays, and what rules compile of them."""

from extractor.lexicon.compiled import compiled
from extractor.lexicon.loader import Lexicon, LexiconError, Lexicons, Row, built_in
from extractor.lexicon.overlay import lexicons_with

__all__ = ["Lexicon", "LexiconError", "Lexicons", "Row", "built_in", "compiled", "lexicons_with"]
