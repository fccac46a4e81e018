"""Largest one-to-one matching of overlapping intervals, in O(n log n)."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from extractor.schema import Span

__all__ = ["sweep"]


def sweep(left: Sequence[Span], right: Sequence[Span]) -> list[tuple[int, int]]:
    """Match as many overlapping intervals of two lists as one-to-one pairs allow.

    Of all intervals still free, the one that ends first is matched with the overlapping one
    of the other list that ends first. Nothing is lost by it: let x end first and y be that
    partner. If an optimal matching pairs x with y' and y with x', then x' and y' overlap too
    (each starts before x or y ends, and neither ends before), so x-y and x'-y' is as good.

    Args:
        left: half-open intervals, in any order.
        right: half-open intervals, in any order.

    Returns:
        Pairs of an index into ``left`` and one into ``right``, sorted.
    """
    sides = (left, right)
    by_start = [sorted(range(len(side)), key=lambda i, side=side: side[i]) for side in sides]  # type: ignore[misc]
    opened = [0, 0]
    heaps: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]] = ([], [])
    done: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[int, int]] = []
    ends = sorted((end, start, side, i) for side in (0, 1) for i, (start, end) in enumerate(sides[side]))
    for end, _, side, i in ends:
        if i in done[side]:
            continue
        done[side].add(i)
        other = 1 - side
        order = by_start[other]
        while opened[other] < len(order) and sides[other][order[opened[other]]][0] < end:
            j = order[opened[other]]
            start, stop = sides[other][j]
            heapq.heappush(heaps[other], (stop, start, j))
            opened[other] += 1
        while heaps[other] and heaps[other][0][2] in done[other]:
            heapq.heappop(heaps[other])
        if heaps[other]:
            j = heapq.heappop(heaps[other])[2]
            done[other].add(j)
            pairs.append((i, j) if side == 0 else (j, i))
    return sorted(pairs)
