"""From the paths a user gives to the files behind them, in an order that does not depend on how they were given."""

from __future__ import annotations

import datetime as dt
import fnmatch
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from extractor.readers.dates import INDEX, read_index
from extractor.readers.errors import InputError
from extractor.readers.formats import SUFFIXES, FileKind, kind_of
from extractor.readers.items import Input, Options
from extractor.readers.names import document_name
from extractor.readers.remote import is_remote
from extractor.readers.remote_inputs import find_remote

__all__ = ["STDIN", "find_inputs"]

STDIN = "-"
"""The path that means standard input."""
_WILD = "*?["


def find_inputs(paths: Iterable[str], options: Options) -> Iterator[Input | InputError]:
    """Find the files of paths. Holds one folder's names at a time. Never raises.

    Args:
        paths: files; folders, searched with their sub-folders; patterns such as ``news/**/*.txt``; the
            same in object storage (``s3://bucket/news``); and ``-`` for standard input. In folders and
            patterns, names that begin with a dot, the index, files of other kinds and outputs of this
            program are passed over.
        options: their ``format`` says what files given by name and standard input are.

    Yields:
        The inputs, by path, and what cannot be used.
    """
    for path in sorted({path if path == STDIN or is_remote(path) else os.path.normpath(path) for path in paths}):
        if path == STDIN:
            yield Input("stdin", None, options.format or "txt")
        elif is_remote(path):
            yield from find_remote(path, options)
        elif os.path.isdir(path):
            yield from _in_folder(Path(path))
        elif os.path.exists(path):
            yield _given(Path(path), Path(path).name, options, {})
        elif any(char in path for char in _WILD):
            yield from _matching(path, options)
        else:
            yield InputError(path, "no such file or folder; check its name")


def _given(path: Path, name: str, options: Options, dates: Mapping[str, dt.date]) -> Input | InputError:
    """Make an input of a file that the user named, whatever its suffix."""
    kind = kind_of(name)
    if (format_ := options.format or kind.format) is None:
        return InputError(str(path), f"unknown kind of file; end its name with {_one_of()}, or give --format")
    return _input(path, kind._replace(format=format_), dates)


def _input(path: Path, kind: FileKind, dates: Mapping[str, dt.date]) -> Input | InputError:
    try:
        document = document_name(kind.stem)
        status = path.stat()
    except ValueError as error:
        return InputError(str(path), f"{error}; rename the file")
    except OSError as error:
        return InputError(str(path), f"cannot be read ({error.strerror}); check it")
    date = dates.get(document)
    published = date.isoformat() if date is not None else None
    return Input(document, path, kind.format or "txt", kind.compression, published, status.st_size)


def _matching(pattern: str, options: Options) -> Iterator[Input | InputError]:
    """Yield what matches a pattern; documents are named from the folder before its first wildcard."""
    parts = Path(pattern).parts
    folder = Path(*itertools.takewhile(lambda part: not any(char in part for char in _WILD), parts))
    dates, faults = read_index(folder)
    yield from faults
    some = False
    for path in _glob(folder, parts[len(folder.parts) :]):
        known = options.format is not None or kind_of(path.name).format is not None
        if known and path.is_file() and path != folder / INDEX and not _is_ours(path):
            some = True
            yield _given(path, path.relative_to(folder).as_posix(), options, dates)
    if not some:
        yield InputError(pattern, "no file matches; check the pattern")


def _glob(folder: Path, pattern: Sequence[str]) -> list[Path]:
    """List what matches a pattern under a folder, in order. ``**`` follows no links, which may lead in circles."""
    # At the end "**" stands for files too.
    parts = [*pattern, "*"] if pattern[-1] == "**" else pattern
    found = [folder]
    for part in parts:
        if part == "**":
            found = [Path(root) for start in found for root, folders, _ in os.walk(start) if _keep_visible(folders)]
        elif any(char in part for char in _WILD):
            found = [
                here / name
                for here in found
                for name in _names(here)
                if fnmatch.fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))
            ]
        else:
            found = [here / part for here in found if os.path.lexists(here / part)]
    return sorted(dict.fromkeys(found), key=str)


def _keep_visible(folders: list[str]) -> bool:
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # Links that lead in a circle lead nowhere.
        return False


def _in_folder(folder: Path) -> Iterator[Input | InputError]:
    dates, faults = read_index(folder)
    yield from faults
    some = bool(faults)
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = {each.name: _is_folder(each) for each in os.scandir(here) if not each.name.startswith(".")}
        except OSError as error:
            some = True
            yield InputError(str(here), f"cannot be read ({error.strerror}); check its permissions")
            continue
        # Links to folders may lead in circles.
        deeper = [here / name for name in sorted(entries, reverse=True) if entries[name]]
        pending += [path for path in deeper if not path.is_symlink()]
        for name in sorted(entries):
            path = here / name
            kind = kind_of(path.relative_to(folder).as_posix())
            if entries[name] or kind.format is None or path == folder / INDEX or _is_ours(path, entries):
                continue
            some = True
            # A pipe or device would be waited for, perhaps for ever.
            regular = not path.exists() or path.is_file()
            yield _input(path, kind, dates) if regular else InputError(str(path), "no regular file; leave it out")
    if not some:
        yield InputError(str(folder), f"no articles (*{_one_of()}) in this folder; give the one that holds them")


def _is_ours(path: Path, names: Collection[str] | None = None) -> bool:
    """Say whether a file is an output of this program, or its list of errors: a manifest is beside it."""
    manifest = f"{path.name.removesuffix('.errors.jsonl')}.manifest"
    return manifest in names if names is not None else path.with_name(manifest).exists()


def _one_of() -> str:
    return ", *".join(SUFFIXES).replace(", *.htm,", ",")
