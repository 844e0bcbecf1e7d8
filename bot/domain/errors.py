"""Refusals, the lawful no, and the ways in which another system can fail us. They carry facts; the words are found at the edge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError


class Refusal(Exception):
    """Something may not be done. `code` names the rule; `facts` say what is needed to explain it."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class ChangedMeanwhile(Exception):
    """Somebody else changed the same record between our reading and our writing it."""


@contextmanager
def noticing_stale_rows() -> Iterator[None]:
    """Turns the store's own word for a lost race into ours."""
    try:
        yield
    except StaleDataError as error:
        raise ChangedMeanwhile from error


StoreAway = OperationalError
"""The database does not answer."""


class SourceAway(Exception):
    """The source surely did not take what was asked, and may take it later."""


class SourceRefused(SourceAway):
    """The source will never take this."""


class SourceSilent(SourceAway):
    """The source did not answer: it may have taken what was asked."""
