"""A finished folder put in the place of the old one, in one step."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from pathlib import Path

from generator.processes import alive

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux: renameat2 swaps two names, so that there is no moment without a site."""


def building_folder(site: Path) -> Path:
    """An empty folder beside the site for the build of this process.

    What builds that were stopped left behind is deleted.
    """
    for left in site.parent.glob(f".{site.name}.building-*"):
        if not alive(int(left.name.rpartition("-")[2] or 0)):
            shutil.rmtree(left, ignore_errors=True)
    folder = site.parent / f".{site.name}.building-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def swap_in(new: Path, site: Path) -> None:
    """`new` becomes the site; the old site is deleted, except hidden files at its top (`.git`)."""
    if not site.exists():
        new.rename(site)
        return
    if not _exchange(new, site):
        old = new.with_name(f"{new.name}.old")
        site.rename(old)
        new.rename(site)
        old.rename(new)
    for hidden in new.glob(".*"):
        if not (site / hidden.name).exists():
            hidden.rename(site / hidden.name)
    shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names at once; False where the system cannot."""
    with contextlib.suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        paths = os.fsencode(one), os.fsencode(other)
        return bool(rename(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)
    return False
