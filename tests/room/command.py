"""The program without a window: its commands, and a ballot that is led by typed orders."""

import csv
import os
import queue
import re
import subprocess
import tempfile
import threading
import time


class Ballot:
    """The program with a ballot that runs."""

    def __init__(self, program, folder, *options):
        self.folder = folder
        self.lines = queue.Queue()
        self.said = []
        self.process = subprocess.Popen(
            [program, "ballot", "unit.continuum", "--no-picture", *options], cwd=folder, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(folder),
        )
        self.address = self.process.stdout.readline().strip()
        self.code = self.process.stdout.readline().split()[-1]
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        """Reads what it says."""
        for line in self.process.stdout:
            self.said.append(line.strip())
            self.lines.put(line.strip())

    def order(self, order):
        """Types an order."""
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()

    def await_line(self, part, seconds=15):
        """The first line from here on that has a part."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                line = self.lines.get(timeout=0.2)
            except queue.Empty:
                continue
            if part in line:
                return line
        raise AssertionError("no line with {!r}: {}".format(part, self.said[-20:]))

    def kill(self):
        """As a loss of power would."""
        self.process.kill()
        self.process.wait()

    def end(self):
        """Ends it; gives what it said."""
        self.order("end")
        code = self.process.wait(30)
        time.sleep(0.1)
        assert code == 0, (code, self.said)
        return self.said

    def memory(self):
        """The most memory that it had, in MiB."""
        with open("/proc/{}/status".format(self.process.pid)) as file:
            return int(re.search(r"VmHWM:\s+(\d+) kB", file.read()).group(1)) / 1024


def environment(folder):
    """An empty home."""
    return dict(os.environ, HOME=folder, XDG_DATA_HOME=os.path.join(folder, "data"), LANG="en_GB.UTF-8")


def run(program, folder, *words):
    """Runs a command; gives what it printed."""
    done = subprocess.run([program, *words], cwd=folder, env=environment(folder), capture_output=True, text=True)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def new_unit(program, form="short"):
    """A folder with an empty assessment."""
    folder = tempfile.mkdtemp(prefix="room-")
    run(program, folder, "new", "unit.continuum", "--form", form)
    return folder


def answers(program, folder):
    """Who answered what: name, practice, rating."""
    run(program, folder, "export", "unit.continuum", "-o", "answers.csv", "--what", "answers", "--stable-names")
    with open(os.path.join(folder, "answers.csv"), newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))
