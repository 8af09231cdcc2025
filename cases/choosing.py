"""Who chooses once somebody had to let a case go? The parties as the case keeps them, and nobody whom it keeps out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cases.blind_index import index_of
from cases.exclusions import Exclusions
from cases.frozen_plan import first_step_of, is_outside_the_rules, rulebook_of_case
from cases.models import Case
from cases.parties import Parties, Party
from cases.recipients import Recipient, Search
from cases.states import RESTRICTIONS, Relation
from cases.triage import who_chooses
from people.models import Post, User


def may_be_a_code_allegation(case: Case) -> bool:
    """Whether the filer called it one, or it was said to be one."""
    return "yes" in (case.plan["given"].get("code allegation"), case.code_question.get("answer"))


def chooser_again(case: Case, on: date, *, review: bool = False) -> Recipient | None:
    """The first lawful chooser who is none of those the case keeps out, nor those the filer asked not to have.

    On a review nobody chooses who handled it before.
    """
    parties = parties_kept(case)
    avoided = people_avoided(case, on)
    # The deputy of somebody who stood aside may choose; the deputy of somebody whom the filer avoids may not.
    kept_out = [user for user in people_kept_out(case) if user not in avoided]
    handled = people_who_handled(case) if review else []
    exclusions = Exclusions(parties, on, handled_before=[*kept_out, *handled], avoided=avoided)
    # Nobody but a Monitoring Officer may say what becomes of a Code allegation (Localism Act 2011 s.28).
    code = may_be_a_code_allegation(case)
    return who_chooses(rulebook_of_case(case), parties, exclusions, on, code_allegation=code)


def parties_kept(case: Case) -> Parties:
    """Everybody the concern named when it was sent, each in the seat they had then."""
    kept = case.parties
    principals = [kept["complainant"], *([kept["subject"]] if kept.get("subject") else [])]
    principals += kept.get("also_about", ())
    others = [one for role in ("affected", "filed_for", "witnesses") for one in kept.get(role, ())]
    others += [kept["written_by"]] if kept.get("written_by") else []
    people = User.objects.in_bulk({one["user"] for one in (*principals, *others) if one["user"]})
    posts = Post.objects.in_bulk({one["post"] for one in principals if one["post"]})

    def party(one: dict[str, Any]) -> Party:
        return Party(people.get(one["user"]), posts.get(one["post"]), one["kind"], one["name"])

    def users(named: Iterable[dict[str, Any]]) -> tuple[User, ...]:
        return tuple(people[one["user"]] for one in named if one["user"] in people)

    return Parties(
        council=case.council,
        complainant=party(kept["complainant"]),
        subject=party(kept["subject"]) if kept.get("subject") else None,
        affected=users(kept.get("affected", ())),
        filed_for=users(kept.get("filed_for", ())),
        witnesses=users(kept.get("witnesses", ())),
        also_about=tuple(party(one) for one in kept.get("also_about", ())),
        written_by=next(iter(users([kept["written_by"]] if kept.get("written_by") else [])), None),
    )


def people_avoided(case: Case, on: date) -> list[User]:
    """Those the rule would have given it to, where the filer asked for somebody else to be chosen."""
    if not (case.plan["to_triage"] and case.account.get("avoids")) or is_outside_the_rules(case):
        return []
    parties, rulebook, rule = parties_kept(case), rulebook_of_case(case), first_step_of(case).rule
    search = Search(rulebook, parties, Exclusions(parties, on), on, chooser=None)
    choices = search.of_handler(rule.handler) if rule is not None and rule.handler is not None else ()
    choices = choices or search.of_fallback(rulebook.fallback)
    return [person for choice in choices for recipient in choice for person in recipient.people]


def people_kept_out(case: Case) -> list[User]:
    """Whoever has a restriction on the case. A mark names nobody, so the council's people are compared with it.

    Not whoever goes with one of the two sides: to name somebody would be a way to be rid of them. They are asked, as
    everybody is, whether they have a connection with it.
    """
    restricted = case.access.filter(relation__in=RESTRICTIONS, until_at__isnull=True)
    return _people_marked(case, restricted.values_list("person", flat=True))


def people_who_handled(case: Case) -> list[User]:
    """Everybody who ever dealt with the case or chose for it, panels member by member: none of them may review it."""
    worked = case.access.filter(relation__in=(Relation.HANDLER, Relation.TRIAGE))
    return _people_marked(case, worked.values_list("person", flat=True))


def people_dealing_with(case: Case) -> list[User]:
    """Whoever deals with the case now, a panel member by member; not whoever only chooses."""
    dealing = case.access.filter(relation=Relation.HANDLER, until_at__isnull=True)
    return _people_marked(case, dealing.values_list("person", flat=True))


def _people_marked(case: Case, marks: Iterable[str]) -> list[User]:
    wanted = set(marks)
    councils = [
        case.council,
        *([case.council.principal_authority] if case.council.principal_authority else []),
    ]
    people = User.objects.filter(holdings__post__council__in=councils).distinct()
    return [user for user in people if index_of(user) in wanted]
