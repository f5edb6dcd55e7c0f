"""The same sixty texts each time; `make fuzz` lets the fuzzer try others."""

from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("usual")
