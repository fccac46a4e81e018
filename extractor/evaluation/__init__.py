"""Scores against gold: alignment, precision, recall and F1, intervals, comparison, gate.

It never looks at a rule: it compares annotations, whoever made them.

>>> from extractor.evaluation import evaluate
>>> scores = evaluate(gold, predicted)  # doctest: +SKIP
>>> scores.mentions.strict["all"].f1  # doctest: +SKIP
"""

from extractor.evaluation.comparison import Comparison, compare
from extractor.evaluation.evaluate import evaluate
from extractor.evaluation.models import Scores
from extractor.evaluation.ratios import PRF, SemEvalCounts, SlotScore
from extractor.evaluation.signature import Signature, gold_fingerprint

__all__ = [
    "PRF",
    "Comparison",
    "Scores",
    "SemEvalCounts",
    "Signature",
    "SlotScore",
    "compare",
    "evaluate",
    "gold_fingerprint",
]
