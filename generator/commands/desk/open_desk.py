"""`desk`: opens what waits for a hand in the editor's browser."""

from __future__ import annotations

import argparse
import sys
import webbrowser

from generator.build import analyse_all, merge_all
from generator.commands.desk.desk_server import Desk, DeskServer, index_text
from generator.commands.desk.waiting import tasks
from generator.commands.options import (
    FINE,
    WRONG_USE,
    Commands,
    is_folder,
    read_options,
    seeds_option,
    work_options,
)
from generator.group import group
from generator.merge.editing.by_story import unmet_orders
from generator.read import read
from generator.read.index.entries import INDEX_FILE
from generator.store import Store
from generator.work import copies


def add(commands: Commands) -> None:
    command = commands.add_parser("desk", help="what waits for your hand, in the browser")
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.add_argument("--port", type=int, default=0, help="0: one that is free (the default)")
    command.add_argument("--no-browser", action="store_true", help="print the address only")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """desk: serves until it is stopped with Ctrl-C."""
    if not is_folder(options.seeds):
        return WRONG_USE
    with DeskServer(desk_of(options), options.port) as server:
        address = f"http://{server.home}/?token={server.desk.token}"
        print(f"the desk is at {address} (Ctrl-C ends it)", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("", file=sys.stderr)
    return FINE


def desk_of(options: argparse.Namespace) -> Desk:
    """What waits in the seeds now."""
    library, problems = read(options.seeds, config=options.config, as_of=options.as_of)
    named = group(library)
    store = Store(folder=options.cache)
    findings = analyse_all(library.articles, store, copies(options.jobs, telling="analysing"))
    briefings = merge_all(named.stories, library, findings, store, copies(options.jobs))
    problems = (*problems, *named.notices, *unmet_orders(library, named.stories, briefings))
    articles = {article.file: article for article in library.articles}
    index = options.seeds / INDEX_FILE
    return Desk(index=index, tasks=tasks(briefings, articles, problems, index_text(index)))
