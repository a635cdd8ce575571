"""Running whowhom's stages and reading their streams: what the Python tests share."""
import json
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def program():
    """The program under test: $WHOWHOM, else the development build."""
    return os.environ.get("WHOWHOM") or os.path.join(ROOT, "build/dev/whowhom")


def run(*words, data=b"", check=True, **options):
    """Runs `whowhom WORDS` in the root with `data` as its input; the finished process."""
    options.setdefault("cwd", ROOT)
    done = subprocess.run([program(), *words], input=data, capture_output=True, check=False, **options)
    if check and done.returncode != 0:
        raise Failure(f"whowhom {' '.join(words)}: status {done.returncode}\n"
                      + done.stderr.decode("utf-8", "replace")[-4000:])
    return done


def surroundings(**variables):
    """The environment with nothing of the reader's own configuration but `variables`."""
    bare = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CONFIG_HOME")}
    return {**bare, **variables}


failed = 0  # claims that did not hold


def claim(holds, words):
    """Counts and tells a claim that does not hold; what the others find is worth knowing too."""
    global failed
    if not holds:
        failed += 1
        print("does not hold:", words[:1500])


class Failure(Exception):
    """A claim that does not hold."""


def records(data):
    """The records of a stream, each checked to be an object with a type."""
    found = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line:
            continue
        try:
            record = json.loads(line.decode("utf-8"))
        except ValueError as error:
            raise Failure(f"line {number} of the stream is no JSON: {error}: {line[:200]!r}") from None
        if not isinstance(record, dict) or "type" not in record:
            raise Failure(f"line {number} of the stream is no record: {line[:200]!r}")
        found.append(record)
    return found


def of_type(stream, name):
    return [record for record in stream if record["type"] == name]


def quote(data, start, end):
    """What `text` says of the bytes start..end: as U+FFFD each that is no UTF-8."""
    return data[start:end].decode("utf-8", "replace")


def check_quotes(stream, texts):
    """Every mention's and relation's text is the bytes that it points at; `texts` by document id."""
    for record in stream:
        if record["type"] not in ("mention", "relation"):
            continue
        data = texts[record["doc"]]
        start, end = record["start"], record["end"]
        if not 0 <= start <= end <= len(data):
            raise Failure(f"{record['type']} outside of its document: {record}")
        # how many U+FFFD a broken sequence becomes is nobody's business
        if plain(quote(data, start, end)) != plain(record["text"]):
            raise Failure(f"{quote(data, start, end)!r} is quoted as {record['text']!r}: {record}")


def plain(text):
    return re.sub("\ufffd+", "\ufffd", text)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
