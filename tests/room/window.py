"""A workshop that is led from the window, by keys alone: what the window says is read as a screen reader reads it.

    tests/window/stage 1180x900 /usr/bin/python3 tests/room/window.py PROGRAM [--whole] [--pictures FOLDER]

Without --whole: five people, two practices at the own pace and two together. With it: twelve people and the whole short form.
"""

import argparse
import glob
import os
import re
import subprocess
import sys
import time

import pyatspi

from command import environment
from workshop import WHY, workshop

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "window"))
import drive  # noqa: E402
from drive import find, named, press, program as shown, wait_for, wait_for_focus, xdotool  # noqa: E402

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")
# A machine with many browsers is slow.
drive.PATIENCE = 40.0
# More stops than any page has.
STOPS = 120


def write(text):
    """Types a text."""
    xdotool("type", "--delay", 20, text)
    time.sleep(0.2)


def backwards(node):
    """Every node, the last first: what asks something stands behind the page."""
    try:
        children = [node.getChildAtIndex(place) for place in range(node.childCount)]
    except Exception:
        children = []
    for child in reversed(children):
        if child is not None:
            yield from backwards(child)
    yield node


def focused():
    """What the keys go to; nothing where that is not known yet."""
    application = shown()
    for node in backwards(application) if application else ():
        try:
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return node.name
        except Exception:
            continue
    return None


def settled(before):
    """What has the focus once it went on from what had it before, and was found there twice."""
    until = time.monotonic() + 2.0
    last, now = None, focused()
    while (now in (None, before) or now != last) and time.monotonic() < until:
        last, now = now, focused()
    return now


def tab_to(name):
    """Presses Tab until something of this name has the focus."""
    seen = [settled(None)]
    while seen[-1] != name and len(seen) < STOPS:
        xdotool("key", "Tab")
        # A busy window answers late: the next key waits until this one was taken.
        seen.append(settled(seen[-1]))
    if seen[-1] == name:
        return
    sys.exit("no way to {!r} by Tab; there were {}".format(name, sorted({it for it in seen if it})))


def choose(name):
    """Goes to something by Tab, and chooses it."""
    wait_for(named(name), name)
    tab_to(name)
    press("Return")


class WindowLead:
    """Whoever leads the workshop sits at the window."""

    pictures = ""

    def __init__(self, program, folder):
        self.program, self.folder, self.process = program, folder, None
        self.is_first = True

    def open(self):
        """Starts the program with the assessment."""
        self.process = subprocess.Popen([self.program, "unit.continuum"], cwd=self.folder, env=environment(self.folder))
        wait_for(named("Results"), "the window")
        wait_for_focus()
        press("ctrl+3")
        wait_for(lambda name: "practice " in name and " of 18. " in name, "a practice")

    def ask(self):
        """Opens what is shown of the vote on phones."""
        press("ctrl+k")
        write("vote on phones")
        press("Return")

    def begin(self, together):
        """Starts the vote, or goes on where it was cut off."""
        if self.process is None:
            self.open()
        self.ask()
        wait_for(named("Start the vote"), "the question how people vote", ["push button"])
        if not together:
            choose("At their own pace")
        choose("Start the vote")
        wait_for(named("The vote on phones runs"), "the vote")
        self.address = wait_for(lambda name: name.startswith("http://"), "the address").name
        self.code = wait_for(CODE.fullmatch, "the session code").name
        # One that goes on has its practice up.
        self.is_first = find(named("Put the first question to the vote")) is not None
        press("Escape")

    def put_up(self, practice):
        """Puts the first practice to the vote, or the next one."""
        if self.is_first:
            press("Escape")
            for _ in range(20):
                if find(lambda name: "practice 1 of 18. " in name):
                    break
                press("Left")
            self.ask()
            choose("Put the first question to the vote")
            self.is_first = False
        else:
            press("Right")

    def new_code(self, name):
        """A personal code for somebody."""
        if not find(named("The vote on phones runs")):
            self.ask()
        choose("{}: New code".format(name))
        told = "The personal code of {}: ".format(name)
        return wait_for(lambda it: it.startswith(told), "a code for " + name).name[len(told):]

    def await_votes(self, people):
        """Waits until everybody voted."""
        told = "{0} of {0} have voted".format(people)
        wait_for(lambda name: told in name, told)

    def reveal(self):
        """Shows the votes."""
        press("r")

    def again(self):
        """Opens another vote on the practice."""
        press("v")

    def agree(self, level):
        """Records what the group agreed on: half a level above this one."""
        press("g", str(level), "plus")
        wait_for(lambda name: name.startswith("Agreed on {}.5".format(level)), "what is agreed")
        write(WHY)
        press("Return")

    def kill(self):
        """As a loss of power would."""
        self.process.kill()
        self.process.wait()
        self.process = None

    def end(self):
        """Ends the vote."""
        if not find(named("The vote on phones runs")):
            self.ask()
        choose("End the vote…")
        choose("End it")
        wait_for(lambda name: name.startswith("The vote on phones has ended"), "the end of the vote")

    def report(self):
        """Writes the report; gives its text."""
        press("ctrl+7", "ctrl+e")
        wait_for(named("Save here"), "the field for a path")
        press("Return")
        wait_for(lambda name: ".pdf" in name and "page" in name, "the word that the PDF is there")
        [pdf] = glob.glob(self.folder + "/**/*.pdf", recursive=True)
        return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout

    def leave(self):
        """Goes home; with a picture of how it was left, where one is wanted."""
        if self.process:
            if self.pictures:
                last = os.path.join(self.pictures, "window.png")
                subprocess.run(["import", "-window", "root", last], check=False)
            self.process.kill()
            self.process.wait()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--whole", action="store_true")
    arguments.add_argument("--pictures", default="")
    asked = arguments.parse_args()
    people, own, led = (12, None, None) if asked.whole else (5, 2, 2)
    begun = time.monotonic()
    program = os.path.abspath(asked.program)
    WindowLead.pictures = asked.pictures
    workshop(program, WindowLead, people, own, led, asked.pictures)
    print("room: a workshop of {} people led from the window by keys, {:.0f} s".format(people, time.monotonic() - begun))


if __name__ == "__main__":
    main()
