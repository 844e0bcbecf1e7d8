from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")


def days(text: str, now: datetime, bias: Bias) -> list[str]:
    return [found.value.isoformat() for found in find_days(text, now=now, bias=bias)]


FORWARD = """
due today | 2026-11-24
due tmrw | 2026-11-25
due Friday | 2026-11-27
by tuesday | 2026-12-01
this friday please | 2026-11-27
next Friday | 2026-12-04
next tuesday | 2026-12-01
Friday next week | 2026-12-04
next week on friday | 2026-12-04
friday week | 2026-12-04
a week from Tuesday | 2026-12-08
a week on Friday | 2026-12-04
two days before christmas | 2026-12-23
by the day after tomorrow | 2026-11-26
due EOW | 2026-11-27
by the end of the week | 2026-11-27
end of next week | 2026-12-04
EOM | 2026-11-30
end of next month | 2026-12-31
due eoq | 2026-12-31
end-of-month | 2026-11-30
by year end | 2026-12-31
due end of january | 2027-01-31
due EOM feb | 2027-02-28
end of Q1 | 2027-03-31
end of 2027 | 2027-12-31
due the 15th | 2026-12-15
by the 31st | 2026-12-31
due the 24th | 2026-11-24
jan 8 | 2027-01-08
due 8 Jan | 2027-01-08
the 8th of January | 2027-01-08
22nd jan | 2027-01-22
due the twenty-second of january | 2027-01-22
January 15, 2028 | 2028-01-15
15 January 2027 | 2027-01-15
Dec. 4th | 2026-12-04
4-Dec-2026 | 2026-12-04
due 12/15 | 2026-12-15
due 15/12 | 2026-12-15
due 1/5/27 | 2027-01-05
due 24.12.2026 | 2026-12-24
due 2027-01-20 | 2027-01-20
Friday 27 November | 2026-11-27
Fri, Nov 27 | 2026-11-27
wendesday 2 decmber | 2026-12-02
2 febuary | 2027-02-02
due in two weeks | 2026-12-08
in a couple of weeks | 2026-12-08
in 45 days | 2027-01-08
three weeks from now | 2026-12-15
in a month | 2026-12-24
in 3 business days | 2026-11-27
in 5 working days | 2026-12-01
until next month | 2026-12-01
til next week | 2026-11-30
until march | 2027-03-01
until after new year, the 4th | 2027-01-04
first of next month | 2026-12-01
beginning of next week | 2026-11-30
by eod | 2026-11-24
eod friday | 2026-11-27
by end of day tomorrow | 2026-11-25
tomorrow 9am | 2026-11-25T09:00:00-05:00
tomorrow at 3 | 2026-11-25T15:00:00-05:00
friday at noon | 2026-11-27T12:00:00-05:00
at 4:30pm on friday | 2026-11-27T16:30:00-05:00
2026-12-01T14:00 | 2026-12-01T14:00:00-05:00
tomorrow evening at 8 | 2026-11-25T20:00:00-05:00
in 2 hours | 2026-11-24T12:30:00-05:00
due tomorrow instead of today | 2026-11-25
may 5 | 2027-05-05
due may 5 send the deck | 2027-05-05
sunday | 2026-11-29
due sun | 2026-11-29
on the second Friday of january | 2027-01-08
last business day of the month | 2026-11-30
the 3rd of the month | 2026-12-03
the monday after christmas | 2026-12-28
the day before the 15th | 2026-12-14
until the new year | 2027-01-01
until Q1 | 2027-01-01
in 1 month and 2 weeks | 2027-01-07
at half past three tomorrow | 2026-11-25T15:30:00-05:00
next friday the 27th | 2026-11-27
2-Jan-28 | 2028-01-02
due 3jan | 2027-01-03
due 31.12. | 2026-12-31
2026-12-04T14:00:00Z | 2026-12-04T09:00:00-05:00
Wednesday 2 December 2026 at 11.30 | 2026-12-02T11:30:00-05:00
by 5pm | 2026-11-24T17:00:00-05:00
they called yesterday, follow up friday | 2026-11-27
due wed | 2026-11-25
""".strip().splitlines()

BACK = """
yesterday | 2026-11-23
spoke yday | 2026-11-23
spoke to them this mornign | 2026-11-24
last night | 2026-11-23
call on Friday | 2026-11-20
on tuesday | 2026-11-17
this monday | 2026-11-23
last Friday | 2026-11-20
last week friday | 2026-11-20
monday last week | 2026-11-16
the day before yesterday | 2026-11-22
two weeks ago | 2026-11-10
a week ago | 2026-11-17
an hour ago | 2026-11-24
the 20th | 2026-11-20
on the 20th concerning prices | 2026-11-20
at half ten yesterday | 2026-11-23T10:30:00-05:00
ten past nine this morning | 2026-11-24T09:10:00-05:00
3 o'clock yesterday | 2026-11-23T15:00:00-05:00
20/11/2026, 09.30, one hour | 2026-11-20T09:30:00-05:00
today morning | 2026-11-24
on the 30th | 2026-10-30
8/17 | 2026-08-17
2/24 3pm | 2026-02-24T15:00:00-05:00
monday 2pm to 2:30 | 2026-11-23T14:00:00-05:00
at 9:15 today | 2026-11-24T09:15:00-05:00
at 10 this morning | 2026-11-24T10:00:00-05:00
yesterday 2-3pm | 2026-11-23T14:00:00-05:00
yesterday afternoon at 3 | 2026-11-23T15:00:00-05:00
log fridays call with dana | 2026-11-20
yesterday's call | 2026-11-23
quarter to three yesterday | 2026-11-23T14:45:00-05:00
14h30 yesterday | 2026-11-23T14:30:00-05:00
a week last friday | 2026-11-13
yesterday's 3pm call | 2026-11-23T15:00:00-05:00
call today, I promised an answer by Monday, next one on Dec 3 | 2026-11-24
""".strip().splitlines()

NOTHING = """
march and may apparel
may I log a call
it may 5 times out
we sat with them
the sun was out
31 feb
2026-13-01
2027-02-29
30/30
the 3rd party
first site
9/10 happy
24/7 support
3/4 of them
friday 25 december 2027
every friday
Monday.com is down
funday
on the 1st of every month
a week ago on friday
on fridays
v2.3.4 is out
cta 12
met jan 20 mins
after friday
not friday
""".strip().splitlines()


@pytest.mark.parametrize("line", FORWARD)
def test_what_is_to_be_done_lies_ahead(line: str) -> None:
    text, _, day = line.partition(" | ")
    assert days(text, TUESDAY, Bias.FORWARD) == [day]


@pytest.mark.parametrize("line", BACK)
def test_what_was_done_lies_behind(line: str) -> None:
    text, _, day = line.partition(" | ")
    assert days(text, TUESDAY, Bias.BACK) == [day]


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("bias", Bias)
def test_what_only_looks_like_a_day_is_none(text: str, bias: Bias) -> None:
    assert days(text, TUESDAY, bias) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("snooze 42 for two weeks", "2026-12-08"), ("snooze 203 1 week", "2026-12-01"), ("a fortnight", "2026-12-08")],
)
def test_a_wait_is_over_on_a_day(text: str, day: str) -> None:
    assert [found.value.isoformat() for found in find_waits(text, now=TUESDAY)] == [day]


def test_an_hour_has_the_offset_of_its_own_day() -> None:
    before_summer_time = datetime(2027, 3, 26, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert days("monday 9am", before_summer_time, Bias.FORWARD) == ["2027-03-29T09:00:00+02:00"]


def test_an_hour_that_summer_time_leaves_out_is_the_next_one() -> None:
    eve = datetime(2027, 3, 27, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert days("tomorrow 2:30am", eve, Bias.FORWARD) == ["2027-03-28T03:30:00+02:00"]


def test_on_a_weekend_the_end_of_the_week_is_the_coming_friday() -> None:
    sunday = datetime.fromisoformat("2026-12-06T10:05:00+00:00")
    assert days("due EOW", sunday, Bias.FORWARD) == ["2026-12-11"]


def test_today_is_the_speakers_day() -> None:
    late = datetime.fromisoformat("2026-12-31T23:15:00-08:00")
    assert days("due tomorrow", late, Bias.FORWARD) == ["2027-01-01"]


def test_the_words_of_a_day_and_the_words_that_lead_to_it_are_told_apart() -> None:
    text = "open a risk CTA for Acme due by next Friday: chase"
    (found,) = find_days(text, now=TUESDAY, bias=Bias.FORWARD)
    assert (text[found.start : found.end], text[found.lead_start : found.start]) == ("next Friday", "due by ")


MOMENTS = st.builds(
    datetime.combine, st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.times(), st.just(ZoneInfo("America/New_York"))
)


@given(text=st.text(max_size=200), now=MOMENTS, bias=st.sampled_from(Bias))
def test_any_text_is_read_without_error_and_within_itself(text: str, now: datetime, bias: Bias) -> None:
    for found in find_days(text, now=now, bias=bias):
        assert 0 <= found.lead_start <= found.start < found.end <= len(text)


PIECES = st.sampled_from(
    [
        "due",
        "by",
        "next",
        "last",
        "this",
        "the",
        "31st",
        "15th",
        "of",
        "february",
        "feb",
        "may",
        "march",
        "friday",
        "week",
        "month",
        "at",
        "3pm",
        "25:00",
        "in",
        "99999",
        "9999",
        "two",
        "weeks",
        "ago",
        "from",
        "now",
        "today",
        "tomorrow",
        "12/15",
        "2/30",
        "2027",
        "eom",
        "end",
        "until",
        "after",
        "2026-12-01",
        "before",
        "christmas",
        "cta",
        "42",
        ",",
        ".",
        "and",
        "between",
        "to",
        "-",
        "hours",
        "1.5",
        "half",
        "an",
        "a",
        "couple",
        "quarter",
        "q1",
        "year",
        "since",
    ]
)


@given(pieces=st.lists(PIECES, max_size=12), now=MOMENTS, bias=st.sampled_from(Bias))
def test_any_jumble_of_words_of_time_is_read_without_error(pieces: list[str], now: datetime, bias: Bias) -> None:
    text = " ".join(pieces)
    for found in [*find_days(text, now=now, bias=bias), *find_waits(text, now=now)]:
        assert 0 <= found.lead_start <= found.start < found.end <= len(text)


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), now=MOMENTS, bias=st.sampled_from(Bias))
def test_an_iso_date_is_itself(day: date, now: datetime, bias: Bias) -> None:
    assert days(f"on {day.isoformat()}", now, bias) == [day.isoformat()]


@given(away=st.integers(0, 364), now=MOMENTS)
def test_a_month_and_day_is_the_nearest_one_ahead(away: int, now: datetime) -> None:
    day = now.date() + timedelta(days=away)
    assert days(f"due {day:%B} {day.day}", now, Bias.FORWARD) == [day.isoformat()]
