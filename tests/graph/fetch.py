"""Readers that come from package registries: npm's into tests/graph/node_modules, Gephi's into the build folder. Each is
fetched once, where its tool is here and reaches its registry; where not, nothing fails, and it is tried again an hour later."""
import fcntl
import os
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 40  # seconds; where the registries are reached it takes under 25
FAILED_IS_FRESH = 3600  # seconds
OLDEST_NODE = 18


def is_older(path, source):
    return not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(source)


def has_just_failed(failed, source):
    return not is_older(failed, source) and time.time() - os.path.getmtime(failed) < FAILED_IS_FRESH


def stamp(path):
    with open(path, "a", encoding="utf-8"):
        os.utime(path)


def fetched(done, source, *words, lock):
    """Whether `words` have been run since `source` changed, which the file `done` tells; one at a time. That they failed is
    told by a file beside the lock, so that the next test does not wait as long again."""
    failed = lock + ".failed"
    if not shutil.which(words[0]):
        return False
    try:
        with open(lock, "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            if not is_older(done, source):
                return True
            if has_just_failed(failed, source):
                return False
            try:
                subprocess.run(words, check=True, cwd=HERE, timeout=PATIENCE, stdin=subprocess.DEVNULL, capture_output=True)
                stamp(done)
            except subprocess.SubprocessError as error:
                stamp(failed)
                said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip()
                print(words[0], "failed:", said.splitlines()[-1] if said else error)
                return False
    except OSError:
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
    """The folder of Gephi's importer and what it needs, below `build`; None where it can't be had, or Java compiles nothing."""
    folder = os.path.join(build, "gephi")
    is_here = bool(shutil.which("java") and shutil.which("javac")) and fetched(
        os.path.join(folder, ".fetched"), os.path.join(HERE, "gephi/pom.xml"),
        "mvn", "-q", "-B", "-f", "gephi/pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={folder}",
        lock=os.path.join(build, "maven.lock"))
    return folder if is_here else None
