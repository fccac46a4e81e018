"""What must not change an annotation, on articles of the corpus."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex

from extractor.pipeline import Extractor
from extractor.schema import Annotation
from extractor.spelling import respell

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "corpus").glob("*.txt"))
SAMPLE = ARTICLES[:: max(len(ARTICLES) // 20, 1)][:20]
NEUTRAL = "Độc giả có thể gửi ý kiến về tòa soạn."

Piece = tuple[str, str]
"""A stretch of the stored text, and what stands there in the other spelling."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(params=SAMPLE, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return unicodedata.normalize("NFC", path.read_text("utf-8-sig"))


def decomposed(text: str) -> Iterator[Piece]:
    """Every accent a code point of its own."""
    for char in text:
        yield char, unicodedata.normalize("NFD", char)


def other_tone_marks(text: str) -> Iterator[Piece]:
    """``hòa`` for ``hoà``, and the other way round."""
    late = {respell(pair): pair for pair in LATE}
    position = 0
    for match in SYLLABLE.finditer(text):
        yield from ((char, char) for char in text[position : match.start()])
        yield match[0], respell(match[0]) if match[0] != respell(match[0]) else late.get(match[0], match[0])
        position = match.end()
    yield from ((char, char) for char in text[position:])


LATE = [
    unicodedata.normalize("NFC", first + last + tone)
    for first, last in ("oa", "oe", "uy")
    for tone in "\u0300\u0301\u0309\u0303\u0323"
]
SYLLABLE = regex.compile(rf"(?<![qQ])(?:{'|'.join([*LATE, *map(respell, LATE)])})(?!\p{{L}})")


def no_break_spaces(text: str) -> Iterator[Piece]:
    """A no-break space for every space."""
    return ((char, "\u00a0" if char == " " else char) for char in text)


def doubled_spaces(text: str) -> Iterator[Piece]:
    """Two spaces for every one."""
    return ((char, "  " if char == " " else char) for char in text)


SPELLINGS = [decomposed, other_tone_marks, no_break_spaces, doubled_spaces]


def facts(annotation: Annotation, place: Callable[[int], int]) -> tuple[list[object], list[object]]:
    """The annotation without the text itself, each offset moved by ``place``."""
    mentions = [
        (each.type, place(each.start), place(each.end), each.value, each.upper, each.rule)
        for each in annotation.mentions
    ]
    records = [
        (each.kind, place(each.start), place(each.end), each.value, each.upper, each.qualifier, each.insurance,
         each.year, each.year_end, each.measure, each.role, each.status, each.base,
         each.place and respell(each.place), each.rules)
        for each in annotation.records
    ]  # fmt: skip
    return list(mentions), list(records)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda each: each.__name__)
def test_another_spelling_gives_the_same(
    spelling: Callable[[str], Iterator[Piece]], text: str, extractor: Extractor
) -> None:
    pieces = list(spelling(text))
    assert "".join(piece for piece, _ in pieces) == text
    starts: dict[int, int] = {}
    here = there = 0
    for piece, written in pieces:
        starts[here] = there
        here, there = here + len(piece), there + len(written)
    starts[here] = there
    plain = facts(extractor.extract(text), lambda at: starts[at])
    assert facts(extractor.extract("".join(written for _, written in pieces)), lambda at: at) == plain


def test_a_neutral_paragraph_at_the_end_moves_nothing(text: str, extractor: Extractor) -> None:
    longer = extractor.extract(f"{text.rstrip()}\n\n{NEUTRAL}\n")
    assert facts(longer, lambda at: at) == facts(extractor.extract(text), lambda at: at)


def test_every_span_is_its_text(text: str, extractor: Extractor) -> None:
    annotation = extractor.extract(text)
    assert annotation.mentions
    for each in (*annotation.mentions, *annotation.records):
        assert text[each.start : each.end] == each.text
    for record in annotation.records:
        assert record.sentence is not None
        assert record.sentence[0] <= record.start < record.end <= record.sentence[1]
        for spans in (record.evidence or {}).values():
            assert all(0 <= start < end <= len(text) for start, end in spans)


def test_mentions_do_not_overlap_and_each_quantity_has_its_record(text: str, extractor: Extractor) -> None:
    annotation = extractor.extract(text)
    for before, after in zip(annotation.mentions, annotation.mentions[1:], strict=False):
        assert before.end <= after.start
    quantities = [each.span for each in annotation.mentions if each.type in {"percentage", "head_count"}]
    assert [record.span for record in annotation.records] == quantities


def test_the_same_bytes_whatever_the_order_of_hashes() -> None:
    program = (
        "import sys; from pathlib import Path; from extractor import Extractor\n"
        "for name in sys.argv[1:]: print(Extractor().extract(Path(name).read_text('utf-8')).model_dump_json())"
    )
    outputs = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-X", "utf8", "-c", program, *map(str, SAMPLE[:6])],
            capture_output=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
    assert next(iter(outputs)).count(b"\n") == 6
