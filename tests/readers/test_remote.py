from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from extractor.readers import Input, InputError, Item, Options, find_inputs, read_items
from extractor.readers.remote import Address, filesystem, is_remote, parse
from extractor.readers.remote_inputs import _pattern
from tests.s3 import s3_server, stored


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("s3://b", Address("s3", "b", "", "")),
        ("s3://b/", Address("s3", "b", "", "")),
        ("s3://b/a b/ç%20?.txt", Address("s3", "b", "a b/ç%20?.txt", "")),
        ("gs://b/x/?region=y", Address("gs", "b", "x", "?region=y")),
        (
            "s3://b/x/*.txt?endpoint_override=http://h:1/&scheme=http",
            Address("s3", "b", "x/*.txt", "?endpoint_override=http://h:1/&scheme=http"),
        ),
        ("gs://anonymous@b/x", Address("gs", "anonymous@b", "x", "")),
    ],
)
def test_an_address_is_taken_apart(written: str, address: Address) -> None:
    assert is_remote(written)
    assert parse(written) == address
    assert parse(str(address)) == address
    assert "?region" not in address.name
    assert address.path.startswith("b")


@pytest.mark.parametrize(
    ("written", "reason", "shown"),
    [
        ("s3://", "names no bucket", "s3://"),
        ("s3:///x", "names no bucket", "s3:///x"),
        ("s3://KEY:SECRET@b/x", "credentials do not belong in an address", "s3://…@b/x"),
    ],
)
def test_addresses_that_are_none(written: str, reason: str, shown: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        parse(written)
    assert caught.value.source == shown
    assert [str(each) for each in find_inputs([written], Options())] == [str(caught.value)]


def test_paths_are_no_addresses() -> None:
    assert not any(map(is_remote, ["s3", "a/s3://b", "/s3/x", "-", "file:///x"]))


def test_google_cloud_is_known_to_pyarrow() -> None:
    fs = pytest.importorskip("pyarrow.fs")
    assert isinstance(filesystem(parse("gs://anonymous@b/x?retry_limit_seconds=1")), fs.GcsFileSystem)


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.fs", None)
    with pytest.raises(InputError, match=r"needs pyarrow; pip install 'extractor\[cloud\]'"):
        filesystem(parse("s3://other/x"))


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("*.txt", ["a.txt", ".txt"], ["b/a.txt", "a.md"]),
        ("**/*.txt", ["a.txt", "b/a.txt", "b/c/a.txt"], ["a.md"]),
        ("202?/**", ["2021/a", "2022/b/c"], ["202/a", "20210/a"]),
        ("[ab]*/[!x].txt", ["a1/y.txt"], ["c/y.txt", "a/x.txt", "a/yy.txt"]),
        ("a.b+c", ["a.b+c"], ["axb+c", "a.bbc"]),
    ],
)
def test_patterns(pattern: str, matching: list[str], other: list[str]) -> None:
    compiled = _pattern(pattern)
    assert all(compiled.fullmatch(name) for name in matching)
    assert not any(compiled.fullmatch(name) for name in other)


@pytest.fixture(scope="module")
def bucket() -> Iterator[None]:
    with s3_server():
        stored("news/index.jsonl", b'{"document": "2021/a", "published": "2021-05-28"}\n')
        stored("news/2021/a.txt", "Năm nay".encode())
        stored("news/2021/x.bin", b"no text")
        stored("news/2021/.hidden.txt", b"x")
        stored("news/b.txt.gz", gzip.compress(b"BHYT"))
        stored("news/rows.jsonl", b'{"text": "BHYT 35%"}\n')
        stored("news/out.jsonl", b"{}\n")
        stored("news/out.jsonl.manifest", b"")
        stored("news/ngày 1%.txt", b"x")
        yield


S3 = pytest.mark.cluster
"""With a server."""


def found(*paths: str, options: Options | None = None) -> tuple[list[Input], list[InputError]]:
    each = list(find_inputs(paths, options or Options()))
    return [one for one in each if isinstance(one, Input)], [one for one in each if isinstance(one, InputError)]


@S3
@pytest.mark.usefixtures("bucket")
def test_a_folder_with_its_sub_folders_and_dates() -> None:
    inputs, faults = found("s3://bucket/news")
    assert not faults
    assert [(each.document, each.published, each.compression) for each in inputs] == [
        ("b", None, "gz"),
        ("ngày 1%", None, None),
        ("rows", None, None),
        ("2021/a", "2021-05-28", None),
    ]
    items = [item for each in inputs for item in read_items(each, Options())]
    assert [item.data.decode() for item in items if isinstance(item, Item)] == ["BHYT", "x", "BHYT 35%", "Năm nay"]
    assert [item.source for item in items] == [
        "s3://bucket/news/b.txt.gz",
        "s3://bucket/news/ngày 1%.txt",
        "s3://bucket/news/rows.jsonl:1",
        "s3://bucket/news/2021/a.txt",
    ]


@S3
@pytest.mark.usefixtures("bucket")
def test_files_and_patterns() -> None:
    assert [each.document for each in found("s3://bucket/news/2021/a.txt")[0]] == ["a"]
    assert [each.document for each in found("s3://bucket/news/**/*.txt")[0]] == ["ngày 1%", "2021/a"]
    assert [each.format for each in found("s3://bucket/news/2021/*.bin", options=Options(format="txt"))[0]] == ["txt"]
    query = "?region=us-east-1"
    inputs, _ = found(f"s3://bucket/news/2021{query}")
    assert [(each.path, each.source) for each in inputs] == [
        (f"s3://bucket/news/2021/a.txt{query}", "s3://bucket/news/2021/a.txt")
    ]


@S3
@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("s3://bucket/nix", "no such file or folder"),
        ("s3://bucket/news/*.nix", "no file matches"),
        ("s3://bucket/news/2021/x.bin", "unknown kind of file"),
        ("s3://nix/a.txt", "cannot be read|no such file"),
    ],
)
def test_what_is_not_there_is_a_fault(path: str, reason: str) -> None:
    inputs, faults = found(path)
    assert not inputs
    (fault,) = faults
    assert fault.source == path
    assert __import__("re").match(reason, fault.reason), fault.reason


@S3
@pytest.mark.usefixtures("bucket")
def test_an_object_that_is_gone_is_a_fault() -> None:
    (fault,) = read_items(Input("a", "s3://bucket/gone.txt", "txt"), Options())
    assert isinstance(fault, InputError)
    assert fault.reason.startswith("cannot be read (")
    assert "\n" not in fault.reason
