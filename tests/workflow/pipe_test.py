#!/usr/bin/env python3
"""Feeds `sejajar build --stdin-jsonl` as Spark and Hadoop do, without either: one process a
partition, lines in and lines out. scripts/workflow/spark_pipe.py runs on a stand-in for an RDD.

    pipe_test.py SEJAJAR [unittest's options]
"""
import json
import os
import shlex
import subprocess
import sys
import unittest

import collection
from collection import record

sys.dont_write_bytecode = True
sys.path.insert(0, str(collection.ROOT / "scripts" / "workflow"))
import spark_pipe  # noqa: E402

PROGRAM = ""
OPTIONS = ["-s", "en", "-t", "id"]


def run(lines, *options, env=None):
    """What PySpark's pipe() does with the lines of a partition; with no environment, as it is there."""
    words = shlex.split(spark_pipe.command(PROGRAM, [*OPTIONS, *options]))
    text = "".join(line.rstrip("\n") + "\n" for line in lines)
    return subprocess.run(words, input=text.encode(), capture_output=True, env=env or {}, timeout=120)


def out(done):
    return done.stdout.decode("utf-8").splitlines()


class Partitions:
    """The part of an RDD that spark_pipe.py uses."""

    def __init__(self, partitions):
        self.partitions = partitions

    def pipe(self, command, env=None, checkCode=False):  # noqa: N803, PySpark's name
        made = []
        for lines in self.partitions:
            done = subprocess.run(shlex.split(command), input="".join(f"{x}\n" for x in lines).encode(),
                                  stdout=subprocess.PIPE, env=env or {}, timeout=120)
            if checkCode and done.returncode:
                raise RuntimeError(f"pipe failed with {done.returncode}")
            made.append(out(done))
        return Partitions(made)

    def map(self, function):
        return Partitions([[function(x) for x in part] for part in self.partitions])

    def keyBy(self, key):  # noqa: N802
        return self.map(lambda x: (key(x), x))

    def reduceByKey(self, function):  # noqa: N802
        values = {}
        for key, value in self.collect():
            values[key] = function(values[key], value) if key in values else value
        items = list(values.items())
        return Partitions([items[0::2], items[1::2]])

    def values(self):
        return self.map(lambda pair: pair[1])

    def collect(self):
        return [x for part in self.partitions for x in part]


class Pipe(unittest.TestCase):
    def test_rows_do_not_depend_on_the_partitions(self):
        records = [record(number) for number in range(100)]
        whole = run(records)
        self.assertEqual((whole.returncode, whole.stderr), (0, b""))
        rows = []
        for first in range(4):
            part = run(records[first::4])
            self.assertEqual((part.returncode, part.stderr), (0, b""))
            rows += out(part)
        self.assertGreater(len(rows), 100)
        self.assertEqual(sorted(rows), sorted(out(whole)))

    def test_an_empty_partition_gives_nothing(self):
        done = run([])
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def test_a_bad_record_is_told_and_left_out(self):
        records = [record(number) for number in range(6)]
        bad = {"no JSON": "story", "no target": '{"id": "x", "source": "A story."}',
               "no object": "[1, 2]", "half a record": records[0][:100],
               "empty texts": '{"id": "x", "source": " ", "target": ""}'}
        good = run(records)
        for what, line in bad.items():
            with self.subTest(what):
                done = run(records[:3] + [line] + records[3:])
                self.assertEqual(done.returncode, 0)
                self.assertEqual(done.stdout, good.stdout)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
                self.assertIn(b":4: ", done.stderr)

    def test_too_many_bad_records_are_a_failure(self):
        records = [record(0), "one", "two", "three"]
        self.assertEqual(run(records, "--max-errors", "3").returncode, 0)
        self.assertEqual(run(records, "--max-errors", "2").returncode, 3)

    def test_failures_have_an_exit_code(self):
        self.assertEqual(run([record(0)], "--no-such-option").returncode, 2)
        self.assertEqual(run([record(0)], "--model", "/nowhere.ftz").returncode, 2)

    def test_rows_are_records_with_what_copies_are_told_by(self):
        for line in out(run([record(0)])):
            row = json.loads(line)
            self.assertEqual((row["source_id"], row["target_id"]), ("story 0", "story 0"))
            self.assertRegex(row["key"], "^[0-9a-f]{16}$")
            self.assertEqual(len(row["bands"]), spark_pipe.BANDS)

    def test_blank_lines_and_carriage_returns_do_no_harm(self):
        records = [record(number) for number in range(3)]
        done = run(["", records[0] + "\r", "  ", records[1], records[2]])
        self.assertEqual((done.returncode, done.stdout), (0, run(records).stdout))


class SparkPipe(unittest.TestCase):
    @staticmethod
    def clean(partitions):
        rows = spark_pipe.rows(Partitions(partitions), PROGRAM, OPTIONS)
        return spark_pipe.without_copies(rows).collect()

    def test_copies_go_wherever_they_stand(self):
        records = [record(number) for number in range(40)]
        every = [json.loads(line) for line in out(run(records))]
        once = self.clean([records])
        kept = [json.loads(line) for line in once]
        self.assertLess(len(kept), len(every))
        for rows in ([row["key"] for row in kept],
                     *([row["bands"][band] for row in kept] for band in range(spark_pipe.BANDS))):
            self.assertEqual(len(rows), len(set(rows)))
        self.assertEqual(sorted(self.clean([records[30:], [], records[:30]])), sorted(once))

    def test_each_row_keeps_its_fields(self):
        every = {line["place"]: line for line in map(json.loads, out(run([record(2)])))}
        for row in map(json.loads, self.clean([[record(2)]])):
            self.assertEqual(row, every[row["place"]])

    def test_a_failing_builder_fails_the_task(self):
        with self.assertRaises(RuntimeError):
            spark_pipe.rows(Partitions([[record(0)]]), PROGRAM, [*OPTIONS, "--max-errors", "x"])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
