"""Answers as text for programs: JSON and CSV."""

import csv
import io
import json

from thorbecke.studies.answer import Answer

__all__ = ["to_csv", "to_json_text"]


def to_json_text(answer: Answer) -> str:
    """One JSON object on many lines, as `Answer.to_json` has it."""
    return json.dumps(answer.to_json(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_csv(answer: Answer) -> str:
    """A line for every row under a line of keys, unrounded; what is not published is empty."""
    keys = list(dict.fromkeys(key for row in answer.rows for key in row)) or [column.key for column in answer.columns]
    written = io.StringIO()
    writer = csv.DictWriter(written, keys, lineterminator="\n")
    writer.writeheader()
    writer.writerows(answer.rows)
    return written.getvalue()
