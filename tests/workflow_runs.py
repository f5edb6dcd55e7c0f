"""Runs a workflow's own shell steps here, job after job, with a bare repository as remote.

Nothing of GitHub's is called: `uses:` steps are played by copies of folders, `gh` by a script that
keeps what it was told. The expressions are the few forms that our workflows use.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = "somebody/digest"
TOKEN = "a-token"
GH = """#!/bin/bash
echo "$*" >> "$PLAY/gh.log"
if test -e "$PLAY/gh.refuses" && test "$2" = create; then exit 1; fi
case "$2" in
  list) if test -e "$PLAY/gh.open"; then git --git-dir="$REMOTE" rev-parse refs/heads/fetched; fi ;;
  create) touch "$PLAY/gh.open" ;;
esac
"""
BRIEFING = """#!/bin/bash
test "$1 $2" = "-m generator" && shift 2
echo "$*" >> "$PLAY/briefing.log"
case "$1" in
  site) shift; mkdir -p site
    if test -e "$PLAY/builds"; then exec "$PYTHON" -m generator build --jobs 1 "$@"; fi ;;
  fetch) exec "$PYTHON" -m generator "$@" ;;
esac
"""
"""Feeds are fetched; a site is built only where `builds` lies in the play's folder."""
MAKE = """#!/bin/bash
case "$1" in site) .venv/bin/python -m generator site ;; esac
"""


@dataclass
class Play:
    """One repository with its remote, its caches and what was called."""

    folder: Path
    workflow: str
    """Path of the workflow in the repository."""
    variables: dict[str, str] = field(default_factory=dict)
    runs: int = 0
    deployed: list[int] = field(default_factory=list)
    """Numbers of the runs that deployed."""

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    def begin(self, content: Path) -> None:
        """Make the remote of a folder, and the scripts that stand for other programs."""
        self.git("init", "--quiet", "--bare", "-b", "main", str(self.remote))
        for command in ("init --quiet -b main", "add .", "commit --quiet -m first"):
            self.git(*command.split(), at=content)
        self.git("push", "--quiet", str(self.remote), "main", at=content)
        programs = self.folder / "bin"
        programs.mkdir()
        for name, text in {
            "gh": GH,
            "briefing": BRIEFING,
            "make": MAKE,
            "pip": "#!/bin/true\n",
        }.items():
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)

    def git(self, *arguments: str, at: Path | None = None) -> str:
        editor = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org"]
        done = subprocess.run(
            ["git", *editor, *arguments],
            cwd=at,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def environment(self) -> dict[str, str]:
        config = self.folder / "gitconfig"
        address = f"https://x-access-token:{TOKEN}@github.com/{REPOSITORY}.git"
        config.write_text(f'[url "{self.remote}"]\n\tinsteadOf = {address}\n')
        return {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "GIT_CONFIG_GLOBAL": str(config),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PLAY": str(self.folder),
            "REMOTE": str(self.remote),
            "PYTHON": sys.executable,
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_REF_NAME": "main",
        }

    def files(self, branch: str, under: str) -> list[str]:
        listed = self.git(
            "--git-dir", str(self.remote), "ls-tree", "-r", "--name-only", branch, under
        )
        return listed.splitlines()

    def run(self, event: str) -> str:
        """Start the workflow; all that its steps printed. A job whose need failed is not run."""
        self.runs += 1
        text = self.git("--git-dir", str(self.remote), "show", f"main:{self.workflow}")
        jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
        run = Run(play=self, event=event, folder=self.folder / f"run-{self.runs}")
        after = [name for name, job in jobs.items() if "build" in job.get("needs", [])]
        for name in ("build", *after):
            if self._wanted(run, jobs[name]):
                run.job(name, jobs[name])
        return "".join(run.said)

    def _wanted(self, run: Run, job: dict[str, Any]) -> bool:
        needs = job.get("needs", [])
        needs = {needs} if isinstance(needs, str) else set(needs)
        return not needs & run.failed and bool(run.value(job.get("if", "true")))


@dataclass
class Run:
    """One run of a workflow."""

    play: Play
    event: str
    folder: Path
    said: list[str] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)
    """`steps.ID.outputs.NAME` of the job that runs, `needs.JOB.outputs.NAME` of those before."""
    work: Path = field(default=Path())

    def job(self, name: str, job: dict[str, Any]) -> None:
        self.work = self.folder / name
        self.known = {key: value for key, value in self.known.items() if key.startswith("needs.")}
        for step in job["steps"]:
            if not self.value(step.get("if", "true")):
                continue
            if not self.step(step) and not step.get("continue-on-error"):
                self.failed.add(name)
                return
        for output, told in job.get("outputs", {}).items():
            self.known[f"needs.{name}.outputs.{output}"] = self.filled(told)

    def step(self, step: dict[str, Any]) -> bool:
        """True when it succeeded."""
        if "uses" in step:
            given = {key: self.filled(str(value)) for key, value in step.get("with", {}).items()}
            fine = self.used(step["uses"].partition("@")[0], given)
        else:
            fine = self.shell(step)
        if "id" in step:
            self.known[f"steps.{step['id']}.outcome"] = "success" if fine else "failure"
        return fine

    def shell(self, step: dict[str, Any]) -> bool:
        outputs = self.folder / "outputs"
        outputs.write_text("")
        told = {key: self.filled(str(value)) for key, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-e", "-c", self.filled(step["run"])],
            cwd=self.work,
            env={
                **self.play.environment(),
                **told,
                "GITHUB_OUTPUT": str(outputs),
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        self.said += [done.stdout, done.stderr]
        for line in outputs.read_text().splitlines():
            key, _, value = line.partition("=")
            self.known[f"steps.{step.get('id')}.outputs.{key}"] = value
        return done.returncode == 0

    def used(self, action: str, given: dict[str, str]) -> bool:
        name = action.rpartition("/")[2] if "cache/" in action else action.partition("/")[2]
        at = self.work / given.get("path", ".").splitlines()[0]
        if name == "checkout":
            depth = (
                []
                if given.get("fetch-depth") == "0"
                else ["--depth", given.get("fetch-depth", "1")]
            )
            source = f"file://{self.play.remote}"
            self.play.git("clone", "--quiet", "--branch", "main", *depth, source, str(self.work))
            venv = self.work / ".venv" / "bin"
            venv.mkdir(parents=True)
            shutil.copy(self.play.folder / "bin" / "briefing", venv / "python")
            return True
        if name == "upload-artifact":
            return _copied(at, self.folder / "artifacts" / given["name"]) or (
                given.get("if-no-files-found") == "ignore"
            )
        if name == "download-artifact":
            return _copied(self.folder / "artifacts" / given["name"], at)
        caches = self.play.folder / "caches"
        if name == "save":
            return _copied(at, caches / f"{self.play.runs:03}-{given['key']}")
        if name == "restore":
            kept = sorted(c for c in caches.glob("*") if given["restore-keys"] in c.name)
            return not kept or _copied(kept[-1], at)
        if name == "deploy-pages":
            self.play.deployed.append(self.play.runs)
        return True

    def filled(self, text: str) -> str:
        """A text with its expressions worked out."""
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(self.value(match[1])), text)

    def value(self, expression: str) -> Any:
        """Of an expression: names, texts, `==`, `!=`, `&&`, `||`, `!`, `hashFiles`."""
        plain = re.sub(
            r"hashFiles\('([^']*)'\)", lambda m: repr(self._digest(m[1])), str(expression)
        )
        plain = re.sub(
            r"'[^']*'|\b[a-z]+(?:\.[\w-]+)+",
            lambda m: m[0] if m[0].startswith("'") else repr(self._named(m[0])),
            plain,
        )
        plain = re.sub(r"!(?!=)", " not ", plain).replace("&&", " and ").replace("||", " or ")
        return eval(plain.strip(), {"__builtins__": {}}, {"true": True})  # our own workflows alone

    def _digest(self, name: str) -> str:
        return "a-digest" if (self.work / name).exists() else ""

    def _named(self, name: str) -> str:
        given = {
            "github.event_name": self.event,
            "github.ref": "refs/heads/main",
            "github.ref_name": "main",
            "github.event.repository.default_branch": "main",
            "github.run_id": str(self.play.runs),
            "github.token": TOKEN,
            **{f"vars.{key}": value for key, value in self.play.variables.items()},
            **self.known,
        }
        return given.get(name, "")


def _copied(source: Path, target: Path) -> bool:
    """Lay a folder over another; False where there is none."""
    if not source.is_dir() or not any(source.iterdir()):
        return False
    shutil.copytree(source, target, dirs_exist_ok=True)
    return True
