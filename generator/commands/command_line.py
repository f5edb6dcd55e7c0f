"""The commands of the command line, their help, and what runs them."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import __version__
from generator.commands import (
    add,
    ask,
    build_docs,
    compare,
    fetch,
    inspecting,
    page_changes,
    second_reader,
    whole_site,
)
from generator.commands.desk import desk_server
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
SCRIPT = "briefing"
PROG = SCRIPT if Path(sys.argv[0]).stem == SCRIPT else "python -m generator"
EPILOG = """\
examples:
  python -m generator init my-briefing           a new digest in a folder of its own
  python -m generator add page.html URL...       files and pages into seeds/, one file an article
  python -m generator fetch                      what is new in the feeds of briefing.yml
  python -m generator site                       seeds/ -> docs/ -> site/, the finished website
  python -m generator check                      every problem in seeds/, as file:line
  python -m generator desk                       what waits for your hand, in the browser
  python -m generator diff main                  what a change of the seeds changes on the pages
  python -m generator build                      seeds/ -> docs/; what can be built is built
  python -m generator build --strict             the same, but a problem stops it before it writes
  python -m generator explain stockholm-talks    every decision behind one story page
  python -m generator sheet stockholm-talks      its sentences numbered, for a second reader
  python -m generator take stockholm-talks ANSWER --reader NAME     that reader's answer, checked
  python -m generator compare                    the program against all readings, point by point
  python -m generator verify site/               proves what is published, from what is published
  python -m generator analyse --json FILE...     findings of single files, one JSON object a line

exit status: 0 fine, 1 problems in the seeds or something refused, 2 wrong use or something
around the program, 70 a bug
"""


def run(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    return int(options.run(options))


def parser() -> argparse.ArgumentParser:
    """Every command with its options and its help."""
    top = argparse.ArgumentParser(
        prog=PROG,
        description="Merges the reports of one event into one briefing page: verbatim, cited.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"briefing-digest {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add_command in COMMANDS:
        add_command(commands)
    return top


# --- what a shell offers behind `briefing` and a tab ----------------------------------------------


def add_completion(commands: Commands) -> None:
    command = commands.add_parser(
        "completion", help="print what a shell needs to complete commands and options"
    )
    command.add_argument("shell", choices=SHELLS)
    command.set_defaults(run=lambda options: run_completion(options, commands))


def run_completion(options: argparse.Namespace, commands: Commands) -> int:
    """completion: a script on standard output, made of the commands as they are."""
    known = {name: _option_names(parser) for name, parser in commands.choices.items()}
    print(script(options.shell, known), end="")
    return FINE


def _option_names(parser: argparse.ArgumentParser) -> list[str]:
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


COMMANDS = (
    *(whole_site.add_init, add.add, fetch.add, whole_site.add, desk_server.add_desk),
    *(page_changes.add_record, page_changes.add_diff, build_docs.add, build_docs.add_check),
    *(inspecting.add_analyse, inspecting.add_explain, second_reader.add_sheet),
    *(second_reader.add_take, ask.add, compare.add),
    *(inspecting.add_verify, add_completion),
)
"""In the order of the help; each ends in `set_defaults(run=...)`."""
