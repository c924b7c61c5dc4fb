"""Pages: one module for each kind, thin: read the address, ask a question, show the answer."""

__all__ = ["answers", "figures", "front", "languages", "municipality", "page", "reports", "sources"]
