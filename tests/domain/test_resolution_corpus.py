"""The figures the resolver must keep, on labelled mentions."""

from __future__ import annotations

from bench.mentions import CORPUS, judge, read_accounts, read_mentions
from bot.domain.account_index import AccountIndex


def test_mentions_of_the_demo_accounts_are_resolved_or_asked_about_as_labelled() -> None:
    index = AccountIndex.build(read_accounts(CORPUS / "resolution_accounts.csv"))
    verdicts = judge(index, read_mentions(CORPUS / "resolution_dev.jsonl"))
    meant = [verdict for verdict in verdicts if verdict.mention.ids]
    assert [verdict for verdict in verdicts if verdict.is_silently_wrong] == []
    assert sum(verdict.is_right for verdict in verdicts) / len(verdicts) >= 0.97
    assert sum(verdict.is_found for verdict in meant) / len(meant) >= 0.995
