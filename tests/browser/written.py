"""Three small articles with their annotation written out, as the browser's tests read them."""

from __future__ import annotations

from extractor.gold.inline import compile_inline
from extractor.schema import Annotation

HOSTILE = '<script>window.broken=1</script><img src=x onerror="window.broken=1">'

_FIRST = """\
Mục tiêu 😀 của tỉnh

{y1:Năm 2021=2021} tỉnh Hải Dương phấn đấu có khoảng {p1:35,2%=35.2} lực lượng lao động tham gia {i1:BHXH=social}.

Đến nay đã có {h1:27.651=27651} người tham gia {i2:BHXH tự nguyện=social_voluntary}, tăng {h2:3.860=3860} người.
===
p1 | qualifier=approx | insurance=social | year=2021 | COVERED | status=planned | base=labour_force | place=Hải Dương
h1 | insurance=social_voluntary | year=2021 | COVERED | status=actual | place=Hải Dương
h2 | insurance=social_voluntary | year=2021 | measure=participation | role=increase | status=actual | place=Hải Dương
"""
_SECOND = """\
Năm {y1:2020=2020}, toàn quốc có {p1:90,85%=90.85} dân số tham gia {i1:BHYT=health}; \
năm {y2:2025=2025} sẽ đạt trên {p2:95%=95}.

Cả nước có {h1:9,9 triệu=9900000} người tham gia.
===
p1 | insurance=health | year=2020 | COVERED | status=actual | base=population | place=Việt Nam
p2 | qualifier=more_than | insurance=health | year=2025 | COVERED | status=planned | place=Việt Nam
h1 | measure=other | role=level | status=actual | place=Việt Nam
"""
_THIRD = f"""\
{HOSTILE} </script> <!-- {{y1:2022=2022}}, nơi lạ có {{h1:46=46}} người tham gia {{i1:BHTN=unemployment}}.
===
h1 | insurance=unemployment | year=2022 | COVERED | status=actual
"""
_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "tin/một": {
        "35,2%": {
            "qualifier": "khoảng", "insurance": "BHXH", "year": "Năm 2021", "measure": "tham gia",
            "status": "phấn đấu", "base": "lực lượng lao động", "place": "Hải Dương",
        },
        "27.651": {"insurance": "BHXH tự nguyện", "year": "Năm 2021", "place": "Hải Dương"},
    },
    "tin/hai": {"95%": {"status": "sẽ", "year": "2025"}},
}  # fmt: skip
_PLACES = {"tin/ba<b>": "=1+1" + HOSTILE}


def written() -> list[tuple[str, Annotation]]:
    """The articles with their annotations, rules and evidence."""
    sources = {"tin/một": _FIRST, "tin/hai": _SECOND, "tin/ba<b>": _THIRD}
    return [
        _explained(source.replace("COVERED", "measure=participation | role=level"), name)
        for name, source in sources.items()
    ]


def _explained(source: str, document: str) -> tuple[str, Annotation]:
    text, annotation = compile_inline(source, document)
    records = []
    for record in annotation.records:
        words = _WORDS.get(document, {}).get(record.text, {})
        start, end = text.rfind("\n", 0, record.start) + 1, text.find("\n", record.end)
        update = {
            "sentence": (start, end if end >= 0 else len(text)),
            "evidence": {slot: ((text.index(word), text.index(word) + len(word)),) for slot, word in words.items()},
            "rules": {slot: f"{slot}.tested" for slot in words},
            "place": _PLACES.get(document, record.place),
        }
        records.append(record.model_copy(update=update))
    return text, annotation.model_copy(update={"records": tuple(records)})
