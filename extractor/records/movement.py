"""Movements: ``từ 22% xuống 18%`` is two levels, an old one and a new one, each with its own year and status."""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Scene

__all__ = ["is_old_level"]

_MOVED = regex.compile(r"(?<!\p{L}|trở )(?:đã có|lên|xuống|còn|sang|đến|tới|thành|về)(?!\p{L})")
_FROM = regex.compile(
    r"(?<!\p{L})từ(?: chỗ)?[ ](?:mức |chỗ |con số |chỉ |mới |có |khoảng |gần |hơn |trên |dưới |mốc )*$"
)
_FROM_BELOW = regex.compile(r"(?:[ ][\p{L}]+){0,5}?[ ]trở lên(?!\p{L})")


def is_old_level(scene: Scene, quantity: Candidate) -> bool:
    """Say whether the number is the first of a movement: ``từ 22% xuống 18%``."""
    following = scene.following(quantity)
    if following is None or following.kind is not quantity.kind or quantity.upper is not None:
        return False
    if _FROM.search(scene.low[max(scene.left(quantity), quantity.start - 40) : quantity.start]) is None:
        return False
    between = scene.low[quantity.end : following.start]
    if _FROM_BELOW.match(between) is not None:
        # "từ 94% dân số trở lên và đến hết năm 2025 là 95,5%" is a bound.
        return False
    return ";" not in between and _MOVED.search(between) is not None
