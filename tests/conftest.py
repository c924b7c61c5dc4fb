"""What holds for every test: properties are not timed, so that a busy machine never makes one fail."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
