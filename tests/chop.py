#!/usr/bin/env python3
"""Chop: prefixes and suffixes of every fixture through every stage.

usage: chop.py [MEGABYTES]

Texts are cut at byte positions and go through extract, resolve and graph as JSON Lines documents, many to a
process; streams are cut likewise and go through resolve and graph. Files under 400 bytes are cut everywhere,
longer ones at steps chosen so that MEGABYTES (default 2.5) of texts and of streams are fed. Nothing may crash, the status
is 0, each line is JSON, each quote is the bytes that it points at. What fails is narrowed down and printed.
"""
import glob
import os
import subprocess
import sys
import xml.etree.ElementTree
from concurrent.futures import ThreadPoolExecutor

import stages
from stages import Failure, ROOT, read

SMALL = 400
BATCH = 600_000


def pieces(data, step):
    """Each prefix and each suffix of `data`, cut at multiples of `step`."""
    yield data
    for cut in range(step, len(data), step):
        yield data[:cut]
        yield data[cut:]


def chopped(paths, budget):
    """(name, piece) for all files, in a step that keeps the larger ones within `budget` bytes together."""
    files = [(os.path.relpath(path, ROOT), read(path)) for path in paths]
    large = sum(len(data) ** 2 for _, data in files if len(data) >= SMALL)
    step = max(1, large // budget)
    for name, data in files:
        for piece in pieces(data, 1 if len(data) < SMALL else step):
            yield name, piece


def document(number, text):
    """A JSON Lines document that holds `text` byte for byte, broken UTF-8 and all."""
    out = bytearray()
    for byte in text:
        if byte in b'"\\':
            out += b"\\%c" % byte
        elif byte < 32:
            out += b"\\u%04x" % byte
        else:
            out.append(byte)
    return b'{"id":"chop-%d","date":"2024-05-01","text":"%s"}\n' % (number, bytes(out))


def check_texts(texts):
    data = b"".join(document(number, text) for number, text in enumerate(texts))
    stream = stages.run("extract", "--jsonl", data=data).stdout
    read_back = stages.records(stream)
    if len(stages.of_type(read_back, "document")) + len(stages.of_type(read_back, "refused")) < len(texts):
        raise Failure("a document is missing")
    stages.check_quotes(read_back, {f"chop-{number}": text for number, text in enumerate(texts)})
    check_stream(stream)


def check_stream(data):
    resolved = stages.run("resolve", data=data).stdout
    stages.records(resolved)
    xml.etree.ElementTree.fromstring(stages.run("graph", data=resolved).stdout)


def check_streams(streams):
    check_stream(b"".join(stream + b"\n" for stream in streams)) # streams one after the other are a stream


def failure(check, batch):
    try:
        check([piece for _, piece in batch])
    except (Failure, KeyError, xml.etree.ElementTree.ParseError, subprocess.SubprocessError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def narrow(check, batch, error):
    """The smallest half of a half of ... of `batch` that still fails, and how."""
    while len(batch) > 1:
        half = len(batch) // 2
        for part in (batch[:half], batch[half:]):
            worse = failure(check, part)
            if worse:
                batch, error = part, worse
                break
        else:
            break
    names = sorted({name for name, _ in batch})
    return f"{names[:3]}, {len(batch)} pieces, the first {batch[0][1][:2000]!r}\n{error}"


def batches(items):
    batch, size = [], 0
    for name, piece in items:
        batch.append((name, piece))
        size += len(piece) + 60
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def main(words):
    budget = int(float(words[0] if words else 2.5) * 1e6)
    fixtures = f"{ROOT}/fixtures"
    texts = sorted(glob.glob(f"{fixtures}/**/*.txt", recursive=True))
    streams = sorted(glob.glob(f"{fixtures}/**/*.jsonl", recursive=True))
    work = [(check_texts, batch) for batch in batches(chopped(texts, budget))]
    work += [(check_streams, batch) for batch in batches(chopped(streams, budget))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [(check, batch, error) for (check, batch), error
                  in zip(work, pool.map(lambda one: failure(*one), work)) if error]
    print(f"{sum(len(batch) for _, batch in work)} pieces of {len(texts)} texts and {len(streams)} streams,"
          f" {len(failed)} of {len(work)} batches failed")
    for check, batch, error in failed[:3]:
        print(narrow(check, batch, error))
    return 1 if failed or not texts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
