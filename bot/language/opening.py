"""The opening of a log: who with, when, how long and so on, read from left to right until the notes begin.

Before the account stand the kind of activity and perhaps people and times; after it come segments in any order:
a day, a length, people, a subject, a colour, a place, remarks in parentheses. What is no such segment is the notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.everyday import EVERYDAY
from bot.language.found import Found
from bot.language.people import NO_PERSON, SELF, are_capitalised, read_people
from bot.language.places import Stretch
from bot.language.quantities import find_durations
from bot.language.sentence import BREAKS, ENDS, Sentence, Unit

EXAMINED = 400
"""Characters within which an opening is over."""
LONGEST = 10 * 60
"""Minutes; what is longer is rather an hour of the day, such as "14:00 hrs"."""
MEETS = frozenset(
    "with met saw rang called phoned emailed mailed visited reached caught pinged messaged telephoned dialed spoke talked chatted".split()
)
"""Words after which people are named."""
MEETS_LOOSELY = frozenset(["to", "from", "for"])
"""Words after which people are named where the account comes after them: "email from Imogen at Verdigris"."""
BELONGS = frozenset(
    ["at", "from", "of", "@", "over", "(", ",", "/", "in", "on", "for", "about", "@day", "@length", "-", "–", "—"]
)
"""What stands between people and the account they work for."""
TIME_LEADS = frozenset(
    """
    from on at for in of a an the this that to was it went held lasted lasting took taking place about around approx
    roughly approximately nearly almost over during dated date good only just quick long short back earlier late sent we
    i had talked spoke met were spent and so which between within ~ all day half call zoom meeting sat chatted started
    made done happened place later again twice
    """.split()
)
"""Words that may lead from one part of the opening to a time."""
FILLERS = frozenset(
    "and so um uh er just now again please team guys folks people too finally also well ok okay there today's , - | / as".split()
)
"""Words that belong to the opening when more of it follows."""
ATTENDED = frozenset("attended joined attending present participated dialled dialed".split())
WERE_THERE = re.compile(
    r"(?:(?:was|were|is|are|being) )?(?:(?:also )?(?:there|present|on the (?:line|call|phone)|in the room|in attendance|on(?= [^\w\s])|in(?= [^\w\s]))|attended|attending|joined|participated"
    r"|with (?:me|us)|only(?= [^\w\s])|dialled in|dialed in|came along|sat in)(?: (?:us|me|in|too|as well|from (?:their|the) (?:side|end|team)))*(?= |$)"
)
"""Behind people, that they took part."""
PEOPLE_MARKS = frozenset(
    "attendees attendee participants participant attended present attending who joined participated assisted people attendance room side contacts there".split()
)
TIME_MARKS = frozenset("date when day time duration length long lasted".split())
NOTES_MARKS = frozenset(
    "notes note text summary details recap outcome minutes comments content body description discussed".split()
)
ORDERS = frozenset("log record file track save capture enter register add put pop".split())
"""With these the message itself is asked to be kept, wherever in it that is said."""
ORDER_LEADS = frozenset("please pls kindly so and just can could would you i will want to need".split())
ORDERED = frozenset(
    """
    it this that as a an the one for me my please under now anyhow anyway too to on in down timeline log record call meeting
    email update note milestone would could you
    """.split()
)
"""What may follow such an order."""
SUBJECT_MARKS = frozenset(["subject", "re", "topic", "title", "regarding", "titled", "entitled"])
COLOURS = frozenset(["red", "yellow", "green", "amber"])
COLOUR_LEADS = frozenset("sentiment mood csm rag is : still = the a they it all we are".split())
PLACE_LEADS = frozenset(["in", "at", "over", "by", "via", "on", "for"])
PLACES = frozenset(
    """
    office offices hq headquarters site place plant phone telephone zoom teams meet email mail slack chat video lunch coffee
    dinner breakfast drinks tea lunchtime person onsite on-site webex skype
    """.split()
)
"""Where or through what people meet."""
NOUNS = frozenset(
    """
    call meeting ebr qbr sync review onsite on-site demo workshop visit email note notes update zoom lunch coffee voicemail
    done log hq headquarters office milestone catchup checkin kickoff conversation chat timeline record account file
    """.split()
)
"""Words that name the activity behind the account."""
ADJECTIVES = frozenset(
    "telephone cadence intro weekly monthly quarterly regular customer kickoff renewal video phone quick short".split()
)
"""Words before them."""
HELD = frozenset("had held did ran attended made finished completed led hosted".split())
POLITE = frozenset("please pls thanks now again today just finally".split())
SUBJECTS = frozenset("they we i he she it there is was are were will has have had did does the".split())
"""Words with which a sentence of the notes goes on after its first words, or begins."""
VERBS = frozenset("is was are were will 's isnt works has had".split())
LONGEST_ASIDE = 4
"""Words that are passed over between the account and a time or a person."""
NAME_BREAKS = frozenset([".", "\n", ":", "!"])
"""Behind these any word is written with a capital."""
_BARE_MINUTES = re.compile(r"\b(?:for|lasted|took) ([1-9][05])(?=\s*(?:[,.;)\n–—]|$))", re.IGNORECASE)
"""Minutes that are not called so: "synced for 30, she is leaving"."""
_TOKEN = re.compile(r"\n|[^\W_](?:[\w&+%]|[-./](?=\w)|'(?=\w))*|\S")


def mark_times(
    sentence: Sentence, *, account: Stretch | None, now: datetime
) -> tuple[Sentence, dict[int, Found[date | datetime]], dict[int, Found[int]]]:
    """The sentence with its past days as `@day` and its lengths as `@length`, and what these are by the place they begin at."""
    text = _without_names(sentence, account)
    days = {one.start: one for one in find_days(text[:EXAMINED], now=now, bias=Bias.BACK)}
    days = {
        start: one
        for start, one in days.items()
        if (one.value.date() if isinstance(one.value, datetime) else one.value) <= now.date()
    }
    lengths = {one.start: one for one in find_durations(text[:EXAMINED])} | {
        said.start(1): Found(said.start(1), said.end(1), int(said[1]), "minutes left unsaid", said.start())
        for said in _BARE_MINUTES.finditer(text[:EXAMINED])
    }
    marks = [Unit(one.start, one.end, "@day") for one in days.values()]
    marks += [
        Unit(one.start, one.end, "@length")
        for one in lengths.values()
        if not any(mark.start < one.end and one.start < mark.end for mark in marks)
    ]
    own = sentence.units[account[0]] if account else None
    units = [Unit(own.start, sentence.units[account[1] - 1].end, "@account")] if own and account else []
    units += marks
    for unit in sentence.units:
        for piece in _pieces(sentence.text, unit):
            if not any(other.start < piece.end and piece.start < other.end for other in (*marks, *units[:1])):
                units.append(piece)
    units.sort(key=lambda unit: unit.start)
    return Sentence(sentence.text, units, [unit.word for unit in units]), days, lengths


def _without_names(sentence: Sentence, account: Stretch | None) -> str:
    """The text with its accounts blotted out: "Friday Island Canneries" is no day."""
    text = sentence.text
    named = [(unit.start, unit.end) for unit in sentence.units if unit.word == "@account"]
    if account:
        named.append((sentence.units[account[0]].start, sentence.units[account[1] - 1].end))
    for start, end in named:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _pieces(text: str, unit: Unit) -> list[Unit]:
    """A unit, or the words of one that stands for a time or a number."""
    if not unit.word.startswith("@") or unit.word in ("@", "@account", "@email"):
        return [unit]
    return [
        Unit(unit.start + said.start(), unit.start + said.end(), said.group().lower())
        for said in _TOKEN.finditer(text[unit.start : unit.end])
    ]


class Opening:
    """What a log says before its notes."""

    def __init__(self, sentence: Sentence, *, begin: int, account: Stretch | None, now: datetime) -> None:
        """begin: the unit after the request where no account is named."""
        start = sentence.units[begin].start if begin < len(sentence.units) else len(sentence.text)
        marked, days, lengths = mark_times(sentence, account=account, now=now)
        self.sentence, self.words = marked, marked.words
        self._days, self._lengths = days, lengths
        self.people: list[str] = []
        self.colour: str | None = None
        self.subject: str | None = None
        self.corrected_account: str | None = None
        """The account by a second naming that corrects the first."""
        self._heading = len(marked.units)
        """Where a heading such as "Notes:" stands."""
        self._account = marked.unit_from(sentence.units[account[0]].start) if account else None
        self._read_before(self._account if self._account is not None else marked.unit_from(start))
        self.end = self._account + 1 if self._account is not None else marked.unit_from(start)
        """The unit with which the notes begin."""
        self._read_after()

    @property
    def text_end(self) -> int:
        """The character with which the notes begin."""
        if self.end < len(self.sentence.units):
            return self.sentence.units[self.end].start
        return self.sentence.units[-1].end if self.sentence.units else 0

    @property
    def told(self) -> Sequence[Unit]:
        """The units of the opening, without the heading of the notes; with the activity that the notes begin with."""
        end = self.end + (
            self._account is not None and self.end == self._account + 1 and self._said_at(self.end) in NOUNS
        )
        return self.sentence.units[: min(end, self._heading)]

    @property
    def clause(self) -> int:
        """The unit at which the clause that names the account begins."""
        place = self._account or 0
        breaks = [at for at in range(place - 1) if self.words[at] in NAME_BREAKS]
        return breaks[-1] + 1 if breaks else 0

    @property
    def day(self) -> date | datetime | None:
        """The day that is said beside the account rather than before it."""
        said = [(unit.start, at) for at, unit in enumerate(self.sentence.units[: self.end]) if unit.word == "@day"]
        near = [start for start, at in said if at >= self.clause]
        return self._days[(near or [start for start, _ in said])[0]].value if said else None

    @property
    def minutes(self) -> int | None:
        """How long it took."""
        return next(
            (
                one.value
                for start, one in sorted(self._lengths.items())
                if start < self.text_end and one.value <= LONGEST
            ),
            None,
        )

    def _read_before(self, account: int) -> None:
        """People named before the account: "met Luc Perrin of", "Spoke w/ Wendy at"."""
        place = 0
        while place < account:
            if self.words[place] in MEETS or self.words[place] in MEETS_LOOSELY:
                at = place + 1 + (self.words[place + 1] in ("with", "to", "up"))
                at += self.words[at : at + 1] == ["with"]
                people = read_people(self.sentence, at) if at < account else None
                if people and {*people.names} - SELF and people.end < account and self.words[people.end] in BELONGS:
                    self.people += people.names
                    place = people.end
                    continue
            place += 1

    def _read_after(self) -> None:
        while self.end < len(self.words):
            reached = self._skip_breaks(self.end)
            after = self._read_segment(reached)
            if after == reached:
                fillers = reached
                while fillers < len(self.words) and self.words[fillers] in FILLERS:
                    fillers += 1
                if fillers == reached + 1 and self.words[reached] in POLITE and self._said_at(fillers) in BREAKS:
                    after = reached = fillers
                after = self._read_segment(fillers) if fillers > reached and fillers < len(self.words) else reached
                if after == fillers:
                    after = reached
            if after == self.end:
                break
            self.end = after
            if after == reached:
                break

    def _skip_breaks(self, place: int) -> int:
        """The next unit that is no mark; the line's first one where a list begins."""
        while (
            place < len(self.words)
            and (self.words[place] in BREAKS or self.words[place] in ('"', "|", "/"))
            and self.words[place] != "("
        ):
            following = self._said_at(place + 1)
            if self.words[place] in ("-", "•", "–", "*") and (place == 0 or self.words[place - 1] == "\n"):
                return place
            if self.words[place] == "." and following == ".":
                return place
            place += 1
        return place

    def _said_at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _read_segment(self, place: int) -> int:
        """The unit after the segment that begins at a unit; the unit itself when the notes begin."""
        if place >= len(self.words):
            return place
        for read in (
            self._read_mark,
            self._read_parentheses,
            self._read_time,
            self._read_colour,
            self._read_order,
            self._read_subject,
            self._read_place,
            self._read_held,
            self._read_met,
            self._read_listed,
            self._read_of_account,
            self._read_aside,
            self._read_noun,
        ):
            after = read(place)
            if after > place:
                return after
        return place

    def _read_mark(self, place: int) -> int:
        """ "Attendees: …", "Date: …", "Who was there: …", "Notes: …"."""
        word = self.words[place]
        colon = next((at for at in range(place + 1, min(place + 6, len(self.words))) if self.words[at] in BREAKS), None)
        heading = self.words[place:colon] if colon is not None else []
        if (
            colon is None
            or self.words[colon] not in (":", "-", "=")
            or (self.words[colon] == "-" and colon > place + 1)
        ):
            if word in ("type", "kind", "account", "company") and self._said_at(place + 1) in NOUNS | {"@account"}:
                return place + 2
            if word in ("attendees", "participants", "present", "attending"):
                at = place + 1
                while self._said_at(at) in ("was", "were", "are", "is", "being", "by", "included", "including"):
                    at += 1
                people = read_people(self.sentence, at) if at < len(self.words) else None
                if people and people.names:
                    self.people += people.names
                    return people.end
            return place
        if self.words[colon] == ":" and PEOPLE_MARKS.intersection(heading):
            people = read_people(self.sentence, colon + 1) if colon + 1 < len(self.words) else None
            if people and people.names:
                self.people += people.names
                return people.end
        if len(heading) < 3 and word in ("type", "kind", "account", "company", "customer", "channel"):
            return colon + 2 if self._said_at(colon + 1) in NOUNS | PLACES | {"@account"} else place
        if len(heading) < 3 and NOTES_MARKS.intersection(heading):
            self._heading = min(self._heading, place)
            return colon + 1
        if len(heading) < 4 and TIME_MARKS.intersection(heading):
            return next(
                (after for after in range(colon + 1, len(self.words)) if self.words[after] in ENDS | {","}),
                len(self.words),
            )
        return place

    def _read_parentheses(self, place: int) -> int:
        if self.words[place] != "(":
            return place
        close = next((at for at in range(place, min(place + 16, len(self.words))) if self.words[at] == ")"), None)
        if close is None:
            return place
        inside = self.words[place + 1 : close]
        if "sorry" in inside or inside[:1] in (["not"], ["the"], ["formerly"], ["ex"]):
            if "@account" in inside and "sorry" in inside:
                at = place + 1 + inside.index("@account")
                self.corrected_account = self.sentence.said(at, at + 1)
            return close + 1
        at = place + 1
        while at < close:
            reached = self._read_segment(at) if self.words[at] not in BREAKS else at + 1
            if reached == at:
                return place
            at = reached
        return close + 1

    def _read_time(self, place: int) -> int:
        """A day or a length with what leads to it: "for an hour", "it went for about 20 minutes", "on Monday"."""
        at = place
        while at < len(self.words) and at - place < 7 and self.words[at] in TIME_LEADS:
            at += 1
        if self._said_at(at) not in ("@day", "@length"):
            return place
        is_apart = place > 0 and self.words[place - 1] in BREAKS
        after = at + 1
        while self._said_at(after) in ("long", "only", "each", "late", "earlier", "last", "am", "pm") or (
            self.words[after : after + 2] == ["or", "so"] or self.words[after - 1 : after + 1] == ["or", "so"]
        ):
            after += 1
        if self._said_at(after) in VERBS or (
            is_apart and self.words[at] == "@day" and self._said_at(after) in SUBJECTS
        ):
            return place
        return after

    def _read_colour(self, place: int) -> int:
        """ "Sentiment: yellow", ", red.", "they're green,", "amber from my side"."""
        at = place
        while at - place < 4 and self._said_at(at) in COLOUR_LEADS:
            at += 1
        colour, after = self._said_at(at), at + 1
        if colour not in COLOURS:
            return place
        is_called = self.words[place] in ("sentiment", "mood", "rag", "csm")
        if self._said_at(after) in ("sentiment", "mood"):
            is_called, after = True, after + 1
        if self._said_at(after) in ("from", "for", "on", "in"):
            close = next((i for i in range(after, min(after + 5, len(self.words))) if self.words[i] in BREAKS), None)
            is_called, after = close is not None, close or after
        if not is_called and self._said_at(after) not in BREAKS | {""}:
            return place
        self.colour = "yellow" if colour == "amber" else colour
        return after

    def _read_order(self, place: int) -> int:
        """ "…, please file it as a meeting", "log the call: 5 minutes"."""
        at = place
        while at - place < 5 and self._said_at(at) in ORDER_LEADS:
            at += 1
        if self._said_at(at) not in ORDERS or self.words[place - 1] not in BREAKS:
            return place
        after = at + 1
        while after - at < 8 and self._said_at(after) in ORDERED:
            after += 1
        if self.words[at] in ("add", "put", "pop") and self._said_at(at + 1) not in ("it", "this", "that"):
            return place
        is_over = self._said_at(after) in BREAKS | {"", "@day", "@length", "dated", "on", "of", "from", "with"}
        return after if after > at + 1 and is_over else place

    def _read_subject(self, place: int) -> int:
        if self.words[place] not in SUBJECT_MARKS or place + 1 >= len(self.words):
            return place
        at = place + 1
        while self._said_at(at) in (":", "-", "is", "="):
            at += 1
        if self._said_at(at) in ('"', "'"):
            close = next((i for i in range(at + 1, len(self.words)) if self.words[i] == self.words[at]), None)
            if close is not None:
                self.subject = self.sentence.said(at + 1, close)
                return close + 1
        end = next(
            (
                i
                for i in range(at, len(self.words))
                if self.words[i] in BREAKS - {"(", ")", "..."}
                or self.words[i] in ("@day", "@length")
                or (self.words[i] in ("on", "for", "from") and self._said_at(i + 1) in ("@day", "@length"))
            ),
            len(self.words),
        )
        if end == at or end - at > 8:
            return place
        self.subject = self.sentence.said(at, end)
        return end

    def _read_place(self, place: int) -> int:
        """ "In their office", "over lunch", "by phone"."""
        if self.words[place] not in PLACE_LEADS:
            return place
        at = place + 1
        while at - place < 4 and self._said_at(at) in (
            "their",
            "the",
            "our",
            "his",
            "her",
            "a",
            "an",
            "new",
            "quick",
            "video",
        ):
            at += 1
        if self._said_at(at) in PLACES:
            return at + 1
        if at == place + 1 and self.words[place] in ("in", "at") and at < len(self.words):
            unit = self.sentence.units[at]
            is_town = self.sentence.text[unit.start].isupper() and unit.word.isalpha()
            is_followed = self._said_at(at + 1) in ("@day", "@length", "with") or self._said_at(at + 2) == "@day"
            return at + 1 if is_town and is_followed else place
        return place

    def _read_held(self, place: int) -> int:
        """ "We had the steering committee", with its time or its people behind it."""
        at = place
        while self._said_at(at) in ("i", "we", "just", "have"):
            at += 1
        if self._said_at(at) not in HELD or self._said_at(at + 1) not in (
            "the",
            "a",
            "an",
            "our",
            "my",
            "their",
            "another",
        ):
            return place
        for after in range(at + 2, min(at + 6, len(self.words))):
            if self.words[after] in BREAKS | SUBJECTS:
                return place
            if self.words[after + 1 : after + 2] in (["@day"], ["@length"], ["with"]):
                return after + 1
            if self.words[after + 1 : after + 2] in (["on"], ["at"], ["for"]) and self._said_at(after + 2) in (
                "@day",
                "@length",
            ):
                return after + 1
        return place

    def _read_met(self, place: int) -> int:
        """People after "with", "spoke to", "it was": "and spoke to Nigel", "w/ Deb and Carlos"."""
        at = place
        while self._said_at(at) in (
            "i",
            "we",
            "and",
            "then",
            "it",
            "was",
            "also",
            "had",
            "have",
            "attended",
            "joined",
            "who",
        ):
            at += 1
        word = self._said_at(at)
        if word in MEETS or word in ("by", "including", "plus"):
            if word == "by" and at == place:
                return place
            at += 1
            at += self._said_at(at) in ("to", "with", "up")
            if self._said_at(at) in ("me", "us") and word != "with":
                return at + 1 + (self._said_at(at + 1) == "back")
            if self._said_at(at) in ("them", "everyone", "everybody"):
                return at + 1
        elif not (self.words[at - 1] == "was" and at > place) and not (self.words[at - 1] == "and" and at > place):
            return place
        if at >= len(self.words):
            return place
        people = read_people(self.sentence, at)
        if people.end == at or (not people.names and self.words[place] not in MEETS):
            return place
        if (
            self.words[at - 1] == "and"
            and self._said_at(people.end) not in BREAKS | {"", "@day", "@length"}
            and not self._were_there(people.end)
        ):
            return place
        self.people += people.names
        return self._were_there(people.end) or people.end

    def _read_listed(self, place: int) -> int:
        """People with nothing before them: ", dana + li,", "— Stuart.", "Ann and Bo joined"."""
        people = read_people(self.sentence, place)
        if not people.names:
            return place
        if there := self._were_there(people.end):
            self.people += people.names
            return there
        following = self._said_at(people.end)
        if following not in BREAKS | {"", "@day", "@length", "/", "|"} and not (
            following in ("for", "on") and self._said_at(people.end + 1) in ("@day", "@length")
        ):
            return place
        if len(people.names) == 1 and not self._is_surely_named(people.names[0], place, people.end):
            return place
        self.people += people.names
        return people.end

    def _is_surely_named(self, name: str, place: int, end: int) -> bool:
        """A single word between two breaks may be a word of the notes as well."""
        before, following = self.words[place - 1], self._said_at(end)
        times = ("@day", "@length")
        is_beside_time = following in times or (following in BREAKS and self._said_at(end + 1) in times)
        if not are_capitalised((name,)) or name.lower() in EVERYDAY:
            return is_beside_time and (before in BREAKS or before == "@account")
        if " " in name or "@" in name:
            return not all(word in EVERYDAY | NO_PERSON for word in name.lower().split())
        return is_beside_time or (following != "!" and not (before in NAME_BREAKS and following in NAME_BREAKS))

    def _were_there(self, place: int) -> int:
        """The unit after the words that say people took part; 0 when these do not stand there."""
        said = WERE_THERE.match(" ".join(self.words[place : place + 8]))
        return place + len(said.group().split()) if said else 0

    def _read_of_account(self, place: int) -> int:
        """People of the account right behind it: "'s Knut", "'s new COO, Ingrid Falk,"."""
        if self._account is None or place != self._account + 1 or self.words[place] != "'s":
            return place
        at = place + 1
        people = read_people(self.sentence, at) if at < len(self.words) else None
        if people and people.names:
            self.people += people.names
            return people.end
        while at - place < 5 and at < len(self.words) and self.words[at] not in BREAKS | {"@day", "@length", "with"}:
            at += 1
        return at if self._said_at(at) in BREAKS | {"", "@day", "@length", "with"} else place

    def _read_aside(self, place: int) -> int:
        """A few words right behind the account that lead to when it was or who was there."""
        if self._account is None or place != self._account + 1 or self.words[place] in ("about", "regarding", "that"):
            return place
        for at in range(place + 1, min(place + LONGEST_ASIDE + 1, len(self.words))):
            if (
                self.words[at - 1] in BREAKS | (SUBJECTS - {"the"}) | VERBS | {"(", "that", "to"}
                or self.words[place] == "the"
            ):
                return place
            if self.words[at] in ("@day", "@length") or (
                self.words[at] in TIME_LEADS and self._said_at(at + 1) in ("@day", "@length")
            ):
                return at if self._read_time(at) > at else place
            if self.words[at] == "with":
                people = read_people(self.sentence, at + 1) if at + 1 < len(self.words) else None
                return at if people and people.names and are_capitalised(people.names) else place
        return place

    def _read_noun(self, place: int) -> int:
        """ "cadence call", "QBR" between two breaks, and "team", "guys" right behind the account."""
        at = place
        while at - place < 4 and self._said_at(at) in NOUNS | ADJECTIVES:
            at += 1
        if at == place or self.words[at - 1] not in NOUNS:
            return place
        if place - 1 == self._account:
            while self._said_at(at) in ("just", "now", "done", "went"):
                at += 1
        following = self._said_at(at)
        is_led = following in ("from", "on", "at", "for", "with", "this") and self._said_at(at + 1) in (
            "@day",
            "the",
            "@length",
        )
        is_closed = following in BREAKS | {"", "@day", "@length", "with"} or is_led
        return at if is_closed else place


__all__ = ["Opening"]
