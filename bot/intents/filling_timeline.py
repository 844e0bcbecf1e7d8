"""The slots of a logged activity: whom, when, how long, who was there, and the notes word for word."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from bot.intents.choices import KINDS
from bot.intents.vocabulary import GROUPS
from bot.language.almanac import Bias
from bot.language.notes import read_notes
from bot.language.people import are_alike, end_of_person, read_people
from bot.language.quantities import find_durations
from bot.language.reader import Heard
from bot.language.sentence import BREAKS, Sentence, Unit
from bot.language.spans import clean, find_choice, find_day

BEFORE_NAME = {
    word
    for phrase in (*GROUPS["log"], *GROUPS["activity"], *GROUPS["talked"], *GROUPS["of"])
    for word in phrase.split()
} | frozenset(
    """
    i we have has had just got get off on up out came come hung wrapped jumped hopped was were been finished
    did made held ran again a an the our my this that it for with at to of in from call add put leave make
    write drop post create please good great quick nice long short lunch video phone zoom onsite today now
    also and them finally entry timeline last xmas productive down intro kickoff weekly monthly renewal brief
    tough difficult friendly follow new another log forgot what thats activity guys folks people team
    customer account s their his her ms mr one over catching chatting talking speaking meeting calling sent
    wrote email mail about into
    """.split()
)
AFTER_NAME = {
    "call",
    "meeting",
    "just",
    "done",
    "today",
    "now",
    "team",
    "guys",
    "folks",
    "people",
    "note",
    "update",
    "email",
    "notes",
    "ebr",
    "qbr",
    "sync",
    "kickoff",
    "went",
    "timeline",
    "again",
    "milestone",
}
PREPOSITIONS = {
    "from",
    "on",
    "at",
    "for",
    "about",
    "in",
    "of",
    "a",
    "an",
    "the",
    "this",
    "to",
    "dated",
    "lasted",
    "took",
    "around",
    "approx",
    "roughly",
    "~",
    "was",
    "held",
    "good",
    "over",
    "duration",
    "length",
    "lasting",
    "date",
    "when",
    "earlier",
    "late",
    "sent",
}
ACTIVITY_WORDS = {word for phrase in GROUPS["activity"] for word in phrase.split()} | {
    "cadence",
    "intro",
    "kickoff",
    "weekly",
    "monthly",
}
NUMBERS = ("", "one", "two", "three", "four", "five")
SOCIAL = {"coffee", "lunch", "dinner", "breakfast", "drinks", "beers"}
MARKED_PEOPLE = {"attendees", "attendee", "participants", "participant", "attended", "present", "attending"}
NOTES_MARKS = {
    "notes",
    "note",
    "text",
    "summary",
    "details",
    "recap",
    "outcome",
    "minutes",
    "comments",
    "content",
    "body",
    "description",
}
SUBJECT_MARKS = {"subject", "re", "topic", "title", "regarding"}
KIND_WORDS = {
    "call": "call|calls|phone|phoned|rang|rung|ring|spoke|spoken|speak|talked|talk|zoom|zoomed|voicemail|vm|called|dialed|dialled|hung|telephone|telephoned|telco|skype|skyped",
    "meeting": "meeting|meetings|met|ebr|qbr|kickoff|kick-off|onsite|visit|visited|workshop|demo",
    "email": "email|emailed|mail|mailed|e-mail|emails|e-mailed",
    "milestone": "milestone|milestones",
    "update": "note|update|notes|updates",
}
_ALONE = re.compile(
    r"[,;.(]\s*((?:about |for |~)?[\w. ]{1,18}?(?:min|mins|minutes|hours?|hrs?|h|m))\s*[,;.)]", re.IGNORECASE
)
"""A length between two commas, in the notes."""
_SAID_TO = {"called", "phoned", "rang", "emailed", "pinged", "wrote", "messaged", "spoke", "talked", "met", "chatted"}
_MEALS = {"lunch", "coffee", "dinner", "breakfast", "drinks", "tea"}
_KINDS = {word: kind for kind, words in KIND_WORDS.items() for word in words.split("|")}


def fill_log(heard: Heard, *, now: datetime) -> dict[str, Any]:
    """The slots of `log-call`."""
    sentence, text = heard.sentence, heard.sentence.text
    intro = Intro(heard)
    intro.read(now=now)
    start = sentence.units[intro.end].start if intro.end < len(sentence.units) else len(text)
    if intro.end >= len(sentence.units) and sentence.units and sentence.units[-1].end < len(text.rstrip()):
        start = sentence.units[-1].end
    intro_text = text[sentence.units[heard.clause].start : start]
    notes = read_notes(text[start:].strip(" ,;:-–—\n)"), now=now)
    slots: dict[str, Any] = {"account": clean(intro.account) if intro.account else None}
    slots["kind"] = _kind(intro, heard, notes.logged, text)
    day = find_day(_without_account(intro, intro_text), now=now, bias=Bias.BACK) or (
        find_day(notes.logged, now=now, bias=Bias.BACK) if notes.logged else None
    )
    if day is not None and _is_past(day.value, now):
        slots["on"] = day.value.isoformat()
    if lengths := find_durations(_with_digits(_without_account(intro, intro_text))):
        slots["duration"] = lengths[0].value
    elif alone := _ALONE.search(notes.text[:200]):
        slots["duration"] = next((one.value for one in find_durations(alone[1])), None)
    people = intro.people
    if notes.attended:
        people = [*people, *_names_in(notes.attended)]
    slots["attendees"] = list(dict.fromkeys(people)) or None
    slots["sentiment"] = intro.colour or notes.colour
    slots["subject"] = intro.subject
    slots["notes"] = (
        notes.text.strip('"') if notes.text.count('"') == 2 and notes.text[0] == notes.text[-1] == '"' else notes.text
    )
    slots["follow_up"] = notes.follow_up
    return {name: value for name, value in slots.items() if value not in (None, "", [])}


def _with_digits(text: str) -> str:
    """ "Two hours" as "2 hours"."""
    return re.sub(
        r"\b(one|two|three|four|five)(?= (?:and a half )?(?:hours?|minutes?)\b)",
        lambda said: str(NUMBERS.index(said[1].lower())),
        text,
        flags=re.IGNORECASE,
    )


def _without_account(intro: Intro, text: str) -> str:
    return text.replace(intro.account, " ~ ") if intro.account else text


def _is_past(day: date | datetime, now: datetime) -> bool:
    return (day.date() if isinstance(day, datetime) else day) <= now.date()


def _kind(intro: Intro, heard: Heard, logged: str | None, text: str) -> str | None:
    words = [unit.word for unit in intro.consumed]
    said = " ".join(words)
    if "health update" in said:
        return "health-update"
    kinds = [
        _KINDS[unit.word]
        for unit in intro.consumed
        if unit.word in _KINDS and not (unit.word == "talked" and " " in text[unit.start : unit.end])
    ]  # "caught up", "touched base" and "checked in" are spelt "talked" and tell no kind
    if logged and (found := find_choice(logged, KINDS)):
        kinds.insert(0, found[0])
    for kind in ("milestone", "email", "meeting", "call", "update"):
        if kind in kinds and not (kind == "update" and len(set(kinds)) > 1):
            return kind
    if re.search(r"\bon the phone\b|\bphoned?\b", text[:200], re.IGNORECASE):
        return "call"
    return kinds[0] if kinds else None


def _names_in(words: str) -> list[str]:
    return [clean(one) for one in re.split(r",|\band\b|&|\+|\bplus\b", words) if clean(one)]


class Intro:
    """The beginning of a log, read unit by unit until the notes begin."""

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.sentence: Sentence = heard.sentence
        self.account: str | None = heard.find("account")
        self.people: list[str] = []
        self.colour: str | None = None
        self.subject: str | None = None
        self.end = heard.first
        self.consumed: list[Unit] = []
        self._account_at = heard.find_units("account")
        if self._account_at is None:
            place = next(
                (at for at, unit in enumerate(self.sentence.units) if unit.word == "@account" and at >= heard.first),
                None,
            )
            if place is not None and place - heard.first < 25:
                self._account_at = (place, place + 1)
                self.account = self.sentence.said(place, place + 1)

    def read(self, *, now: datetime) -> None:
        """Moves `end` to the first unit of the notes."""
        units = self.sentence.units
        if self._account_at is not None:
            self._read_before(self._account_at[0])
            self.end = self._account_at[1]
        else:
            self.end = self.heard.last
            self.consumed += units[self.heard.first : self.heard.last]
        while self.end < len(units):
            reached = self._after_account(self.end)
            if reached == self.end:
                break
            self.consumed += units[self.end : reached]
            self.end = reached
        self._account_again()

    def _account_again(self) -> None:
        """A second naming of the account corrects the first: "helyourself kitchens (help yourself kitchens sorry)"."""
        units = self.sentence.units
        if self.end + 2 < len(units) and units[self.end - 1].word == "(" and units[self.end].word == "@account":
            self.account = self.sentence.said(self.end, self.end + 1)
            close = next(
                (at for at in range(self.end, min(self.end + 6, len(units))) if units[at].word == ")"), self.end
            )
            self.end = close + 1

    def _read_before(self, account: int) -> None:
        """People named before the account: "met Luc Perrin", "Spoke w/ Wendy at"."""
        units = self.sentence.units
        self.consumed += units[self.heard.clause : account]
        place = self.heard.first
        while place < account:
            if units[place].word in ("with", "met", "to", "and", "from", "emailed", "called") or (
                units[place].word in BEFORE_NAME and place + 1 < account
            ):
                people, end = read_people(self.sentence, place + 1)
                people = [one for one in people if not all(word.lower() in BEFORE_NAME for word in one.split())]
                if (
                    people
                    and end <= account
                    and units[place].word
                    in ("with", "met", "to", "and", "from", "emailed", "called", "rang", "phoned", "email")
                    and end < account
                ):
                    self.people += people
                    place = end
                    continue
            place += 1

    def _after_account(self, place: int) -> int:
        """The unit after what the intro says at a unit; the unit itself when the notes begin."""
        units = self.sentence.units
        word = units[place].word
        following = units[place + 1].word if place + 1 < len(units) else ""
        if word in BREAKS - {"("} or (word in ("'s", '"') and following in BREAKS):
            if word == "•" or (word == "-" and units[place - 1].word == "\n"):
                return place
            return place + 1
        if word in _SAID_TO and place == self._account_end() and following in ("me", "us"):
            return place + (3 if units[place + 2 : place + 3] and units[place + 2].word == "back" else 2)
        if word in ("and", "then", ",") and following in _SAID_TO and place + 2 < len(units):
            at = place + (3 if units[place + 2].word in ("to", "with") else 2)
            people, end = read_people(self.sentence, at)
            if people:
                self.people += people
                return end + 1 if end < len(units) and units[end].word == "and" else end
        if word in ("for", "over") and following in _MEALS:
            return place + 2
        if word in ("length", "duration", "date", "when", "lasted", "time") and following == ":":
            return place + 3 if place + 2 < len(units) and units[place + 2].word == "@time" else place
        if word == "(":
            people, end = read_people(self.sentence, place + 1)
            if are_alike(people) and people and end < len(units) and units[end].word == ")":
                self.people += people
                return end + 1
            close = next((at for at in range(place, min(place + 9, len(units))) if units[at].word == ")"), None)
            inside = [unit.word for unit in units[place + 1 : close]] if close else []
            if close and (following == "@time" or following in ("not", "the") or "sorry" in inside):
                if "@account" in inside and "sorry" in inside:
                    at = place + 1 + inside.index("@account")
                    self.account = self.sentence.said(at, at + 1)
                return close + 1
            return place
        if word in MARKED_PEOPLE or (word in ("with", "w", "and", "plus", "+", "including", "attended") and place > 0):
            at = place + 1
            while at < len(units) and units[at].word in ("was", "were", "are", "is", ":", "by", "included"):
                at += 1
            people, end = read_people(self.sentence, at)
            if people and not self._goes_on(end):
                self.people += people
                return end
            return (
                place
                if word not in ("and", "plus") or following not in ("their", "his", "her")
                else self._to_break(place)
            )
        if word in SUBJECT_MARKS and (
            following == ":" or word in ("re", "regarding") or (word == "subject" and following)
        ):
            return self._subject(place + 1)
        if word in NOTES_MARKS and following in (":", "-"):
            return place + 2
        if word in ("duration", "length", "date", "time", "when") and following == ":":
            return place + 2
        if word == "and" and following in ("spoke", "talked", "met") and place + 3 < len(units):
            people, end = read_people(self.sentence, place + 2 + (units[place + 2].word in ("to", "with")))
            if people:
                self.people += people
                return end
        if word in ("red", "yellow", "green", "amber") and following in ("from", "for", "on", "in"):
            self._colour(place)
            return self._to_break(place)
        if word in ("type", "kind") and following in KIND_WORDS:
            return place + 2
        if word == "@time":
            return place + 1 if self._ends_well(place + 1) else place
        if word in ("for", "over", "at") and following in SOCIAL:
            return place + 2
        if word in PREPOSITIONS:
            at = place
            while at < len(units) and units[at].word in PREPOSITIONS and at - place < 4:
                at += 1
            if at < len(units) and units[at].word == "@time":
                return at + 1
            if (
                at < len(units)
                and units[at].word in ("@num",)
                and at + 1 < len(units)
                and units[at + 1].word == "@time"
            ):
                return at + 2
        if word in ("sentiment", "mood") or (
            word in ("red", "yellow", "green", "amber") and (not following or following in BREAKS)
        ):
            return self._colour(place)
        if (
            word == "they"
            and following == "are"
            and place + 2 < len(units)
            and units[place + 2].word in ("red", "yellow", "green", "amber")
        ):
            return self._colour(place + 2)
        if (
            word == "we"
            and following in ("met", "spoke", "talked")
            and place + 2 < len(units)
            and units[place + 2].word == "with"
        ):
            people, end = read_people(self.sentence, place + 3)
            if people:
                self.people += people
                return end
        if word in ("um", "uh", "so", "er", "well", "okay", "ok") and place > 0:
            return place + 1
        if (end := self._told_again(place)) > place:
            return end
        if (
            word in AFTER_NAME
            and place - (self._account_at[1] if self._account_at else self.heard.last) < 3
            and self._ends_well(place + 1)
        ):
            return place + 1
        if (place and units[place - 1].word in (",", ".", ":", "-", "–", "—", "\n")) or (
            place and units[place - 1].word == "@time" and word != "they"
        ):
            return self._bare_people(place)
        return place

    def _told_again(self, place: int) -> int:
        """The unit after what kind of contact it was, when that is said behind the account: ": met Luc", ", cadence call,"."""
        units = self.sentence.units
        if place == 0 or (units[place - 1].word not in BREAKS and place != (self._account_at or (0, -1))[1]):
            return place
        at = place
        while at < len(units) and units[at].word in (
            "we",
            "i",
            "had",
            "have",
            "a",
            "the",
            "an",
            "our",
            "just",
            "quick",
        ):
            at += 1
        if at < len(units) and units[at].word in ("met", "spoke", "talked", "saw", "called", "phoned"):
            at += 1
            if at < len(units) and units[at].word in ("with", "to"):
                at += 1
            people, end = read_people(self.sentence, at)
            if people and not self._goes_on(end):
                self.people += people
                return end
            return place
        end = at
        while end < len(units) and end - at < 3 and units[end].word in ACTIVITY_WORDS:
            end += 1
        if end == at or end >= len(units):
            return place
        if (
            units[end].word in BREAKS
            or units[end].word == "@time"
            or (
                units[end].word in ("from", "on", "at", "for")
                and units[end + 1 : end + 2]
                and units[end + 1].word in ("the", "@time")
            )
        ):
            return end
        return place

    def _account_end(self) -> int:
        return self._account_at[1] if self._account_at else -1

    def _ends_well(self, place: int) -> bool:
        """A time or a noun belongs to the intro when it is not the subject of a sentence."""
        units = self.sentence.units
        return place >= len(units) or units[place].word not in (
            "is",
            "was",
            "are",
            "were",
            "will",
            "we",
            "works",
            "they will",
        )

    def _bare_people(self, place: int) -> int:
        """A list of people between two breaks: ", dana + li,", ", Stuart."."""
        units = self.sentence.units
        people, end = read_people(self.sentence, place)
        is_closed = end >= len(units) or units[end].word in BREAKS or units[end].word in ("attended", "joined", "@time")
        is_list = are_alike(people) and all(end_of_person(self.sentence, place) > place for _ in people)
        if not people or not is_closed or not is_list:
            return place
        if len(people) == 1 and end < len(units) and units[end].word not in (".", ",", "@time", "attended", "joined"):
            return place
        if (
            len(people) == 1
            and (units[end].word if end < len(units) else ".") == "."
            and place == end - 1
            and units[place].word in _KINDS
        ):
            return place
        self.people += people
        if end < len(units) and units[end].word in ("attended", "joined"):
            return self._to_break(end)
        return end

    def _goes_on(self, end: int) -> bool:
        units = self.sentence.units
        return end < len(units) and units[end].word in (
            "says",
            "said",
            "wants",
            "is",
            "was",
            "asked",
            "confirmed",
            "'s",
        )

    def _to_break(self, place: int) -> int:
        units = self.sentence.units
        return next((at for at in range(place, len(units)) if units[at].word in BREAKS), len(units))

    def _subject(self, place: int) -> int:
        units = self.sentence.units
        while place < len(units) and units[place].word in (":", "-"):
            place += 1
        if place < len(units) and units[place].word == '"':
            close = next((at for at in range(place + 1, len(units)) if units[at].word == '"'), len(units))
            self.subject = self.sentence.said(place + 1, close)
            return close + 1
        end = next(
            (at for at in range(place, len(units)) if units[at].word in (".", "\n", ";", ":", "-", "–", "—", ",")),
            len(units),
        )
        self.subject = self.sentence.said(place, end)
        return end

    def _colour(self, place: int) -> int:
        units = self.sentence.units
        for at in range(place, min(place + 4, len(units))):
            if units[at].word in ("red", "yellow", "green", "amber"):
                self.colour = "yellow" if units[at].word == "amber" else units[at].word
                return at + 1
        return place


__all__ = ["fill_log"]
