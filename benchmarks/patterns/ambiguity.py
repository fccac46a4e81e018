r"""What makes backtracking super-linear, found in a pattern's automaton.

``again``      a search that fails behind an unbounded repetition begins anew inside it: ``\d+x`` on digits.
               ``(?<!\d)\d+x`` does not.
``adjacent``   two unbounded repetitions share a run in every way there is: ``\d*\d*x``, ``a*b?a*x``.
``nested``     an unbounded repetition of one that it can divide in several ways: ``(?:\d+)*x``. Exponential.
``backward``   something unbounded is looked at backwards: that is read anew at every place.

A repetition behind which nothing can fail is no harm: the match takes the run, and the search goes on behind it.
A possessive or atomic one gives nothing back, so it cannot share, but a search can still begin anew in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.patterns.positions import Automaton, Guard, Loop, automaton, unbounded

__all__ = ["faults"]

_START = -1
_TOO_MANY = 3_000_000
State = tuple[int, ...]


def faults(pattern: str, flags: int = 0, *, anchored: bool = False) -> list[str]:
    """Say what is super-linear in a pattern, without repetition; empty where nothing is.

    Args:
        pattern: in the syntax of ``regex``.
        flags: as it was compiled with.
        anchored: whether it is only matched where the caller says, so that no search begins anew.
    """
    if not unbounded(pattern, flags):
        return []
    made = automaton(pattern, flags)
    found = ["backward"] if made.backward else []
    risky = [loop for loop in made.loops if not loop.sure]
    found += ["nested" for loop in risky if not loop.closed and (loop.nested or _divides(made, loop))]
    if not anchored:
        found += ["again" for loop in risky if _begins_anew(made, loop)]
    found += ["adjacent" for one, two in _pairs(risky) if _share(made, one, two)]
    return sorted(set(found))


def _steps(made: Automaton, place: int, char: int, within: frozenset[int] | None = None) -> Iterator[tuple[int, Guard]]:
    """What may follow a place at which a character stands."""
    for next_, own in made.follow[place].items():
        if char in own and (within is None or next_ in within):
            yield next_, made.sets[next_]


def _begins_anew(made: Automaton, loop: Loop) -> bool:
    """Whether a run through the loop also leads from a fresh start of the search into the same loop."""
    seen: set[tuple[int, int, int]] = set()
    goals = loop.places
    for origin in goals:
        pending = [(origin, _START, char) for char in made.kinds if char in made.sets[origin]]
        seen.clear()
        while pending:
            x, y, char = pending.pop()
            inside = list(_inside(made, loop, x, char))
            fresh = [(f, made.sets[f]) for f, before in made.first.items() if char in before] if y == _START else []
            others = fresh if y == _START else list(_steps(made, y, char))
            for next_char in made.kinds:
                xs = [place for place, takes in inside if next_char in takes]
                if not xs:
                    continue
                ys = [place for place, takes in others if next_char in takes]
                if y == _START:
                    ys.append(_START)
                for x2 in xs:
                    for y2 in ys:
                        if x2 == y2 == origin:
                            return True
                        if (x2, y2, next_char) not in seen:
                            seen.add((x2, y2, next_char))
                            pending.append((x2, y2, next_char))
            if len(seen) > _TOO_MANY:
                raise ValueError("too large a pattern to check")
    return False


def _inside(made: Automaton, loop: Loop, place: int, char: int) -> Iterator[tuple[int, Guard]]:
    return _steps(made, place, char, loop.places)


def _divides(made: Automaton, loop: Loop) -> bool:
    """Whether two ways through the loop read the same run (and it is not closed around them)."""
    for origin in loop.places:
        pending = [(origin, origin, False, char) for char in made.kinds if char in made.sets[origin]]
        seen: set[tuple[int, int, bool, int]] = set()
        while pending:
            x, y, apart, char = pending.pop()
            left = list(_inside(made, loop, x, char))
            right = list(_inside(made, loop, y, char)) if y != x else left
            for next_char in made.kinds:
                xs = [place for place, takes in left if next_char in takes]
                ys = [place for place, takes in right if next_char in takes]
                for x2 in xs:
                    for y2 in ys:
                        # The two ways are alike: look at one order only.
                        if not apart and x == y and x2 > y2:
                            continue
                        now = apart or x2 != y2
                        if now and x2 == y2 == origin:
                            return True
                        if (x2, y2, now, next_char) not in seen:
                            seen.add((x2, y2, now, next_char))
                            pending.append((x2, y2, now, next_char))
            if len(seen) > _TOO_MANY:
                raise ValueError("too large a pattern to check")
    return False


def _pairs(loops: list[Loop]) -> Iterator[tuple[Loop, Loop]]:
    """Two repetitions one behind the other, the first of which can give back to the second."""
    for one in loops:
        for two in loops:
            apart = not (one.places & two.places)
            if apart and one.atomic <= two.atomic and min(one.places) < min(two.places):
                yield one, two


def _share(made: Automaton, one: Loop, two: Loop) -> bool:
    """Whether one run leads around the first, around the second, and from the first to the second."""
    for first in one.places:
        for second in two.places:
            if _runs(made, one, two, first, second):
                return True
    return False


def _runs(made: Automaton, one: Loop, two: Loop, first: int, second: int) -> bool:
    pending = [
        (first, first, second, char) for char in made.kinds if char in made.sets[first] and char in made.sets[second]
    ]
    seen: set[State] = set()
    while pending:
        x, y, z, char = pending.pop()
        left, middle, right = (
            list(_inside(made, one, x, char)),
            list(_steps(made, y, char)),
            list(_inside(made, two, z, char)),
        )
        for next_char in made.kinds:
            xs = [place for place, takes in left if next_char in takes]
            zs = [place for place, takes in right if next_char in takes]
            if not xs or not zs:
                continue
            ys = [place for place, takes in middle if next_char in takes]
            for x2 in xs:
                for y2 in ys:
                    for z2 in zs:
                        if (x2, y2, z2) == (first, second, second):
                            return True
                        if (x2, y2, z2, next_char) not in seen:
                            seen.add((x2, y2, z2, next_char))
                            pending.append((x2, y2, z2, next_char))
        if len(seen) > _TOO_MANY:
            raise ValueError("too large a pattern to check")
    return False
