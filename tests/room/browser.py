"""Real browsers without a display, driven over WebDriver by the standard library alone."""

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Refused(Exception):
    """What the driver says where something did not work."""


class Driver:
    """The process that drives all browsers."""

    def __init__(self):
        self.port = free_port()
        program = shutil.which("chromedriver") or "/usr/lib/chromium/chromedriver"
        self.process = subprocess.Popen(
            [program, "--port={}".format(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(100):
            try:
                self.ask("GET", "/status")
                return
            except (OSError, Refused):
                time.sleep(0.1)
        raise SystemExit("chromedriver does not answer")

    def ask(self, method, path, content=None, patience=60):
        """One question to the driver; gives the value of the answer."""
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(
            "http://127.0.0.1:{}{}".format(self.port, path), data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=patience) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Refused(error.read().decode(errors="replace")) from None

    def end(self):
        """Ends the process."""
        self.process.terminate()
        self.process.wait(10)


class Browser:
    """One phone: a browser with a profile of its own."""

    def __init__(self, driver, width=390, height=844, dark=False, script=True):
        self.driver = driver
        self.profile = tempfile.mkdtemp(prefix="phone-")
        options = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-extensions", "--mute-audio", "--hide-scrollbars",
            "--renderer-process-limit=1", "--user-data-dir=" + self.profile,
        ]
        self.plain = not script
        asked = {
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": options,
                "mobileEmulation": {
                    "deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0, "touch": True}
                },
            },
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"pageLoad": 30000, "implicit": 0},
        }
        begun = driver.ask("POST", "/session", {"capabilities": {"alwaysMatch": asked}})
        self.path = "/session/" + begun["sessionId"]
        if self.plain:
            # The driver clicks by scripts of its own, so that the browser cannot be without any: the page is.
            self.devtools("Network.enable", {})
            self.devtools("Network.setBlockedURLs", {"urls": ["*/ballot.js"]})
        if dark:
            feature = [{"name": "prefers-color-scheme", "value": "dark"}]
            self.devtools("Emulation.setEmulatedMedia", {"features": feature})

    def ask(self, method, path, content=None):
        """One question about this browser."""
        return self.driver.ask(method, self.path + path, content)

    def devtools(self, command, parameters):
        """A command to the browser's own tools."""
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def go(self, address):
        """Opens an address."""
        self.ask("POST", "/url", {"url": address})

    def reload(self):
        """Loads the page again."""
        self.ask("POST", "/refresh", {})

    def find(self, selector):
        """The first element that fits; nothing where there is none."""
        try:
            return self.ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        except Refused:
            return None

    def await_(self, selector, seconds=15):
        """The first element that fits, when it comes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = self.find(selector)
            if found:
                return found
            self.wait_a_little()
        raise AssertionError("{} does not come: {}".format(selector, self.text()[:2000]))

    def await_text(self, text, seconds=15):
        """Waits until a text is on the page."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if text in self.text():
                return
            self.wait_a_little()
        raise AssertionError("{!r} does not come: {}".format(text, self.text()[:2000]))

    def wait_a_little(self):
        """Waits; a page without its script is loaded again, as it asks browsers without scripts to do."""
        time.sleep(0.7 if self.plain else 0.1)
        if self.plain:
            self.reload()

    def click(self, selector):
        """Clicks the first element that fits, where a finger would."""
        found = self.await_(selector)
        self.ask("POST", "/element/{}/click".format(found), {})

    def type(self, selector, text):
        """Types a text in place of what stands there."""
        found = self.await_(selector)
        self.ask("POST", "/element/{}/clear".format(found), {})
        self.ask("POST", "/element/{}/value".format(found), {"text": text})

    def text(self):
        """What can be read on the page."""
        try:
            found = self.find("body")
            return self.ask("GET", "/element/{}/text".format(found)) if found else ""
        except Refused:
            return ""

    def run(self, script):
        """Runs a script in the page."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": []})

    def source(self):
        """The page as it is now, as HTML."""
        return self.ask("GET", "/source")

    def offline(self, is_offline):
        """Takes the Wi-Fi away, or gives it back."""
        self.devtools("Network.enable", {})
        self.devtools(
            "Network.emulateNetworkConditions",
            {"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
        )

    def complaints(self):
        """What the browser complains about: scripts, styles and the policy."""
        found = self.ask("POST", "/se/log", {"type": "browser"})
        # That there is no connection, and what it refused with a reason, is no fault of the page.
        expected = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "status of 4", "ERR_EMPTY_RESPONSE", "ERR_BLOCKED_BY_CLIENT")
        return [it["message"] for it in found if not any(one in it["message"] for one in expected)]

    def picture(self, path):
        """Saves what is in sight, or the whole page."""
        found = self.devtools("Page.captureScreenshot", {"captureBeyondViewport": True})
        with open(path, "wb") as file:
            file.write(base64.b64decode(found["data"]))

    def end(self):
        """Closes the browser."""
        try:
            self.ask("DELETE", "")
        except (OSError, Refused):
            pass
        shutil.rmtree(self.profile, ignore_errors=True)
