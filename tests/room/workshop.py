"""A workshop as it goes, whoever leads it: by typed orders, or from the window.

Everybody at the own pace first, then all together: phones drop out and come back, the program is killed in the middle of both,
votes are revealed, voted on again, and what the group agreed on is recorded. At the end the assessment holds each vote of
which a phone said that it is kept.
"""

import concurrent.futures
import json
import os
import re
import shutil
import time

from browser import Driver, Refused
from command import Ballot, answers, new_unit, run
from phones import Phone, all_at_once, picture

NAMES = ["Ann", "Bo", "Cyn", "Dot", "Eve", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou"]
KINDS = [{"width": 320, "height": 640}, {"width": 390, "height": 844, "dark": True}, {"script": False}]
WHY = "a written page in two of three branches"


class CommandLead:
    """Whoever leads the workshop types orders."""

    def __init__(self, program, folder):
        self.program, self.folder, self.ballot = program, folder, None

    def begin(self, together):
        """Starts the vote, or goes on where it was cut off."""
        self.ballot = Ballot(self.program, self.folder, *(["--together"] if together else []))
        self.address, self.code = self.ballot.address, self.ballot.code

    def put_up(self, practice):
        """Puts a practice to the vote."""
        self.ballot.order("next " + practice)

    def new_code(self, name):
        """A personal code for somebody."""
        self.ballot.order("code " + name)
        return self.ballot.await_line("personal code of " + name).split()[-1]

    def await_votes(self, people):
        """Waits until everybody voted."""
        self.ballot.await_line("{0} of {0} have voted".format(people), 30)

    def reveal(self):
        """Shows the votes."""
        self.ballot.order("reveal")

    def again(self):
        """Opens another vote on the practice."""
        self.ballot.order("again")

    def agree(self, level):
        """Records what the group agreed on: half a level above this one."""
        self.ballot.order("agree {}.5 {}".format(level, WHY))
        self.ballot.await_line("recorded")

    def kill(self):
        """As a loss of power would."""
        self.ballot.kill()

    def end(self):
        """Ends the vote."""
        self.ballot.end()

    def report(self):
        """Writes the report; gives its text."""
        run(self.program, self.folder, "report", "unit.continuum", "-o", "report.md")
        with open(os.path.join(self.folder, "report.md")) as file:
            return file.read()

    def leave(self):
        """Goes home."""
        if self.ballot and self.ballot.process.poll() is None:
            self.ballot.kill()


class Voter(Phone):
    """Somebody who remembers which votes were told to be kept."""

    def __init__(self, driver, name, place, kind):
        super().__init__(driver, name, **kind)
        self.place, self.kept = place, {}

    def level(self, practice, asked, vote=1):
        """What this person votes: people differ at first, and most come together."""
        first = 1 + (self.place + asked.index(practice)) % 3
        return first if vote == 1 else 3 if self.place == 0 else 2

    def practice(self):
        """The practice on the page; nothing where there is none."""
        try:
            return self.browser.run("let it = document.querySelector('input[name=practice]'); return it ? it.value : '';")
        except Refused:
            return ""

    def await_practice(self, practice):
        """Waits until the page asks about a practice."""
        self.browser.await_('input[name=practice][value="{}"]'.format(practice), 30)

    def answer(self, count, asked):
        """Answers until so many practices are, at the own pace."""
        while len(self.kept) < count:
            practice = self.practice()
            if not practice or practice in self.kept:
                self.browser.wait_a_little()
                continue
            self.send(practice, asked)
            self.await_moved(practice)

    def send(self, practice, asked):
        """Sends an answer, with a note to the first."""
        note = "seen by " + self.name if practice == asked[0] else ""
        self.choose(self.level(practice, asked), note)

    def await_moved(self, practice, seconds=30):
        """Waits until the page goes on, which it does once the vote is kept."""
        until = time.monotonic() + seconds
        while True:
            now = self.practice()
            if now not in ("", practice) or "answered every question" in self.browser.text():
                break
            assert time.monotonic() < until, (self.name, self.browser.text()[:500])
            self.browser.wait_a_little()
        self.kept[practice] = True

    def vote(self, practice, asked, vote=1):
        """Votes on what is put up, and sees that it is kept."""
        self.choose(self.level(practice, asked, vote))
        self.browser.await_text("Your vote is kept", 30)


def own_pace(lead, phones, asked, count, pictures):
    """Everybody answers so many practices; the program is killed and a phone has no Wi-Fi in the middle."""
    lead.begin(False)
    all_at_once(phones, lambda phone: phone.join(lead))
    all_at_once(phones, lambda phone: phone.browser.click("a.button"))
    all_at_once(phones, lambda phone: phone.answer(count // 2, asked))
    away, plain = phones[0], [phone for phone in phones if phone.browser.plain]
    rest = [phone for phone in phones[1:] if phone not in plain]
    away.browser.offline(True)
    before = lead.address, lead.code
    lead.kill()
    unsent = {phone: phone.practice() for phone in rest + [away]}
    all_at_once(rest + [away], lambda phone: phone.send(unsent[phone], asked))
    all_at_once(rest + [away], lambda phone: phone.browser.await_text("Not sent yet", 30))
    lead.begin(False)
    assert (lead.address, lead.code) == before, (lead.address, lead.code)
    all_at_once(rest, lambda phone: phone.await_moved(unsent[phone], 60))
    away.browser.offline(False)
    away.await_moved(unsent[away], 60)
    all_at_once(phones, lambda phone: phone.answer(count, asked))
    for phone in phones:
        phone.check()
    picture(phones[0], pictures, "own-pace")
    lead.end()


def together(lead, phones, asked, count, pictures):
    """All vote on so many practices, one after the other. One phone is away at the first; at the middle one the program is
    killed before the reveal; each third is voted on again, and agreed on."""
    lead.begin(True)
    codes = [lead.new_code(phone.name) for phone in phones]
    all_at_once(list(zip(phones, codes)), lambda pair: pair[0].resume(lead, pair[1]))
    all_at_once(phones, lambda phone: phone.browser.await_text("You are in"))
    agreed, people = [], len(phones)
    for place, practice in enumerate(asked[:count]):
        lead.put_up(practice)
        all_at_once(phones, lambda phone: phone.await_practice(practice))
        late = []
        if place == 0:
            late = [phones[-1]]
            late[0].browser.offline(True)
        on_time = [phone for phone in phones if phone not in late]
        all_at_once(on_time, lambda phone: phone.vote(practice, asked))
        for phone in on_time:
            text = phone.browser.source()
            assert "In the middle" not in text and "people voted" not in text, (phone.name, text[:2000])
            named = [other.name for other in phones if re.search(r"\b{}\b".format(other.name), text)]
            assert set(named) <= {phone.name}, (phone.name, named)
        if place == count // 2:
            before = lead.address, lead.code
            lead.kill()
            lead.begin(True)
            assert (lead.address, lead.code) == before, (lead.address, lead.code)
        for phone in late:
            phone.browser.offline(False)
            phone.vote(practice, asked)
        if place != count // 2:
            lead.await_votes(people)
        lead.reveal()
        told = "{} people voted.".format(people)
        all_at_once(phones, lambda phone: phone.browser.await_text(told, 30))
        if place % 3 == 0:
            lead.again()
            all_at_once(phones, lambda phone: phone.await_practice(practice))
            all_at_once(phones, lambda phone: phone.vote(practice, asked, 2))
            lead.await_votes(people)
            lead.reveal()
            all_at_once(phones, lambda phone: phone.browser.await_text(told, 30))
            lead.agree(2)
            agreed.append(practice)
    for phone in phones:
        phone.check()
    picture(phones[0], pictures, "together")
    # Phones hear of the end while it ends.
    with concurrent.futures.ThreadPoolExecutor(people) as pool:
        told = [pool.submit(phone.browser.await_text, "The vote has ended", 60) for phone in phones]
        lead.end()
        for one in told:
            one.result()
    return agreed


def look(lead, program, folder, phones, asked, own, led, agreed):
    """The assessment holds every vote that was acknowledged, round by round, and what was agreed; the report tells of it."""
    rows = {(row["respondent"], row["practice"]): row for row in answers(program, folder)}
    rated = {key: row["rating"] for key, row in rows.items() if row.get("rating")}
    wanted = {}
    for phone in phones:
        for practice in phone.kept:
            wanted[phone.name, practice] = phone.level(practice, asked)
        for practice in asked[:led]:
            wanted[phone.name, practice] = phone.level(practice, asked, 2 if practice in agreed else 1)
        assert len(phone.kept) == own, (phone.name, phone.kept)
        assert rows[phone.name, asked[0]]["note"] == "seen by " + phone.name, rows[phone.name, asked[0]]
    assert {key: float(rating) for key, rating in rated.items()} == wanted, (rated, wanted)
    told = json.loads(run(program, folder, "rounds", "unit.continuum", "--json"))
    rounds = {practice["id"]: practice["rounds"] for practice in told["practices"]}
    for practice in asked[:led]:
        # At the own pace, together, and again.
        votes = (practice in asked[:own]) + 1 + (practice in agreed)
        found = [sum(rating["people"] for rating in vote["ratings"]) for vote in rounds.get(practice, [])]
        assert votes == 1 or found == [len(phones)] * votes, (practice, found, votes)
    for practice in asked:
        row = rows[phones[0].name, practice]
        found = (row["agreed"], row["agreed_reason"])
        assert found == (("2.5", WHY) if practice in agreed else ("", "")), (practice, found)
    report = " ".join(lead.report().split())
    assert "{} people".format(len(phones)) in report or "{} respondents".format(len(phones)) in report, report[:500]


def workshop(program, make_lead, people, own=None, led=None, pictures=""):
    """A workshop of so many people, who answer so many practices at the own pace and so many together; all unless told."""
    folder = new_unit(program)
    listed = json.loads(run(program, folder, "score", "unit.continuum", "--json"))
    asked = [practice["id"] for practice in listed["practices"]]
    own, led = own or len(asked), led or len(asked)
    driver, phones = Driver(), []
    lead = make_lead(program, folder)
    try:
        kinds = [KINDS[2] if place == 2 else KINDS[place % 2] for place in range(people)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            phones += pool.map(lambda one: Voter(driver, NAMES[one[0]], *one), enumerate(kinds))
        own_pace(lead, phones, asked, own, pictures)
        agreed = together(lead, phones, asked, led, pictures)
        look(lead, program, folder, phones, asked, own, led, agreed)
    finally:
        for phone in phones:
            phone.browser.end()
        driver.end()
        lead.leave()
        shutil.rmtree(folder, ignore_errors=True)
