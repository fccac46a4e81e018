"""A user's words beside the built-in ones: reading overlay files, and laying them over the lexicons.

An overlay is a table with the columns ``list``, ``form``, ``value`` and ``example``: the built-in format with
the name of the list in front. It is tab-separated text, or comma-separated as spreadsheets write it, in UTF-8
(or the UTF-16 that a spreadsheet calls Unicode text); lines that begin with ``#`` are remarks.

* The rows that an overlay gives a form of a list stand in place of the built-in rows of that form.
* The value ``-`` takes the form out of the list.
* Rows of the list ``insurance_codes`` declare kinds of insurance that the package does not know: ``form`` is
  the code, ``value`` what people call it. Other lists may then use the code as a value.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from extractor.lexicon.loader import CODES, Lexicon, LexiconError, Lexicons, Row, built_in, declare_codes
from extractor.lexicon.values import LISTS_OF_CODES, value_fault
from extractor.schema import InsuranceCode
from extractor.spelling import canonical

__all__ = ["REMOVED", "OverlayRow", "lay_over", "lexicons_with", "read_overlay"]

REMOVED = "-"
"""The value that takes a form out of its list."""
_COLUMNS = ("list", "form", "value", "example")
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """A row of an overlay file, and where it stands there (``FILE:LINE``)."""

    list: str
    row: Row
    where: str


def lexicons_with(paths: Sequence[Path]) -> Lexicons:
    """Lay overlay files over the built-in lexicons; of two files that give the same form, the later one counts.

    Raises:
        LexiconError: with a line for each fault of the files.
    """
    lexicons = built_in()
    for path in paths:
        lexicons = lay_over(lexicons, read_overlay(path, lexicons))
    return lexicons


def lay_over(lexicons: Lexicons, rows: Iterable[OverlayRow]) -> Lexicons:
    """Return the lexicons with the rows of an overlay; its codes are declared."""
    given: dict[str, list[Row]] = {}
    for each in rows:
        given.setdefault(each.list, []).append(each.row)
    changed = []
    for name, new in given.items():
        forms = {row.form for row in new}
        kept = [row for row in (lexicons[name].rows if name in lexicons.lists else ()) if row.form not in forms]
        changed.append(Lexicon(name, (*kept, *(row for row in new if row.value != REMOVED))))
    made = lexicons.replaced(*changed)
    declare_codes(made)
    return made


def read_overlay(path: Path, lexicons: Lexicons) -> list[OverlayRow]:
    """Read an overlay file.

    Args:
        path: the file.
        lexicons: what it will be laid over: they say which lists there are, and which values.

    Raises:
        LexiconError: with a line ``FILE:LINE: what is wrong and the mend`` for each fault.
    """
    lines = list(_cells(path))
    if not lines:
        raise LexiconError(f"{path}:1: is empty; the first line must be {' '.join(_COLUMNS)}, separated by tabs")
    faults: list[str] = []
    found: list[OverlayRow] = []
    for number, cells in lines[1:]:
        where = f"{path}:{number}"
        try:
            found.append(OverlayRow(cells[0].strip(), _row(cells), where))
        except ValueError as error:
            faults.append(f"{where}: {error}")
    codes = {each.row.form for each in found if each.list == CODES}
    codes |= {row.form for row in lexicons.lists[CODES].rows} if CODES in lexicons.lists else set()
    known = {code.value for code in InsuranceCode} | codes
    seen: dict[tuple[str, str], OverlayRow] = {}
    for each in found:
        fault = _fault(each, lexicons, known)
        before = seen.setdefault((each.list, each.row.form), each)
        if fault is None and before is not each and _clash(before.row, each.row):
            fault = f"{each.row.form!r} stands already in line {before.where.rpartition(':')[2]}; keep one of them"
        if fault is not None:
            faults.append(f"{each.where}: {fault}")
    if faults:
        raise LexiconError(*sorted(faults, key=lambda line: int(line.removeprefix(f"{path}:").partition(":")[0])))
    return found


def _clash(first: Row, second: Row) -> bool:
    return first.value == second.value or REMOVED in (first.value, second.value)


def _row(cells: Sequence[str]) -> Row:
    name, form, value, example = [cell.strip() for cell in [*cells, "", "", ""][:4]]
    missing = [title for title, cell in zip(_COLUMNS, (name, form, value), strict=False) if not cell]
    if missing:
        raise ValueError(f"no {' and no '.join(missing)}; a row needs a list, a form and a value, separated by tabs")
    if any(cell.strip() for cell in cells[4:]):
        raise ValueError(f"{len(cells)} cells; a row has four: list, form, value and example")
    # A code is no Vietnamese: it is not to be respelled.
    return Row(form if name == CODES else " ".join(canonical(form).split()), value, example)


def _fault(each: OverlayRow, lexicons: Lexicons, codes: set[str]) -> str | None:
    """Say what is wrong with a row, and the mend."""
    name, row = each.list, each.row
    if name == CODES:
        if _CODE.fullmatch(row.form) is None:
            return f"code {row.form!r} is not of small letters, digits and _ between them; write it so, such as pet_dog"
        if row.form in {code.value for code in InsuranceCode}:
            return f"code {row.form!r} is a built-in one; leave the row out, or choose another"
        return "a declared code cannot be taken out; leave the row out" if row.value == REMOVED else None
    if name not in lexicons.lists:
        close = get_close_matches(name, [*lexicons.lists, CODES], n=1)
        meant = f"; is {close[0]} meant?" if close else "; the lists are"
        return f"unknown list {name!r}{meant}" + ("" if close else f" {', '.join([*lexicons.lists, CODES])}")
    if row.value == REMOVED:
        if row.form not in lexicons[name].values:
            return f"{row.form!r} is not in {name}, so it cannot be taken out; leave the row out"
        return None
    fault = value_fault(lexicons, name, row.value, codes)
    if fault is not None and name in LISTS_OF_CODES:
        return f"{fault}; or declare it with a row of the list {CODES}"
    return fault


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the header and the rows of a file as cells, with their line numbers."""
    separator = None
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip(" \t,;") or line.startswith("#"):
            continue
        if separator is None:
            separator = next((mark for mark in "\t,;" if mark in line), "\t")
            header = tuple(cell.strip().lower() for cell in _split(line, separator))
            if header not in {_COLUMNS, _COLUMNS[:3]}:
                wanted = ", ".join(_COLUMNS)
                raise LexiconError(
                    f"{path}:{number}: the first line must name the columns {wanted}, separated by tabs or commas, "
                    f"not {line!r}"
                )
        yield number, _split(line, separator)


def _split(line: str, separator: str) -> list[str]:
    if separator != "\t":
        return next(csv.reader([line], delimiter=separator))
    # A spreadsheet puts a cell with quotes into quotes; in one written by hand they are text.
    cells = line.split("\t")
    return [
        cell[1:-1].replace('""', '"') if re.fullmatch(r'"(?:[^"]|"")*"', cell) and '""' in cell else cell
        for cell in cells
    ]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error}); check its name") from error
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(
            f"{path}:{number}: not in UTF-8 (byte {error.start}); save the file as UTF-8 text, tab-separated"
        ) from error
