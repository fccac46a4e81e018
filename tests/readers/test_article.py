from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

import pytest

from extractor.readers import InputError, Item, make_article

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>BHXH bao phủ 35,2% - Báo</title>
<meta property="og:title" content="BHXH bao phủ 35,2%">
<meta property="article:published_time" content="2021-12-30T08:00:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a></nav><article>{heading}
<p>Năm 2021, BHXH bao phủ khoảng 35,2% lực lượng lao động trong độ tuổi của cả nước, theo báo cáo của ngành.</p>
<p>Cả nước có hơn 9,9 triệu người tham gia BHXH bắt buộc, tăng 3.860 người so với năm trước.</p>
</article><footer>Số người online: 1083</footer></body></html>"""


def item(data: bytes, format_: Literal["txt", "md", "html", "row"] = "txt", published: str | None = None) -> Item:
    return Item("a", "a.txt", data, format_, published)


def test_text_as_stored() -> None:
    data = b"\xef\xbb\xbfN\xc4\x83m\r\n2021\r"
    article = make_article(item(data, published="2022-01-05"))
    assert (article.text, article.published, article.encoding) == ("Năm\r\n2021\r", dt.date(2022, 1, 5), None)
    assert article.sha256 == hashlib.sha256(data).hexdigest()


def test_in_a_row_a_byte_order_mark_counts() -> None:
    assert make_article(item("\ufeffx".encode(), "row")).text == "\ufeffx"


def test_an_older_encoding_is_told() -> None:
    article = make_article(item("N¨m 2021".encode("latin-1")), "tcvn3")
    assert (article.text, article.encoding) == ("Năm 2021", "tcvn3")


@pytest.mark.parametrize("heading", ["", "<h1>BHXH bao phủ 35,2%</h1>"])
def test_a_page_gives_title_text_and_date(heading: str) -> None:
    pytest.importorskip("trafilatura")
    article = make_article(item(PAGE.format(heading=heading).encode(), "html"))
    assert article.title == "BHXH bao phủ 35,2%"
    assert article.published == dt.date(2021, 12, 30)
    lines = article.text.splitlines()
    assert lines[0] == "BHXH bao phủ 35,2%"
    assert lines[1].startswith("Năm 2021, BHXH bao phủ khoảng 35,2%")
    assert "Trang chủ" not in article.text
    assert "online" not in article.text


def test_the_index_knows_the_date_better() -> None:
    pytest.importorskip("trafilatura")
    article = make_article(item(PAGE.format(heading="").encode(), "html", "2022-01-05"))
    assert article.published == dt.date(2022, 1, 5)


def test_a_page_without_an_article() -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(InputError, match="no article in this page"):
        make_article(item(b"<html><body></body></html>", "html"))
