"""Article text on a terminal: nothing in it may steer the terminal."""

from __future__ import annotations

import re
import sys

import click
from rich.console import Console, RenderableType

__all__ = ["MENTION_STYLES", "printable", "put"]

MENTION_STYLES = {
    "percentage": "bold blue",
    "head_count": "bold magenta",
    "year": "green",
    "insurance": "yellow",
}
"""How each type of mention is coloured, everywhere on the terminal."""

# Control characters but line feed and tab; and the marks that turn the direction of writing.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def printable(text: str) -> str:
    """Replace what would steer a terminal, one character for one: offsets stay true."""
    return _STEERING.sub("\ufffd", text)


def put(renderable: RenderableType) -> None:
    """Print on standard output, without spaces at the ends of lines.

    NO_COLOR, COLUMNS and whether there is a terminal are minded; a character that the output's
    encoding lacks is printed as a question mark.
    """
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(renderable)
    lines = (line.rstrip() for line in capture.get().removesuffix("\n").split("\n"))
    encoding = sys.stdout.encoding or "utf-8"
    # Colour codes are here only where the console saw a terminal, or was told by FORCE_COLOR.
    click.echo("\n".join(lines).encode(encoding, "replace").decode(encoding), color=True)
