"""A finished folder put in the place of the old one, in one step."""

import contextlib
import ctypes
import os
import re
import shutil
import tempfile
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux: renameat2 swaps two names, so that there is no moment without a site."""


def building_folder(site: Path) -> Path:
    """An empty folder beside the site for the build of this process.

    What builds that were stopped left behind is deleted.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f".{site.name}.building-*"):
        process = re.search(r"\.building-([1-9][0-9]{0,9})(?:-[a-z0-9_]{8})?$", left.name)
        if not (process and alive(int(process[1]))):
            _clear_left(left)
    folder = site.parent / f".{site.name}.building-{os.getpid()}"
    _clear_left(folder)
    if _was_made(folder):
        return folder
    return Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=site.parent))


def _clear_left(left: Path) -> None:
    """Away with it, whatever it is; what a link points to stays. If that fails, so be it."""
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def _was_made(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        folder.mkdir()
        return True
    return False


def alive(process: int) -> bool:
    """False for a process that has ended, even where nobody has asked how."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return state not in "ZX"


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
