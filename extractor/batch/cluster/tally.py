"""What came back and what did not: inputs reconciled against results, so that nothing is dropped in silence."""

from __future__ import annotations

__all__ = ["Tally"]


class Tally:
    """Which rows of each input have come back. It holds a byte a row of the inputs that are not complete.

    Args:
        inputs: the numbers of the inputs.
    """

    def __init__(self, inputs: range) -> None:
        self._rows: dict[int, bytearray] = {number: bytearray() for number in inputs}
        self._left: dict[int, int] = {}
        """Rows that are missing, of inputs whose end has come back."""

    def note(self, number: int, row: int) -> bool:
        """Note that a row has come back. Return False if it had before: a task that is tried again repeats itself."""
        rows = self._rows.get(number)
        if rows is None:
            return False
        if row >= len(rows):
            rows.extend(bytes(row + 1 - len(rows)))
        if rows[row]:
            return False
        rows[row] = 1
        if number in self._left:
            self._left[number] -= 1
            self._close(number)
        return True

    def end(self, number: int, count: int) -> None:
        """Note how many rows an input has."""
        if number in self._rows and number not in self._left:
            self._left[number] = count - sum(self._rows[number])
            self._close(number)

    def give_up(self, number: int) -> None:
        """Take an input for complete."""
        self._rows.pop(number, None)
        self._left.pop(number, None)

    def missing(self) -> list[int]:
        """Return the inputs that are not complete, in order."""
        return sorted(self._rows)

    def seen(self, number: int) -> bytes:
        """Return a byte for each row of an incomplete input: 1 for one that has come back."""
        return bytes(self._rows.get(number, b""))

    def _close(self, number: int) -> None:
        if self._left[number] == 0:
            self.give_up(number)
