"""Floors under the scores, kept in a file beside the gold. They go up by themselves, down only with a reason.

A floor belongs to one gold: the file holds the fingerprint of the gold that it was set on, and
is refused when the gold has changed, because a score on other gold is another score.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.evaluation.headline import HEADLINES
from extractor.evaluation.models import Scores
from extractor.evaluation.signature import SCHEME, SCHEME_VERSION

__all__ = [
    "BASELINE",
    "Baseline",
    "BaselineError",
    "Lowered",
    "dump_baseline",
    "load_baseline",
    "lower_floors",
    "raise_floors",
    "stale",
    "under_floor",
]

BASELINE: Final = "baseline.json"
"""Name of the file in the gold folder; it is no gold file."""

_STEPS: Final = 10_000  # Floors have four decimals.
_TINY: Final = 1e-9

Floor = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class BaselineError(ValueError):
    """A baseline that cannot be used; the message says why and what to do."""


class Lowered(BaseModel):
    """A floor that was lowered by hand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    score: str
    before: Floor
    after: Floor
    reason: str = Field(min_length=1)


class Baseline(BaseModel):
    """The floors, the gold that they were set on, and every lowering with its reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scheme: str
    gold: str
    floors: dict[str, Floor]
    lowered: tuple[Lowered, ...] = ()


def load_baseline(path: Path) -> Baseline | None:
    """Read a baseline file; ``None`` where there is none.

    Raises:
        BaselineError: where the file cannot be read, is no baseline, or names an unknown score.
    """
    try:
        baseline = Baseline.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BaselineError(f"{path}: {f'{where}: ' if where else ''}{first['msg']}; correct it") from error
    if unknown := sorted(baseline.floors.keys() - set(HEADLINES)):
        raise BaselineError(f"{path}: no score is called {', '.join(unknown)}; delete the floor or correct its name")
    return baseline


def dump_baseline(baseline: Baseline) -> str:
    """The file's content: indented JSON, floors in the order of the scores."""
    data = baseline.model_dump(mode="json")
    data["floors"] = {name: baseline.floors[name] for name in HEADLINES if name in baseline.floors}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def stale(baseline: Baseline, scores: Scores) -> str | None:
    """Why the floors do not hold for these scores, if they do not."""
    if baseline.scheme != _scheme():
        return f"the floors were set with {baseline.scheme}, this is {_scheme()}"
    if baseline.gold != scores.signature.gold:
        return f"the gold has changed since (then {baseline.gold[:12]}, now {scores.signature.gold[:12]})"
    return None


def under_floor(baseline: Baseline, scores: Scores) -> list[str]:
    """One line for each score under its floor. A score that is 0/0 is under any floor."""
    lines = []
    for name in HEADLINES:
        floor, score = baseline.floors.get(name), scores.headline[name].f1
        if floor is None:
            continue
        if score is None:
            lines.append(f"{name}: nothing to score (0/0), its floor is {floor:.4f}")
        elif score < floor - _TINY:
            lines.append(f"{name}: {score:.4f} is under its floor {floor:.4f}")
    return lines


def raise_floors(baseline: Baseline | None, scores: Scores) -> Baseline:
    """A baseline for this gold whose floors are the higher of the old floor and the score."""
    old = {} if baseline is None else baseline.floors
    floors = dict(old)
    for name in HEADLINES:
        if (score := scores.headline[name].f1) is not None:
            floors[name] = max(old.get(name, 0.0), _rounded_down(score))
    lowered = () if baseline is None else baseline.lowered
    return Baseline(scheme=_scheme(), gold=scores.signature.gold, floors=floors, lowered=lowered)


def lower_floors(baseline: Baseline, scores: Scores, names: Iterable[str], reason: str) -> Baseline:
    """Lower named floors to the scores as they are, and write down why.

    A score that is 0/0 loses its floor: its new floor is 0 in the note, and none in the file.

    Raises:
        BaselineError: for an empty reason, an unknown score, or one that is not under its floor.
    """
    if not reason.strip():
        raise BaselineError('say why in --reason "..."; it is kept in the file')
    floors, lowered = dict(baseline.floors), list(baseline.lowered)
    for name in names:
        if name not in floors:
            raise BaselineError(f"{name} has no floor; those with one are {', '.join(floors)}")
        score, before = scores.headline[name].f1, floors[name]
        if score is not None and score >= before - _TINY:
            raise BaselineError(f"{name}: {score:.4f} is not under its floor {before:.4f}; there is nothing to lower")
        after = 0.0 if score is None else _rounded_down(score)
        lowered.append(Lowered(score=name, before=before, after=after, reason=reason.strip()))
        if score is None:
            del floors[name]
        else:
            floors[name] = after
    return baseline.model_copy(update={"floors": floors, "lowered": tuple(lowered)})


def _rounded_down(score: float) -> float:
    return math.floor(score * _STEPS + _TINY) / _STEPS


def _scheme() -> str:
    return f"{SCHEME} {SCHEME_VERSION}"
