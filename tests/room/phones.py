"""People with browsers, who vote."""

import concurrent.futures
import os

from browser import Browser


class Phone:
    """Somebody with a browser."""

    def __init__(self, driver, name, **kind):
        self.name, self.kind, self.driver = name, kind, driver
        self.browser = Browser(driver, **kind)

    def join(self, ballot):
        """Scans the code and gives a name."""
        self.browser.go(ballot.address + "j/" + ballot.code)
        self.browser.type("#name", self.name)
        self.browser.click("button.wide")

    def resume(self, ballot, personal):
        """Goes on by a personal code."""
        self.browser.go(ballot.address)
        self.browser.click("summary")
        self.browser.type("#code2", ballot.code)
        self.browser.type("#personal", personal)
        self.browser.click("button.second")

    def choose(self, level, note=""):
        """Chooses a level on the page, and sends it."""
        self.browser.click('input[name=answer][value="{}"]'.format(2 * level))
        if note:
            self.browser.type("#note", note)
        self.browser.click("#vote button")

    def check(self):
        """Nothing is wider than the screen, and the browser complains about nothing."""
        page = self.browser.run(
            "return [document.documentElement.scrollWidth, innerWidth, document.querySelectorAll('h1').length,"
            "document.documentElement.lang]"
        )
        assert page[0] <= page[1] and page[2:] == [1, "en"], (self.name, page)
        complaints = self.browser.complaints()
        assert not complaints, (self.name, complaints)


def all_at_once(phones, do):
    """Does something with all phones, as people do."""
    with concurrent.futures.ThreadPoolExecutor(len(phones)) as pool:
        return list(pool.map(do, phones))


def picture_of(browser, pictures, name):
    """Saves a picture where one is wanted."""
    if pictures:
        browser.picture(os.path.join(pictures, name + ".png"))


def picture(phone, pictures, name):
    """The same of a phone."""
    picture_of(phone.browser, pictures, name)
