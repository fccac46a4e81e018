"""Insurance names: the scheme wherever it is named, never the agency or the law of the same name.

A name is a head with a kind (``bảo hiểm`` + ``xã hội``) or an abbreviation (``BHXH``), with a
variant that narrows it (``tự nguyện``, ``hộ gia đình``), the short form in brackets between them
included. Kinds that share one head (``bảo hiểm xã hội, y tế, thất nghiệp``) and variants that
share one name (``BHXH bắt buộc và tự nguyện``) are mentions of their own.

Rules: ``insurance.name``, ``insurance.ellipsis`` (shared head), ``insurance.variant`` (shared name),
``insurance.scheme_from_context`` (``bảo hiểm tự nguyện``); and, without a type, what
:mod:`extractor.mentions.agency` says is an agency, a law, a product or a company.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.agency import not_a_scheme
from extractor.mentions.candidate import Candidate, Rank
from extractor.schema import InsuranceCode, MentionType
from extractor.text.numerals import DIGITS
from extractor.text.syllables import SyllablePattern
from extractor.text.view import TextView

__all__ = ["insurances"]

_CAPITALS = regex.compile(r"(?:[ ](?:tỉnh|huyện|thành phố|quận|thị xã|TP\.?)?[ ]?\p{Lu}[\p{L}.]*+)*+")
_NARROWER = regex.compile(r"[ ](tự nguyện|bắt buộc|hộ gia đình)(?!\p{L})")
_HEAD = r"(?:bảo hiểm|bảo hiếm|bảo hiêm|bào hiểm|bh)"
_LINK = r"(?:,[ ]?|;[ ]|[ ]?/[ ]?|[ ](?:và|hoặc|hay|cùng|lẫn|&)[ ]|,[ ]và[ ]|[ ]?[-–][ ]?)"

_COUNTED = r"(?=[ ]?:?[ ](?:là |có |đạt |gần |hơn |trên |khoảng |chiếm ){0,3}\d)"
_PART = r"(?:,[ ](?:trong đó|gồm|bao gồm|cụ thể)[ :]{1,2}(?:có |là )?|[ ]?\((?:trong đó |gồm |bao gồm )?)"
"""What breaks a scheme's count down by its kinds."""
_FAR_PART = r"(?:(?!bh|bảo hiểm|\n).){0,110}?(?:[;,.][ ](?:trong đó|gồm|bao gồm|cụ thể)[,:]?[ ](?:có |là )?|[ ]\((?:trong đó |gồm |bao gồm )?)"
"""The same, when the count's share or its rise is told in between."""
_IN_LIST = r"(?:(?!bhxh|bhyt|bảo hiểm|\n|[.][ ]).){0,60}?[,;][ ](?:còn |riêng |và )?"
"""Another member of a list of kinds and their counts."""
_PART_WORDS = ("trong đó", "gồm", "cụ thể", "(")
_FAR = 130
"""Code points that ``_FAR_PART`` and the kind behind it reach at most."""
_HINTS = ("bh", "bả", "bào")
"""What every name has in it that begins with ``_HEAD``."""


@dataclass(frozen=True)
class _Patterns:
    hints: tuple[str, ...]
    name: SyllablePattern
    kind_after: regex.Pattern[str]
    variant_after: regex.Pattern[str]
    variant_in_part: regex.Pattern[str]
    variant_in_far_part: regex.Pattern[str]
    variant_in_list: regex.Pattern[str]
    kinds: dict[str, InsuranceCode]
    variants: dict[tuple[InsuranceCode, str], InsuranceCode]
    families: dict[InsuranceCode, InsuranceCode]
    by_context: SyllablePattern


@compiled("insurance_kinds", "insurance_names", "insurance_variants")
def _patterns(lexicons: Lexicons) -> _Patterns:
    kinds, names, variants = (lexicons[f"insurance_{part}"] for part in ("kinds", "names", "variants"))
    variant_codes: dict[tuple[InsuranceCode, str], InsuranceCode] = {}
    forms: set[str] = set()
    for row in variants.rows:
        for pair in row.value.split(" "):
            family, _, code = pair.partition(">")
            variant_codes[InsuranceCode(family), row.form] = InsuranceCode(code)
            forms.add(row.form)
    variant = "|".join(map(regex.escape, sorted(forms, key=lambda form: (-len(form), form)))).replace(r"\ ", " ")
    return _Patterns(
        hints=(*_HINTS, *(row.form for row in names.rows if not any(hint in row.form for hint in _HINTS))),
        name=SyllablePattern(
            regex.compile(
                rf"(?<![\p{{L}}\d])(?:{_HEAD}[ ](?P<kind>{kinds.alternation()})|(?P<short>{names.alternation()}))(?![\p{{L}}\d])"
                rf"(?:(?P<alias>[ ]?\((?:{names.alternation()}|{_HEAD}[ ](?:{kinds.alternation()}))\))?[ ]?(?:\((?=[\p{{L}} ]+\)))?(?P<variant>{variant})(?!\p{{L}}))?"
            ),
            strict=False,
        ),
        kind_after=regex.compile(
            rf"{_LINK}(?P<kind>{kinds.alternation()})(?!\p{{L}})(?!{_LINK}(?:giáo dục|văn hóa|môi trường|việc làm|an ninh|đào tạo|văn hoá|dân số|thể thao)|[ ](?:cơ sở|công lập|tư nhân|dự phòng|học đường))"
        ),
        variant_after=regex.compile(
            rf"{_LINK}(?P<variant>{variant})(?!\p{{L}})(?![ ](?:tham gia|đăng ký|đóng|mua|hiến))"
        ),
        variant_in_part=regex.compile(rf"{_PART}(?P<variant>{variant}){_COUNTED}"),
        variant_in_far_part=regex.compile(rf"{_FAR_PART}(?P<variant>bắt buộc|tự nguyện){_COUNTED}"),
        variant_in_list=regex.compile(rf"{_IN_LIST}(?P<variant>bắt buộc|tự nguyện){_COUNTED}"),
        kinds={row.form: InsuranceCode(row.value) for row in kinds.rows}
        | {row.form: InsuranceCode(row.value) for row in names.rows},
        variants=variant_codes,
        families={narrow: family for (family, _), narrow in variant_codes.items()},
        by_context=SyllablePattern(
            regex.compile(
                rf"(?<!\p{{L}}){_HEAD}[ ](?P<variant>bắt buộc|tự nguyện)(?!\p{{L}})(?![ ](?:xe|trách nhiệm|tnds|ô tô|cháy|đối với chủ))"
            )
        ),
    )


def insurances(seen: TextView, lexicons: Lexicons) -> Iterator[Candidate]:
    """Propose the insurance names of a view, and what only looks like one."""
    patterns = _patterns(lexicons)
    low = seen.low
    if not any(hint in low for hint in patterns.hints):
        return
    scheme_ends: list[tuple[int, InsuranceCode]] = []
    reason_end, reason = -1, None
    for match in patterns.name.finditer(low, seen.syllables):
        start, end, code, cut = _read(match, patterns)
        # "(BHXH)" behind an agency's name is the agency again.
        alias_of_agency = reason is not None and low[reason_end:start] in {" (", "("} and low[end : end + 1] == ")"
        reason = reason if alias_of_agency else not_a_scheme(seen, start, end, code, lexicons)
        if reason is not None:
            yield Candidate(start, end, None, reason, Rank.MARKED)
            reason_end = _agency_end(seen, end) if reason == "not.agency" else -1
            continue
        scheme_ends.append((start, code))
        if cut is not None:
            # "bảo hiểm y tế (BHYT)" without a variant behind: the bracket is a mention of its own.
            pass
        yield Candidate(start, end, MentionType.INSURANCE, "insurance.name", Rank.MARKED, code)
        yield from _shared(low, end, code, bool(match["kind"]), patterns)
    if scheme_ends:
        yield from _by_context(seen, scheme_ends, patterns)


def _agency_end(seen: TextView, end: int) -> int:
    """Return where an agency's name ends (``Bảo hiểm xã hội Việt Nam``): after its words with capitals."""
    more = _CAPITALS.match(seen.text, end)
    return more.end() if more is not None else end


def _read(match: regex.Match[str], patterns: _Patterns) -> tuple[int, int, InsuranceCode, int | None]:
    """Return span, code and, where a bracketed short form was left outside, its start."""
    code = patterns.kinds[match["kind"] or match["short"]]
    variant = match["variant"]
    if variant is not None and (code, variant) in patterns.variants:
        return match.start(), match.end("variant"), patterns.variants[code, variant], None
    end = match.end("kind") if match["kind"] else match.end("short")
    return match.start(), end, code, None


def _shared(low: str, end: int, code: InsuranceCode, full: bool, patterns: _Patterns) -> Iterator[Candidate]:
    """Yield the kinds and variants that share the name ending at ``end``."""
    families = patterns.families
    while True:
        counted = _past_count(low, end)
        variant = patterns.variant_after.match(low, end) or patterns.variant_after.match(low, counted)
        family = families.get(code)
        if variant is None and (part := patterns.variant_in_part.match(low, counted)) is not None:
            # "người tham gia BHXH, trong đó tự nguyện 11.208 người"
            variant, family = part, family or code
        elif variant is None and any(low.find(word, counted, counted + _FAR) >= 0 for word in _PART_WORDS):
            # "người tham gia BHXH, bằng 31,9% lực lượng lao động; trong đó bắt buộc 14,72 triệu người"
            variant = patterns.variant_in_far_part.match(low, counted)
            family = family or code
        if variant is None and (listed := patterns.variant_in_list.match(low, counted)) is not None:
            # "BHXH bắt buộc 12,6 triệu, BHTN 10,9 triệu, tự nguyện 250 nghìn"
            variant, family = listed, family or code
        if variant is not None and family is not None and (family, variant["variant"]) in patterns.variants:
            code = patterns.variants[family, variant["variant"]]
            yield Candidate(*variant.span("variant"), MentionType.INSURANCE, "insurance.variant", Rank.MARKED, code)
            end = variant.end()
            continue
        kind = patterns.kind_after.match(low, end) if full else None
        if kind is None:
            return
        code = patterns.kinds[kind["kind"]]
        start, end = kind.span("kind")
        narrower = _NARROWER.match(low, end)
        if narrower is not None and (code, narrower[1]) in patterns.variants:
            code, end = patterns.variants[code, narrower[1]], narrower.end()
        yield Candidate(start, end, MentionType.INSURANCE, "insurance.ellipsis", Rank.MARKED, code)


_COUNT = regex.compile(
    rf"(?:[ ](?:là|có|đạt|với|gần|hơn|trên|khoảng|:))*+[ ]?{DIGITS}(?:[ ](?:triệu|nghìn|ngàn|vạn|người|lao động|%)|%)*+"
)


def _past_count(low: str, end: int) -> int:
    """``BHXH bắt buộc 12,8 triệu và tự nguyện 203 nghìn``: a count may stand between the variants."""
    count = _COUNT.match(low, end)
    return count.end() if count is not None else end


_SOCIAL = {InsuranceCode.SOCIAL, InsuranceCode.SOCIAL_COMPULSORY, InsuranceCode.SOCIAL_VOLUNTARY}
_HEALTH = {
    InsuranceCode.HEALTH,
    InsuranceCode.HEALTH_HOUSEHOLD,
    InsuranceCode.HEALTH_STUDENT,
    InsuranceCode.HEALTH_VOLUNTARY,
}


def _by_context(seen: TextView, schemes: list[tuple[int, InsuranceCode]], patterns: _Patterns) -> Iterator[Candidate]:
    """``bảo hiểm tự nguyện`` is the scheme that was named last before it."""
    known = [(start, code) for start, code in schemes if code in _SOCIAL or code in _HEALTH]
    for match in patterns.by_context.finditer(seen.low, seen.syllables):
        at = bisect_left(known, match.start(), key=itemgetter(0))
        if not at:
            continue
        named = known[at - 1][1]
        family = InsuranceCode.SOCIAL if named in _SOCIAL or match["variant"] == "bắt buộc" else InsuranceCode.HEALTH
        if (code := patterns.variants.get((family, match["variant"]))) is not None:
            yield Candidate(*match.span(), MentionType.INSURANCE, "insurance.scheme_from_context", Rank.COUNTED, code)
