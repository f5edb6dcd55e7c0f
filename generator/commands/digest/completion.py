"""`completion`: what a shell offers behind `briefing` and a tab."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from generator.commands.options import FINE, Commands

SHELLS = ("bash", "zsh", "fish")
BASH = """\
_briefing() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}"
  case "${{COMP_WORDS[1]}}" in
{cases}
    *) COMPREPLY=($(compgen -W "{commands}" -- "$word")); return ;;
  esac
  [[ $word == -* ]] && COMPREPLY=($(compgen -W "$options" -- "$word")) \\
    || COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _briefing briefing
"""


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "completion", help="print what a shell needs to complete commands and options"
    )
    command.add_argument("shell", choices=SHELLS)
    command.set_defaults(run=lambda options: run(options, commands))


def run(options: argparse.Namespace, commands: Commands) -> int:
    """completion: a script on standard output, made of the commands as they are."""
    known = {name: _options(parser) for name, parser in commands.choices.items()}
    print(script(options.shell, known), end="")
    return FINE


def _options(parser: argparse.ArgumentParser) -> list[str]:
    found = (option for action in parser._actions for option in action.option_strings)
    return sorted(option for option in found if option.startswith("--"))


def script(shell: str, known: Mapping[str, Sequence[str]]) -> str:
    """For bash, for zsh (which reads bash's), for fish."""
    if shell == "fish":
        return "".join(_fish(name, options) for name, options in known.items())
    cases = "\n".join(
        f'    {name}) local options="{" ".join(options)}" ;;' for name, options in known.items()
    )
    bash = BASH.format(cases=cases, commands=" ".join(known))
    return bash if shell == "bash" else f"autoload -U +X bashcompinit && bashcompinit\n{bash}"


def _fish(name: str, options: Sequence[str]) -> str:
    lines = [f"complete -c briefing -n __fish_use_subcommand -a {name}\n"]
    seen = f"'__fish_seen_subcommand_from {name}'"
    lines += [f"complete -c briefing -n {seen} -l {option[2:]}\n" for option in options]
    return "".join(lines)
