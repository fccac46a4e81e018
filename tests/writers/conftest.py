from __future__ import annotations

import datetime as dt

import pytest

from extractor.pipeline import Extractor

TEXTS = {
    "a": "Năm 2021, BHXH bao phủ khoảng 35,2% lực lượng lao động.\n"
    "Cả nước có hơn 9,9 triệu người tham gia BHXH, BHYT.\n",
    "empty": "",
    "việc/làm": "Từ 5% đến 7% người dân Hà Nội tham gia BHYT giai đoạn 2021-2025.",
}


@pytest.fixture(scope="session")
def lines() -> list[bytes]:
    """Three annotations as lines of JSON, one of them without mentions and one with all that is optional."""
    extractor = Extractor()
    annotations = [
        extractor.extract(text, document=document, published=dt.date(2022, 1, 5) if document == "a" else None)
        for document, text in TEXTS.items()
    ]
    extra = {"encoding": "tcvn3", "title": "Tin", "text": TEXTS["việc/làm"]}
    annotations[2] = annotations[2].model_copy(update=extra)
    return [annotation.model_dump_json().encode() for annotation in annotations]
