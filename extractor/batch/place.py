"""Where an output goes, with its manifest and its list of errors: a folder, or object storage."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.readers import InputError
from extractor.readers.remote import Address, filesystem, is_remote, parse
from extractor.writers import OutputError, suffix_of

__all__ = ["Place", "place_of"]


@dataclass
class Place:
    """The files that a run writes to.

    Attributes:
        out: the output.
        manifest: its manifest.
        errors: its list of errors.
        whole: the run came to its end; set by the caller.
    """

    out: Path
    manifest: Path
    errors: Path
    whole: bool = False


@contextmanager
def place_of(out: str, manifest: Path | None, *, fresh: bool) -> Iterator[Place]:
    """Give the files to write to.

    Of an address in object storage they are on this machine. The manifest is fetched where this machine has none, and
    copied back however the run ends; output and errors are copied when the run was whole. An object appears at once.

    Args:
        out: a path or an address.
        manifest: where the manifest is to be, if not where it is by default.
        fresh: what an earlier run left is not wanted.

    Raises:
        OutputError: for an address that cannot be written to.
        OSError: where object storage cannot be read or written.
    """
    if not is_remote(out):
        path = Path(out)
        default, errors = (path.with_name(path.name + suffix) for suffix in (".manifest", ".errors.jsonl"))
        yield Place(path, manifest or default, errors)
        return
    try:
        address = parse(out)
        filesystem(address)
    except InputError as error:
        raise OutputError(error.reason) from error
    name = address.key.rpartition("/")[2]
    suffix_of(Path(name))
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        place = Place(Path(folder, name), manifest or Path(f"{name}.manifest"), Path(folder, f"{name}.errors.jsonl"))
        kept, errors_kept = (address._replace(key=address.key + suffix) for suffix in (".manifest", ".errors.jsonl"))
        if not fresh and not place.manifest.exists():
            _fetch(kept, place.manifest)
        try:
            yield place
        finally:
            # It may be the only thing that is left of this machine's work.
            if place.manifest.exists():
                _store(place.manifest, kept)
        if place.whole:
            _store(place.out, address)
            if place.errors.exists():
                _store(place.errors, errors_kept)
            else:
                _remove(errors_kept)


def _fetch(address: Address, path: Path) -> None:
    from pyarrow.fs import FileType, LocalFileSystem, copy_files  # noqa: PLC0415

    files = filesystem(address)
    if files.get_file_info(address.path).type == FileType.File:
        part = path.with_name(f".{path.name}.part")
        copy_files(address.path, str(part), source_filesystem=files, destination_filesystem=LocalFileSystem())
        part.replace(path)


def _store(path: Path, address: Address) -> None:
    from pyarrow.fs import LocalFileSystem, copy_files  # noqa: PLC0415

    copy_files(
        str(path.resolve()),
        address.path,
        source_filesystem=LocalFileSystem(),
        destination_filesystem=filesystem(address),
    )


def _remove(address: Address) -> None:
    from pyarrow.fs import FileType  # noqa: PLC0415

    files = filesystem(address)
    if files.get_file_info(address.path).type == FileType.File:
        files.delete_file(address.path)
