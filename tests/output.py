#!/usr/bin/env python3
"""Output that can't be written: a full disk is status 3 with a word on standard error; a reader that has had
enough is no fault and gets no word."""
import signal
import subprocess
import sys
import tempfile

import stages
from stages import claim

TEXT = ("On 13 June 2014 Mr Daniel Okafor contacted Jane Lowe, 23, of Leeds. "
        "The Harbour Board investigated Mr Okafor.\n\n")


def full(words, data):
    with open("/dev/full", "wb") as disk:
        done = subprocess.run([stages.program(), *words], input=data, stdout=disk, stderr=subprocess.PIPE, check=False)
    claim(done.returncode == 3, f"whowhom {' '.join(words)} >/dev/full is status 3 (is {done.returncode})")
    claim(done.stderr.count(b"\n") == 1, f"one line tells so: {done.stderr[:500]!r}")


def cut_off(words, data):
    """The stage's reader goes after one line."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        stage = subprocess.Popen([stages.program(), *words], stdin=file, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE) # Python gives SIGPIPE its default action back
    first = stage.stdout.readline()
    stage.stdout.close()
    said = stage.stderr.read()
    status = stage.wait()
    claim(bool(first), f"whowhom {' '.join(words)} writes a line before it is cut off")
    claim(status in (0, -signal.SIGPIPE), f"whowhom {' '.join(words)} | head -1 ends quietly (status {status})")
    claim(not said, f"and says nothing: {said[:300]!r}")


def main():
    extracted = stages.run("extract", data=TEXT.encode()).stdout
    resolved = stages.run("resolve", data=extracted).stdout
    for words, data in ((["extract"], TEXT.encode()), (["resolve"], extracted), (["graph"], resolved),
                        (["extract"], TEXT.encode() * 600), (["resolve"], extracted * 300),
                        (["graph"], resolved * 100), (["--help"], b""), (["--version"], b""),
                        (["rules", "list"], b"")):
        full(words, data)
    for words, data in ((["extract", "--split", "blank"], TEXT.encode() * 600), (["resolve"], extracted * 600),
                        (["graph"], resolved * 1000), (["rules", "list"], b"")):
        cut_off(words, data)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
