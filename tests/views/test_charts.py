"""The picture of a history."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.reply import Chart
from bot.views.charts import BAND_FILLS, draw_chart

BANDS = (("Red", 50), ("Yellow", 75), ("Green", 100))


def chart(*scores: int | None, title: str = "Health of Acme") -> Chart:
    start = date(2026, 7, 27)
    points = tuple((start + timedelta(weeks=week), score) for week, score in enumerate(scores))
    return Chart(title, points, BANDS, "in words")


def drawn(of: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw_chart(of)))


@pytest.mark.parametrize("scores", [(), (50,), (None, None), (0, 100, None, 50), tuple(range(18))], ids=str)
def test_any_history_is_drawn(scores: tuple[int | None, ...]) -> None:
    assert drawn(chart(*scores)).size == (960, 420)


def test_names_of_any_script_are_drawn() -> None:
    assert drawn(chart(50, 60, title="Health of Señorío & 東京 <Søn>")).format == "PNG"


def test_bands_differ_in_brightness_and_not_only_in_colour() -> None:
    grey = sorted(Image.new("RGB", (1, 1), fill).convert("L").getpixel((0, 0)) for fill in BAND_FILLS)
    assert grey[1] - grey[0] >= 3
    assert grey[2] - grey[1] >= 3
