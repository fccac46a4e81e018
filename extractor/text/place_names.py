"""Where a place's name ends, and whether a name is a place's at all.

Persons, streets and firms bear the names of places (``bà Nga``, ``đường Điện Biên``, ``Lê Hải Dương``), and a person's name may
follow a place's directly (``huyện Lâm Bình Đỗ Văn Cảm``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.text.syllables import FormTable
from extractor.text.view import TextView
from extractor.text.words import word_spans

__all__ = ["is_person", "known_at", "known_names", "name_end", "names_in", "office_holder", "stands_alone"]

_WORD = regex.compile(r"\p{L}++")
_PERSON_BEFORE = regex.compile(
    r"(?<!\p{L})(?i:ông|bà|anh|chị|em|cô|thầy|bác|cụ|chú|bé|cháu|ths|ts|bs|đồng chí|đ/c|họ)[.]?[ ](?:\p{Lu}\p{L}*[ ]){0,2}$"
)
_TITLE_BEFORE = regex.compile(
    r"(?:bí thư|chủ tịch|trưởng|giám đốc|chánh văn phòng|bí thư chi bộ|cán bộ)[ ](?:[\p{L}/&]+[ ]){0,4}$"
)
_FAMILY = regex.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Lý|Đinh|Trịnh|Đào|Lương|Trương|Lâm|Mai|Tô|Tạ|Hà|Cao|Đoàn|Hồ|Dương|Hoàng"
    r"|Giàng|Vàng|Sùng|Thào|Lò|Quàng|Tòng|Lù|Thạch|Danh|Rơ|Siu|Ksor|Nông|Triệu|Hoàng|Lường|Vừ|Mùa|Y|H|Kpă|Rmah)(?!\p{L})"
)
_CERTAIN_FAMILY = regex.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Đinh|Trịnh|Đào|Trương|Hoàng|Hồ|Dương|Lương)(?![\p{L}])"
)
_OPENERS = regex.compile(
    r"(?:Tại|Ở|Riêng|Còn|Trong|Từ|Như|Cả|Với|Về|Đến|Theo|Khi|Là|Nếu|Và|Do|Sau|Trước|Nhưng|Ngoài|Cùng|Vì|Tỉnh|Huyện|Đối|Trên|Qua)[ ]"
)
_NAMED_AFTER = regex.compile(
    r"(?<!\p{L})(?:đường|phố|cầu|chợ|sông|công ty|trường|quảng trường|giải|khu công nghiệp|kcn|chùa|hồ|núi|tập đoàn|ngân hàng)[ ](?:\p{L}+[ ]){0,2}$"
)
_SUBJECT = regex.compile(r"[ ](?:có|là|đã|cũng|hiện|và|còn|mới|đạt|chỉ)(?!\p{L})|[ ]?[,:(|\t\d]|[ ]\d")
_OPENING = regex.compile(r"(?:^|[\n.:;!?“\"”-][ ]?)$")
_NAME_BEHIND = regex.compile(r"[ ]\p{Lu}\p{Ll}")
_NAMES_BEHIND = regex.compile(r"[ ]\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}")
_NAME_BEFORE = regex.compile(r"\p{Lu}\p{L}*[ ]$")
_FAMILY_BEFORE = regex.compile(rf"(?<!\p{{L}}){_CERTAIN_FAMILY.pattern}[ ](?:Thị[ ]|Văn[ ])?$")
_GLUED = regex.compile(r"(?<!\p{L})(\p{Lu}\p{Ll}+[ ])$")
_SHORT = 4
_SOLE_PRONOUNS = {"anh", "nga", "đức", "áo", "ý"}


@compiled("places")
def _by_first_word(lexicons: Lexicons) -> dict[str, list[str]]:
    """The lexicon's names by their first word, longest first: an alternation of hundreds of names is slow to search."""
    names: dict[str, list[str]] = {}
    for row in sorted(lexicons["places"].rows, key=lambda row: -len(row.form)):
        first = _WORD.match(row.form)
        names.setdefault(first[0] if first is not None else row.form, []).append(row.form)
    return names


@compiled("places")
def _table(lexicons: Lexicons) -> FormTable[str]:
    rows = sorted(lexicons["places"].rows, key=lambda row: -len(row.form))
    return FormTable((row.form, row.form) for row in rows)


def known_at(low: str, at: int, lexicons: Lexicons) -> str | None:
    """The longest name of the lexicon that begins at an offset of a lower-case text, or ``None``."""
    word = _WORD.match(low, at)
    return _longest(low, at, _by_first_word(lexicons).get(word[0], ())) if word is not None else None


def _longest(low: str, at: int, names: Sequence[str]) -> str | None:
    for name in names:
        end = at + len(name)
        if low.startswith(name, at) and not low[end : end + 1].isalpha():
            return name
    return None


def known_names(seen: TextView, lexicons: Lexicons) -> Iterator[tuple[int, int, str]]:
    """Yield the lexicon's names in a view with their spans, left to right, not overlapping."""
    return names_in(seen, _table(lexicons))


def names_in(seen: TextView, table: FormTable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names of a table, the longest of which come first, as :func:`known_names` does."""
    position = 0
    for start, names in zip(*seen.syllables.beginning(table), strict=True):
        if start >= position and (name := _longest(seen.low, start, names)) is not None:
            position = start + len(name)
            yield start, position, name


def is_person(name: str) -> bool:
    """Say whether a name of three syllables or more begins with a family name."""
    return name.count(" ") >= 2 and _CERTAIN_FAMILY.match(name) is not None


def office_holder(name: str, before: str, *, of_province: bool) -> bool:
    """Say whether a name that the gazetteer lacks, behind an office and its class word, is the holder's.

    ``Bí thư Đảng ủy xã Giàng Mí Sính``. Provinces are all known, so that behind ``tỉnh`` any name is a person's.
    """
    named = name.count(" ") >= 2 and (of_province or _FAMILY.match(name) is not None)
    return named and _TITLE_BEFORE.search(before) is not None


def name_end(seen: TextView, start: int, end: int, lexicons: Lexicons) -> int:
    """Cut a person's name off a place's: by the gazetteer, by a family name, or where the segmenter ends the first name."""
    clause = seen.text[start:end]
    known = known_at(seen.low, start, lexicons)
    if known is not None and (
        len(known) == end - start
        or (" " in known and len(known) < end - start and seen.text[start + len(known)] in " -–,")
    ):
        return start + len(known)
    syllables = [(each.start(), each.group()) for each in regex.finditer(r"[\p{L}'’]+", clause)]
    if len(syllables) <= 2 or clause.isupper():
        return end
    for at, syllable in syllables[2:]:
        if _CERTAIN_FAMILY.fullmatch(syllable) and clause[at - 2 : at].strip() not in {"-", "–"}:
            return start + at
    if len(syllables) == 3 or not (spans := word_spans(clause)):
        return end
    cut = spans[0][1]
    for left, right in spans[1:]:
        joined = (
            clause[cut:left].strip() in {"-", "–", "'"} or clause[left:right] in {"-", "–"} or clause[left - 1] in "'-–"
        )
        if not (joined or right - left == 1 or " " not in clause[:cut]):
            break
        cut = right
    return start + cut


def stands_alone(seen: TextView, start: int, end: int, kind: str) -> bool:
    """Say whether a gazetteer name is a name of its own, not part of a person's or a longer one."""
    text = seen.text
    if kind == "nation":
        return True
    if kind == "paper":
        return (
            text[start:end].isupper()
            and text[start - 1 : start] in {"", "\n", "("}
            and regex.match(r"[)]?[ ]?[-–]|[)]", text[end : end + 4]) is not None
        )
    if not text[start].isupper():
        return False
    before, after = text[max(start - 30, 0) : start], text[end : end + 12]
    if " " not in text[start:end] and end - start <= _SHORT and kind in {"country", "district"}:
        # "bà Nga", "Đức Chánh", "Mỹ Tú", "Anh là công nhân": one syllable is a country only by itself.
        opening = _OPENING.search(before) is not None
        if opening and (text[start:end].lower() in _SOLE_PRONOUNS or not _SUBJECT.match(text, end)):
            return False
        if _NAME_BEHIND.match(after) or (_NAME_BEFORE.search(before) and not _OPENERS.search(before[-8:])):
            return False
        return _PERSON_BEFORE.search(before) is None
    if _FAMILY_BEFORE.search(before) or (kind == "district" and _PERSON_BEFORE.search(before)):
        return False
    if kind == "district":
        glued = _GLUED.search(before)
        opens = (
            glued is not None and regex.search(r"(?:^|[\n“\"(]|[.!?:][ ])[“\"]?$", before[: glued.start()]) is not None
        )
        if glued is not None and not opens and not _OPENERS.fullmatch(glued[1]):
            return False
        return _NAME_BEHIND.match(after) is None and _NAMED_AFTER.search(before.lower()) is None
    if kind == "region" and regex.search(r"(?:bệnh viện|trường|đại học|viện)[ ](?:\p{L}+[ ]){0,4}$", before.lower()):
        return False
    return kind == "province" or _NAMES_BEHIND.match(after) is None
