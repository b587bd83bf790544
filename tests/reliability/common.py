"""What the scripts of this folder share: a display in memory, the real window on it, and what the files hold.

Needs Xvfb, openbox and xdotool.
"""

import concurrent.futures
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import zipfile

SIZE = (1180, 800)
SETTINGS = (
    "(recent: [], theme: Light, zoom: None, "
    "window: Some((corner: Some((0, 0)), width: {}, height: {}, maximised: false)), language: None)"
).format(*SIZE)
MARK = re.compile(r'"([A-Z]\d+)":\(rating:Some\(At\((\d+)\)\)')


class Stage:
    """A display with a window manager, and an empty home folder on it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="continuum-")
        self.home = os.path.join(self.folder, "home")
        self.environment = dict(
            os.environ,
            HOME=self.home,
            XDG_CONFIG_HOME=self.home + "/.config",
            XDG_DATA_HOME=self.home + "/.local/share",
            XDG_DOCUMENTS_DIR=self.home + "/Documents",
            LIBGL_ALWAYS_SOFTWARE="1",
            NO_AT_BRIDGE="1",
            LC_ALL="C.UTF-8",
        )
        self.started = []
        # The server chooses a free display and says which.
        told, tells = os.pipe()
        server = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x800x24"]
        self.begin(server, pass_fds=[tells])
        os.close(tells)
        with os.fdopen(told) as number:
            self.environment["DISPLAY"] = ":" + number.readline().strip()
        self.begin(["openbox"])
        self.wait_for(
            lambda: self.say("xdotool", "getwindowname", self.say("xdotool", "get_desktop") or "0") or True,
            "the window manager",
        )
        time.sleep(0.5)
        self.keys = subprocess.Popen(
            ["xdotool", "-"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=self.environment, text=True, bufsize=1,
        )

    def begin(self, words, **given):
        """Starts a program that ends with the stage."""
        process = subprocess.Popen(
            words, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **given,
        )
        self.started.append(process)
        return process

    def say(self, *words):
        """What a program prints."""
        found = subprocess.run(
            words, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        return found.stdout.strip()

    @staticmethod
    def wait_for(found, what, seconds=20.0):
        """Waits until something is there; fails with what was waited for."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            value = found()
            if value:
                return value
            time.sleep(0.05)
        raise TimeoutError("never saw " + what)

    def empty(self):
        """Makes the home folder new."""
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home + "/.config/continuum")
        os.makedirs(self.home + "/Documents")
        with open(self.home + "/.config/continuum/settings.ron", "w") as file:
            file.write(SETTINGS)
        return self.home + "/Documents/d.continuum"

    def open(self, words):
        """Starts the program and waits for its window; gives both."""
        process = self.begin(words)

        def window():
            if process.poll() is not None:
                raise RuntimeError("the program ended with {}".format(process.returncode))
            return self.say("xdotool", "search", "--onlyvisible", "--name", "Continuum").split()

        shown = self.wait_for(window, "the window")[-1]
        time.sleep(1.2)
        self.say("xdotool", "windowfocus", "--sync", shown)
        return process, shown

    def press(self, key):
        """Presses a key, without waiting until it is handled."""
        self.keys.stdin.write("key --clearmodifiers {}\n".format(key))
        self.keys.stdin.flush()

    def click(self, x, y):
        """Clicks as a person does."""
        self.say("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.15)
        self.say("xdotool", "mousedown", "1")
        time.sleep(0.1)
        self.say("xdotool", "mouseup", "1")
        time.sleep(0.15)

    def end(self):
        """Ends everything and removes the folder."""
        self.keys.kill()
        for process in reversed(self.started):
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def answers_of(path):
    """The text of the answers in a document; `None` where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read("assessment.ron").decode()
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError):
        return None


def ratings_of(text):
    """The half levels of the answers by practice."""
    return {practice: int(half) for practice, half in MARK.findall(re.sub(r"\s", "", text or ""))}


def copies_of(home):
    """The recovery copies that are kept."""
    return glob.glob(home + "/.local/share/continuum/unsaved/*.continuum")


def temporaries_of(home):
    """The temporary files of saves that were not ended."""
    places = ("Documents", ".config/continuum", ".local/share/continuum/unsaved")
    return [path for place in places for path in glob.glob("{}/{}/.*.tmp".format(home, place))]


def practices_of(program, stage):
    """The ids of the practices of the short form, in the order in which the window asks for them."""
    listed = stage.say(program, "score", stage.home + "/Documents/d.continuum", "--json")
    return [practice["id"] for practice in json.loads(listed)["practices"]]


def in_stages(work, orders):
    """Carries out orders side by side, each with a display of its own; gives what each of them found."""
    with concurrent.futures.ProcessPoolExecutor(len(orders)) as pool:
        return list(pool.map(work, orders))


def shared_out(rounds, stages, seed):
    """How many rounds each display plays, with a seed of its own."""
    shares = [rounds // stages + (stage < rounds % stages) for stage in range(stages)]
    return [(share, seed + stage) for stage, share in enumerate(shares) if share]
