from __future__ import annotations

from pathlib import Path

import pytest

ARTICLE = (
    "BHXH bao phủ 35,2% lao động\nNăm {year}, BHXH bao phủ khoảng 35,2% lực lượng lao động.\n"
    "Cả nước có hơn {count} triệu người tham gia BHXH, tăng 3.860 người so với năm 2020.\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of twelve short articles, two of them without any insurance."""
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    for number in range(10):
        name = f"sub/{number}.txt" if number % 3 else f"{number}.txt"
        (folder / name).write_text(ARTICLE.format(year=2010 + number, count=number + 1), encoding="utf-8")
    (folder / "plain.txt").write_text("Năm 2021, 35% người dân đi chợ.\n", encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder
