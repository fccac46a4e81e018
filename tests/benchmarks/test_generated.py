from __future__ import annotations

import re
from itertools import islice

import pytest

from benchmarks import generated
from extractor.schema import Article
from extractor.text.sentences import sentences
from extractor.text.view import view

SCHEME = re.compile(r"BHXH|BHYT|BHTN|bảo hiểm|Bảo hiểm")


def share(articles: list[Article], pattern: str) -> float:
    """Return the share of the sentences that hold a pattern."""
    said = []
    for article in articles:
        seen = view(article.text)
        said += [seen.text[each.start : each.end] for each in sentences(seen)]
    return sum(re.search(pattern, each) is not None for each in said) / len(said)


def test_the_same_seed_gives_the_same_articles() -> None:
    assert list(generated.insurance(3)) == list(generated.insurance(3))
    assert list(generated.general(3, seed=2)) != list(generated.general(3))


def test_insurance_articles_have_the_shares_of_real_ones() -> None:
    articles = list(generated.insurance(150))
    assert share(articles, r"\d") == pytest.approx(0.48, abs=0.02)
    assert share(articles, SCHEME.pattern) == pytest.approx(0.33, abs=0.02)


def test_one_in_fifty_articles_of_general_news_names_a_scheme() -> None:
    articles = list(generated.general(200))
    assert sum(SCHEME.search(each.text) is not None for each in articles) == 4
    assert share(articles, r"\d") == pytest.approx(0.29, abs=0.03)


def test_a_mixture_has_insurance_articles_in_step() -> None:
    names = [each.document.split("-")[0] for each in islice(generated.mixed(8, insurance_every=4), 8)]
    assert names == ["general"] * 3 + ["insurance"] + ["general"] * 3 + ["insurance"]
