"""Drives the running window as a person would: reads what a screen reader reads, and uses the real
mouse or the real keyboard (xdotool). Needs a display, a session bus with AT-SPI, and pyatspi.

    drive.py keyboard|mouse PROGRAM HOME

answers the short form with nothing but the keyboard, or nothing but the mouse, and exports the PDF
below HOME. The saved assessment and the PDF are then there for other programs to look at.
"""

import os
import subprocess
import sys
import time

import pyatspi

ANSWERS = [3, 2, 3, 2, 3, 3, 2, 3, 2, 2, 2, 3, 3, 3, 2, 4, 3, 3]
# The highest level that stands without a note or evidence.
UNPROVEN = 3
PATIENCE = 15.0


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def tree(node):
    """Every node of the window, parents first; nodes that vanish meanwhile are left out."""
    yield node
    try:
        count = node.childCount
    except Exception:
        return
    for position in range(count):
        try:
            child = node.getChildAtIndex(position)
        except Exception:
            continue
        if child is not None:
            yield from tree(child)


def program():
    desktop = pyatspi.Registry.getDesktop(0)
    for application in desktop:
        if application is not None and "continuum" in (application.name or "").lower():
            return application
    return None


def find(wanted, roles=None):
    """The first showing node whose name fits, or None."""
    application = program()
    if application is None:
        return None
    for node in tree(application):
        try:
            if wanted(node.name or "") and (roles is None or node.getRoleName() in roles):
                return node
        except Exception:
            continue
    return None


def wait_for(wanted, what, roles=None):
    """Waits until a node is there; fails with what was waited for."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        node = find(wanted, roles)
        if node is not None:
            return node
        time.sleep(0.1)
    names = sorted({node.name for node in tree(program()) if node.name}) if program() else []
    sys.exit(f"never saw {what}; what there was: {names}")


def wait_for_focus():
    """Waits until the keys go to the window: it can be read before the window manager has given it the focus."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        said = subprocess.run(["xdotool", "getwindowfocus", "getwindowname"], capture_output=True, text=True)
        if "Continuum" in said.stdout:
            return
        time.sleep(0.1)
    sys.exit("the window was never given the keyboard")


def named(name):
    return lambda found: found == name


def click(node):
    """Moves the pointer to the middle of a node and clicks."""
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2)
    time.sleep(0.15)
    xdotool("mousedown", 1)
    time.sleep(0.1)
    xdotool("mouseup", 1)
    time.sleep(0.25)


def press(*keys):
    for key in keys:
        xdotool("key", key)
        time.sleep(0.2)


def answered(count):
    return lambda name: name.startswith(f"{count} of 18")


def by_mouse():
    click(wait_for(named("Begin: Short form"), "the way to start"))
    click(wait_for(named("Go to the questions"), "the way to the questions"))
    for number, level in enumerate(ANSWERS, start=1):
        wait_for(lambda name, n=number: f"practice {n} of 18" in name, f"practice {number}")
        card = lambda name, l=level: name.endswith(f": level {l} of 5")
        click(wait_for(card, f"level {level} of practice {number}", ["radio button"]))
        wait_for(answered(number), f"{number} answers counted")
        # A click goes on by itself, but for a level that asks for a note or evidence.
        if level > UNPROVEN and number < len(ANSWERS):
            click(wait_for(named("Next"), "the way to the next practice", ["push button"]))
    wait_for(lambda name: name.startswith("All 18 practices are answered"), "the end of the questions")
    click(wait_for(named("Results"), "the results"))
    wait_for(lambda name: name.startswith("Level "), "a level")
    click(wait_for(named("Report"), "the report", ["page tab"]))
    click(wait_for(named("Export PDF"), "the export", ["push button"]))
    click(wait_for(named("Save here"), "the field for a path"))
    wait_for(lambda name: ".pdf" in name and "page" in name, "the word that the PDF is there")


def by_keyboard():
    wait_for(named("Begin: Short form"), "the start")
    wait_for_focus()
    press("ctrl+n")
    wait_for(named("Go to the questions"), "the unit")
    press("ctrl+3")
    for number, level in enumerate(ANSWERS, start=1):
        wait_for(lambda name, n=number: f"practice {n} of 18" in name, f"practice {number}")
        press(level)
        wait_for(answered(number), f"{number} answers counted")
        if number < len(ANSWERS):
            press("Right")
    press("ctrl+4")
    wait_for(lambda name: name.startswith("Level "), "a level")
    press("ctrl+7", "ctrl+e")
    wait_for(named("Save here"), "the field for a path")
    press("Return")
    wait_for(lambda name: ".pdf" in name and "page" in name, "the word that the PDF is there")


def main():
    way = {"keyboard": by_keyboard, "mouse": by_mouse}[sys.argv[1]]
    started = subprocess.Popen([sys.argv[2]], cwd=sys.argv[3], env=os.environ)
    try:
        way()
        # Every change is on the disk a moment after it was made.
        time.sleep(2)
    finally:
        subprocess.run(["import", "-window", "root", f"{sys.argv[3]}/last.png"], check=False)
        started.terminate()
        started.wait(timeout=10)


if __name__ == "__main__":
    main()
