#!/usr/bin/env python3
"""Rows of training data out of pairs of documents, on Spark: each partition goes through a builder,
and copies are dropped across all of them.

    spark-submit spark_pipe.py PAIRS OUT SEJAJAR [OPTIONS of sejajar build ...]

PAIRS and OUT are folders or files of JSON Lines, wherever Spark can reach; SEJAJAR is the path of
the program on every node. README.md has an example, and the same for Hadoop.
"""
import json
import os
import shlex
import sys

BANDS = 4  # of "bands", one by one: rows that share one have most of their words in common


def command(program, options):
    """One thread: Spark runs as many of us as there are cores."""
    return shlex.join([program, "build", "--stdin-jsonl", "--threads", "1", *options])


def rows(pairs, program, options):
    """The rows of JSON Lines of pairs, as JSON Lines. A record that is none is told on standard error
    and left out; a builder that fails must fail the task, or its rows would be lost in silence."""
    return pairs.pipe(command(program, options), env=dict(os.environ), checkCode=True)


def place(row):
    return row["source_id"], row["target_id"], row["place"]


def distinct(rows, key):
    """Of rows with the same key the first by its place, whatever the order in which they come."""
    return (rows.keyBy(key)
            .reduceByKey(lambda one, other: min(one, other, key=place))
            .values())


def without_copies(lines):
    """Drops rows whose words are those of another, and then those that nearly are. Of a chain of near
    copies it may keep others than `sejajar build` does, which goes by the order of the input."""
    kept = distinct(lines.map(json.loads), lambda row: row["key"])
    for band in range(BANDS):
        kept = distinct(kept, lambda row, band=band: row["bands"][band])
    return kept.map(lambda row: json.dumps(row, ensure_ascii=False))


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    from pyspark.sql import SparkSession

    pairs, out, program, *options = arguments
    context = SparkSession.builder.appName("sejajar").getOrCreate().sparkContext
    without_copies(rows(context.textFile(pairs), program, options)).saveAsTextFile(out)


if __name__ == "__main__":
    main(sys.argv[1:])
