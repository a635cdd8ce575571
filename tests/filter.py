#!/usr/bin/env python3
"""A filter that decides which rules are tried where must lose nothing: every fixture, story and quiet text comes out the same
with it and without it. Only the order of records is left aside."""
import pathlib
import sys

import stages

root = pathlib.Path(stages.ROOT)


def extract(text, *options):
    return sorted(stages.run("extract", "--split", "form-feed", *options, data=text).stdout.splitlines())


def main():
    patterns = ("fixtures/extract/*/input.txt", "fixtures/resolve/*/input.txt", "fixtures/pipe/*/1.text.txt",
                "fixtures/quiet/*.txt")
    files = sorted(file for pattern in patterns for file in root.glob(pattern) if file.read_bytes().strip())
    if not files:
        print("no fixtures")
        return 1
    text = b"\f\n".join(file.read_bytes().replace(b"\f", b"\n") for file in files)
    with_filter, without = extract(text), extract(text, "--no-filter")
    read = sum(line.startswith(b'{"type":"document"') for line in with_filter)
    if read != len(files):
        print(f"{len(files)} texts were given, {read} were read")
        return 1
    lost, gained = set(without) - set(with_filter), set(with_filter) - set(without)
    for claim, lines in (("lost by the filter", lost), ("only with the filter", gained)):
        for line in sorted(lines)[:10]:
            print(f"{claim}: {line.decode(errors='replace')[:300]}")
    print(f"{len(files)} texts, {len(with_filter)} records, {len(lost)} lost, {len(gained)} gained")
    return 1 if lost or gained else 0


sys.exit(main())
