"""One account as the index takes it, and everything it can be looked up by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.names import Name, fold, further_readings, initials, loosen, read_name, significant, split_capitals

PUBLIC_MAIL_DOMAINS = frozenset(
    """
gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de
proton.me protonmail.com mail.ru qq.com 163.com msn.com
""".split()
)


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What the index knows of one account."""

    key: int
    sf_id: str
    """18 characters."""
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    """Hosts of the website and of the contacts' e-mail addresses."""
    parent: int | None = None
    region: str = ""
    country: str = ""
    owner: int | None = None
    leftover: bool = False
    """True for a record that is deleted, merged into another or marked so in its name: found last, never written to."""
    survivor: int | None = None
    """The account a merged record lives on in."""


class Form(NamedTuple):
    """One of the names of an account as it is searched."""

    name: Name
    searched: tuple[str, ...]
    text: str


def read_forms(entry: AccountEntry) -> list[Form]:
    """The account's own name first, then what else it is called."""
    own = read_name(entry.name)
    names = [own, *[read_name(reading) for reading in further_readings(entry.name, own)]]
    for alias in entry.aliases:
        name = read_name(alias)
        names += [name, *(read_name(reading) for reading in further_readings(alias, name))]
    return [_read_form(name) for name in (dict.fromkeys(names) if len(names) > 1 else names)]


def _read_form(name: Name) -> Form:
    searched = tuple(significant(name.words))
    return Form(name, searched, " ".join(searched))


def lookup_codes(entry: AccountEntry, forms: list[Form]) -> list[int]:
    """The codes an account is looked up by; the first character tells what kind of thing the rest is."""
    codes = {"#" + entry.sf_id}
    for name, searched, _ in forms:
        if not name.words:
            continue
        codes.add("~" + "".join(searched))
        if len(searched) > 1:
            codes.add("&" + searched[0][:2] + searched[1][:2])
        if "(" not in entry.name or name is not forms[0].name:
            codes.update(["^" + short for short in initials(name.words)])
    if (apart := split_capitals(entry.name)) != entry.name:
        codes.update(["^" + short for short in initials(read_name(apart).words)])
    for host in entry.domains:
        if host not in PUBLIC_MAIL_DOMAINS:
            codes.update(("@" + host, "%" + domain_label(host)))
    return [hash(code) for code in codes]


def domain_label(host: str) -> str:
    """The name within a domain: "acme-tools" of "mail.acme-tools.com" without its hyphen."""
    labels = host.split(".")
    return loosen(fold(labels[-2] if len(labels) > 1 else host).replace("-", ""))
