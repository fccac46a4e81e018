"""Loading gold files: annotations by document, and one line for every file that is not gold."""

from __future__ import annotations

import json
import os
from pathlib import Path

from pydantic import ValidationError

from extractor.gold import schema_errors
from extractor.gold.files import FileError, decode, read_bytes
from extractor.gold.notation import one_line
from extractor.schema import Annotation
from extractor.spelling import nfc

__all__ = ["GoldError", "document_of", "find_files", "load_gold", "parse_annotation", "read_gold_file"]

_NOT_GOLD = frozenset({"baseline.json"})


class GoldError(ValueError):
    """A file that is no gold file; ``lines`` says why, one line a fault, without the file's name."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


def load_gold(path: Path) -> tuple[dict[str, Annotation], list[str]]:
    """Load a folder of gold files, or one file. Never raises.

    Args:
        path: a folder, searched with its sub-folders for ``*.json``; ``baseline.json`` and names
            that begin with ``_`` or ``.`` are not gold. Or one gold file.

    Returns:
        The annotations by document, in the order of their names, and one line for every fault:
        file, place and mend. A file with a fault is not among the annotations.
    """
    try:
        if path.is_dir():
            files, faults = find_files(path, ".json")
            files = [file for file in files if file.name not in _NOT_GOLD]
            if not files and not faults:
                faults.append(f"{path}: no gold files (*.json) here; give the folder that holds them")
        elif path.exists():
            files, faults = [path], []
        else:
            return {}, [f"{path}: no such file or folder; give a gold file or a folder of them"]
    except OSError as error:
        return {}, [f"{path}: cannot be read ({error.strerror or error}); check its name and permissions"]
    loaded: dict[str, Annotation] = {}
    for file in files:
        try:
            annotation = read_gold_file(file)
            _accept(annotation, file, path)
        except GoldError as error:
            faults += [one_line(f"{file}: {line}") for line in error.lines]
        else:
            loaded[annotation.document] = annotation
    return loaded, faults


def find_files(folder: Path, suffix: str) -> tuple[list[Path], list[str]]:
    """Find the files of a folder and its sub-folders, in order, and one line a folder that cannot be read.

    Names that begin with ``_`` or ``.``, of files and of folders, are left out.
    """
    found: list[Path] = []
    faults: list[str] = []

    def refuse(error: OSError) -> None:
        faults.append(f"{error.filename}: cannot be read ({error.strerror or error}); check its permissions")

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(("_", "."))]
        found += [Path(root, name) for name in names if name.endswith(suffix) and not name.startswith(("_", "."))]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix()), faults


def document_of(file: Path, folder: Path) -> str:
    """Name the document of a file: its path under the folder, with slashes, without its suffix."""
    relative = file.relative_to(folder)
    return relative.with_name(relative.name.removesuffix(relative.suffix)).as_posix()


def read_gold_file(file: Path) -> Annotation:
    """Read one gold file, draft or not, wherever it is.

    Raises:
        GoldError: where it cannot be read, is not JSON, or does not fit the schema.
    """
    try:
        text = decode(read_bytes(file))
    except FileError as error:
        raise GoldError([str(error)]) from error
    return parse_annotation(text)


def parse_annotation(text: str) -> Annotation:
    """Parse the JSON of one annotation.

    Raises:
        GoldError: where it is not JSON, or does not fit the schema.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise GoldError([f"{where}: not JSON ({error.msg}); correct the syntax there"]) from error
    except (ValueError, RecursionError) as error:
        raise GoldError([f"not JSON that can be read ({error}); correct it"]) from error
    try:
        return Annotation.model_validate(data)
    except ValidationError as error:
        raise GoldError(schema_errors.fold(error, data)) from error
    except (OverflowError, RecursionError) as error:
        raise GoldError([f"a value cannot be read ({error}); correct it"]) from error


def _accept(annotation: Annotation, file: Path, given: Path) -> None:
    """Raise where the file is a draft, or stands where its document does not belong."""
    if file == given:
        # Of a single file the folder is not known: only the name can be compared.
        place, document = file.name.removesuffix(file.suffix), annotation.document.rpartition("/")[2]
    else:
        place, document = document_of(file, given), annotation.document
    if nfc(place) != nfc(document):
        raise GoldError(
            [f"document {annotation.document!r} does not match the file's place; write {place!r}, or move the file"]
        )
    if annotation.draft:
        raise GoldError(
            ["a draft that no person has accepted; correct it, then run: extractor gold accept " + str(file)]
        )
