"""thorbecke: the open model and register of the relations between the Dutch state and its municipalities."""

__version__ = "0.1.0"
