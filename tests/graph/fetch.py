"""Readers that come from package registries: npm's into tests/graph/node_modules, Gephi's into the build folder. Each is
fetched once, where its tool is here and reaches its registry; where not, nothing fails."""
import fcntl
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 120  # seconds
OLDEST_NODE = 18


def is_older(path, source):
    return not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(source)


def fetched(done, source, *words, lock):
    """Whether `words` have been run since `source` changed, which the file `done` tells; one at a time."""
    if not shutil.which(words[0]):
        return False
    try:
        with open(lock, "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            if is_older(done, source):
                subprocess.run(words, check=True, cwd=HERE, timeout=PATIENCE, stdin=subprocess.DEVNULL, capture_output=True)
                with open(done, "a", encoding="utf-8"):
                    os.utime(done)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def has_node():
    """Whether Node is here and young enough for the packages."""
    if not shutil.which("node"):
        return False
    told = subprocess.run(["node", "--version"], capture_output=True, check=False, text=True).stdout
    return told.startswith("v") and int(told[1:].split(".")[0]) >= OLDEST_NODE


def node_modules(build):
    """Whether Node and the packages of package-lock.json are here; `build` is a folder for the lock."""
    return has_node() and fetched(
        os.path.join(HERE, "node_modules/.fetched"), os.path.join(HERE, "package-lock.json"),
        "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1",
        lock=os.path.join(build, "npm.lock"))


def gephi_jars(build):
    """The folder of Gephi's importer and what it needs, below `build`; None where it can't be had."""
    folder = os.path.join(build, "gephi")
    is_here = bool(shutil.which("java")) and fetched(
        os.path.join(folder, ".fetched"), os.path.join(HERE, "gephi/pom.xml"),
        "mvn", "-q", "-B", "-f", "gephi/pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={folder}",
        lock=os.path.join(build, "maven.lock"))
    return folder if is_here else None
