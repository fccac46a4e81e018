"""From an address in object storage to the files behind it: as :mod:`extractor.readers.inputs` does on disk."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import regex

from extractor.readers.dates import INDEX, parse_index
from extractor.readers.errors import InputError
from extractor.readers.formats import SUFFIXES, kind_of
from extractor.readers.items import Input, Options
from extractor.readers.names import document_name
from extractor.readers.remote import Address, filesystem, open_remote, parse

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo

__all__ = ["find_remote"]

_WILD = "*?["
_PARTS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def find_remote(path: str, options: Options) -> Iterator[Input | InputError]:
    """Find the files of an address: a file, a folder, or a pattern. Never raises.

    Holds one folder's names at a time.
    """
    try:
        address = parse(path)
        yield from _found(address, options)
    except InputError as error:
        yield error
    except OSError as error:
        why = str(error).partition("\n")[0]
        yield InputError(path.partition("?")[0], f"cannot be read ({why}); check the address and the credentials")


def _found(address: Address, options: Options) -> Iterator[Input | InputError]:
    from pyarrow.fs import FileType  # noqa: PLC0415

    # A name with a star in it is that name before it is a pattern.
    info = filesystem(address).get_file_info(address.path)
    if info.type == FileType.File:
        yield _input(address, info, address.key.rpartition("/")[2], options, {})
    elif info.type == FileType.Directory:
        yield from _under(address, address.name, None, options)
    elif any(char in address.key for char in _WILD):
        parts = address.key.split("/")
        folder = list(itertools.takewhile(lambda part: not any(char in part for char in _WILD), parts))
        pattern = _pattern("/".join(parts[len(folder) :]))
        yield from _under(address._replace(key="/".join(folder)), address.name, pattern, options)
    else:
        yield InputError(address.name, "no such file or folder; check its name")


def _under(
    folder: Address, written: str, pattern: regex.Pattern[str] | None, options: Options
) -> Iterator[Input | InputError]:
    """Yield what is in a folder and those in it; of a pattern, what matches it."""
    dates, faults = _dates(folder)
    yield from faults
    some = bool(faults)
    pending = [folder.path]
    while pending:
        files, deeper = _listed(folder, pending.pop())
        pending += reversed(deeper)
        names = {info.base_name for info in files}
        for info in files:
            name = info.path[len(folder.path) + 1 :]
            known = (pattern is not None and options.format is not None) or kind_of(info.base_name).format is not None
            if not known or name == INDEX or _is_ours(info.base_name, names):
                continue
            if pattern is None or pattern.fullmatch(name):
                some = True
                given = options if pattern is not None else Options()
                yield _input(folder._replace(key=_key(info.path)), info, name, given, dates)
    if not some:
        reason = "no articles in this folder; give the one that holds them" if pattern is None else "no file matches"
        yield InputError(written, f"{reason} (*{', *'.join(SUFFIXES)})")


def _listed(folder: Address, path: str) -> tuple[list[FileInfo], list[str]]:
    """Return the files and the folders in a folder, by name; what begins with a dot is passed over."""
    from pyarrow.fs import FileSelector, FileType  # noqa: PLC0415

    found = filesystem(folder).get_file_info(FileSelector(path, allow_not_found=True))
    shown = sorted((info for info in found if not info.base_name.startswith(".")), key=lambda info: info.path)
    files = [info for info in shown if info.type == FileType.File]
    return files, [info.path for info in shown if info.type == FileType.Directory]


def _dates(folder: Address) -> tuple[Mapping[str, dt.date], list[InputError]]:
    from pyarrow.fs import FileType  # noqa: PLC0415

    file = folder._replace(key=f"{folder.key}/{INDEX}".lstrip("/"))
    if filesystem(file).get_file_info(file.path).type != FileType.File:
        return {}, []
    with io.TextIOWrapper(open_remote(str(file)), encoding="utf-8-sig", newline="\n") as lines:
        return parse_index(lines, file.name)


def _input(
    address: Address, info: FileInfo, name: str, options: Options, dates: Mapping[str, dt.date]
) -> Input | InputError:
    kind = kind_of(name)
    if (format_ := options.format or kind.format) is None:
        suffixes = ", *".join(SUFFIXES)
        return InputError(address.name, f"unknown kind of file; end its name with {suffixes}, or give --format")
    try:
        document = document_name(kind.stem)
    except ValueError as error:
        return InputError(address.name, f"{error}; rename the file")
    date = dates.get(document)
    published = date.isoformat() if date is not None else None
    return Input(document, str(address), format_, kind.compression, published, info.size or 0)


def _key(path: str) -> str:
    return path.partition("/")[2]


def _is_ours(name: str, names: set[str]) -> bool:
    """Say whether a file is an output of this program, or its list of errors: a manifest is beside it."""
    return f"{name.removesuffix('.errors.jsonl')}.manifest" in names


def _pattern(written: str) -> regex.Pattern[str]:
    """Return what a pattern with ``*``, ``**/``, ``?`` and ``[…]`` matches; a star matches no leading dot."""
    made = []
    for part in regex.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", written, flags=regex.S):
        if part.startswith("[") and len(part) > 1:
            made.append(part.replace("[!", "[^", 1).replace("\\", "\\\\"))
        else:
            made.append(_PARTS.get(part) or regex.escape(part))
    return regex.compile("".join(made), regex.S)
