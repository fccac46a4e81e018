"""Bytes of a fuzzer as text: any string, surrogates included, or words and signs that rules look for."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import built_in

__all__ = ["as_text", "pieces"]

_WORDS = 0xFE
"""First byte of an input whose other bytes are numbers of words; any other first byte begins plain text."""

_SIGNS = (
    *(
        " ",
        " ",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "; ",
        ": ",
        "(",
        ")",
        "-",
        " - ",
        "/",
        "%",
        " %",
        "\t",
        "|",
        "\u00a0",
        "\u200b",
    ),
    *("0", "1", "5", "12", "100", "1.000", "2.500.000", "35,2", "9,9", "2019", "2021", "31/12/2021", "15/4", "6/2022"),
    *("năm ", "năm nay", "năm trước", "quý I/", "tháng ", "từ ", " đến ", " lên ", " xuống ", "giai đoạn "),
    *("hai ", "trăm ", "mươi ", "nghìn ", "triệu ", "tỷ ", "rưỡi ", "người", "lao động", "phần trăm", "điểm phần trăm"),
    *("BHXH", "BHYT", "bảo hiểm ", "xã hội", "tự nguyện", "bắt buộc", " và ", "Việt Nam", "tỉnh ", "Luật ", "ngành "),
    *(
        "<td>",
        "</td>",
        "<tr>",
        "[a](http://b.c/",
        "![",
        "**",
        "&nbsp;",
        "http://",
        "e\u0301",
        "o\u031b\u0323",
        "\u202e",
    ),
    *(
        "\ud800",
        "\udfff",
        "\x00",
        "\ufffd",
        "\ufffc",
        "٣",
        "３",
        "²",
        "½",
        "İ",
        "ß",
        "ﬁ",
        "Ⅷ",
        "一",
        "👨\u200d👩\u200d👧",
    ),
)


@cache
def pieces() -> tuple[str, ...]:
    """Return signs and all forms of the lexicons, in an order that does not change from run to run."""
    forms = sorted({row.form for lexicon in built_in().lists.values() for row in lexicon.rows})
    return (*_SIGNS, *(f" {form} " for form in forms))


def as_text(data: bytes) -> str:
    """Make a text of bytes. Bytes that are not UTF-8 become lone surrogates."""
    if data[:1] != bytes([_WORDS]):
        return data.decode("utf-8", "surrogateescape")
    words = pieces()
    parts = []
    rest = iter(data[1:])
    for byte in rest:
        # Signs and numbers are as likely as all forms together; a form takes two bytes.
        parts.append(words[byte] if byte < len(_SIGNS) else words[(byte << 8 | next(rest, 0)) % len(words)])
    return "".join(parts)
