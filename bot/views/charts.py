"""The history of a score as a picture, drawn with Pillow and its own font; nothing of the system is needed.

Bands are told apart by place, pattern of brightness and label as well as by colour (the colours stay distinct for
colour-blind eyes: vermilion, yellow and bluish green of the Okabe–Ito palette).
"""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise

from anyascii import anyascii
from PIL import Image, ImageDraw, ImageFont

from bot.reply import Chart

WIDTH, HEIGHT = 960, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 120, 60, 50
"""Margins; the right one holds the bands' names."""

BACKGROUND, INK, FAINT = "#ffffff", "#1d1c1d", "#616061"
BAND_FILLS = ("#f6d5c4", "#fbf3c6", "#cdeae0")
LINE = "#0b5c8a"
LABELLED_WEEKS = 4
"""Every so many points one is dated."""


def draw_chart(chart: Chart) -> bytes:
    """The chart as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BACKGROUND)
    draw = ImageDraw.Draw(image)
    # the built-in font knows no letters beyond ASCII
    draw.text((LEFT, 16), anyascii(chart.title), fill=INK, font=_font(22))
    _draw_bands(draw, chart)
    _draw_days(draw, chart)
    _draw_line(draw, chart)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_bands(draw: ImageDraw.ImageDraw, chart: Chart) -> None:
    lower = 0
    for (name, upto), fill in zip(chart.bands, BAND_FILLS, strict=False):
        top, bottom = _y(upto), _y(lower)
        draw.rectangle((LEFT, top, WIDTH - RIGHT, bottom), fill=fill)
        draw.line((LEFT, top, WIDTH - RIGHT, top), fill=FAINT)
        draw.text((WIDTH - RIGHT + 10, (top + bottom) / 2 - 8), name, fill=INK, font=_font(15))
        draw.text((LEFT - 10, top), str(upto), fill=FAINT, font=_font(14), anchor="rm")
        lower = upto
    draw.text((LEFT - 10, _y(0)), "0", fill=FAINT, font=_font(14), anchor="rm")


def _draw_days(draw: ImageDraw.ImageDraw, chart: Chart) -> None:
    for index in range(len(chart.points) - 1, -1, -LABELLED_WEEKS):
        day: date = chart.points[index][0]
        draw.text(
            (_x(index, len(chart.points)), HEIGHT - BOTTOM + 12),
            f"{day.day} {day:%b}",
            fill=FAINT,
            font=_font(14),
            anchor="ma",
        )


def _draw_line(draw: ImageDraw.ImageDraw, chart: Chart) -> None:
    """The line, broken where nothing is known, with the last score written at its end."""
    total = len(chart.points)
    spots = [None if score is None else (_x(index, total), _y(score)) for index, (_, score) in enumerate(chart.points)]
    for before, after in pairwise(spots):
        if before and after:
            draw.line((*before, *after), fill=LINE, width=4)
    for spot in spots:
        if spot:
            draw.ellipse((spot[0] - 4, spot[1] - 4, spot[0] + 4, spot[1] + 4), fill=LINE)
    last = next(((spot, score) for spot, (_, score) in zip(spots[::-1], chart.points[::-1], strict=True) if spot), None)
    if last and last[0]:
        draw.text((last[0][0], last[0][1] - 14), str(last[1]), fill=INK, font=_font(18), anchor="mb")


def _x(index: int, total: int) -> float:
    return LEFT + 14 + (WIDTH - LEFT - RIGHT - 28) * (index / max(1, total - 1))


def _y(score: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * max(0, min(100, score)) / 100


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
