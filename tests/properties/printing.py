"""Vietnamese numerals written in the ways of the newspapers: digits, words, and mixtures with scale words.

It knows the number and nothing of the parser, so that what one writes and the other reads are two opinions.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn"))


def grouped(number: int) -> str:
    """``27651`` as ``27.651``."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal) -> str:
    """``1234.5`` as ``1.234,5``; a whole number without a comma."""
    whole, _, places = f"{number:f}".partition(".")
    return grouped(int(whole)) + (f",{places}" if places else "")


def below_hundred(number: int, link: str) -> list[str]:
    """Write 1 to 99; ``link`` is linh or lẻ where hundreds stand before a single unit."""
    tens, unit = divmod(number, 10)
    if tens == 0:
        return [link, UNITS[unit]] if link else [UNITS[unit]]
    first = ["mười"] if tens == 1 else [UNITS[tens], "mươi"]
    if unit == 0:
        return first
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(unit, UNITS[unit])
    return [*first, last]


def below_thousand(number: int, link: str, *, full: bool) -> list[str]:
    """Write 1 to 999; ``full``: with ``không trăm`` where higher groups stand before it."""
    hundreds, rest = divmod(number, 100)
    words = [UNITS[hundreds], "trăm"] if hundreds or full else []
    return words + (below_hundred(rest, link if words else "") if rest else [])


def in_words(number: int, *, thousand: str = "nghìn", link: str = "linh") -> str:
    """Write 1 to 999 999 999 999 in words."""
    words: list[str] = []
    for scale, name in (*SCALES[:2], (1_000, thousand), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += below_thousand(group, link, full=bool(words)) + ([name] if name else [])
    return " ".join(words)


def in_groups(number: int, *, thousand: str = "nghìn") -> str:
    """Write the groups in digits with their scale words: ``2 triệu 300 nghìn``; the last group must be 0."""
    parts: list[str] = []
    for scale, name in (*SCALES[:2], (1_000, thousand)):
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{group} {name}")
    assert number == 0
    return " ".join(parts)


def with_scale(number: int, scales: Sequence[tuple[int, str]] = SCALES) -> str:
    """Write a number as digits and one scale word: ``2,3 triệu``."""
    scale, name = next((each for each in scales if number >= each[0]), (1, ""))
    return f"{decimal(Decimal(number) / scale)} {name}".strip()
