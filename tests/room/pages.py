"""Every page that a phone shows, as people with a small phone, large type, strong contrast or a screen reader have it."""

import os
import shutil

from browser import Browser
from command import Ballot, answers, new_unit
from phones import picture_of

# How a phone can be set: the width and height in its own points, and what the page is told of its owner's wishes.
VARIANTS = {
    "light": (320, 640, {}),
    "dark": (320, 640, {"prefers-color-scheme": "dark"}),
    # 320 points at 200 %.
    "zoomed": (160, 320, {}),
    "contrast": (320, 640, {"prefers-contrast": "more"}),
    "contrast-dark": (320, 640, {"prefers-contrast": "more", "prefers-color-scheme": "dark"}),
    "forced": (320, 640, {"forced-colors": "active"}),
    "forced-dark": (320, 640, {"forced-colors": "active", "prefers-color-scheme": "dark"}),
}
FEATURES = ("prefers-color-scheme", "prefers-contrast", "forced-colors")
CONTROLS = ("button", "link", "textbox", "radio", "checkbox", "combobox", "DisclosureTriangle")
# The ways in which a text can be wider than what it stands in.
TOO_WIDE = """
let wide = [...document.querySelectorAll('main *')].filter(it => {
    let box = it.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
});
return [document.documentElement.scrollWidth <= innerWidth, wide.map(it => it.outerHTML.slice(0, 200))];
"""
# What is cut off: a box that holds more than it shows.
CUT_OFF = """
return [...document.querySelectorAll('button, a, label, legend, summary, p, h1, h2, li, dt')]
    .filter(it => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display != 'inline')
    .map(it => it.outerHTML.slice(0, 200));
"""


class Page:
    """A page as a screen reader has it."""

    def __init__(self, browser):
        found = browser.devtools("Accessibility.getFullAXTree", {})["nodes"]
        self.nodes = [node for node in found if not node.get("ignored")]
        self.by_id = {node["nodeId"]: node for node in found}

    def of(self, *roles):
        """The nodes of these roles."""
        return [node for node in self.nodes if node["role"]["value"] in roles]

    def below(self, node):
        """All that a node holds."""
        for child in node.get("childIds", []):
            if child in self.by_id:
                yield self.by_id[child]
                yield from self.below(self.by_id[child])

    @staticmethod
    def name(node):
        """What a node is called."""
        return node.get("name", {}).get("value", "").strip()

    @staticmethod
    def property(node, name):
        """A property of a node; nothing where it has none."""
        return next((it["value"].get("value") for it in node.get("properties", []) if it["name"] == name), None)

    def texts(self, node):
        """All that is read of a node."""
        return " ".join(self.name(it) for it in self.below(node) if it["role"]["value"] == "StaticText")


def listen(browser, name, asks=False, fault=""):
    """Checks a page as it is read."""
    page = Page(browser)
    for node in page.of(*CONTROLS):
        assert page.name(node), (name, node)
    titles = [node for node in page.of("heading") if page.property(node, "level") == 1]
    assert len(titles) == 1 and page.name(titles[0]), (name, titles)
    # What became of a vote is told when it changes.
    told = page.of("status")
    assert len(told) == 1 and page.property(told[0], "live") == "polite", (name, told)
    alerts = [page.texts(node) for node in page.of("alert")]
    assert alerts == ([fault] if fault else []), (name, alerts)
    groups = page.of("radiogroup")
    assert len(groups) == asks, (name, groups)
    if asks:
        levels = [page.name(node) for node in page.below(groups[0]) if node["role"]["value"] == "radio"]
        assert len(levels) == len(page.of("radio")) == 7 and levels[0].startswith("Level 1"), (name, levels)
        asked = page.name(groups[0])
        title = page.name(titles[0])
        assert asked.startswith(title) and asked.endswith("?"), (name, asked, title)


def look(browser, pictures, name, **wanted):
    """Checks a page, and takes a picture of it, as each phone has it."""
    for variant, (width, height, wishes) in VARIANTS.items():
        metrics = {"width": width, "height": height, "deviceScaleFactor": 320 / width, "mobile": True}
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics)
        told = [{"name": feature, "value": wishes.get(feature, "")} for feature in FEATURES]
        browser.devtools("Emulation.setEmulatedMedia", {"features": told})
        fits, wide = browser.run(TOO_WIDE)
        assert fits and not wide, (name, variant, wide)
        cut = browser.run(CUT_OFF)
        assert not cut, (name, variant, cut)
        picture_of(browser, pictures, "page-{}-{}".format(name, variant))
    # A page that is opened with forced colours keeps their ground.
    browser.devtools("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": ""} for feature in FEATURES]})
    listen(browser, name, **wanted)


def fault_without_script(browser, pictures):
    """A vote without an answer, and one without a reason, sent by a plain form."""
    browser.plain = True
    browser.devtools("Network.enable", {})
    browser.devtools("Network.setBlockedURLs", {"urls": ["*/ballot.js"]})
    browser.reload()
    browser.click("#vote button")
    browser.await_(".fault")
    look(browser, pictures, "nothing-chosen", asks=True, fault="Please choose an answer first.")
    browser.click('input[name=answer][value="na"]')
    browser.click("#vote button")
    browser.await_('input[value="na"]:checked')
    look(browser, pictures, "no-reason", asks=True, fault="Please say why it does not apply.")
    browser.devtools("Network.setBlockedURLs", {"urls": []})
    browser.plain = False


def pages(program, driver, voters, pictures):
    """Goes through all pages. `voters` are people of a ballot who vote without a browser: what makes them."""
    folder = new_unit(program)
    browser = Browser(driver, 320, 640)
    try:
        ballot = Ballot(program, folder)
        browser.go(ballot.address)
        look(browser, pictures, "join")
        browser.run("document.querySelector('details').open = true")
        look(browser, pictures, "resume")
        browser.type("#code", "WRNG-CODE")
        browser.type("#name", "Bartholomew Featherstonehaugh-Cholmondeley")
        browser.click("button.wide")
        browser.await_(".fault")
        look(browser, pictures, "wrong-code", fault="This code is not the right one. Look at the screen in the room, or ask whoever leads this.")
        browser.type("#code", ballot.code)
        browser.click("button.wide")
        browser.await_("a.button")
        browser.run("document.querySelector('details').open = true")
        look(browser, pictures, "overview")
        browser.click("a.button")
        browser.await_("#vote")
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true)")
        look(browser, pictures, "question", asks=True)
        fault_without_script(browser, pictures)
        browser.go(ballot.address)
        browser.click("a.button")
        browser.await_("#vote")
        browser.offline(True)
        browser.click('input[name=answer][value="6"]')
        browser.click("#vote button")
        browser.await_text("Not sent yet")
        look(browser, pictures, "unsent", asks=True)
        browser.offline(False)
        browser.await_text("2 of 18", 30)
        ballot.end()
        together(program, folder, browser, voters, pictures)
        complaints = browser.complaints()
        assert not complaints, complaints
    finally:
        browser.end()
        shutil.rmtree(folder, ignore_errors=True)


def together(program, folder, browser, voters, pictures):
    """The pages of a vote that is led."""
    ballot = Ballot(program, folder, "--together")
    [mine] = {row["respondent"] for row in answers(program, folder)}
    ballot.order("code " + mine)
    personal = ballot.await_line("personal code of " + mine).split()[-1]
    browser.go(ballot.address)
    browser.click("summary")
    browser.type("#code2", ballot.code)
    browser.type("#personal", personal)
    browser.click("button.second")
    browser.await_text("You are in")
    look(browser, pictures, "lobby")
    others = voters(ballot, 5)
    ballot.order("next")
    browser.await_("#vote")
    look(browser, pictures, "voting", asks=True)
    practice = browser.run("return document.querySelector('input[name=practice]').value")
    number = browser.run("return document.querySelector('input[name=number]').value")
    browser.click('input[name=answer][value="4"]')
    browser.click("#vote button")
    browser.await_text("Your vote is kept")
    look(browser, pictures, "voted", asks=True)
    for place, other in enumerate(others):
        other.vote(practice, 2 + 2 * (place % 4), number)
    ballot.order("reveal")
    browser.await_text("In the middle")
    look(browser, pictures, "revealed")
    ballot.order("end")
    browser.await_text("The vote has ended", 10)
    look(browser, pictures, "over")
    assert ballot.process.wait(30) == 0, ballot.said
