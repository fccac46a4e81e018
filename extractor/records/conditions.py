"""What makes a number known, supposed or asked for, whatever governs its sentence.

* Known: the first of a pair of done and planned (``402/1.305``), a level compared with (``cao hơn mức 5% của năm 2023``).
* Supposed: ``nếu … sẽ``, ``có thể … nếu``.
* Set as a threshold: ``xã nào dưới 80% … phải giải trình``.
* Asked for: ``cần 350 công nhân``, ``mỗi đại lý vận động ít nhất 5 người``.

Each function returns the span of the words that say so, or None.
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Scene
from extractor.schema import MentionType, Span

__all__ = ["demanded", "found_out", "hypothesis", "known", "threshold"]

_HYPOTHESIS = regex.compile(
    r"(?<!\p{L})(?:nếu|giả sử|giả định)(?!\p{L})(?! so| tính| gộp| là)[^.;?]{0,120}[ ](?:sẽ|có thể)(?!\p{L})[^.;?]{0,60}$"
)
_POSSIBLE = r"(?<!\p{L})(?:sẽ|có thể)(?!\p{L})"
_IF = r"(?<!\p{L})nếu(?!\p{L})(?! so| tính| gộp| là|(?: như)? (?:năm|trước|đầu năm|cùng kỳ|cuối năm))"
_CONDITION = regex.compile(rf"{_POSSIBLE}[^.;?\d%]{{0,60}}\d{{0,4}}[ ]{_IF}[^.;,?]{{0,90}}$")
_CONDITIONAL = regex.compile(rf"{_IF}[^.;?]{{0,120}}$")
_IF_GRANTED = regex.compile(rf"{_IF}[^.;,?\d]{{0,60}}$")
_THEN = regex.compile(rf"[^.;?\d%]{{0,40}}?(?:,|[ ]thì)[ ][^.;,?\d%]{{0,60}}?{_POSSIBLE}")
_OUTCOME = regex.compile(rf"(?:[^.;,?\d%]{{0,60}},[ ](?:thì[ ])?)?[^.;,?\d%]{{0,40}}?{_POSSIBLE}")
_KNOWN_BEHIND = regex.compile(
    r"[ ](?:của |trong |hồi |ở )?(?:cùng kỳ|năm trước|năm ngoái|năm (?:19|20)\d\d|hiện nay|hiện tại|hiện hành|trước đó|như hiện|quý trước|tháng trước)(?!\p{L})"
)
_COMPARED = regex.compile(
    r"(?<!\p{L})(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn|hơn|so với|thay vì|thay cho)[ ](?:mức |con số |tỷ lệ )(?:khoảng |gần |hơn |trên )?$"
)
_WANTED = regex.compile(
    r"(?<!\p{L})(?:(?:đăng ký|nhu cầu|cần|muốn|kế hoạch) tuyển(?: dụng)?|nhu cầu(?: lao động| sử dụng)?(?: là)?|cần|cần[ ](?!đến|có thẻ)(?:[\p{L}]+[ ]){1,3}(?:thêm|được|mới)|thiếu và cần)[ ](?:thêm |tới |khoảng |gần |hơn |từ |ít nhất |tối thiểu )*$"
)
_QUOTA = regex.compile(
    r"(?<!\p{L})mỗi[ ][^.;\d]{1,80}[ ](?:(?:ít nhất|tối thiểu)[ ](?:là )?|phải (?:tìm|có|vận động|phát triển|thêm)[ ](?:thêm )?(?:được )?(?:khoảng |gần |hơn |trên )?)$"
)
_IN_FACT = regex.compile(
    r"[ ](?:của )?(?:(?:mức|tổng|tiền)[ ])*(?:thu nhập|lương|tiền lương)(?:[ ]\p{L}+){0,3}?[ ]thực (?:tế|lĩnh|nhận|trả)(?!\p{L})"
)
_THRESHOLD = regex.compile(
    r"(?<!\p{L})(?<!(?:chưa|không|để|có)[ ])(?:xã|phường|huyện|tỉnh|trường|nơi|đơn vị|địa phương|doanh nghiệp|thôn|cơ sở|ngành|ai|người)[ ]nào[ ](?!cũng|đó|là)[^.;,?\d]{0,40}$"
)


def known(scene: Scene, quantity: Candidate) -> Span | None:
    """Find what makes a number known within a plan: the first of a pair, a level compared with (``hơn mức 5% của năm 2023``)."""
    following = scene.following(quantity)
    if following is not None and scene.low[quantity.end : following.start].strip() == "/":
        return (quantity.end, following.start)
    behind = scene.match(_KNOWN_BEHIND, quantity.end, scene.right(quantity))
    if behind is not None and scene.hears(_COMPARED) and _COMPARED.search(scene.before(quantity)):
        return behind.span()
    return None


def hypothesis(scene: Scene, quantity: Candidate, *, rule: bool) -> Span | None:
    """Find the condition under which a number would hold; ``rule``: it is a rate that a rule sets under its own conditions."""
    start = scene.group_start(quantity)
    if (before := scene.search(_HYPOTHESIS, start, quantity.start)) is not None:
        return before.span()
    if rule:
        granted = scene.search(_IF_GRANTED, start, quantity.start)
        so = granted is not None and scene.match(_THEN, quantity.end, scene.right(quantity)) is not None
        return granted.span() if granted is not None and so else None
    if (condition := scene.search(_CONDITION, start, quantity.start)) is not None:
        return condition.span()
    opened = scene.search(_CONDITIONAL, start, quantity.start)
    if opened is not None and scene.match(_OUTCOME, quantity.end, scene.right(quantity)) is not None:
        return opened.span()
    return None


def threshold(scene: Scene, quantity: Candidate) -> Span | None:
    """Find the condition that a number is the threshold of: ``xã nào dưới 80% dân số có thẻ thì … phải giải trình``."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    found = scene.search(_THRESHOLD, scene.clause_start(quantity), quantity.start)
    return found.span() if found is not None else None


def found_out(scene: Scene, quantity: Candidate) -> Span | None:
    """Find the words that make a rate one that was measured: ``tiền lương đóng BHXH bình quân chỉ bằng 55% thu nhập thực tế``."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    found = scene.match(_IN_FACT, quantity.end, scene.right(quantity))
    return found.span() if found is not None else None


def demanded(scene: Scene, quantity: Candidate) -> Span | None:
    """Find what asks for the persons counted: ``cần 50 người``, ``mỗi xã vận động ít nhất 5 người``."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    if (wanted := scene.search(_WANTED, scene.clause_start(quantity), quantity.start)) is not None:
        return wanted.span()
    if (quota := scene.search(_QUOTA, scene.group_start(quantity), quantity.start)) is None:
        return None
    done = any(cue.value == "actual" for cue in scene.cues("statuses", scene.group_start(quantity), quantity.start))
    return None if done else quota.span()
