"""Listens to what the running window announces to a screen reader while keys are pressed. Needs what
drive.py needs.

    hear.py PROGRAM DOCUMENT

A rating by key and another screen are heard, and so is which practice is shown.
"""

import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

from drive import named, press, wait_for, wait_for_focus

heard = []


def listen(event):
    heard.append((event.type, str(event.any_data or event.source.name or "")))


def expect(what, *keys):
    """Presses keys, and waits until the words are announced or the focus goes to what is called so."""
    heard.clear()
    press(*keys)
    until = time.monotonic() + 10.0
    while time.monotonic() < until:
        while GLib.MainContext.default().iteration(False):
            pass
        if any(what in words for _, words in heard):
            return
        time.sleep(0.05)
    sys.exit(f"{keys}: never heard {what!r}, but {heard}")


def main():
    program, document = sys.argv[1:]
    shown = subprocess.Popen([program, document])
    try:
        pyatspi.Registry.registerEventListener(
            listen, "object:announcement", "object:state-changed:focused"
        )
        wait_for(named("Results"), "the rail")
        wait_for_focus()
        expect("Plan", "ctrl+6")
        expect("Target", "ctrl+5")
        expect("Questions", "ctrl+3")
        expect("level 2", "2")
        expect("level 4", "4")
        expect("on't know", "d")
    finally:
        shown.terminate()
        shown.wait()
    print("a screen reader hears screens and ratings")


main()
