#!/usr/bin/env python3
"""The HTML report used by a script in headless Chromium (report.mjs): 10, 50, 100 and 1,000 invented nodes, and texts that try to break out. Status 77
where Node, playwright-core (fetch.py) or Chromium is absent. $WHOWHOM names the program.

usage: report.py [PICTURES [STREAM...]]   a folder for screenshots; resolved streams to be shown as well
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("WHOWHOM") or os.path.join(HERE, "../../build/dev/whowhom")


def use(stream, name, folder, pictures):
    path = os.path.join(folder, "report.html")
    subprocess.run([PROGRAM, "graph", "--status", "all", "--nodes", "all", "-o", path, stream], check=True, stderr=subprocess.DEVNULL)
    return subprocess.run(["node", os.path.join(HERE, "report.mjs"), path, name, *pictures], check=False, timeout=200).returncode


def main(pictures):
    if not shutil.which("node"):
        print("Node is not here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for nodes in (10, 50) if not pictures else (10, 50, 100, 300, 1000):
            stream = os.path.join(folder, "stream.jsonl")
            with open(stream, "wb") as file:
                subprocess.run([sys.executable, os.path.join(HERE, "invent.py"), str(nodes), str(nodes * 3 // 2)], stdout=file, check=True)
            status = use(stream, "Wexcombe Board", folder, pictures)
            if status:
                return status
        strange = os.path.join(HERE, "streams/strange.jsonl")
        with open(strange, encoding="utf-8") as file:
            name = next(one["name"] for one in map(json.loads, file) if one.get("name", "").startswith("</script>"))
        return use(strange, name, folder, [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:2]))
