r"""A pattern as an automaton without empty steps (Glushkov's): its places for characters, and what may follow each.

What stands between two characters and consumes none is kept only as far as it looks at the character before
(``^``, ``(?<!\d)``): that is what keeps a search from beginning anew within a run. Everything else of that kind
(lookahead, ``\b``, ``$``) counts as something that may hold and may fail. So more may seem to match than does,
never less, except that back references and conditionals are not known here.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

core: Any = importlib.import_module("regex._regex_core")
"""The library's own parser, which is no part of what it promises: another version may need a change here."""

__all__ = ["ALPHABET", "Automaton", "Loop", "automaton", "unbounded"]

_REPRESENTATIVES = (
    "abcdeghiklmnopqrstuvxyzăâđêôơưáàảãạéíóúý" "ABCDĐHLTXÂÔ" "0123456789" " \t\n\r\u00a0"
    ".,;:!?…-–—+*/%|()[]{}<>=&#@_'\"“”’«»•·~\\^$"
    "\u0301\u0323\u200b\ufeff\ufffc\ufffd\ud800日٣３²Ⅷ\U0001f469"
)  # fmt: skip
ALPHABET = "".join(dict.fromkeys(_REPRESENTATIVES))
"""Characters of every kind that a pattern may tell apart; a pattern's own ones are added."""

Guard = frozenset[int]
"""Which characters, by number, may stand before; the number of characters stands for the text's beginning."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A repetition without upper bound.

    Attributes:
        places: what it repeats.
        back: its steps from its end to its beginning.
        atomic: numbers of the atomic groups and possessive repetitions that it is in, or is.
        closed: whether it is possessive, so that nothing inside it is tried in another way later.
        sure: whether nothing can fail once it has been passed.
        nested: whether something without bound in it repeats the same places, and can give some of them back.
    """

    places: frozenset[int]
    back: frozenset[tuple[int, int]]
    atomic: frozenset[int]
    closed: bool
    nested: bool
    sure: bool = False


@dataclass(eq=False)
class Automaton:
    """The places of a pattern.

    Attributes:
        chars: the alphabet it is about.
        sets: for each place, the numbers of the characters that it takes.
        first: what may come first, and the characters that may stand before it.
        follow: for each place, what may come next, and which of its own characters that needs.
        ends: the places that it may end behind.
        loops: its unbounded repetitions.
        bounded: the steps that only a bounded repetition allows.
        backward: whether something without bound is looked at backwards.
    """

    chars: str
    sets: list[Guard] = field(default_factory=list)
    first: dict[int, Guard] = field(default_factory=dict)
    follow: dict[int, dict[int, Guard]] = field(default_factory=dict)
    ends: frozenset[int] = frozenset()
    loops: list[Loop] = field(default_factory=list)
    bounded: set[tuple[int, int]] = field(default_factory=set)
    backward: bool = False

    @cached_property
    def kinds(self) -> list[int]:
        """One character of each set of characters that the pattern does not tell apart."""
        guards = {guard for steps in self.follow.values() for guard in steps.values()} | set(self.first.values())
        tests = [*{*self.sets}, *guards]
        found: dict[tuple[bool, ...], int] = {}
        for number in range(len(self.chars)):
            found.setdefault(tuple(number in test for test in tests), number)
        return list(found.values())


def unbounded(pattern: str, flags: int = 0) -> bool:
    """Say whether a pattern repeats anything without bound."""
    return _unbounded(_parse(pattern, flags)[0])


def automaton(pattern: str, flags: int = 0) -> Automaton:
    """Make the automaton of a pattern.

    Raises:
        ValueError: for a construct that is not known here.
    """
    tree, info_flags = _parse(pattern, flags)
    own = {chr(value) for value in _characters(tree)}
    made = _Maker(ALPHABET + "".join(sorted(own - set(ALPHABET))), info_flags)
    part = made.make(tree)
    result = made.automaton
    result.first = dict(part.first)
    result.ends = frozenset(place for place in part.last if place >= 0)
    for number, loop in enumerate(result.loops):
        sure = part.last.get(_exit(number), (frozenset(), False))[1]
        result.loops[number] = replace(loop, sure=sure)
    return result


def _exit(number: int) -> int:
    """Stand for the way out of a loop among the places that a part may end behind."""
    return -1 - number


def _parse(pattern: str, flags: int) -> tuple[Any, int]:
    """Parse as the library does, up to where it would begin to optimise."""
    while True:
        source = core.Source(pattern)
        info = core.Info(flags, source.char_type, {})
        info.guess_encoding = core.UNICODE
        source.ignore_space = bool(info.flags & core.VERBOSE)
        try:
            return core._parse_pattern(source, info), info.flags
        except core._UnscopedFlagSet:
            flags = info.global_flags


def _parts(node: Any) -> Iterator[Any]:
    for name in ("subpattern", "yes_item", "no_item"):
        if hasattr(node, name):
            yield getattr(node, name)
    for name in ("items", "branches"):
        yield from getattr(node, name, ())


def _unbounded(node: Any) -> bool:
    if isinstance(node, core.GreedyRepeat) and node.max_count is None:
        return True
    return any(map(_unbounded, _parts(node)))


def _characters(node: Any) -> Iterator[int]:
    if isinstance(node, core.Character):
        yield node.value
    if isinstance(node, core.String):
        yield from node.characters
    if isinstance(node, core.Range):
        yield from (node.lower, node.upper)
    for each in _parts(node):
        yield from _characters(each)


@dataclass(slots=True)
class _Part:
    """A part of the pattern: what is first and last in it, and whether it may be empty, and then surely."""

    first: dict[int, Guard]
    last: dict[int, tuple[Guard, bool]]
    empty: tuple[Guard, bool] | None


class _Maker:
    def __init__(self, chars: str, flags: int) -> None:
        self.automaton = Automaton(chars)
        self.all = frozenset(range(len(chars) + 1))
        self._fold = bool(flags & core.IGNORECASE)
        self._atomic: tuple[int, ...] = ()
        self._count = 0
        self._sets: dict[tuple[int, bool], Guard] = {}

    def make(self, node: Any) -> _Part:
        match node:
            case core.Sequence():
                return self._sequence([self.make(each) for each in node.items])
            case core.Branch():
                return self._either([self.make(each) for each in node.branches])
            case core.Group():
                return self.make(node.subpattern)
            case core.Atomic():
                return self._closed(lambda: self.make(node.subpattern))
            case core.PossessiveRepeat():
                return self._closed(lambda: self._repeat(node, closed=True))
            case core.GreedyRepeat():
                return self._repeat(node, closed=False)
            case core.LookAround():
                return self._around(node)
            case core.StartOfLine():
                return self._guard(frozenset([self._number("\n"), len(self.automaton.chars)]))
            case core.StartOfString():
                return self._guard(frozenset([len(self.automaton.chars)]))
            case core.ZeroWidthBase() | core.Boundary():
                return _Part({}, {}, (self.all, False))
            case core.String():
                return self._sequence([self._place(core.Character(value)) for value in node.characters])
            case core.Character() | core.Property() | core.SetBase() | core.Range() | core.Any():
                return self._place(node)
        raise ValueError(f"{type(node).__name__} is not known here")

    def _number(self, char: str) -> int:
        return self.automaton.chars.index(char)

    def _set(self, node: Any) -> Guard:
        def takes(char: str) -> bool:
            if isinstance(node, core.AnyAll):
                return True
            if isinstance(node, core.Any):
                return char != "\n"
            forms = {char, char.lower(), char.upper()} if self._fold else {char}
            return any(node.matches(ord(each)) for each in forms if len(each) == 1)

        return frozenset(number for number, char in enumerate(self.automaton.chars) if takes(char))

    def _place(self, node: Any) -> _Part:
        place = len(self.automaton.sets)
        if isinstance(node, core.Character):
            key = node.value, node.positive
            if key not in self._sets:
                self._sets[key] = self._set(node)
            self.automaton.sets.append(self._sets[key])
        else:
            self.automaton.sets.append(self._set(node))
        self.automaton.follow[place] = {}
        return _Part({place: self.all}, {place: (self.all, True)}, None)

    def _guard(self, before: Guard) -> _Part:
        return _Part({}, {}, (before, before == self.all))

    def _sequence(self, parts: list[_Part]) -> _Part:
        whole = _Part({}, {}, (self.all, True))
        for part in parts:
            self._link(whole.last, part.first)
            if whole.empty is not None:
                _widen(whole.first, part.first, whole.empty[0])
            if part.empty is None:
                last = dict(part.last)
            else:
                last = {
                    place: (before & part.empty[0], sure and part.empty[1])
                    for place, (before, sure) in whole.last.items()
                } | part.last
            empty = None
            if whole.empty is not None and part.empty is not None:
                empty = (whole.empty[0] & part.empty[0], whole.empty[1] and part.empty[1])
            whole = _Part(whole.first, last, empty)
        return whole

    def _link(self, last: dict[int, tuple[Guard, bool]], first: dict[int, Guard]) -> set[tuple[int, int]]:
        """Let one follow another; return the steps that were there before."""
        again = set()
        for place, (own, _) in last.items():
            if place < 0:
                continue
            steps = self.automaton.follow[place]
            for next_, before in first.items():
                if next_ in steps:
                    again.add((place, next_))
                steps[next_] = steps.get(next_, frozenset()) | (own & before)
        return again

    def _either(self, parts: list[_Part]) -> _Part:
        whole = _Part({}, {}, None)
        for part in parts:
            _widen(whole.first, part.first, self.all)
            whole.last |= part.last
            if part.empty is not None:
                before, sure = whole.empty if whole.empty is not None else (frozenset(), False)
                whole.empty = (before | part.empty[0], sure or part.empty[1])
        return whole

    def _closed(self, make: Any) -> _Part:
        self._count += 1
        self._atomic = (*self._atomic, self._count)
        part: _Part = make()
        self._atomic = self._atomic[:-1]
        return part

    def _repeat(self, node: Any, *, closed: bool) -> _Part:
        start = len(self.automaton.sets)
        inner = len(self.automaton.loops)
        part = self.make(node.subpattern)
        if node.max_count is None or node.max_count > 1:
            steps = {(place, next_) for place in part.last if place >= 0 for next_ in part.first}
            before = {step for step in steps if step[1] in self.automaton.follow[step[0]]}
            again = self._link(part.last, part.first)
            if node.max_count is not None:
                self.automaton.bounded |= steps - before
            else:
                self.automaton.bounded -= steps
                nested = any(
                    step in loop.back and not loop.closed for step in again for loop in self.automaton.loops[inner:]
                )
                places = frozenset(range(start, len(self.automaton.sets)))
                self.automaton.loops.append(Loop(places, frozenset(steps), frozenset(self._atomic), closed, nested))
                part.last[_exit(len(self.automaton.loops) - 1)] = (self.all, True)
        if node.min_count == 0:
            return _Part(part.first, part.last, (self.all, True))
        return part

    def _around(self, node: Any) -> _Part:
        if node.behind:
            before = self._before(node)
            apart = _Maker(self.automaton.chars, core.IGNORECASE if self._fold else 0)
            apart.make(node.subpattern)
            self.automaton.backward |= bool(apart.automaton.loops)
            return self._guard(before) if before != self.all else _Part({}, {}, (self.all, False))
        # What is looked at ahead costs time and may fail: a branch that leads nowhere.
        part = self.make(node.subpattern)
        return _Part(part.first, {}, (self.all, False))

    def _before(self, node: Any) -> Guard:
        """What may stand before, as far as a look at one character can say."""
        branches = node.subpattern.branches if isinstance(node.subpattern, core.Branch) else [node.subpattern]
        whole = frozenset(range(len(self.automaton.chars)))
        if node.positive:
            allowed: Guard = frozenset()
            for branch in branches:
                last = self._last_set(branch)
                allowed |= whole if last is None else last
            return allowed
        refused: Guard = frozenset()
        for branch in branches:
            if self._single(branch):
                refused |= self._last_set(branch) or frozenset()
        return self.all - refused

    def _single(self, node: Any) -> bool:
        if isinstance(node, core.Sequence):
            return len(node.items) == 1 and self._single(node.items[0])
        return isinstance(node, core.Character | core.Property | core.SetBase | core.Range | core.Any)

    def _last_set(self, node: Any) -> Guard | None:
        if isinstance(node, core.Sequence):
            return self._last_set(node.items[-1]) if node.items else None
        if isinstance(node, core.Character | core.Property | core.SetBase | core.Range | core.Any):
            return self._set(node)
        return None


def _widen(into: dict[int, Guard], more: dict[int, Guard], before: Guard) -> None:
    for place, guard in more.items():
        into[place] = into.get(place, frozenset()) | (guard & before)
