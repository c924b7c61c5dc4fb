"""The report of a check: one page for people, as HTML, PDF or Markdown, in Dutch."""

from thorbecke.resolution.report.charts import gaps_chart
from thorbecke.resolution.report.markdown import to_markdown
from thorbecke.resolution.report.page import to_html
from thorbecke.resolution.report.pdf import to_pdf
from thorbecke.resolution.report.words import SIGNS, spans

__all__ = ["SIGNS", "gaps_chart", "spans", "to_html", "to_markdown", "to_pdf"]
