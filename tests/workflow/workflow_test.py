#!/usr/bin/env python3
"""Runs scripts/workflow and compares what it makes with a plain `sejajar build`, byte for byte.

    workflow_test.py SEJAJAR [--slurm] [unittest's options]

--slurm: with the profile for Slurm, which must be running (scripts/test-slurm starts one).
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest

import collection

WORKFLOW = collection.ROOT / "scripts" / "workflow"
SKIPPED = 77
PROGRAM = ""
SLURM = False
FOLDER = ""
PATIENCE = 120  # seconds

# The builder; told to, the second job that scores stands still after its first part, until it is
# let go or killed.
STUBBORN = """#!/bin/sh
"$PROGRAM" "$@" &
case "$*" in
*--shard*)
  echo "$*" >> "$FOLDER/calls"
  if [ "$(wc -l < "$FOLDER/calls")" -eq 2 ]; then
    until ls out/shards/*/parts/*.part 2>/dev/null | grep -q "$(echo "$*" | sed 's/.* -o \\([^ ]*\\) .*/\\1/')"; do
      sleep 0.01
    done
    touch "$FOLDER/stands"
    until [ -e "$FOLDER/go" ]; do sleep 0.1; done
  fi
  ;;
esac
wait $!
"""


RUNNING = []


def stop():
    while RUNNING:
        process = RUNNING.pop()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class Workflow(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
        self.addCleanup(stop)

    def start(self, settings, *options):
        (self.folder / "my.yaml").write_text(json.dumps({"program": PROGRAM, **settings}))
        profile = WORKFLOW / "profiles" / ("slurm" if SLURM else "local")
        log = open(self.folder / "snakemake.log", "ab")
        self.addCleanup(log.close)
        environment = {**os.environ, "HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder)}
        process = subprocess.Popen(
            ["snakemake", "-s", WORKFLOW / "Snakefile", "--profile", profile,
             "--configfile", "my.yaml", *options],
            cwd=self.folder, stdout=log, stderr=log, env=environment, start_new_session=True)
        RUNNING.append(process)
        return process

    def log(self):
        return (self.folder / "snakemake.log").read_text(errors="replace")

    def run_workflow(self, settings, *options):
        process = self.start(settings, *options)
        self.assertEqual(process.wait(PATIENCE), 0, self.log())

    def build(self, *arguments):
        """A plain build into `plain`."""
        done = subprocess.run(
            [PROGRAM, "build", "-s", "en", "-t", "id", "-o", "plain", *arguments],
            cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)

    def assert_same(self, *names):
        for name in names:
            plain = (self.folder / "plain" / name).read_bytes()
            self.assertGreater(len(plain), 200, name)
            self.assertTrue((self.folder / "out" / name).read_bytes() == plain, f"{name} differs")
        cards = [json.loads((self.folder / where / "card.json").read_text())
                 for where in ("plain", "out")]
        for card in cards:
            del card["inputs"]  # what was merged is named by its shards
        self.assertEqual(*cards)

    def parts(self, shard="*"):
        """Each part with what changes when it is written anew."""
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns)
                for path in self.folder.glob(f"out/shards/{shard}/parts/*.part")}

    def write_records(self, count):
        (self.folder / "records.jsonl").write_text(
            "".join(collection.record(number) + "\n" for number in range(count)))

    def start_stubborn(self):
        """A run of three shards of two parts each, of which the second stands still; its settings."""
        self.write_records(1500)
        self.build("--records", "records.jsonl")
        program = self.folder / "stubborn"
        program.write_text(STUBBORN.replace("$PROGRAM", PROGRAM)
                           .replace("$FOLDER", str(self.folder)))
        program.chmod(0o755)
        settings = {"program": str(program), "out": "out", "records": "records.jsonl", "shards": 3}
        process = self.start(settings, "--jobs" if SLURM else "--cores", "1")
        patience = time.monotonic() + PATIENCE
        while not (self.folder / "stands").exists():
            self.assertIsNone(process.poll(), self.log())
            self.assertLess(time.monotonic(), patience, self.log())
            time.sleep(0.05)
        return process, settings

    def test_a_killed_run_goes_on_and_makes_the_same(self):
        process, settings = self.start_stubborn()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.assertFalse((self.folder / "out" / "bitext.tsv").exists())
        before = self.parts()
        self.assertGreaterEqual(len(before), 3)

        (self.folder / "go").touch()
        self.run_workflow(settings)
        self.assert_same("bitext.tsv")
        after = self.parts()
        self.assertEqual(len(after), 6)
        self.assertEqual(before, {path: after[path] for path in before})
        # The one that was finished was not begun again. Slurm's jobs outlive Snakemake, and it goes
        # on waiting for them.
        calls = (self.folder / "calls").read_text().splitlines()
        self.assertEqual(len(calls), 3 if SLURM else 4, calls)

    def test_a_job_that_slurm_stops_is_begun_again(self):
        if not SLURM:
            self.skipTest("no Slurm")
        process, _ = self.start_stubborn()
        jobs = subprocess.run(["squeue", "-h", "-t", "running", "-o", "%i"], capture_output=True,
                              text=True, check=True).stdout.split()
        self.assertEqual(len(jobs), 1)
        before = self.parts()
        subprocess.run(["scancel", *jobs], check=True)
        self.assertEqual(process.wait(PATIENCE), 0, self.log())
        self.assert_same("bitext.tsv")
        after = self.parts()
        self.assertEqual(before, {path: after[path] for path in before})
        self.assertEqual(len((self.folder / "calls").read_text().splitlines()), 4)

    def test_collections_are_matched_once_and_every_option_arrives(self):
        collection.write(self.folder, 300)
        for language in ("en", "id"):
            with tarfile.open(self.folder / f"{language}.tar.gz", "w:gz") as archive:
                archive.add(self.folder / language, language)
        settings = {
            "out": "out", "sources": "en.tar.gz", "targets": "id.tar.gz", "shards": 2,
            "filters": {"score": 0.4, "boilerplate": False, "profanity": True},
            "masks": ["email", "phone"], "formats": ["tsv", "jsonl", "tmx", "moses"],
            "licence": "CC0, 'as it is'", "keep_dropped": True,
            "options": ["--one-to-many", "--max-errors=3"],
        }
        self.run_workflow(settings)
        self.build("en.tar.gz", "id.tar.gz", "--one-to-many", "--max-errors=3",
                   "--filter", "score=0.4", "--filter", "boilerplate=off", "--filter", "profanity=on",
                   "--mask", "email,phone", "--formats", "tsv,jsonl,tmx,moses",
                   "--licence", "CC0, 'as it is'", "--keep-dropped", "plain/dropped.tsv")
        self.assert_same("bitext.tsv", "bitext.jsonl", "bitext.tmx", "bitext.en", "bitext.id",
                         "dropped.tsv", "scores.svg")
        self.assertEqual(len(list(self.folder.rglob("source.texts"))), 2)  # one is the plain build's

        # Another filter is a matter of the second half.
        before = self.parts()
        self.run_workflow({**settings, "filters": {}})
        self.assertEqual(self.parts(), before)
        shutil.rmtree(self.folder / "plain")
        self.build("en.tar.gz", "id.tar.gz", "--one-to-many", "--max-errors=3", "--mask", "email,phone",
                   "--formats", "tsv,jsonl,tmx,moses", "--licence", "CC0, 'as it is'")
        self.assert_same("bitext.tsv", "bitext.jsonl")

    def test_each_way_to_say_which_documents_belong_together(self):
        pairs = [collection.texts(number) for number in range(20)]
        for side, name in enumerate(("en", "id")):
            (self.folder / f"{name}.jsonl").write_text("".join(
                json.dumps({"id": f"{name}{number}", "text": texts[side]}) + "\n"
                for number, texts in enumerate(pairs)))
        (self.folder / "ids.tsv").write_text("".join(f"en{n}\tid{n}\n" for n in range(20)))
        self.write_records(20)
        collection.write(self.folder, 20)
        for settings, arguments in (
                ({"sources": "en.jsonl", "targets": "id.jsonl", "pairs": "ids.tsv"},
                 ["en.jsonl", "id.jsonl", "--pairs", "ids.tsv"]),
                ({"pairs": "pairs.tsv"}, ["--pairs", "pairs.tsv"]),
                ({"records": "records.jsonl"}, ["--records", "records.jsonl"])):
            with self.subTest(settings=settings):
                for name in ("out", "plain"):
                    shutil.rmtree(self.folder / name, ignore_errors=True)
                self.build(*arguments)
                self.run_workflow({"out": "out", "shards": 2, **settings})
                self.assert_same("bitext.tsv")

    def test_wrong_settings_are_named(self):
        if SLURM:
            self.skipTest("no job is run")
        right = {"out": "out", "pairs": "pairs.tsv"}
        for settings, message in (
                ({**right, "shard": 3}, "there is no 'shard'"),
                ({"pairs": "pairs.tsv"}, "'out' is missing"),
                ({"out": "out"}, "one kind of input is needed"),
                ({**right, "records": "records.jsonl"}, "one kind of input is needed"),
                ({"out": "out", "sources": "en"}, "go together"),
                ({**right, "shards": 0}, "'shards' must be a number"),
                ({**right, "formats": ["xml"]}, "there is no format 'xml'")):
            with self.subTest(message):
                process = self.start(settings)
                self.assertNotEqual(process.wait(PATIENCE), 0)
                self.assertIn(message, self.log())
                os.truncate(self.folder / "snakemake.log", 0)

    def test_what_the_builder_says_of_a_failure_is_shown(self):
        if SLURM:
            self.skipTest("the same, but after three more attempts")
        (self.folder / "pairs.tsv").write_text("nowhere.txt\tneither.txt\n")
        process = self.start({"out": "out", "pairs": "pairs.tsv", "options": ["--max-errors=0"]})
        self.assertNotEqual(process.wait(PATIENCE), 0)
        self.assertIn("nowhere.txt", self.log())
        self.assertFalse((self.folder / "out" / "bitext.tsv").exists())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    SLURM = "--slurm" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--slurm"]
    if not shutil.which("snakemake"):
        print("SKIPPED: there is no snakemake here (scripts/setup test)")
        sys.exit(SKIPPED)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="sejajar-workflow-", ignore_cleanup_errors=True) as FOLDER:
        try:
            unittest.main()
        finally:
            stop()
