"""What is done to one document: decode, extract, and write its line. Runs where the worker runs."""

from __future__ import annotations

import gc
import zlib
from typing import NamedTuple

from extractor.batch.prefilter import may_name_insurance
from extractor.lexicon import Lexicons
from extractor.pipeline import Extractor
from extractor.readers import InputError, Item, make_article
from extractor.readers.decode import decode
from extractor.schema import Annotation, Article, MentionType
from extractor.text.words import warm_up

__all__ = ["Outcome", "Work", "is_passed_over", "start_work"]


class Outcome(NamedTuple):
    """What became of a document, as plain data.

    Attributes:
        line: its annotation as one line of JSON, compressed by zlib; empty if there is none.
        mentions: how many there are.
        records: how many there are.
        failure: why it has no annotation, and how to mend it; ``None`` for one that was passed over.
    """

    line: bytes = b""
    mentions: int = 0
    records: int = 0
    failure: str | None = None


class Work:
    """Extracts from one item at a time.

    Args:
        encoding: what input that is not UTF-8 is in.
        only_insurance: pass over articles that name no kind of insurance.
        lexicons: the words to use; the built-in ones if left out.
    """

    def __init__(self, encoding: str, only_insurance: bool, lexicons: Lexicons | None = None) -> None:
        self._encoding = encoding
        self._only_insurance = only_insurance
        self._extractor = Extractor(lexicons)

    def __call__(self, item: Item) -> Outcome:
        """Do the work. Never raises: a document that cannot be worked on says why."""
        try:
            return self._outcome(item)
        except InputError as error:
            return Outcome(failure=error.reason)
        except MemoryError:
            return Outcome(failure="takes more memory than there is; split it, or use fewer workers")
        except Exception as error:
            # The rules should never raise on text; if they do, that must cost one document, not the run.
            return Outcome(failure=f"{type(error).__name__}: {error}; please report this with the document")

    def _outcome(self, item: Item) -> Outcome:
        if self._only_insurance and is_passed_over(item, self._encoding, self._extractor.lexicons):
            return Outcome()
        article = make_article(item, self._encoding)
        of_page = self._only_insurance and item.format == "html"
        if of_page and not may_name_insurance(article.text, self._extractor.lexicons):
            return Outcome()
        annotation = self._extractor.annotate(article)
        if annotation.unread:
            # Half an answer would look like a whole one.
            start, end = annotation.unread[0]
            raise InputError(
                item.source,
                f"characters {start}-{end} hold figures or names more densely than any article; take them out "
                "(`extractor explain FILE` shows the rest)",
            )
        if self._only_insurance and all(each.type is not MentionType.INSURANCE for each in annotation.mentions):
            return Outcome()
        line = _complete(annotation, article).model_dump_json().encode()
        return Outcome(zlib.compress(line, 1), len(annotation.mentions), len(annotation.records))


def is_passed_over(item: Item, encoding: str, lexicons: Lexicons) -> bool:
    """Say whether a look at an item's text is enough to see that it names no kind of insurance; never of a web page."""
    if item.format == "html":
        return False
    try:
        text, _ = decode(item.data, item.source, encoding)
    except InputError:
        # That is told when it is worked on.
        return False
    return not may_name_insurance(text, lexicons)


def start_work(encoding: str, only_insurance: bool, lexicons: Lexicons | None = None) -> Work:
    """Make a worker's work, everything that is loaded late loaded."""
    warm_up()
    work = Work(encoding, only_insurance, lexicons)
    # Words and patterns stay: to look through them again and again for what could go takes a twentieth of the time.
    gc.collect()
    gc.freeze()
    return work


def _complete(annotation: Annotation, article: Article) -> Annotation:
    """Add what was done to the input, and the text that offsets point into where nobody else has it."""
    if article.encoding is None and article.format != "html":
        return annotation
    return annotation.model_copy(update={"encoding": article.encoding, "title": article.title, "text": article.text})
