"""Sections of the pages of docs/ and of the README that hold what a benchmark printed."""

from __future__ import annotations

import re

__all__ = ["section_in"]


def section_in(page: str, name: str, shown: str, introduction: str = "") -> str:
    """Put a section with a block of output into a page: in place of the one of that name, or behind everything.

    Args:
        page: the page, Markdown.
        name: the section's, in the comments that begin and end it.
        shown: what stands in the block.
        introduction: what stands before the block, ended by a line break.
    """
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->\n"
    before = f"{introduction}\n" if introduction else ""
    section = f"{begin}{before}```text\n{shown}\n```\n{end}"
    there = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if there.search(page):
        return there.sub(lambda _: section, page)
    return f"{page.rstrip()}\n\n{section}"
