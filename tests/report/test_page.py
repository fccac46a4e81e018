from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import Any

from extractor.report.page import render_page

DATA: dict[str, Any] = {"slots": [], "rules": [], "notes": {}, "articles": [], "records": []}
HOSTILE = "</script><!-- <b>&amp; \u2028 \ud800"


def page(**changes: object) -> str:
    return render_page({**DATA, **changes})


def stored(text: str, name: str) -> dict[str, Any]:
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert match is not None
    data: dict[str, Any] = json.loads(match[1])
    return data


def test_data_come_back_as_they_went_in_whatever_they_hold() -> None:
    text = page(rules=[HOSTILE])
    assert stored(text, "data")["rules"] == [HOSTILE]
    assert HOSTILE[:12] not in text
    text.encode()


def test_a_title_is_text() -> None:
    text = render_page(DATA, title="<b>&</b>", language="vi")
    assert '<h1 id="title">&lt;b&gt;&amp;&lt;/b&gt;</h1>' in text
    assert stored(text, "setting")["title"] == "<b>&</b>"
    assert '<html lang="vi">' in text


def test_the_policy_names_the_hash_of_every_script_and_loads_nothing() -> None:
    text = page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = html.unescape(policy[1])
    assert "default-src 'none'" in rules
    assert "require-trusted-types-for 'script'" in rules
    assert "unsafe" not in rules.replace("style-src 'unsafe-inline'", "")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert len(scripts) == 4
    assert set(re.findall(r"'sha256-([^']+)'", rules)) == hashes


def test_nothing_is_fetched_from_elsewhere() -> None:
    frame = re.sub(r"<script.*?</script>", "", page(), flags=re.DOTALL)
    assert re.findall(r"\b(?:src|href)\s*=\s*(\S+)", frame) == ['"#table"']
    assert not re.search(r"@import|url\(", frame)


def test_the_licences_travel_with_the_libraries() -> None:
    text = page()
    assert text.index("Copyright 2010-2026 Mike Bostock") < text.index("!function")
    assert "Copyright 2020-2025 Observable, Inc." in text


def test_the_same_data_give_the_same_page() -> None:
    assert page(rules=["a"]) == page(rules=["a"])
