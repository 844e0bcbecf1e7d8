"""The scorecard's configuration and the arithmetic of health."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.health import Reading, Standing, assess
from bot.domain.scorecard import ScorecardFault, read_scorecard, standard_scorecard
from tests.make import NOW

CARD = standard_scorecard()
TEXT = files("bot.domain").joinpath("scorecard.toml").read_text(encoding="utf-8")
MEASURES = [measure.name for measure in CARD.measures]


def readings(**scores: int) -> dict[str, Reading]:
    """Fresh readings by measure, spaces as underscores."""
    return {name.replace("_", " "): Reading(score, NOW) for name, score in scores.items()}


@pytest.mark.parametrize(
    ("score", "band"), [(0, "Red"), (50, "Red"), (51, "Yellow"), (75, "Yellow"), (76, "Green"), (100, "Green")]
)
def test_a_score_on_a_boundary_belongs_to_the_lower_band(score: int, band: str) -> None:
    assert CARD.band_of(score) == band


def test_the_boundary_rule_is_configuration() -> None:
    upper = read_scorecard(TEXT.replace('boundary = "lower"', 'boundary = "upper"'))
    assert upper.band_of(50) == "Yellow"


def test_a_score_is_rounded_before_it_is_banded() -> None:
    card = read_scorecard(TEXT)
    assert card.band_of(card.rounded(50.4)) == "Red"
    assert card.band_of(card.rounded(50.5)) == "Yellow"


@pytest.mark.parametrize(
    ("wrong", "right", "line_with", "says"),
    [
        ("weight = -1", "weight = 60", "weight = -1", "above 0"),
        ("upto = 175", "upto = 75", "upto = 175", "from 0 to 100"),
        ('band = "Rd"', 'band = "Red"', 'band = "Rd"', "no band 'Rd'"),
        ('rounding = "up"', 'rounding = "half-up"', 'rounding = "up"', "half-up, half-even"),
        ('measure = "Mood"', 'measure = "CSM Sentiment"', 'measure = "Mood"', "no measure 'Mood'"),
        ("drop_after_days = 9", "drop_after_days = 120", "drop_after_days = 9", "before it is stale"),
        ("upto = 90\n\n[[groups]]", "upto = 100\n\n[[groups]]", "upto = 90", "must reach 100"),
    ],
)
def test_a_fault_names_the_line_that_is_wrong(wrong: str, right: str, line_with: str, says: str) -> None:
    text = TEXT.replace(right, wrong, 1)
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if one.startswith(line_with))
    with pytest.raises(ScorecardFault, match=says) as caught:
        read_scorecard(text)
    assert f"line {line}:" in str(caught.value)


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(ScorecardFault, match="line 2"):
        read_scorecard("[scheme]\nrounding =\n")


def test_everything_known_weighs_as_written() -> None:
    scores = {name: Reading(100, NOW) for name in MEASURES}
    shares = {part.measure: part.share for part in assess(scores, now=NOW, scorecard=CARD).parts}
    assert shares["License Utilization"] == pytest.approx(15)
    assert shares["Stage Adoption"] == pytest.approx(30)
    assert shares["CSM Sentiment"] == pytest.approx(25)
    assert shares["Meeting Cadence"] == pytest.approx(5)


def test_a_missing_measure_gives_its_weight_to_the_rest_of_its_group() -> None:
    scores = {name: Reading(50, NOW) for name in MEASURES if name != "Stage Adoption"}
    parts = {part.measure: part for part in assess(scores, now=NOW, scorecard=CARD).parts}
    assert parts["Stage Adoption"].standing is Standing.MISSING
    assert parts["License Utilization"].share == pytest.approx(37.5)
    assert parts["CSM Sentiment"].share == pytest.approx(25)


def test_a_group_of_which_nothing_is_known_gives_its_weight_to_the_other_groups() -> None:
    scores = {name: Reading(50, NOW) for name in MEASURES if name != "Success Plan"}
    parts = {part.measure: part for part in assess(scores, now=NOW, scorecard=CARD).parts}
    assert parts["CSM Sentiment"].share == pytest.approx(100 * 25 / 90)


def test_a_red_sentiment_forces_the_overall_to_red_and_says_why() -> None:
    scores = {name: Reading(100, NOW) for name in MEASURES} | readings(CSM_Sentiment=30)
    health = assess(scores, now=NOW, scorecard=CARD)
    assert (health.score, health.band_by_score, health.band) == (83, "Green", "Red")
    assert health.override == "CSM sentiment is red"


def test_an_override_that_changes_nothing_is_not_mentioned() -> None:
    scores = {name: Reading(10, NOW) for name in MEASURES}
    assert assess(scores, now=NOW, scorecard=CARD).override is None


@pytest.mark.parametrize(
    ("age", "standing"),
    [(90, Standing.COUNTED), (91, Standing.STALE), (120, Standing.STALE), (121, Standing.DROPPED)],
)
def test_sentiment_is_stale_after_90_days_and_not_applicable_after_120(age: int, standing: Standing) -> None:
    scores = {"CSM Sentiment": Reading(30, NOW - timedelta(days=age)), "Support": Reading(100, NOW)}
    health = assess(scores, now=NOW, scorecard=CARD)
    part = next(one for one in health.parts if one.measure == "CSM Sentiment")
    assert part.standing is standing
    assert (health.band == "Red") is (standing is not Standing.DROPPED)


def test_nothing_known_is_no_score_rather_than_zero() -> None:
    health = assess({}, now=NOW, scorecard=CARD)
    assert (health.score, health.band, health.newest) == (None, None, None)


@given(st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 100), min_size=1))
def test_any_mixture_of_measures_shares_out_all_the_weight_and_stays_within_its_scores(scores: dict[str, int]) -> None:
    health = assess({name: Reading(score, NOW) for name, score in scores.items()}, now=NOW, scorecard=CARD)
    assert sum(part.share for part in health.parts) == pytest.approx(100)
    assert health.score is not None
    assert min(scores.values()) <= health.score <= max(scores.values())
