"""The documentation does what it says: examples, generated pages, the notebook."""
