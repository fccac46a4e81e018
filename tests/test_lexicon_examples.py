from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.lexicon import built_in
from extractor.lexicon.overlay import read_overlay
from extractor.lexicon_examples import ExampleError, check_overlay, mismatch, read_example


def fault(written: str, extractor: Extractor) -> str | None:
    example = read_example(written)
    return mismatch(example, extractor.extract(example.text, published=example.published))


GOOD = [
    "{BHYT=health} bao phủ {91%=91} dân số.",
    "Có {1.200=1200} người tham gia BHYT từ {y1:2021=2021}.",
    "Đạt {65-70%=65..70} dân số.",
    "Giải {Euro 2020=-} khai mạc.",
    "Năm 2021, BHYT bao phủ {91%=measure:participation;base:population;insurance:health;year:2021} dân số.",
    "Có {91%=insurance:social,health;place:-;qualifier:-} người tham gia BHYT, BHXH.",
    "@2021-05-28 {Năm nay=2021} có 3 người.",
    "Một dòng ¶ {BHXH=social} là dòng hai.",
]


@pytest.mark.parametrize("written", GOOD)
def test_what_is_marked_comes_out(written: str, extractor: Extractor) -> None:
    assert fault(written, extractor) is None


BAD = {
    "{BHYT=social} bao phủ 91%.": "'BHYT' should be social, and is health",
    "BHYT {bao phủ=91} 91%.": "'bao phủ' should be a mention of just these words; found is nothing",
    "BHYT bao phủ {91=91}%.": "'91' should be a mention of just these words; found is percentage '91%'",
    "BHYT bao phủ {91%=-}.": "'91%' should be no mention, and is percentage '91%'",
    "BHYT bao phủ {65-70%=65}.": "'65-70%' should be 65, and is 65..70",
    "Năm {h1:2021=2021} có 3 người.": "'2021' should be a head_count, and is a year",
    "Năm {2021=measure:other} có 3 người.": "'2021' should be a percentage or head count, and is a year",
    "BHYT bao phủ {91%=measure:finance}.": "'91%' should have measure finance, and has participation",
    "Năm 2021 BHYT bao phủ {91%=year:2020}.": "'91%' should have year 2020, and has 2021",
}


@pytest.mark.parametrize(("written", "line"), BAD.items())
def test_what_does_not_come_out_is_told(written: str, line: str, extractor: Extractor) -> None:
    assert fault(written, extractor) == line


UNREADABLE = {
    "BHYT bao phủ 91%.": "example: nothing is marked; mark what the row decides",
    "{91%}": r"example: line 1: stray '\{'; a mark is",
    "{91%=size:3}": "example: unknown slot 'size'; the slots are insurance, year",
    "{91%=35,2}": "example: '35,2' is not a number",
    "{BHTC=pet}": "or an insurance code, slot:value, or -",
    "@2021-13-01 {91%=91}": "example: month must be in 1..12",
}


@pytest.mark.parametrize(("written", "line"), UNREADABLE.items())
def test_an_example_that_cannot_be_read_says_what_to_write(written: str, line: str) -> None:
    with pytest.raises(ExampleError, match=line):
        read_example(written)


def test_the_date_and_line_breaks_are_read() -> None:
    example = read_example("@2021-05-28 a ¶ {b=-}")
    assert (example.text, example.published) == ("a\nb", dt.date(2021, 5, 28))


def test_the_examples_of_an_overlay_are_run(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    rows = [
        "list\tform\tvalue\texample",
        "counted_nouns\tkiệu phu\tperson\tĐoàn có {40=40} kiệu phu.",
        "counted_nouns\tlái đò\tperson\tĐội có {40=30} lái đò.",
        "counted_nouns\tphu thuyền\tperson\tĐội có {40=40} người.",
        "counted_nouns\tchủ ghe\tperson\tĐội có 40 chủ ghe.",
        "counted_nouns\tchủ xuồng\tperson",
        "insurance_names\tbhyt\t-\tThẻ {BHYT=-}.",
        "measures\thọc phí\tcontribution\tHọc phí bằng {5%=measure:contribution} thu nhập.",
        "measures\tđến trường\tparticipation\tCó {5%=measure:participation} tham gia BHXH.",
    ]
    file.write_text("\n".join(rows), "utf-8")
    found = [line.removeprefix(f"{file}:") for line in check_overlay(read_overlay(file, built_in()), built_in())]
    assert found == [
        "3: example does not come out: '40' should be 30, and is 40; correct the example or the row",
        "4: example comes out without the row 'phu thuyền' too; leave the row out, or give a sentence that needs it",
        "5: example: nothing is marked; mark what the row decides, such as {35%=35}",
        "9: example comes out without the row 'đến trường' too; leave the row out, or give a sentence that needs it",
    ]
