"""Is a draft about more than one person? One concern for each of them, and each knows of the others."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from cases.blind_index import keyed_hash
from cases.models import Draft

if TYPE_CHECKING:
    from cases.preview import Preview

MOST_SUBJECTS = 6

_OF_EACH = ("choice", "carried_on", "avoids")


def each_of(draft: Draft) -> tuple[Draft, ...]:
    """The draft as it stands for each person it is about, the first first; only itself where it is about one or nobody.

    What was answered and written is the same in all of them; whom it is about, and what was chosen for that, is not.
    The others it is about stand in each as `also_about`, so that none of them deals with any of these.
    """
    others = draft.also_about
    if not others:
        return (draft,)
    first = {"user": draft.about_user_id, "post": draft.about_post_id}
    everybody = [first | _chosen(draft.answers), *others]
    return tuple(_about_one(draft, everybody, place) for place in range(len(everybody)))


def chosen_for(place: int, **chosen: object) -> dict[str, Any]:
    """What was chosen for the concern about one of them (0 is the first), as `save_draft` takes it."""
    return chosen if place == 0 else {"of_another": (place - 1, chosen)}


def key_of(draft: Draft, place: int) -> UUID:
    """The key that the concern about one of them keeps, so that sending twice makes each of them once."""
    return draft.key if place == 0 else uuid5(draft.key, str(place))


def fingerprint_of(previews: Sequence[Preview]) -> str:
    """A mark of everything that was shown of all of them."""
    if len(previews) == 1:
        return previews[0].fingerprint
    return keyed_hash(" ".join(preview.fingerprint for preview in previews))[:32]


def _about_one(draft: Draft, everybody: list[dict[str, object]], place: int) -> Draft:
    one = everybody[place]
    answers = {name: value for name, value in draft.answers.items() if name not in _OF_EACH}
    answers |= {"about_user": one["user"], "about_post": one["post"], **_chosen(one)}
    answers["also_about"] = [other for number, other in enumerate(everybody) if number != place]
    alone = copy.copy(draft)
    alone.answers = answers
    return alone


def _chosen(answers: dict[str, object]) -> dict[str, object]:
    return {name: answers[name] for name in _OF_EACH if name in answers}
