"""Maximum-weight bipartite matching, exact and small.

The Hungarian method with potentials and shortest augmenting paths (Kuhn 1955; Munkres 1957;
in the form of Jonker and Volgenant 1987), in plain Python over integers. Integers have no
rounding, so a lexicographic objective can be packed into one weight.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["assign"]


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Match rows to columns, each at most once, so that the sum of weights is greatest.

    A weight of 0 means "may not be matched". Time is O(r²·c) for r rows and c columns after
    the smaller side is made the rows.

    Args:
        weights: a rectangular matrix of non-negative integers, ``weights[row][column]``.

    Returns:
        The matched ``(row, column)`` pairs of positive weight, by row.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        flipped = assign([list(column) for column in zip(*weights, strict=True)])
        return sorted((row, column) for column, row in flipped)
    owner = _owners(weights)
    pairs = [(row - 1, column - 1) for column, row in enumerate(owner) if column and row]
    return sorted((row, column) for row, column in pairs if weights[row][column] > 0)


def _owners(weights: Sequence[Sequence[int]]) -> list[int]:
    """For each column its row, both counted from 1; 0 is no row. Every row gets a column."""
    rows, columns = len(weights), len(weights[0])
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        slack: list[int | None] = [None] * (columns + 1)
        came_from = [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while owner[column]:
            seen[column] = True
            current = owner[column]
            line, price = weights[current - 1], row_price[current]
            least: int | None = None
            nearest = 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                reduced = -line[other - 1] - price - column_price[other]
                known = slack[other]
                if known is None or reduced < known:
                    slack[other] = known = reduced
                    came_from[other] = column
                if least is None or known < least:
                    least, nearest = known, other
            step = least or 0
            for other in range(columns + 1):
                if seen[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                elif (known := slack[other]) is not None:
                    slack[other] = known - step
            column = nearest
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return owner
