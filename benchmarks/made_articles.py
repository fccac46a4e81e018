"""Articles with annotations that are made up, as many as wanted: for pages with ten thousand records."""

from __future__ import annotations

import random
from pathlib import Path

from extractor.schema import Annotation, Article, InsuranceCode, Measure, Mention, MentionType, Record, Role, Status

__all__ = ["many", "write_corpus"]

PLACES = (
    "Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Dương", "Quảng Nam", "Cần Thơ", "Thừa Thiên - Huế", "Lâm Đồng",
    "Nghệ An", "Thanh Hóa", "Bạc Liêu", "Cà Mau", "Đắk Lắk", "Ea H'leo", "Sóc Trăng", "Việt Nam", "Yên Bái", "Phú Thọ",
)  # fmt: skip
FILLERS = ("cơ quan", "địa phương", "tiếp tục", "tuyên truyền", "chính sách", "vận động", "người dân", "trên địa bàn")
SCHEMES = {
    InsuranceCode.SOCIAL: ("BHXH", 30, 45),
    InsuranceCode.SOCIAL_VOLUNTARY: ("BHXH tự nguyện", 1, 6),
    InsuranceCode.HEALTH: ("BHYT", 80, 96),
    InsuranceCode.UNEMPLOYMENT: ("BHTN", 22, 35),
    InsuranceCode.HEALTH_STUDENT: ("BHYT học sinh, sinh viên", 90, 100),
}


def write_corpus(folder: Path, annotations: list[tuple[str, Annotation]]) -> tuple[Path, Path]:
    """Write articles and their output lines; returns the lines' file and the articles' folder."""
    corpus = folder / "corpus"
    for text, annotation in annotations:
        path = corpus / f"{annotation.document}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    lines = folder / "out.jsonl"
    lines.write_text("".join(annotation.model_dump_json() + "\n" for _, annotation in annotations), encoding="utf-8")
    return lines, corpus


def many(records: int, seed: int = 7) -> list[tuple[str, Annotation]]:
    """Make articles with this many records, ten a piece."""
    draw = random.Random(seed)  # noqa: S311
    return [_article(number, draw) for number in range(records // 10)]


class _Writer:
    def __init__(self) -> None:
        self.text = ""
        self.mentions: list[Mention] = []
        self.records: list[Record] = []

    def put(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def mention(self, kind: MentionType, words: str, value: float | InsuranceCode) -> tuple[int, int]:
        start, end = self.put(words)
        self.mentions.append(Mention(type=kind, start=start, end=end, text=words, value=value, rule=f"{kind}.made"))
        return start, end


def _article(number: int, draw: random.Random) -> tuple[str, Annotation]:
    writer = _Writer()
    writer.put(f"Tin số liệu bảo hiểm ở địa phương 😀\n\n{_filler(draw)}\n\n")
    place = draw.choices(PLACES, weights=range(len(PLACES), 0, -1))[0]
    for _ in range(10):
        _sentence(writer, place, draw)
    article = Article.from_text(writer.text, document=f"tin/{number:04}")
    annotation = Annotation(
        document=article.document,
        sha256=article.sha256,
        mentions=tuple(writer.mentions),
        records=tuple(writer.records),
    )
    return writer.text, annotation


def _sentence(writer: _Writer, place: str, draw: random.Random) -> None:
    code, (name, low, high) = draw.choice(list(SCHEMES.items()))
    year = draw.randint(2016, 2025)
    planned = draw.random() < 0.3
    rate = draw.random() < 0.6
    begin = len(writer.text)
    evidence: dict[str, tuple[tuple[int, int], ...]] = {}
    writer.put("Năm ")
    evidence["year"] = (writer.mention(MentionType.YEAR, str(year), year),)
    writer.put(", ")
    evidence["place"] = (writer.put(place),)
    writer.put(" ")
    evidence["status"] = (writer.put("phấn đấu" if planned else "đã"),)
    writer.put(" có ")
    if rate:
        value: float = round(low + (high - low) * ((year - 2016) / 12 + draw.random() / 4), 1)
        surface = f"{value}%".replace(".", ",")
        kind = MentionType.PERCENTAGE
    else:
        value = draw.randint(800, 90_000) * 10
        surface = f"{value:,}".replace(",", ".")
        kind = MentionType.HEAD_COUNT
    start, end = writer.mention(kind, surface, value)
    writer.put(" người ")
    evidence["measure"] = (writer.put("tham gia"),)
    writer.put(" ")
    evidence["insurance"] = (writer.mention(MentionType.INSURANCE, name, code),)
    writer.put(".")
    rules = {slot: f"{slot}.near" for slot in evidence}
    record = {
        "kind": kind, "start": start, "end": end, "text": surface, "value": value, "insurance": (code,), "year": year,
        "measure": Measure.PARTICIPATION, "role": Role.LEVEL, "status": Status.PLANNED if planned else Status.ACTUAL,
        "place": place, "unit": "%" if rate else "người", "sentence": (begin, len(writer.text)), "evidence": evidence,
        "rules": rules,
    }  # fmt: skip
    writer.records.append(Record.model_validate(record))
    writer.put("\n\n" + _filler(draw) + "\n")


def _filler(draw: random.Random) -> str:
    return " ".join(draw.choices(FILLERS, k=20)).capitalize() + "."
