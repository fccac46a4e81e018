"""What rules compile of the lexicons, kept with them.

A rule names the lists that it reads, and sees no other. So lexicons that differ in one list share all
that was compiled of the rest, and what was compiled goes when its lexicons do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from extractor.lexicon.loader import Lexicons

__all__ = ["compiled"]

_T = TypeVar("_T")


def compiled(*lists: str) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """Decorate ``build(lexicons, *values)``: its result is made once for each content of the lists named.

    Args:
        lists: the names of the lists that ``build`` reads; another one is a ``KeyError``.
    """

    def decorate(build: Callable[..., _T]) -> Callable[..., _T]:
        @wraps(build)
        def of(lexicons: Lexicons, *values: str) -> _T:
            key = (of, values) if values else of
            kept = lexicons.kept.get(key)
            if kept is None:
                kept = lexicons.kept[key] = (lists, build(lexicons.only(*lists), *values))
            result: _T = kept[1]
            return result

        return of

    return decorate
