#!/usr/bin/env python3
"""Makes the demo: a fictional book of 220 customers as Salesforce-export CSV files.

    python make_demo.py [--today 2026-11-23] [--out demo]

The same day always gives the same bytes; ids, names and numbers do not depend on the day at all, so a
demo made for today tells the same stories as the one kept here. Only the standard library is used.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
import string
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.local.demo import cast, words

TODAY = date(2026, 11, 23)
WEEKS_OF_HEALTH = 18
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
CHECK_LETTERS = string.ascii_uppercase + "012345"
CASE_TWINS = {"Sterling Foods Inc.": "kTqWb", "Stirling Foods Ltd": "KtQwB"}
"""Two accounts whose 15-character ids differ in nothing but capitals, as Salesforce ids may."""

MOODS = [("thriving", 23), ("steady", 39), ("wobbly", 17), ("troubled", 8), ("new", 10), ("leaving", 3)]
SENTIMENT_SCORE = {"Green": 100, "Yellow": 65, "Red": 30}
ARR_RANGE = {"Enterprise": (160, 900), "Mid-Market": (38, 170), "SMB": (6, 40), "Public Sector": (30, 320)}
LEFTOVER = re.compile(r" TO BE (MERGED|DELETED) NO LONGER IN (SALESFORCE|SFDC)$")
SALES_STAGES = [("Qualification", 20), ("Needs Analysis", 30), ("Proposal/Price Quote", 60), ("Negotiation/Review", 80)]


class Dice:
    """Chance that is the same on every run: one row's luck does not depend on any other row."""

    def __init__(self, *key: object) -> None:
        self._roll = random.Random("|".join(map(str, key))).random

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._roll() * (high - low + 1))

    def share(self, low: float, high: float) -> float:
        return low + self._roll() * (high - low)

    def pick(self, choices):
        return choices[int(self._roll() * len(choices))]

    def happens(self, chance: float) -> bool:
        return self._roll() < chance

    def weighted(self, choices):
        """One of `(value, weight)`."""
        mark = self._roll() * sum(weight for _, weight in choices)
        for value, weight in choices:
            mark -= weight
            if mark < 0:
                return value
        return choices[-1][0]

    def several(self, choices, count: int) -> list:
        left = list(choices)
        return [left.pop(int(self._roll() * len(left))) for _ in range(min(count, len(left)))]


def salesforce_id(prefix: str, key: str, *, digits: str | None = None) -> str:
    """An 18-character id: prefix, instance, five digits drawn from the key, checksum."""
    if digits is None:
        number = int.from_bytes(hashlib.sha256(f"{prefix}|{key}".encode()).digest()[:8], "big")
        digits = "".join(BASE62[number // 62**place % 62] for place in range(5))
    short = f"{prefix}5f00000{digits}"
    return short + id_checksum(short)


def id_checksum(short: str) -> str:
    """The three letters that make a 15-character id safe to compare without regard to capitals."""
    return "".join(
        CHECK_LETTERS[
            sum(1 << place for place, letter in enumerate(short[start : start + 5]) if letter in string.ascii_uppercase)
        ]
        for start in (0, 5, 10)
    )


def in_ascii(name: str) -> str:
    """The name as an e-mail address would write it."""
    for letter, plain in (
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("ß", "ss"),
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ı", "i"),
    ):
        name = name.replace(letter, plain)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z-]", "", plain.lower())


@dataclass
class Contact:
    id: str
    first: str
    last: str
    title: str
    email: str
    champion: bool
    sponsor: bool


@dataclass
class Account:
    id: str
    name: str
    parent: str
    domain: str
    industry: str
    country: str
    region: str
    currency: str
    names: str
    segment: str
    mood: str
    csm: str
    arr: int
    seats: int
    used: int
    active: int
    priority: str
    sentiment: str
    stage: str
    renews: int | None
    """Days from today."""
    since: int
    """Days since the first contract."""
    silent: int
    """Days since the last call or meeting."""
    full: bool
    contacts: list[Contact] = field(default_factory=list)

    @property
    def is_leftover(self) -> bool:
        return bool(LEFTOVER.search(self.name))

    @property
    def is_customer(self) -> bool:
        return not self.is_leftover and self.seats > 0

    def dice(self, *about: object) -> Dice:
        return Dice(self.id, *about)


# -- the cast -----------------------------------------------------------------------------------------


def users() -> dict[str, str]:
    """Ids of people by name."""
    return {name: salesforce_id("005", name) for name, *_ in cast.USERS}


def csm_for(name: str, region: str, country: str) -> str:
    dice = Dice("csm", name)
    if country in ("IN", "AE", "IL", "ZA", "NG", "KE", "SG"):
        return "Arjun Mehta"
    if region == "APAC":
        return "Hana Sato"
    if region == "LATAM" or country in ("ES", "PT"):
        return "Diego Fuentes" if region == "LATAM" else "Camille Rousseau"
    if country in ("GB", "IE", "NO", "SE", "DK", "FI"):
        return "Tom Whitfield" if dice.happens(0.8) else "Arjun Mehta"
    if country in ("FR", "BE", "IT", "TR"):
        return "Camille Rousseau"
    if country in ("DE", "AT", "CH", "NL", "PL", "CZ"):
        return "Jonas Keller"
    return dice.weighted([("Maya Okafor", 36), ("Priya Raman", 36), ("Diego Fuentes", 18), ("Hana Sato", 10)])


def accounts() -> list[Account]:
    lines = [line.split("|") for line in cast.ACCOUNTS.strip().splitlines() if line and not line.startswith("#")]
    return [account(*line) for line in lines]


def account(name: str, parent: str, domain: str, industry: str, code: str, segment: str) -> Account:
    country, region, currency, names = cast.COUNTRIES[code]
    key = f"{name}|{country}"
    dice = Dice("account", key)
    story = cast.STORIES.get(name, {})
    leftover = bool(LEFTOVER.search(name))
    mood = story.get("mood") or ("steady" if leftover else dice.weighted(MOODS))
    low, high = ARR_RANGE[segment]
    arr = int(story.get("arr", 0 if leftover else round(low * (high / low) ** dice.share(0, 1) * 2) * 500))
    seats = int(story.get("seats", 0 if leftover else max(10, round(arr / dice.share(330, 620) / 5) * 5)))
    full = bool(story.get("full", mood == "thriving" and dice.happens(0.3)))
    use = {"thriving": (0.84, 0.96), "steady": (0.66, 0.88), "wobbly": (0.42, 0.64), "troubled": (0.22, 0.44), "new": (0.12, 0.5),
           "leaving": (0.1, 0.3)}[mood]  # fmt: skip
    used = round(seats * (dice.share(0.98, 1.02) if full else dice.share(*use)))
    renews: int | None = dice.between(280, 352) if mood == "new" else dice.between(8, 360)
    if "renews" in story:
        renews = story["renews"]
    years = 1 if mood == "new" else dice.between(1, 6)
    since = 365 * years - (renews or 0)
    if mood != "new" and since < 150:
        since += 365
    quiet = mood in ("steady", "wobbly") and dice.happens(0.16)
    silent = 420 if leftover else dice.between(62, 125) if quiet else dice.between(1, 26)
    if mood == "new":
        silent = min(silent, since - 3)
    csm = str(story.get("csm", "" if leftover or dice.happens(0.02) else csm_for(name, region, code)))
    return Account(
        id=salesforce_id("001", key, digits=CASE_TWINS.get(name)),
        name=name,
        parent=parent,
        domain=domain,
        industry=industry,
        country=country,
        region=region,
        currency=currency,
        names=names,
        segment=segment,
        mood=mood,
        csm=csm,
        arr=arr,
        seats=seats,
        used=used,
        active=round(used * dice.share(0.6, 0.95)),
        priority=str(story.get("priority", "P4" if leftover else priority(arr, dice))),
        sentiment="" if leftover else sentiment(mood, dice),
        stage="" if leftover else stage(mood, since, dice),
        renews=None if leftover else renews,
        since=since,
        silent=int(story.get("silent", silent)),
        full=full,
    )


def priority(arr: int, dice: Dice) -> str:
    rank = 1 if arr >= 350_000 else 2 if arr >= 120_000 else 3 if arr >= 35_000 else 4
    return f"P{max(1, rank - 1) if dice.happens(0.12) else rank}"


def sentiment(mood: str, dice: Dice) -> str:
    odds = {
        "thriving": [("Green", 100)],
        "steady": [("Green", 80), ("Yellow", 12), ("", 8)],
        "wobbly": [("Yellow", 80), ("Green", 16), ("", 4)],
        "troubled": [("Red", 82), ("Yellow", 18)],
        "new": [("Green", 60), ("", 40)],
        "leaving": [("Red", 100)],
    }
    return dice.weighted(odds[mood])


def stage(mood: str, since: int, dice: Dice) -> str:
    if mood == "leaving":
        return "Will Churn"
    if mood == "new":
        return "Onboarding" if since < 50 else "Implementation"
    if mood == "thriving":
        return dice.weighted([("Optimize & Grow", 65), ("Adoption", 35)])
    return dice.weighted([("Adoption", 68), ("Optimize & Grow", 24 if mood == "steady" else 4), ("Implementation", 8)])


def contacts(of: Account) -> list[Contact]:
    dice = of.dice("contacts")
    known = cast.KEY_CONTACTS.get(of.name, [])
    low, high = {"Enterprise": (4, 6), "Mid-Market": (3, 4), "SMB": (1, 3), "Public Sector": (3, 4)}[of.segment]
    people = list(known)
    wanted = 1 if of.is_leftover else max(len(known), dice.between(low, high))
    titles = dice.several(cast.TITLES, len(cast.TITLES))
    firsts = dice.several(cast.FIRST_NAMES[of.names].split(), 20)
    lasts = dice.several(cast.LAST_NAMES[of.names].split(), 20)
    while len(people) < wanted:
        title, senior = titles.pop()
        first, last = firsts.pop(), lasts.pop()
        sponsor = senior and not any(person[4] for person in people)
        champion = not senior and not any(person[3] for person in people) and dice.happens(0.75)
        people.append((first, last, title, champion, sponsor))
    found = []
    for first, last, title, champion, sponsor in people:
        email = f"{in_ascii(first)}.{in_ascii(last)}@{of.domain}"
        if not known and dice.happens(0.05):
            email = ""
        found.append(
            Contact(salesforce_id("003", f"{of.id}|{first}|{last}"), first, last, title, email, champion, sponsor)
        )
    return found


# -- the calendar -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Calendar:
    """Days counted from the day the demo is for; work is done on working days."""

    today: date

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The day itself, or the Friday before a weekend."""
        day = self.day(offset)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def moment(self, offset: int, dice: Dice) -> str:
        """A time on a working day, as Salesforce writes it."""
        stamp = datetime.combine(self.workday(offset), datetime.min.time()) + timedelta(
            seconds=dice.between(7 * 3600, 17 * 3600)
        )
        return stamp.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def month_after(day: date, days: int) -> str:
    return (day + timedelta(days=days)).strftime("%B")


# -- activities ---------------------------------------------------------------------------------------


def activity_days(of: Account) -> list[tuple[int, str]]:
    """Days before today and the kind of each activity, newest first."""
    dice = of.dice("activity days")
    if of.is_leftover:
        return [(of.silent, "Call")]
    if not of.is_customer:
        return []
    step = 12 if of.mood == "new" else {"Enterprise": 19, "Mid-Market": 31, "SMB": 52, "Public Sector": 40}[of.segment]
    start = of.since - dice.between(2, 5)  # the kick-off, soon after the contract
    days = [(of.silent, dice.weighted([("Call", 78), ("Meeting", 22)]))]
    if of.silent > 60 and dice.happens(0.6):
        days.insert(0, (dice.between(3, 50), dice.pick(["Email", "Update"])))
    past = of.silent
    while len(days) < 22:
        past += max(4, round(step * dice.share(0.45, 1.5)))
        if past > min(start - 3, 470):
            break
        troubled = of.mood in ("wobbly", "troubled")
        odds = [("Call", 52), ("Meeting", 15), ("Email", 14), ("Update", 11), ("Milestone", 0 if troubled or of.mood == "new" else 4),
                ("Health Update", 6 if troubled else 0)]  # fmt: skip
        days.append((past, dice.weighted(odds)))
    if of.mood == "new" and of.silent < start - 3:
        days.append((start, "Meeting"))
    return days


def mood_then(of: Account, ago: int) -> str:
    """How the account felt at the time: trouble has a beginning."""
    if of.mood in ("wobbly", "troubled", "leaving") and ago > 150:
        return "steady"
    if of.mood in ("troubled", "leaving") and ago > 80:
        return "wobbly"
    if of.mood == "leaving" and ago > 30:
        return "troubled"
    if of.mood == "thriving" and ago > 260:
        return "steady"
    return of.mood


def note(of: Account, kind: str, bodies: list[str], day: date, mood: str, dice: Dice) -> tuple[str, str]:
    """Subject and description of one activity."""
    first, second = (of.contacts * 2)[:2] if len(of.contacts) == 1 else dice.several(of.contacts, 2)
    fills = {
        "c1": first.first,
        "c2": second.first if second is not first else "a colleague",
        "me": of.csm.split()[0] if of.csm else "me",
        "n": dice.between(3, 9),
        "pct": round(100 * of.used / of.seats) if of.seats else 50,
        "pct2": dice.between(1, 4) * 5,
        "pctlow": max(8, round(100 * of.active / of.seats)) if of.seats else 20,
        "seats": of.seats,
        "module": dice.pick(words.MODULES),
        "team": dice.pick(words.TEAMS),
        "team2": dice.pick(words.TEAMS),
        "site": dice.pick(words.SITES),
        "legacy": dice.pick(words.LEGACY),
        "rival": cast.STORIES.get(of.name, {}).get("rival") or of.dice("rival").pick(words.RIVALS),
        "industry": of.industry.lower(),
        "newrole": dice.pick(["CFO", "CIO", "head of procurement", "managing director"]),
        "month": month_after(day, dice.between(35, 100)),
        "weekday": dice.pick(["Tuesday", "Wednesday", "Thursday", "Friday"]),
    }
    fills["module2"] = dice.pick([module for module in words.MODULES if module != fills["module"]])
    fills["team_"] = str(fills["team"])[0].upper() + str(fills["team"])[1:]
    if kind == "Milestone":
        subject, opener = dice.pick(words.MILESTONES)
        parts = [opener]
    else:
        subject, opener = dice.pick(words.OPENERS[kind])
        parts = [opener, *bodies, dice.pick(words.CLOSERS[mood])]
    text = " ".join(part for part in parts if part).format(**fills)
    text = re.sub(r"(^|[.!?] )([a-z])", lambda found: found[1] + found[2].upper(), text)
    return subject.format(**fills), text


def activities(of: Account, calendar: Calendar, people: dict[str, str]) -> list[list[object]]:
    rows = []
    told = words.STORY_NOTES.get(of.name, [])
    untold: dict[str, list[str]] = defaultdict(
        list
    )  # topics not yet used for this account, so that none comes twice in a row
    days = activity_days(of)
    for number, (ago, kind) in enumerate(days):
        dice = of.dice("activity", number)
        day = calendar.workday(-ago)
        mood = mood_then(of, ago)
        topics = 2 if dice.happens(0.45) else 1
        if len(untold[mood]) < topics:
            untold[mood] = dice.several(words.BODIES[mood], len(words.BODIES[mood]))
        bodies = [untold[mood].pop() for _ in range(topics)]
        if number < len(told):
            kind, subject, text = told[number]
            text = text.format(active=of.active, used=of.used, seats=of.seats)
        elif mood == "new" and kind == "Meeting" and number == len(days) - 1:
            subject, text = note(of, "Kick-off", bodies, day, mood, dice)
        else:
            subject, text = note(of, kind, bodies, day, mood, dice)
        author = of.csm or "Rachel Lindholm"
        subtype = {"Call": "Call", "Email": "Email"}.get(kind, "Task")
        rows.append(
            [
                salesforce_id("00T", f"{of.id}|{number}"),
                of.id,
                people[author],
                subject,
                subtype,
                kind,
                day,
                text,
                "Completed",
            ]
        )
    return rows


# -- sales and support --------------------------------------------------------------------------------


def opportunities(of: Account, calendar: Calendar) -> list[list[object]]:
    if not of.is_customer:
        return []
    dice = of.dice("opportunities")
    rows: list[list[object]] = []

    def add(name: str, stage_name: str, amount: int, close: int, kind: str, chance: int) -> None:
        closed = stage_name.startswith("Closed")
        row_id = salesforce_id("006", f"{of.id}|{len(rows)}")
        rows.append(
            [row_id, of.id, f"{of.name} - {name}", stage_name, amount, calendar.day(close), kind, truth(closed), chance]
        )

    if of.renews is not None and of.renews < 240:
        progress = 3 if of.renews < 30 else 2 if of.renews < 75 else dice.between(0, 1)
        stage_name, chance = ("Closed Lost", 0) if of.mood == "leaving" else SALES_STAGES[progress]
        add("Renewal", stage_name, of.arr, of.renews, "Renewal", chance)
    if of.since > 400:
        add(
            "Renewal (last year)",
            "Closed Won",
            round(of.arr * 0.93 / 100) * 100,
            (of.renews or 100) - 365,
            "Renewal",
            100,
        )
    else:
        add("New business", "Closed Won", of.arr, -of.since, "New Business", 100)
    if of.full or (of.mood == "thriving" and dice.happens(0.7)) or dice.happens(0.12):
        stage_name, chance = dice.pick(SALES_STAGES)
        what = dice.pick(["more seats", "Automation add-on", "second department", "premium support"])
        add(
            f"Upsell {what}",
            stage_name,
            round(of.arr * dice.share(0.1, 0.35) / 100) * 100,
            dice.between(15, 150),
            "Upsell",
            chance,
        )
    if dice.happens(0.12):
        add("Training days", "Closed Lost", dice.between(4, 20) * 1000, -dice.between(30, 300), "Services", 0)
    return rows


def cases(of: Account, calendar: Calendar, count_from: int) -> list[list[object]]:
    if not of.is_customer:
        return []
    dice = of.dice("cases")
    average = {"thriving": 2, "steady": 2, "wobbly": 3, "troubled": 5, "new": 1, "leaving": 1}[of.mood]
    rows = []
    for number in range(dice.between(0, average + (1 if of.segment == "Enterprise" else 0))):
        grave = 40 if of.mood == "troubled" else 12
        urgency = dice.weighted([("High", grave), ("Medium", 45), ("Low", 35)])
        ago = dice.between(1, 150)
        open_odds = 0.75 if ago < 14 else 0.45 if of.mood in ("wobbly", "troubled") and ago < 60 else 0.08
        status = (
            dice.pick(["New", "Working", "Escalated" if urgency == "High" else "Working"])
            if dice.happens(open_odds)
            else "Closed"
        )
        subject = dice.pick(words.CASES[urgency])
        row_id = salesforce_id("500", f"{of.id}|{number}")
        rows.append(
            [row_id, f"{count_from + len(rows):08d}", of.id, subject, urgency, status, calendar.moment(-ago, dice)]
        )
    return rows


# -- surveys, sponsors, adoption ----------------------------------------------------------------------


def surveys(of: Account, calendar: Calendar) -> list[list[object]]:
    if not of.is_customer or of.mood == "new":
        return []
    dice = of.dice("surveys")
    if not dice.happens(0.72):
        return []
    low, high = {"thriving": (8, 10), "steady": (6, 10), "wobbly": (4, 9), "troubled": (0, 7), "leaving": (1, 6)}[
        of.mood
    ]
    rows = []
    for person in dice.several(of.contacts, dice.between(1, 4)):
        score = dice.between(low, high)
        feeling = "promoter" if score >= 9 else "passive" if score >= 7 else "detractor"
        comment = dice.pick(words.SURVEY_WORDS[feeling])
        rows.append([of.id, person.id, score, comment, calendar.moment(-dice.between(4, 330), dice)])
    return sorted(rows, key=lambda row: str(row[4]))


def nps(rows: list[list[object]]) -> str:
    """Share of promoters less share of detractors, -100 to 100, or nothing when nobody answered."""
    scores = [int(str(row[2])) for row in rows]
    if not scores:
        return ""
    return str(round(100 * (sum(score >= 9 for score in scores) - sum(score <= 6 for score in scores)) / len(scores)))


def sponsors(of: Account, calendar: Calendar) -> list[list[object]]:
    """Tracked people and what last changed about them."""
    dice = of.dice("sponsors")
    if not of.is_customer or (of.name not in cast.KEY_CONTACTS and not dice.happens(0.3)):
        return []
    rows = []
    for person in of.contacts:
        if not (person.champion or person.sponsor):
            continue
        change, ago = "", dice.between(30, 300)
        stays = cast.STORIES.get(of.name, {}).get("sponsors_stay")
        if of.mood in ("wobbly", "troubled") and person.sponsor and not stays and dice.happens(0.4):
            change, ago = "left", dice.between(2, 40)
        elif dice.happens(0.18):
            change, ago = dice.pick(["title", "location"]), dice.between(3, 120)
        old, new, status = "", "", "Tracked"
        if change == "left":
            old, new, status = of.name, "", "Left"
        elif change == "title":
            old, new, status = (
                person.title,
                dice.pick(["Senior Vice President", "Managing Director", "Head of Transformation"]),
                "Changed",
            )
        elif change == "location":
            old, new, status = (
                of.country,
                dice.pick(["Singapore", "United Kingdom", "United States", "Germany"]),
                "Changed",
            )
            if old == new:
                new = "Ireland"
        rows.append([person.id, status, change, old, new, calendar.moment(-ago, dice)])
    return rows


def adoption(of: Account, calendar: Calendar) -> list[list[object]]:
    """Active users per stage, four months back."""
    if not of.is_customer:
        return []
    slope = {"thriving": -0.05, "steady": 0.0, "wobbly": 0.07, "troubled": 0.11, "new": -0.28, "leaving": 0.16}[of.mood]
    rows = []
    for place, name in enumerate(words.MODULES):
        dice = of.dice("adoption", name)
        ceiling = of.active * max(0.08, dice.share(0.75, 1.0) - 0.14 * place)
        for back in (3, 2, 1, 0):
            if of.mood == "new" and back * 28 + 1 > of.since:
                continue
            active = max(0, round(ceiling * (1 + slope * back + dice.share(-0.03, 0.03))))
            rows.append([of.id, name, min(active, round(of.seats * 1.02)), of.seats, calendar.day(-1 - 28 * back)])
    return rows


# -- health -------------------------------------------------------------------------------------------


def health(
    of: Account, calendar: Calendar, *, stages: list[list[object]], tickets: list[list[object]], plans: int
) -> list[list[object]]:
    """Weekly scores per measure; some measures are missing for an account, some have gone stale."""
    if not of.is_customer:
        return []
    by_stage: dict[str, int] = {str(row[1]): int(str(row[2])) for row in stages}  # the newest comes last
    open_tickets = [row for row in tickets if row[5] != "Closed"]
    dice = of.dice("health")
    talks = [ago for ago, kind in activity_days(of) if kind in ("Call", "Meeting")]
    now = {
        "License Utilization": round(100 * of.used / of.seats),
        "User Engagement": round(100 * of.active / max(1, of.used)),
        "Stage Adoption": round(sum(min(100, 135 * users / of.seats) for users in by_stage.values()) / len(by_stage)),
        "CSM Sentiment": SENTIMENT_SCORE.get(of.sentiment),
        "Success Plan": dice.between(65, 100) if plans else dice.between(20, 50),
        "Support": 100 - sum(20 if row[4] == "High" else 8 for row in open_tickets),
        "Meeting Cadence": cadence_score(talks, 1),
        "Persona Engagement": min(
            100, 35 + 22 * sum(p.champion for p in of.contacts) + 25 * any(p.sponsor for p in of.contacts)
        ),
    }
    fall = {"thriving": -11, "steady": 0, "wobbly": 22, "troubled": 33, "new": -25, "leaving": 42}[of.mood]
    rows: list[list[object]] = []
    for measure, end in now.items():
        luck = of.dice("health", measure)
        if end is None or luck.happens(0.04):
            continue
        stale = luck.between(5, 9) if luck.happens(0.07) else 0
        turn = luck.between(4, 12)
        drop = round(fall * luck.share(0.5, 1.25)) if measure not in ("Persona Engagement", "Success Plan") else 0
        for back in range(WEEKS_OF_HEALTH - 1, stale - 1, -1):
            if of.mood == "new" and back * 7 + 1 > of.since:
                continue
            before = 1 / (1 + 2.2 ** (turn - back))  # close to 1 long ago, close to 0 now
            noise = 0 if measure == "CSM Sentiment" or back == 0 else luck.between(-3, 3)
            score = end + drop * before + noise
            if measure == "Meeting Cadence":
                score = cadence_score(talks, 1 + 7 * back)
            if measure == "CSM Sentiment":
                score = min((30, 65, 100), key=lambda level: abs(level - score))
            rows.append(
                [of.id, measure, max(0, min(100, round(score))), f"{calendar.day(-1 - 7 * back)}T05:30:00.000Z"]
            )
    return rows


def cadence_score(talks: list[int], ago: int) -> int:
    """How fresh the last call or meeting was so many days ago."""
    silence = min((talk - ago for talk in talks if talk >= ago), default=120)
    return 100 if silence <= 30 else 80 if silence <= 45 else 60 if silence <= 60 else 35 if silence <= 90 else 15


# -- CTAs, tasks, plans -------------------------------------------------------------------------------


@dataclass
class Task:
    subject: str
    due: int
    done: int | None = None
    """Days before today, if completed."""


@dataclass
class Cta:
    account: Account
    name: str
    type: str
    reason: str
    priority: str
    status: str
    owner: str
    made: int
    """Days before today."""
    due: int
    closed: int | None = None
    important: bool = False
    snoozed: int | None = None
    snooze_reason: str = ""
    playbook: str = ""
    source: str = "Manual"
    comment: str = ""
    tasks: list[Task] = field(default_factory=list)
    criteria: str = ""
    plan: str = ""
    """Id of the success plan, for objectives."""
    number: int = 0


def playbook_tasks(name: str, *, made: int, due: int) -> list[Task]:
    """A playbook's tasks; the ones whose day is well past are done."""
    tasks = []
    for subject, after in words.PLAYBOOKS[name][1]:
        day = min(after - made, due)
        tasks.append(Task(subject, day, done=-day if day < -2 else None))
    if tasks and all(task.done is not None for task in tasks):
        tasks[-1].done = None
    return tasks


def rule_ctas(of: Account, *, has_left_sponsor: bool, has_detractor: bool) -> list[Cta]:
    """What the shipped rules would have made."""
    if not of.is_customer:
        return []
    dice = of.dice("rule CTAs")
    owner = of.csm or boss(of)
    found: list[Cta] = []

    def add(
        name: str,
        kind: str,
        reason: str,
        rank: str,
        made: int,
        due: int,
        playbook: str = "",
        rule: str = "",
        to: str = "",
    ) -> None:
        tasks = playbook_tasks(playbook, made=made, due=due) if playbook else []
        started = any(task.done is not None for task in tasks)
        status = "Work in Progress" if started or dice.happens(0.25) else "New"
        found.append(
            Cta(
                of,
                name,
                kind,
                reason,
                rank,
                status,
                to or owner,
                made,
                due,
                playbook=playbook,
                source=rule,
                tasks=tasks,
            )
        )

    if of.mood == "new" and not of.csm:
        add(
            "Assign a CSM",
            "Lifecycle",
            "New Customer",
            "High",
            of.since - 1,
            dice.between(2, 9),
            rule="Onboarding",
            to=boss(of),
        )
    elif of.mood == "new":
        add("New customer onboarding", "Lifecycle", "New Customer", "High", of.since - 1, max(62 - of.since, dice.between(5, 20)),
            "New Customer Onboarding", "Onboarding")  # fmt: skip
    if of.renews is not None and of.renews <= 120 and of.mood != "leaving":
        add("Upcoming renewal", "Renewal", "Upcoming Renewal", "High" if of.arr > 200_000 else "Medium", 120 - of.renews,
            max(1, of.renews - 20), "Upcoming Renewal", "Upcoming renewal")  # fmt: skip
    if of.renews is not None and 165 <= of.renews <= 210 and of.segment in ("Enterprise", "Mid-Market"):
        add("Executive business review", "Lifecycle", "Executive Business Review", "Medium", 210 - of.renews, 45 - (210 - of.renews),
            "Executive Business Review", "EBR")  # fmt: skip
    if of.mood == "troubled":
        made = dice.between(6, 50)
        add("Account triage", "Risk", dice.pick(["Product Quality/Availability", "Lack of Adoption", "Corporate Decision"]), "High", made,
            30 - made, "Account Triage", "Triage when health turns red")  # fmt: skip
    if of.seats and of.used / of.seats < 0.5 and of.mood in ("wobbly", "troubled") and of.since > 120:
        made = dice.between(10, 60)
        add(
            "Low license utilization",
            "Risk",
            "Lack of Adoption",
            "Medium",
            made,
            45 - made,
            "Low License Utilization",
            "Low license use",
        )
    if of.full:
        add("Licenses nearly used up", "Expansion", "High License Utilization", "Medium", dice.between(3, 25), dice.between(3, 25),
            rule="License use of 98%")  # fmt: skip
    if of.silent > 60 and of.priority in ("P1", "P2"):
        add("No call or meeting for 60 days", "Risk", "Lack of Engagement/Sponsor", "High", of.silent - 60, 14 - (of.silent - 60),
            rule="Silent for 60 days")  # fmt: skip
    if of.mood == "leaving":
        made = dice.between(5, 30)
        add(
            "Customer offboarding",
            "Lifecycle",
            "Churn",
            "Medium",
            made,
            42 - made,
            "Customer Offboarding",
            "Offboarding",
        )
    if has_left_sponsor:
        made = dice.between(1, 12)
        add(
            "Sponsor left",
            "Risk",
            "Executive Sponsor Change",
            "High",
            made,
            15 - made,
            "Loss of Sponsor",
            "Sponsor change",
        )
    if has_detractor:
        add(
            "Unhappy survey answer",
            "Risk",
            "NPS Detractor",
            "Medium",
            dice.between(2, 30),
            dice.between(-3, 12),
            rule="NPS 0-6",
            to=boss(of),
        )
    return found


def manual_ctas(of: Account) -> list[Cta]:
    """What people made themselves, open and closed."""
    if not of.is_customer:
        return []
    dice = of.dice("manual CTAs")
    owner = of.csm or boss(of)
    found: list[Cta] = []
    if of.mood in ("wobbly", "troubled"):
        name, reason = dice.pick(words.RISK_CTAS)
        rank = "High" if of.mood == "troubled" else "Medium"
        made = dice.between(4, 40)
        found.append(
            Cta(of, name, "Risk", reason, rank, "Work in Progress", owner, made, max(5 - made, dice.between(-6, 30)))
        )
    for kind, name, reason in dice.several(words.MANUAL_CTAS, dice.weighted([(0, 45), (1, 35), (2, 20)])):
        if kind == "Expansion" and of.mood in ("troubled", "leaving", "wobbly"):
            continue
        made = min(dice.between(1, 70), of.since - 3)
        rank = dice.weighted([("High", 20), ("Medium", 55), ("Low", 25)])
        status = dice.pick(["New", "Work in Progress"])
        found.append(Cta(of, name, kind, reason, rank, status, owner, made, max(5 - made, dice.between(-12, 40))))
    for kind, name, reason in dice.several(words.MANUAL_CTAS, dice.weighted([(0, 40), (1, 40), (2, 20)])):
        made = dice.between(60, 320)
        if made > of.since:
            continue
        closed = made - dice.between(5, 50)
        status = dice.weighted(
            [("Closed Success", 66)] + [(lost, 7) for lost in words.CLOSINGS if lost != "Closed Success"]
        )
        found.append(
            Cta(
                of,
                name,
                kind,
                reason,
                "Medium",
                status,
                owner,
                made,
                10 - closed,
                closed=closed,
                comment=words.CLOSINGS[status],
            )
        )
    for cta in found:
        if cta.closed is None:
            if not cta.tasks and dice.happens(0.55):
                for subject in dice.several(words.LONE_TASKS, dice.between(1, 3)):
                    day = min(cta.due, dice.between(-8, 20))
                    cta.tasks.append(Task(subject, day, done=-day if day < -4 else None))
            cta.important = dice.happens(0.1)
            if cta.due > 0 and dice.happens(0.14):
                cta.snoozed, cta.snooze_reason = min(cta.due, dice.between(3, 20)), dice.pick(words.SNOOZES)
        else:
            cta.tasks = [
                Task(subject, -cta.closed, done=cta.closed)
                for subject in dice.several(words.LONE_TASKS, dice.between(0, 2))
            ]
    return found


def boss(of: Account) -> str:
    return "Rachel Lindholm" if of.region in ("AMER", "LATAM") or of.country == "Japan" else "Oliver Hayes"


@dataclass
class Plan:
    id: str
    account: Account
    name: str
    type: str
    owner: str
    status: str
    made: int
    due: int
    closed: int | None
    objectives: list[Cta]


BROKEN_DRAFTS = ("Closed Loop Systems", "Open Road Logistics")
"""Drafts that cannot be activated yet: an objective is due before one of its own tasks."""


def success_plans(of: Account) -> list[Plan]:
    if not of.is_customer:
        return []
    dice = of.dice("plans")
    broken = of.name in BROKEN_DRAFTS
    odds = {"Enterprise": 0.75, "Mid-Market": 0.5, "SMB": 0.14, "Public Sector": 0.45}[of.segment]
    if not (broken or dice.happens(odds)) or of.mood == "leaving":
        return []
    kind = "Onboarding plan" if of.mood == "new" else dice.weighted([("ROI plan", 60), ("Custom", 40)])
    status = "Draft" if broken else dice.weighted([("Active", 78), ("Draft", 14), ("Closed", 8)])
    made = min(of.since - 2, dice.between(20, 150))
    closed = dice.between(1, made - 10) if status == "Closed" and made > 20 else None
    if status == "Closed" and closed is None:
        status = "Active"
    due = -(closed - 5) if closed is not None else dice.between(30, 190)
    plan_id = salesforce_id("a0X", f"plan|{of.id}")
    owner = of.csm or boss(of)
    name = {
        "ROI plan": "ROI plan",
        "Onboarding plan": "Onboarding plan",
        "Custom": dice.pick(["Year plan", "Growth plan", "Recovery plan"]),
    }[kind]
    objectives = []
    for number, (goal, criteria) in enumerate(dice.several(words.OBJECTIVES, dice.between(2, 4))):
        luck = of.dice("objective", number)
        goal_due = min(due, luck.between(-10, 150)) if closed is None else due
        state, goal_closed = "Work in Progress" if luck.happens(0.5) else "New", None
        if closed is not None or (status == "Active" and luck.happens(0.25)):
            state, goal_closed = "Closed Success", closed if closed is not None else luck.between(1, made)
        if status == "Draft":
            state, goal_due = "New", max(20, goal_due)
        goal_cta = Cta(of, goal, "Objective", "Success Plan", luck.pick(["High", "Medium", "Medium"]), state, owner, made, goal_due,
                       closed=goal_closed, source="Success plan", criteria=criteria, plan=plan_id)  # fmt: skip
        for subject in luck.several(words.LONE_TASKS, luck.between(0, 3)):
            day = min(goal_due, luck.between(-5, 60))
            done = goal_closed if goal_closed is not None else (-day if day < -2 else None)
            goal_cta.tasks.append(Task(subject, -goal_closed if goal_closed is not None else day, done=done))
        if broken and number == 0:
            goal_cta.due = 21
            goal_cta.tasks = [Task("Export the old records", 14), Task("Import and compare", 33)]
        objectives.append(goal_cta)
    return [Plan(plan_id, of, f"{name} {of.name.split(',')[0]}", kind, owner, status, made, due, closed, objectives)]


# -- files --------------------------------------------------------------------------------------------

COLUMNS = {
    "Account": "Id,Name,ParentId,Website,Industry,BillingCountry,Type,OwnerId,NumberOfEmployees,IsDeleted,MasterRecordId,ARR__c,"
    "CurrencyIsoCode,Renewal_Date__c,Original_Contract_Date__c,Lifecycle_Stage__c,Segment__c,Region__c,CSM__c,Priority__c,"
    "CSM_Sentiment__c,Licensed_Users__c,Billable_Users__c,Active_Users_28d__c,Referenceable__c,Solutions_Architect__c,NPS__c",
    "User": "Id,Name,Email,TimeZoneSidKey,ManagerId,IsActive,Role__c",
    "Contact": "Id,AccountId,FirstName,LastName,Email,Title,Champion__c,Sponsor__c",
    "Opportunity": "Id,AccountId,Name,StageName,Amount,CloseDate,Type,IsClosed,Probability",
    "Task": "Id,WhatId,OwnerId,Subject,TaskSubtype,Type,ActivityDate,Description,Status",
    "Case": "Id,CaseNumber,AccountId,Subject,Priority,Status,CreatedDate",
    "HealthScore": "AccountId,Measure,Score,UpdatedAt",
    "CTA": "Id,Number,AccountId,Name,Type,Reason,Priority,Status,OwnerId,DueDate,CreatedDate,ClosedDate,IsImportant,SnoozedUntil,"
    "SnoozeReason,Playbook,Source,Comment",
    "CTATask": "Id,Number,CTAId,Subject,OwnerId,DueDate,Status,CompletedDate,SortOrder",
    "SuccessPlan": "Id,AccountId,Name,Type,OwnerId,Status,DueDate,CreatedDate,ClosedDate,Highlights,Strategy",
    "Objective": "Id,Number,SuccessPlanId,AccountId,Name,SuccessCriteria,Priority,Status,OwnerId,DueDate,CreatedDate,ClosedDate,"
    "PercentComplete",
    "Sponsor": "ContactId,Status,LastChange,OldValue,NewValue,ChangedAt",
    "Survey": "AccountId,ContactId,Score,Comment,AnsweredAt",
    "Adoption": "AccountId,Stage,ActiveUsers,LicensedUsers,AsOf",
}


def truth(claim: bool) -> str:
    return "true" if claim else "false"


def account_row(
    of: Account, calendar: Calendar, people: dict[str, str], ids: dict[str, str], score: str
) -> list[object]:
    dice = of.dice("row")
    seller = people["Nina Petrov" if of.region in ("AMER", "LATAM") else "Ben Carter"]
    architect = people["Yuki Tan"] if of.segment == "Enterprise" and of.region != "LATAM" else ""
    merged_into = ids[LEFTOVER.sub("", of.name) + " Inc."] if "TO BE MERGED" in of.name else ""
    renewal = calendar.day(of.renews) if of.renews is not None else ""
    return [
        of.id,
        of.name,
        ids.get(of.parent, ""),
        f"https://www.{of.domain}",
        of.industry,
        of.country,
        "Former Customer" if of.is_leftover else "Customer" if of.is_customer else "Prospect",
        seller,
        max(15, round(max(of.seats, 20) * dice.share(1.4, 9.0) / 5) * 5),
        truth(bool(merged_into)),
        merged_into,
        of.arr,
        of.currency,
        renewal,
        calendar.day(-of.since) if of.is_customer else "",
        of.stage,
        of.segment,
        of.region,
        people.get(of.csm, ""),
        of.priority,
        of.sentiment,
        of.seats or "",
        of.used or "",
        of.active or "",
        truth(of.mood == "thriving" and dice.happens(0.5)),
        architect,
        score,
    ]


def tables(calendar: Calendar) -> dict[str, list[list[object]]]:
    """Every file's rows, in the order of its columns."""
    people = users()
    book = accounts()
    ids = {of.name: of.id for of in book}
    made: dict[str, list[list[object]]] = defaultdict(list)
    for name, email, zone, role, manager in cast.USERS:
        made["User"].append([people[name], name, email, zone, people.get(manager, ""), "true", role])
    ctas: list[Cta] = []
    plans: list[Plan] = []
    for of in book:
        of.contacts = contacts(of)
        answers = surveys(of, calendar)
        watched = sponsors(of, calendar)
        tickets = cases(of, calendar, 1001 + len(made["Case"]))
        stages = adoption(of, calendar)
        own_plans = success_plans(of)
        plans += own_plans
        made["Account"].append(account_row(of, calendar, people, ids, nps(answers)))
        for one in of.contacts:
            made["Contact"].append(
                [one.id, of.id, one.first, one.last, one.email, one.title, truth(one.champion), truth(one.sponsor)]
            )
        made["Opportunity"] += opportunities(of, calendar)
        made["Task"] += activities(of, calendar, people)
        made["Case"] += tickets
        made["Survey"] += answers
        made["Sponsor"] += watched
        made["Adoption"] += stages
        made["HealthScore"] += health(
            of, calendar, stages=stages, tickets=tickets, plans=sum(plan.status == "Active" for plan in own_plans)
        )
        ctas += rule_ctas(
            of,
            has_left_sponsor=any(row[1] == "Left" for row in watched),
            has_detractor=any(int(str(row[2])) <= 6 for row in answers[-1:]),
        )
        ctas += manual_ctas(of)
    ctas += [goal for plan in plans for goal in plan.objectives]
    ctas.sort(key=lambda cta: -cta.made)
    add_ctas(made, ctas, plans, calendar, people)
    return {name: made[name] for name in COLUMNS}


def add_ctas(
    made: dict[str, list[list[object]]], ctas: list[Cta], plans: list[Plan], calendar: Calendar, people: dict[str, str]
) -> None:
    """Numbers CTAs by age, objectives among them, and writes them with their tasks and plans."""
    goals: dict[str, list[Cta]] = defaultdict(list)
    for number, cta in enumerate(ctas, start=1):
        cta.number = number
        key = f"cta|{cta.account.id}|{cta.type}|{cta.name}|{cta.made}"
        cta_id = salesforce_id("a0X", key)
        due, start = calendar.workday(cta.due), calendar.workday(-cta.made)
        end = calendar.workday(-cta.closed) if cta.closed is not None else ""
        owner = people[cta.owner]
        if cta.type == "Objective":
            goals[cta.plan].append(cta)
            percent = 100 if cta.closed is not None else percent_done(cta.tasks)
            made["Objective"].append([cta_id, number, cta.plan, cta.account.id, cta.name, cta.criteria, cta.priority, cta.status, owner, due,
                                      start, end, percent])  # fmt: skip
        else:
            until = calendar.workday(cta.snoozed) if cta.snoozed is not None else ""
            if until and until <= calendar.today:
                until = calendar.day(cta.snoozed or 3)
            made["CTA"].append([cta_id, number, cta.account.id, cta.name, cta.type, cta.reason, cta.priority, cta.status, owner, due, start,
                                end, truth(cta.important), until, cta.snooze_reason, cta.playbook, cta.source, cta.comment])  # fmt: skip
        for place, task in enumerate(cta.tasks, start=1):
            finished = calendar.workday(-task.done) if task.done is not None else ""
            task_id = salesforce_id("a0X", f"task|{key}|{place}")
            made["CTATask"].append([task_id, len(made["CTATask"]) + 1, cta_id, task.subject, owner, calendar.workday(task.due),
                                    "Completed" if finished else "Open", finished, place])  # fmt: skip
    for plan in plans:
        won = sum(goal.closed is not None for goal in goals[plan.id])
        highlights = f"{won} of {len(plan.objectives)} objectives reached." if won else ""
        strategy = (
            "Start with one team, show the numbers, widen."
            if plan.type != "Custom"
            else "Agreed with the sponsor in the last review."
        )
        made["SuccessPlan"].append([plan.id, plan.account.id, plan.name, plan.type, people[plan.owner], plan.status, calendar.workday(plan.due),
                                    calendar.workday(-plan.made), calendar.workday(-plan.closed) if plan.closed is not None else "",
                                    highlights, strategy])  # fmt: skip


def percent_done(tasks: list[Task]) -> int:
    return round(100 * sum(task.done is not None for task in tasks) / len(tasks)) if tasks else 0


def write(out: Path, made: dict[str, list[list[object]]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in made.items():
        with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS[name].split(","))
            writer.writerows(rows)


def check(made: dict[str, list[list[object]]]) -> None:
    """Stops when the demo would be wrong: ids, references, sizes."""
    seen: Counter[str] = Counter()
    for name, rows in made.items():
        width = len(COLUMNS[name].split(","))
        for row in rows:
            if len(row) != width:
                raise ValueError(f"{name}: {len(row)} values for {width} columns")
            if COLUMNS[name].startswith("Id,"):
                seen[str(row[0])] += 1
                if str(row[0])[15:] != id_checksum(str(row[0])[:15]):
                    raise ValueError(f"{name}: bad id {row[0]}")
            for column, value in zip(COLUMNS[name].split(","), row, strict=True):
                if value and column.endswith("Id") and column != "Id" and len(str(value)) != 18:
                    raise ValueError(f"{name}.{column}: {value!r} is not an id")
    twice = [one for one, count in seen.items() if count > 1]
    if twice:
        raise ValueError(f"ids used twice: {twice}")
    if len(made["Account"]) != 220:
        raise ValueError(f"{len(made['Account'])} accounts, not 220")


def main() -> None:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY, help="the day the demo is for (YYYY-MM-DD)")
    parser.add_argument("--out", type=Path, default=here / "demo", help="the folder for the CSV files")
    chosen = parser.parse_args()
    made = tables(Calendar(chosen.today))
    check(made)
    write(chosen.out, made)
    for name, rows in made.items():
        print(f"{name:12} {len(rows):6}")


if __name__ == "__main__":
    main()
