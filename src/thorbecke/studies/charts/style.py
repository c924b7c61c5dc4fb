"""What all charts share: type, colours that differ without hue, Dutch numbers."""

from typing import Any

__all__ = ["DOWN", "DUTCH_NUMBERS", "FONT", "NEUTRAL", "UP", "configured"]

FONT = "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
UP, DOWN, NEUTRAL = "#0b6e99", "#c75000", "#5b6470"
DUTCH_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}


def configured(chart: Any) -> Any:
    """The chart in the house style."""
    return (
        chart.configure(font=FONT, locale={"number": DUTCH_NUMBERS}, background="white")
        .configure_title(anchor="start", fontSize=15, subtitleFontSize=12, subtitleColor=NEUTRAL, offset=12)
        .configure_axis(labelFontSize=12, titleFontSize=12, grid=False)
        .configure_view(stroke=None)
    )
