"""What the program is made of: every locked package has a licence that may be passed on."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FREE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Unlicense|HPND|Zlib|CC0"
    r"|0BSD"
    r"|Historical Permission|Artistic|LGPL|GNU Lesser|CC.BY.SA|Public Domain)",
    re.I,
)
"""LGPL, Artistic and CC BY-SA packages are used as they come, unchanged."""


def locked() -> list[str]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return re.findall(r"(?m)^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==", text)


def licence_of(name: str) -> str | None:
    """All that a package says of its licence; None where it is not for this machine."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    said = [about.get("License-Expression"), (about.get("License") or "")[:200]]
    said += [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join(filter(None, said))


def test_every_package_has_a_free_licence() -> None:
    found = {name: licence for name in locked() if (licence := licence_of(name)) is not None}
    assert len(found) > 40
    assert {name: said for name, said in found.items() if not FREE.search(said)} == {}


if __name__ == "__main__":  # `make sbom`: the list
    print("\n".join(f"{name}: {licence_of(name) or 'not for this machine'}" for name in locked()))
