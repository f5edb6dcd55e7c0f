"""How many texts are tried: the usual hundred, or what `make fuzz` asks for."""

import os

from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=100_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
