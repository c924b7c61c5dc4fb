"""What all charts share: type, colours that differ without hue, numbers as their language writes them."""

from typing import Any

from thorbecke.studies.charts.words import DUTCH, Words

__all__ = ["DOWN", "FONT", "NEUTRAL", "UP", "configured"]

FONT = "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
UP, DOWN, NEUTRAL = "#0b6e99", "#c75000", "#5b6470"


def configured(chart: Any, words: Words = DUTCH) -> Any:
    """The chart in the house style."""
    return (
        chart.configure(font=FONT, locale={"number": words.numbers}, background="white")
        .configure_title(anchor="start", fontSize=15, subtitleFontSize=12, subtitleColor=NEUTRAL, offset=12)
        .configure_axis(labelFontSize=12, titleFontSize=12, grid=False)
        .configure_view(stroke=None)
    )
