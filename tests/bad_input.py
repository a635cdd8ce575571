#!/usr/bin/env python3
"""Bad input never stops a run, never shifts an offset, and never goes unsaid (record/README.md).

usage: bad_input.py [MEGABYTES]   how long the longest line is (default 1, or $WHOWHOM_LINE_MEGABYTES)
"""
import os
import socket
import subprocess
import sys
import tempfile
import threading

import stages
from stages import Failure, claim, of_type, records

GOOD = b"On 13 June 2014 Mr Daniel Okafor contacted Jane Lowe, 23, of Leeds.\n"


def extract(*words, data=b"", **options):
    done = stages.run("extract", *words, data=data, check=False, **options)
    claim(done.returncode >= 0, f"extract {' '.join(words)} does not crash: {done.stderr[-1500:]!r}")
    return done


def offsets_are_right_in(name, data):
    """extract takes `data` as one document, finds the good sentence in it, and quotes what it points at."""
    done = extract(data=data)
    claim(done.returncode == 0, f"{name}: status 0 (is {done.returncode}: {done.stderr[-300:]!r})")
    try:
        stream = records(done.stdout)
        stages.check_quotes(stream, {record["id"]: data for record in of_type(stream, "document")})
    except (Failure, KeyError) as error:
        claim(False, f"{name}: {error}")
        return
    claim(of_type(stream, "document") or of_type(stream, "refused"), f"{name}: a document or a refusal comes out")
    if GOOD.strip() in data and of_type(stream, "document"):
        found = [record["text"] for record in of_type(stream, "mention")]
        claim(any("Okafor" in text for text in found), f"{name}: Okafor is found in {found}")


def broken_texts():
    offsets_are_right_in("invalid UTF-8 before", b"\xff\xfe caf\xe9 \xc3 \x80\x80\n\n" + GOOD)
    offsets_are_right_in("invalid UTF-8 at the end", GOOD + b"\xe2\x80")
    offsets_are_right_in("overlong and surrogates", b"\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80\n\n" + GOOD)
    offsets_are_right_in("NUL and control characters", b"A\0B\x01\x02\x7f.\n\n" + GOOD + b"\0")
    offsets_are_right_in("byte order mark", b"\xef\xbb\xbf" + GOOD)
    offsets_are_right_in("CR LF", (b"The board met.\n\n" + GOOD).replace(b"\n", b"\r\n"))
    offsets_are_right_in("lone CR", (b"The board met.\n\n" + GOOD).replace(b"\n", b"\r"))
    offsets_are_right_in("soft hyphens and zero width", "Zu\u00adsammen\u200b\u2060 caf\u0065\u0301.\n\n".encode() + GOOD)
    offsets_are_right_in("other scripts", "Путин встретил. 東京で会った。 مرحبا\n\n".encode() + GOOD)
    offsets_are_right_in("emoji", "👩‍👩‍👧 met 🏴󠁧󠁢󠁥󠁮󠁧󠁿.\n\n".encode() + GOOD)
    offsets_are_right_in("no newline at the end", GOOD.strip())
    offsets_are_right_in("brackets", b"[person:" * 2000 + GOOD + b"]}" * 2000)
    offsets_are_right_in("UTF-16", GOOD.decode().encode("utf-16"))
    offsets_are_right_in("random bytes", bytes((i * i * 31 + i // 7) % 256 for i in range(60000)))


def nothing_in_nothing():
    for data in (b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf", b"\0"):
        done = extract(data=data)
        claim(done.returncode == 0, f"{data!r} is status 0")
        claim(not of_type(records(done.stdout), "mention"), f"{data!r} mentions nobody")


def files():
    with tempfile.TemporaryDirectory() as folder:
        good, empty = f"{folder}/good.txt", f"{folder}/empty.txt"
        stages.write(good, GOOD)
        stages.write(empty, b"")
        done = extract(empty)
        claim(done.returncode == 0, f"an empty file is status 0 (is {done.returncode})")
        for bad, name in ((folder, "a directory"), (f"{folder}/missing.txt", "a missing file")):
            done = extract(bad)
            claim(done.returncode == 2, f"{name} alone is status 2 (is {done.returncode})")
            claim(bad.encode() in done.stderr, f"{name} is named: {done.stderr!r}")
            for stage in ("resolve", "graph"):
                status = stages.run(stage, bad, check=False).returncode
                claim(status == 2, f"{stage} on {name} is status 2 (is {status})")


def refusals():
    lines = (b'{"id":"a","date":"2024-05-01","text":"' + GOOD.strip() + b'"}\n'
             b'{"id":"b","text":\n'
             b'[1,2]\n'
             b'{"id":"c"}\n'
             b'{"id":"d","text":"' + GOOD.strip() + b'"}\n'
             b'{"id":"e","text":"tru')
    done = extract("--jsonl", data=lines)
    stream = records(done.stdout)
    claim(done.returncode == 0, f"refused lines are status 0 (is {done.returncode})")
    claim([record["id"] for record in of_type(stream, "document")] == ["a", "d"], "the good documents come out")
    claim(len(of_type(stream, "refused")) == 4, f"four lines are refused: {of_type(stream, 'refused')}")
    claim(done.stderr.count(b"\n") == 4, f"each refusal is a line on standard error: {done.stderr!r}")
    done = extract("--jsonl", "--strict", data=lines)
    claim(done.returncode == 1, f"under --strict they are status 1 (is {done.returncode})")


def slow_input():
    """What has come in is told at once, though the pipe stays open."""
    line = b'{"id":"a","date":"2024-05-01","text":"' + GOOD.strip() + b'"}\n'
    child = subprocess.Popen([stages.program(), "extract", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    timer = threading.Timer(60, child.kill)
    timer.start()
    child.stdin.write(line)
    child.stdin.flush()
    told = b""
    for told in child.stdout:
        if b'"relation"' in told:
            break
    claim(b'"relation"' in told, f"a document is told while the pipe stays open: {told!r}")
    child.stdin.close()
    child.stdout.read()
    claim(child.wait() == 0, "the pipe that closes ends the run")
    timer.cancel()


def order_of_refusals(folder):
    """A file that can't be opened is refused where it stands among the others."""
    good, bad = os.path.join(folder, "a.txt"), os.path.join(folder, "socket")
    with open(good, "wb") as file:
        file.write(GOOD)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(bad)
        stream = records(extract(good, bad, good).stdout)
    kinds = [record["type"] for record in stream if record["type"] in ("document", "refused")]
    claim(kinds == ["document", "refused", "document"], f"the refusal stands between the documents: {kinds}")


def truncated_streams():
    stream = extract(data=GOOD).stdout
    resolved = stages.run("resolve", data=stream).stdout
    for stage, data in (("resolve", stream), ("graph", resolved)):
        done = stages.run(stage, data=data[:-20], check=False)
        claim(done.returncode == 0, f"{stage} of a truncated stream is status 0 (is {done.returncode}: {done.stderr[-300:]!r})")
        claim(done.stderr.count(b"\n") == 1, f"{stage} says one line of it: {done.stderr[:500]!r}")
        done = stages.run(stage, "--strict", data=data[:-20], check=False)
        claim(done.returncode == 1, f"{stage} --strict of it is status 1 (is {done.returncode})")
    out = records(stages.run("resolve", data=b"nonsense\n" + stream + b'{"type":"weather","id":"w1"}\n{"type":7}\n').stdout)
    claim(len(of_type(out, "refused")) == 2, f"malformed lines become refused records: {of_type(out, 'refused')}")
    claim(len(of_type(out, "weather")) == 1, "unknown records pass through")
    claim(len(of_type(out, "mention")) == len(of_type(records(stream), "mention")), "no mention is lost")


def unreadable_streams():
    """A stream that breaks off at a read error is no shorter stream."""
    if not os.path.exists("/proc/self/mem"):
        return
    for stage in ("resolve", "graph"):
        done = stages.run(stage, "--strict", "/proc/self/mem", check=False)
        claim(done.returncode == 1, f"{stage} --strict of what can't be read is status 1 (is {done.returncode})")
        claim(b"/proc/self/mem" in done.stderr, f"{stage} names it: {done.stderr[-300:]!r}")


def usage():
    for words in ((), ("frobnicate",), ("extract", "--frobnicate"), ("resolve", "--frobnicate"), ("graph", "--frobnicate"),
                  ("extract", "--date", "yesterday"), ("extract", "--split", "banana"), ("extract", "--rules", "/nowhere"),
                  ("rules", "frobnicate"), ("rules", "check", "/nowhere.rules")):
        done = stages.run(*words, check=False)
        claim(done.returncode == 2, f"whowhom {' '.join(words)} is status 2 (is {done.returncode})")
        claim(done.stderr and not done.stdout, f"whowhom {' '.join(words)} tells why, on standard error alone")
    done = stages.run("exract", check=False)
    claim(b"'extract'" in done.stderr, f"a misspelt command is guessed: {done.stderr!r}")


def long_line(megabytes):
    words = b"On 13 June 2014 Mr Daniel Okafor contacted Jane Lowe and the wind blew over the harbour all night. "
    data = words * (megabytes * 1_000_000 // len(words))
    for name, text in (("of sentences", data), ("of one word", b"a" * len(data)), ("of capitals", b"Ab " * (len(data) // 3))):
        done = extract(data=text)
        claim(done.returncode == 0, f"a line {name}, {megabytes} MB, is status 0 ({done.returncode}: {done.stderr[-300:]!r})")
        stream = done.stdout[:4_000_000]
        records(stream[:stream.rfind(b"\n") + 1])


def too_large():
    """A line that no article is: refused by name, and what stands around it comes out."""
    done = extract("--split", "line", data=GOOD + b"a " * 5_000_000 + b"\n" + GOOD)
    stream = records(done.stdout)
    claim(done.returncode == 0 and len(of_type(stream, "document")) == 2, "documents around a too large one come out")
    claim([one["line"] for one in of_type(stream, "refused")] == [2], "the too large one is a refused record")
    claim(b"larger than" in done.stderr, f"and is said: {done.stderr[-300:]!r}")


def surroundings():
    plain = extract(data=GOOD).stdout
    bare = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
    for name, environment in (("an empty environment", bare),
                              ("an odd locale", {**bare, "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE"}),
                              ("no home", {**bare, "HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere"})):
        done = extract(data=GOOD, env=environment, cwd="/")
        claim(done.returncode == 0 and done.stdout == plain, f"{name} changes nothing: {done.stderr[-300:]!r}")


def main(words):
    broken_texts()
    nothing_in_nothing()
    files()
    refusals()
    slow_input()
    with tempfile.TemporaryDirectory() as folder:
        order_of_refusals(folder)
    truncated_streams()
    unreadable_streams()
    usage()
    too_large()
    surroundings()
    long_line(int(words[0] if words else os.environ.get("WHOWHOM_LINE_MEGABYTES", 1)))
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
