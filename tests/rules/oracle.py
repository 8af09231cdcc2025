"""A second opinion: who has each step of a case, worked out from the YAML itself and from nothing of ours."""

import re
from typing import Any

import yaml


class Oracle:
    def __init__(self, text: str) -> None:
        self.book: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
        self.posts: dict[str, str] = self.book["posts"]
        names = {post: [post, *re.findall("also called ([^,]+)", w)] for post, w in self.posts.items()}
        self.name = {name: post for post in names for name in names[post]}

    def party(self, word: str, case: dict[str, str]) -> str:
        two = {"complainant": case["raised by"], "subject": case.get("about", "")}
        return two.get(word) or next((p for p in two.values() if word in self.posts.get(p, "")[:18]), "")

    def fits(self, rule: dict[str, Any], case: dict[str, str]) -> bool:
        return all(self.holds(fact, wanted, case) for fact, wanted in rule.get("when", {}).items())

    def holds(self, fact: str, wanted: Any, case: dict[str, str]) -> bool:
        mine = self.party(fact[4:], case) if fact.startswith("the ") else case[fact]
        no = str(wanted).startswith("not ") and wanted != "not tried"
        values = [wanted[4 * no :]] if isinstance(wanted, str) else wanted
        meant = {self.name.get(value, value) for value in values}
        side = self.posts.get(mine, "").split(",")[0].rstrip("s").split(" ")[-1]
        return mine != "" and bool({mine, f"any {side}"} & meant) != no

    def final(self, rule: dict[str, Any], case: dict[str, str]) -> dict[str, Any]:
        return next((self.final(e, case) for e in rule.get("except", []) if self.fits(e, case)), rule)

    def post(self, words: str, case: dict[str, str], handled: set[str]) -> str:
        gone = {post for post in case.values() if self.posts.get(post, "").startswith("one ")}
        if not (relative := re.fullmatch(r"the (\w+)'s (.+)", words)):
            post = self.name[words if words in self.name else re.sub("^(an?|another) ", "", words)]
            any_holder = words not in self.name and self.posts[post].startswith(("several", "many"))
            return "" if post in gone or (post in handled and not any_holder) else post
        line = [self.party(relative[1], case)]
        while up := re.search("(reporting to|led by) (the |an? )?([^,]+)", self.posts.get(line[-1], "")):
            line.append(self.name[up[3]])
        found = line[1:2] if relative[2] == "line manager" else [self.name[relative[2]]]
        return next((post for post in line[1:] if post in found and post not in gone | handled), "")

    def choices(self, words: str, case: dict[str, str], handled: set[str]) -> list[list[str]]:
        for option in words.replace(" or their nominee", "").split(", failing that "):
            each = [p[5:].split(" and ") if p.startswith("both ") else [p] for p in option.split(" or ")]
            found = [list(dict.fromkeys(self.post(p, case, handled) for p in pair)) for pair in each]
            if found := [posts for at, posts in enumerate(found) if all(posts) and posts not in found[:at]]:
                return found
        return []

    def plan(self, matter: str, case: dict[str, str]) -> dict[str, tuple[str, list[list[str]], bool]]:
        plan: dict[str, tuple[str, list[list[str]], bool]] = {}
        met, ladder, name = {"": set[str]()}, self.book["matters"][matter], ""
        for step in ladder["steps"] if isinstance(ladder, dict) else ladder:
            first, review = not name, step.get("if") in ("not satisfied", "refused", "disputed")
            after, name = step.get("after", name), step["step"]
            came = [each for each in plan if each in after] if isinstance(after, list) else [after]
            met[name] = met[(came or after)[0]]
            handled = met[name] if review else met[""]
            rules = [self.final(rule, case) for rule in step["rules"] if self.fits(rule, case)]
            kind = next((o for o in ("signpost", "refuse", "try first") if rules and o in rules[0]), "to")
            to, ends = [rule["to"] for rule in rules if "to" in rule], kind in ("signpost", "refuse")
            found = self.choices(to[0], case, handled) if to and not ends else []
            may = self.book["when nobody is left"]["to"] if (first or review) and not (found or ends) else []
            spare = [[post] for words in may if (post := self.post(words, case, handled))][:1]
            if rules or first:
                plan[name] = kind if found or spare or ends else "nobody", found or spare, bool(spare)
                met[name] = met[name].union(*plan[name][1][:1])
        return plan
