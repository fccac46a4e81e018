import pytest

from extractor.evaluation.context import sentence_around, visible

TEXT = "Năm 2021, tỷ lệ đạt 35,2%. Đến năm 2025 sẽ là 45 %! “Tăng” 1.500 người ở TP. huế.\r\nTiêu đề 9%\n\nHết"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("35,2%", "Năm 2021, tỷ lệ đạt [[35,2%]]."),
        ("45 %", "Đến năm 2025 sẽ là [[45 %]]!"),
        ("1.500", "“Tăng” [[1.500]] người ở TP. huế."),
        ("9%", "Tiêu đề [[9%]]"),
        ("Hết", "[[Hết]]"),
        ("Năm 2021", "[[Năm 2021]], tỷ lệ đạt 35,2%."),
    ],
)
def test_the_sentence_of_the_words(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    assert sentence_around(TEXT, start, start + len(words)) == sentence


def test_a_span_over_a_sentence_end_is_kept_whole() -> None:
    text = "Một. Hai 5%. Ba 6%. Bốn."
    start, end = text.index("5%"), text.index("6%") + 2
    assert sentence_around(text, start, end) == "Hai [[5%. Ba 6%]]."


def test_a_line_ends_a_sentence_whatever_comes_next() -> None:
    assert sentence_around("Đạt 5%.\nvà 6% nữa", 11, 13) == "và [[6%]] nữa"


def test_a_text_without_sentences_is_cut() -> None:
    shown = sentence_around("a" * 1000 + "5%" + "b" * 1000, 1000, 1002)
    assert shown == "…" + "a" * 300 + "[[5%]]" + "b" * 300 + "…"


def test_nothing_that_a_terminal_would_obey() -> None:
    assert visible("a\x1b[31mb\u202ec\td\n\ud800e") == "a [31mb c d e"
