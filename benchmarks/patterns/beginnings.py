"""For each pattern of the rules, texts that its beginning matches, but not the whole of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from benchmarks.patterns.collect import collect
from benchmarks.patterns.positions import Automaton, automaton

__all__ = ["beginning", "beginnings_of_rules"]

_ROOMS = ("text/", "mentions/", "records/", "lexicon/")


def beginnings_of_rules() -> Iterator[tuple[str, str]]:
    """Yield the name of each pattern that reads articles, and its beginning; equal ones once."""
    seen = set()
    for used in collect()[0]:
        if used.site.file.startswith(_ROOMS):
            for text in beginning(used.pattern, used.flags):
                if text not in seen:
                    seen.add(text)
                    yield used.key, text


def beginning(pattern: str, flags: int = 0) -> list[str]:
    """Return texts on which a match begins: the shortest match without its end; into each repetition, and around."""
    made = automaton(pattern, flags)
    shortest = _way(made, set(made.first), set(made.ends))
    texts = [_text(made, shortest[:-1])]
    for loop in made.loops:
        into = _way(made, set(made.first), set(loop.places))
        around = _way(made, {step for place in into[-1:] for step in made.follow[place]}, set(into[-1:]))
        texts.append(_text(made, [*into, *around]))
    return [text for text in dict.fromkeys(texts) if text]


def _way(made: Automaton, starts: set[int], goals: set[int]) -> list[int]:
    """Find the shortest way over places from one of the starts to one of the goals; empty where there is none."""
    before: dict[int, int | None] = dict.fromkeys(sorted(starts))
    pending = deque(before)
    while pending:
        place: int | None = pending.popleft()
        if place in goals:
            way: list[int] = []
            while place is not None:
                way.append(place)
                place = before[place]
            return way[::-1]
        assert place is not None
        for step in sorted(made.follow[place]):
            if step not in before:
                before[step] = place
                pending.append(step)
    return []


def _text(made: Automaton, way: list[int]) -> str:
    chosen = (min(made.sets[place], default=0) for place in way)
    return "".join(made.chars[number] for number in chosen if number < len(made.chars))
