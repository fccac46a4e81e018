"""Score predictions against gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractor.evaluation.bootstrap import DEFAULT_RESAMPLES, DEFAULT_SEED, bootstrap
from extractor.evaluation.build import mention_scores, record_scores, slot_scores, slot_values
from extractor.evaluation.headline import headline, pack
from extractor.evaluation.models import DocumentCounts, Scores
from extractor.evaluation.signature import make_signature
from extractor.evaluation.tally import Tally, tally, total
from extractor.schema import Annotation, QuantityKind

__all__ = ["NO_STYLE", "by_name", "evaluate"]

_ENOUGH = 5
"""A style of fewer documents gets no intervals: drawing from so few tells nothing."""

NO_STYLE = "(none)"
"""The style of a document for which none is given."""


def evaluate(
    gold: Iterable[Annotation],
    predicted: Iterable[Annotation],
    *,
    resamples: int = DEFAULT_RESAMPLES,
    seed: int = DEFAULT_SEED,
    styles: Mapping[str, str] | None = None,
    split: str | None = None,
    rules: str | None = None,
    lexicon: str | None = None,
) -> Scores:
    """Score predictions against gold, micro-averaged over documents.

    Documents are brought together by name. Gold without a prediction counts as all missed;
    a prediction without gold is listed and not scored. The order of documents, mentions and
    records plays no part.

    Args:
        gold: one annotation per document.
        predicted: one annotation per document.
        resamples: draws of the bootstrap; 0 for no intervals.
        seed: of the bootstrap.
        styles: style per document; without it there are no scores by style.
        split: name of the part of the gold that is scored, for the signature.
        rules: fingerprint of the rules that made the predictions, for the signature.
        lexicon: fingerprint of their lexicon, for the signature.

    Raises:
        ValueError: where one side has a document twice, or ``resamples`` is negative.
    """
    if resamples < 0:
        raise ValueError(f"resamples is {resamples}; give 0 (no intervals) or more")
    wanted, found = by_name(gold, "gold"), by_name(predicted, "predictions")
    tallies = {name: tally(wanted[name], found.get(name)) for name in sorted(wanted)}
    whole = total(tallies.values())
    by_document = {name: headline(each) for name, each in tallies.items()}
    by_style = {} if styles is None else _by_style(tallies, styles)
    return Scores(
        signature=make_signature(
            wanted.values(), resamples=resamples, seed=seed, split=split, rules=rules, lexicon=lexicon
        ),
        documents=_documents(wanted, found),
        mentions=mention_scores(whole),
        records=record_scores(whole),
        slots=slot_scores(whole),
        slots_by_kind={kind.value: slot_scores(whole, [kind]) for kind in QuantityKind},
        slot_values=slot_values(whole),
        headline=headline(whole),
        intervals=bootstrap([pack(each) for each in by_document.values()], resamples=resamples, seed=seed),
        by_style={style: headline(total(members)) for style, members in by_style.items()},
        intervals_by_style={
            style: bootstrap([pack(headline(each)) for each in members], resamples=resamples, seed=seed)
            for style, members in by_style.items()
            if len(members) >= _ENOUGH
        },
        by_document=by_document,
    )


def by_name(annotations: Iterable[Annotation], side: str) -> dict[str, Annotation]:
    """Annotations by document.

    Raises:
        ValueError: where a document comes twice; ``side`` says where.
    """
    result: dict[str, Annotation] = {}
    for annotation in annotations:
        if annotation.document in result:
            raise ValueError(f"{side}: document {annotation.document} comes twice; keep one")
        result[annotation.document] = annotation
    return result


def _documents(gold: Mapping[str, Annotation], predicted: Mapping[str, Annotation]) -> DocumentCounts:
    shared = sorted(gold.keys() & predicted.keys())
    return DocumentCounts(
        scored=len(gold),
        empty=tuple(
            name
            for name in sorted(gold)
            if not gold[name].mentions and not (name in predicted and predicted[name].mentions)
        ),
        without_prediction=tuple(sorted(gold.keys() - predicted.keys())),
        without_gold=tuple(sorted(predicted.keys() - gold.keys())),
        other_text=tuple(name for name in shared if gold[name].sha256 != predicted[name].sha256),
    )


def _by_style(tallies: Mapping[str, Tally], styles: Mapping[str, str]) -> dict[str, list[Tally]]:
    """The tallies of each style's documents, styles sorted."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for name, each in tallies.items():
        groups[styles.get(name, NO_STYLE)].append(each)
    return {style: groups[style] for style in sorted(groups)}
