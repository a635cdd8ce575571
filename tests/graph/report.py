#!/usr/bin/env python3
"""The HTML report used by a script in headless Chromium (report.mjs): 10, 50, 100 and 1,000 invented nodes, and texts
that try to break out. Status 77 where Node, playwright-core (fetch.py) or Chromium is absent. $WHOWHOM names the program.

usage: report.py [PICTURES [STREAM...]]   a folder for screenshots; resolved streams to be shown instead
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)
import fetch  # noqa: E402
import stages  # noqa: E402

SIZES = (10, 50, 100, 1000)
CHROMIUMS = ("chromium", "google-chrome", "chromium-headless-shell")  # as in cmake/packages.sh


def invent(nodes, folder):
    path = os.path.join(folder, f"{nodes:04}-nodes.jsonl")
    with open(path, "wb") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "invent.py"), str(nodes), str(nodes * 3 // 2)], stdout=file, check=True)
    return path


def report(stream, number, folder):
    """The report of a stream, and the name of its node with the most ties: of those that are one, the one with markup."""
    path = os.path.join(folder, f"{number}-{os.path.basename(stream)[:-6]}.html")
    stages.run("graph", "--status", "all", "--nodes", "all", "-o", path, stream)
    with open(path, encoding="utf-8") as file:
        nodes = json.loads(re.search(r'id="data">(.*?)</script>', file.read(), re.S).group(1))["nodes"]
    return path, max(nodes, key=lambda node: (node["degree"], "<" in node["name"]))["name"]


def chromium():
    """The path that report.mjs tries first; empty where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), "")


def main(pictures="", *streams):
    build = os.path.dirname(os.path.abspath(stages.program()))
    if not fetch.node_modules(build):
        print("Node with playwright-core is not here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        streams = streams or [invent(nodes, folder) for nodes in SIZES] + [os.path.join(HERE, "streams/strange.jsonl")]
        words = [word for number, stream in enumerate(streams) for word in report(stream, number, folder)]
        return subprocess.run(["node", os.path.join(HERE, "report.mjs"), pictures, *words], check=False, timeout=600,
                              env={**os.environ, "CHROMIUM": chromium()}).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
