"""Key figures of CBS per municipality (age, households, income, housing, help), on the borders of today."""

from thorbecke.datasets.kerncijfers.tables import key_figures, provenance_of, tables, years_of

__all__ = ["key_figures", "provenance_of", "tables", "years_of"]
