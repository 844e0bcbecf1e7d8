"""The figures the resolver must keep, on labelled mentions."""

from __future__ import annotations

from bench.mentions import CORPUS, judge, read_accounts, read_mentions
from bench.resolution import derive_mentions
from bot.domain.account_index import AccountIndex


def test_mentions_of_the_demo_accounts_are_resolved_or_asked_about_as_labelled() -> None:
    index = AccountIndex.build(read_accounts(CORPUS / "resolution_accounts.csv"))
    verdicts = judge(index, read_mentions(CORPUS / "resolution_dev.jsonl"))
    meant = [verdict for verdict in verdicts if verdict.mention.ids]
    assert [verdict for verdict in verdicts if verdict.is_silently_wrong] == []
    assert sum(verdict.is_right for verdict in verdicts) / len(verdicts) >= 0.97
    assert sum(verdict.is_found for verdict in meant) / len(meant) >= 0.995


def test_real_companies_are_found_however_people_call_them() -> None:
    index = AccountIndex.build(read_accounts(CORPUS / "companies.csv"))
    verdicts = judge(index, read_mentions(CORPUS / "companies.jsonl"))
    meant = [verdict for verdict in verdicts if verdict.mention.ids]
    assert sum(verdict.is_found for verdict in meant) / len(meant) >= 0.97
    assert sum(verdict.is_silently_wrong for verdict in verdicts) / len(verdicts) <= 0.005


def test_names_without_legal_form_misspelt_or_cut_short_are_found() -> None:
    entries = read_accounts(CORPUS / "companies.csv")
    verdicts = judge(AccountIndex.build(entries), derive_mentions(entries))
    assert sum(verdict.is_found for verdict in verdicts) / len(verdicts) >= 0.97
    assert sum(verdict.is_silently_wrong for verdict in verdicts) / len(verdicts) <= 0.005
