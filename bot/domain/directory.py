"""The directory: the account index of this process, kept in step with the database."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.domain.accounts import Account
from bot.domain.store import Session


class Directory:
    def __init__(self) -> None:
        self._index: AccountIndex | None = None

    def current(self, session: Session) -> AccountIndex:
        if self._index is None:
            self._index = AccountIndex.build(
                AccountEntry(
                    a.id,
                    a.sf_id,
                    a.name,
                    (),
                    (a.domain,) if a.domain else (),
                    a.parent_id,
                    a.region or "",
                    a.country or "",
                    a.csm_id,
                    a.is_leftover,
                    a.survivor_id,
                )
                for a in session.scalars(select(Account))
            )
        return self._index
