"""Whatever way a day is written, it comes back as that day; one that no calendar has never does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.language.almanac import Bias, easter
from bot.language.dates import find_days, find_impossible_day
from bot.language.periods import find_periods
from bot.language.quantities import find_amounts
from bot.language.spelt_numbers import read_spelt

ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
WITH_YEAR = (
    "{iso}", "{y}/{m:02}/{d:02}", "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{d} {month} {y}", "{month} {d}, {y}", "{mon} {d} {y}", "{d}-{mon}-{y}", "{d}{mon}{y}",
    "the {d}{th} of {month} {y}", "{weekday} {d} {month} {y}", "{wd}, {mon} {d}, {y}", "{weekday}, the {d}{th} of {month}, {y}", "{MON} {d} '{yy}", "{d} {month}, {y}",
)  # fmt: skip
WITHOUT_YEAR = (
    "{d} {month}", "{month} {d}", "{mon}. {d}{th}", "{d}{th} {mon}", "the {d}{th} of {month}", "{d}. {month}", "{d}-{mon}", "{d}{mon}", "{wd} {d} {mon}", "{d:02}.{m:02}",
)  # fmt: skip
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo", "UTC")
MOMENTS = st.builds(
    lambda day, hour, zone: datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone)),
    st.dates(date(2024, 1, 1), date(2035, 12, 31)),
    st.integers(0, 23),
    st.sampled_from(ZONES),
)


def written(form: str, day: date) -> str:
    return form.format(
        iso=day.isoformat(), y=day.year, yy=f"{day.year % 100:02}", m=day.month, d=day.day, th=ORDINALS.get(day.day, "th"),
        month=f"{day:%B}", mon=f"{day:%b}", MON=f"{day:%b}".upper(), weekday=f"{day:%A}", wd=f"{day:%a}",
    )  # fmt: skip


@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), form=st.sampled_from(WITH_YEAR), now=MOMENTS, bias=st.sampled_from(Bias)
)  # fmt: skip
def test_a_day_with_its_year_comes_back_as_itself(day: date, form: str, now: datetime, bias: Bias) -> None:
    assert [found.value for found in find_days(f"on {written(form, day)}", now=now, bias=bias)] == [day]


@given(away=st.integers(0, 364), form=st.sampled_from(WITHOUT_YEAR), now=MOMENTS)
def test_a_day_without_a_year_is_the_one_to_come(away: int, form: str, now: datetime) -> None:
    day = now.date() + timedelta(days=away)
    assert [found.value for found in find_days(f"due {written(form, day)}", now=now, bias=Bias.FORWARD)] == [day]


@given(
    away=st.integers(1, 250), form=st.sampled_from(WITHOUT_YEAR), now=MOMENTS, account=st.sampled_from(["Acme", "Nuage 9"])
)  # fmt: skip
def test_a_day_on_which_something_was_done_lies_behind(away: int, form: str, now: datetime, account: str) -> None:
    day = now.date() - timedelta(days=away)
    found = find_days(f"call with {account} on {written(form, day)}", now=now, bias=Bias.BACK)
    assert [one.value for one in found] == [day]


@given(
    said=st.sampled_from(["31 June", "June 31st", "30 Feb", "the 31st of April", "Nov 31", "9/31", "31.4.2027", "2026-02-30", "31 September 2028", "29 Feb 2027"]),
    lead=st.sampled_from(["due", "by", "on", "until"]),
    now=MOMENTS,
    bias=st.sampled_from(Bias),
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_kept_as_it_was_said(said: str, lead: str, now: datetime, bias: Bias) -> None:
    text = f"{lead} {said}"
    assert find_days(text, now=now, bias=bias) == []
    found = find_impossible_day(text, now=now)
    assert found is not None and found.value == said


@given(day=st.dates(date(2024, 1, 1), date(2035, 12, 31)), wrong=st.integers(1, 6), now=MOMENTS)
def test_a_weekday_that_is_not_the_days_own_is_asked_about(day: date, wrong: int, now: datetime) -> None:
    said = f"{day + timedelta(days=wrong):%A} {day.day} {day:%B} {day.year}"
    assert find_days(f"due {said}", now=now, bias=Bias.FORWARD) == []
    assert find_impossible_day(f"due {said}", now=now) is not None


@given(day=st.dates(date(2024, 1, 1), date(2035, 12, 31)), now=MOMENTS)
def test_nobody_is_asked_about_a_day_that_exists(day: date, now: datetime) -> None:
    for form in WITH_YEAR:
        assert find_impossible_day(f"due {written(form, day)}", now=now) is None


def test_leap_day_is_there_in_leap_years_alone() -> None:
    now = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    assert [found.value for found in find_days("due 29 Feb 2028", now=now, bias=Bias.FORWARD)] == [date(2028, 2, 29)]
    assert find_days("due 29 Feb", now=now, bias=Bias.FORWARD) == []
    soon = datetime(2027, 3, 1, tzinfo=UTC)
    assert [found.value for found in find_days("due 29 Feb", now=soon, bias=Bias.FORWARD)] == [date(2028, 2, 29)]


@given(now=MOMENTS, hour=st.integers(1, 12), half=st.sampled_from(["am", "pm"]))
def test_an_hour_tomorrow_is_that_hour_or_the_one_summer_time_puts_in_its_place(
    now: datetime, hour: int, half: str
) -> None:
    (found,) = find_days(f"tomorrow at {hour} {half}", now=now, bias=Bias.FORWARD)
    assert isinstance(found.value, datetime)
    wanted = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    wanted = wanted.replace(hour=hour % 12 + (12 if half == "pm" else 0)).astimezone(UTC)
    assert found.value.astimezone(UTC) == wanted
    assert found.value.utcoffset() == wanted.astimezone(now.tzinfo).utcoffset()


@given(now=MOMENTS)
def test_today_is_the_speakers_day_at_any_hour(now: datetime) -> None:
    assert [found.value for found in find_days("due today", now=now, bias=Bias.FORWARD)] == [now.date()]
    assert [found.value for found in find_days("call yesterday", now=now, bias=Bias.BACK)] == [
        now.date() - timedelta(days=1)
    ]


def test_an_hour_said_in_another_zone_is_told_in_the_speakers() -> None:
    berlin = datetime(2027, 3, 26, 12, tzinfo=ZoneInfo("Europe/Berlin"))  # summer time there begins two days later
    (found,) = find_days("on monday at 9am PT", now=berlin, bias=Bias.FORWARD)
    assert found.value.isoformat() == "2027-03-29T18:00:00+02:00"


@given(
    first=st.integers(1, 27), length=st.integers(1, 27), month=st.sampled_from(["January", "Jun", "Oct", "December"])
)
def test_days_of_one_month_are_a_stretch(first: int, length: int, month: str) -> None:
    now, last = datetime(2026, 11, 24, 10, 30, tzinfo=UTC), min(first + length, 28)
    spans = {
        (found.value.start, found.value.end)
        for text in (
            f"between {first} and {last} {month} 2027",
            f"{first}-{last} {month} 2027",
            f"{month} {first}–{last}, 2027",
        )
        for found in find_periods(text, now=now)
    }
    assert len(spans) == 1
    (start, end) = spans.pop()
    assert start and end and (start.day, end.day, start.month) == (first, last, end.month)


@given(year=st.integers(1900, 2199))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(
    number=st.integers(1, 999),
    scale=st.sampled_from([("k", 1_000), ("thousand", 1_000), ("m", 1_000_000), ("lakh", 100_000)]),
)
def test_an_amount_is_what_was_written(number: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    for text in (f"€{number}{word}", f"{number} {word}", f"{number}{word} ARR"):
        assert [found.value for found in find_amounts(text)] == [number * factor]


def test_numbers_in_words_are_read_as_they_are_built() -> None:
    assert read_spelt("nine hundred ninety-nine thousand") == 999_000
    assert read_spelt("two and a half million") == 2_500_000
    assert read_spelt("one million two hundred thousand") == 1_200_000
    assert read_spelt("a k") is None
