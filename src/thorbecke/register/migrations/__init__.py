"""How the schema came to be, step by step; run through `schema.py`."""

__all__: list[str] = []
