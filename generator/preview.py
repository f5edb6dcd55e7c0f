"""A MkDocs hook for `make serve`: runs the generator again before each rebuild of the preview.

Pages that come out the same are not written, so a rebuild starts no further one.
"""

import os
import subprocess
import sys
from typing import Any, Literal

SEEDS_OF_PREVIEW = os.environ.get("SEEDS", "seeds")
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether this is a preview; a plain build leaves the generator alone."""
    global serving  # MkDocs calls plain functions: there is nothing else to keep it in
    serving = command == "serve"


def on_pre_build(*, config: Any) -> None:
    """Generates the docs anew. Problems in the seeds are printed; what could be built is shown."""
    if serving:
        command = ["build", "--seeds", SEEDS_OF_PREVIEW, "--docs", str(config["docs_dir"])]
        subprocess.run([sys.executable, "-m", "generator", *command], check=False)  # noqa: S603
