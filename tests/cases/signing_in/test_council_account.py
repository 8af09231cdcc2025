"""Whom does a council's own account let in? Only whoever it was linked to, by issuer and subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from cases.signing_in.accounts import SHOWN_AT
from cases.signing_in.council_accounts import link
from cases.views import clock
from people.models import User
from tests.cases.signing_in.conftest import PASSWORD
from tests.cases.signing_in.peer import SOMEBODY_ELSES_KEY, Peer

pytestmark = pytest.mark.django_db

REFUSED = "You could not be signed in that way. Use another way, or ask for help."
NOT_LINKED = "That did not work, and nothing was changed."


@dataclass(frozen=True)
class There:
    """A browser at the provider, about to come back."""

    browser: Client
    callback: str

    def comes_back(self) -> Any:
        return self.browser.get(self.callback)


def _goes(browser: Client, to: str = "/sign-in/with/entra", **fields: str) -> There:
    sent = browser.post(to, fields)
    assert sent.status_code == 302, sent.content.decode()
    answer = requests.get(sent["Location"], allow_redirects=False, timeout=60)
    parts = urlsplit(answer.headers["Location"])
    return There(browser, f"{parts.path}?{parts.query}")


def _signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_whoever_is_linked_comes_in_and_goes_where_they_were_going(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")

    back = _goes(client, next="/mine").comes_back()

    assert back["Location"] == "/mine"
    assert client.session["_auth_user_id"] == str(robin.pk)


def test_the_address_that_the_provider_says_lets_nobody_in(client: Client, robin: User, peer: Peer) -> None:
    assert peer.email == robin.email

    shown = client.get(_goes(client).comes_back()["Location"])

    assert REFUSED in shown.content.decode()
    assert not _signed_in(client)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_a_changed_address_changes_nothing(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    peer.email = "somebody.else@wendlebury.example"

    _goes(client).comes_back()

    assert client.session["_auth_user_id"] == str(robin.pk)
    robin.refresh_from_db()
    assert (robin.email, robin.display_name) == ("robin@wendlebury.example", "Robin Ashe")


def test_nothing_that_the_provider_says_of_a_person_is_kept(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")

    _goes(client).comes_back()

    kept = SocialAccount.objects.get()
    assert kept.extra_data == {"iss": peer.issuer}
    assert "subject-1" not in kept.uid
    assert peer.asked[0]["scope"] == "openid"


WRONG: dict[str, Callable[[Peer], None]] = {
    "another subject": lambda peer: setattr(peer, "subject", "subject-2"),
    "another issuer in the token": lambda peer: _says(peer, iss="http://localhost:1"),
    "another issuer in its own description": lambda peer: setattr(peer, "calls_itself", "http://localhost:1"),
    "the answer of another provider": lambda peer: peer.back.update(iss="http://localhost:1"),
    "for another service": lambda peer: _says(peer, aud="another-service"),
    "for several services, asked by another": lambda peer: _says(peer, aud=["portal", "b"], azp="b"),
    "for several services, nobody says by whom": lambda peer: _says(peer, aud=["portal", "b"]),
    "another try": lambda peer: _says(peer, nonce="of-another-try"),
    "no nonce": lambda peer: _says(peer, nonce=None),
    "too old": lambda peer: _says(peer, iat=1, exp=2),
    "no end": lambda peer: setattr(peer, "says", lambda said: {k: v for k, v in said.items() if k != "exp"}),
    "an empty subject": lambda peer: _says(peer, sub=""),
    "signed by nobody": lambda peer: setattr(
        peer, "signs", lambda _, said: jwt.encode(said, "", algorithm="none", headers={"kid": "key-1"})
    ),
    "signed by somebody else": lambda peer: setattr(
        peer, "signs", lambda one, said: one.signed(said, SOMEBODY_ELSES_KEY)
    ),
    "signed with a key it does not have": lambda peer: setattr(
        peer, "signs", lambda one, said: one.signed(said, SOMEBODY_ELSES_KEY, "key-9")
    ),
    "signed with the secret of the service": lambda peer: setattr(
        peer,
        "signs",
        lambda _, said: jwt.encode(
            said, "only-the-tests-know" * 3, algorithm="HS256", headers={"kid": "key-1"}
        ),
    ),
    "no token": lambda peer: setattr(peer, "signs", lambda _one, _said: ""),
    "no text at all": lambda peer: setattr(peer, "signs", lambda _one, _said: "a.b.c"),
}


def _says(peer: Peer, **claims: object) -> None:
    peer.says = lambda said: {**said, **claims}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_believed_is_refused_in_one_sentence(
    client: Client, robin: User, peer: Peer, wrong: str
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    if "description" not in wrong:
        WRONG[wrong](peer)
    there = _goes(client)
    WRONG[wrong](peer)

    shown = client.get(there.comes_back()["Location"]).content.decode()

    assert REFUSED in shown
    assert not _signed_in(client)


def test_several_services_are_no_hindrance_where_this_one_asked(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    _says(peer, aud=["portal", "another"], azp="portal")

    _goes(client).comes_back()

    assert _signed_in(client)


def test_the_same_subject_of_another_issuer_is_somebody_else(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", "https://login.elsewhere.example", "subject-1")

    assert "after=council-account" in _goes(client).comes_back()["Location"]
    assert not _signed_in(client)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    there = _goes(client)
    other = Client()

    assert REFUSED in other.get(other.get(there.callback)["Location"]).content.decode()
    assert not _signed_in(other)


def test_an_answer_counts_once(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    there = _goes(client)
    there.comes_back()
    client.post("/sign-out")

    there.comes_back()

    assert not _signed_in(client)


def test_somebody_who_may_no_longer_sign_in_is_refused_in_the_same_words(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    robin.is_active = False
    robin.save()

    assert REFUSED in client.get(_goes(client).comes_back()["Location"]).content.decode()


@pytest.mark.parametrize("query", ["?error=access_denied", "?error=server_error", "?state=x", ""])
def test_coming_back_without_an_answer_is_no_fault(client: Client, peer: Peer, db: None, query: str) -> None:
    back = client.get(f"/sign-in/with/entra/back{query}")

    assert REFUSED in client.get(back["Location"]).content.decode()


def test_a_provider_that_does_not_answer_is_no_fault(client: Client, peer: Peer, db: None) -> None:
    from django.conf import settings

    settings.SIGN_IN_WITH[0]["settings"]["server_url"] = "http://localhost:9"

    back = client.post("/sign-in/with/entra")

    assert REFUSED in client.get(back["Location"]).content.decode()


@pytest.mark.parametrize("address", ["/sign-in/with/nobody", "/sign-in/with/openid_connect"])
def test_a_provider_that_is_not_offered_does_not_exist(client: Client, db: None, address: str) -> None:
    assert client.post(address).status_code == 404


def test_going_there_is_only_ever_a_button(client: Client, peer: Peer, db: None) -> None:
    assert client.get("/sign-in/with/entra").status_code == 405


def test_the_browser_lets_the_form_lead_there_and_nowhere_else(client: Client, peer: Peer, db: None) -> None:
    policy = client.get("/sign-in")["Content-Security-Policy"]
    assert f"form-action 'self' {peer.issuer};" in f"{policy};"
    assert peer.issuer not in client.get("/privacy")["Content-Security-Policy"]


def test_somebody_links_their_own_account_while_they_are_signed_in(
    client: Client, robin: User, peer: Peer
) -> None:
    _sign_in(client)

    done = _goes(client, "/your-sign-in/link/entra").comes_back()

    assert done["Location"] == "/your-sign-in?done=linked"
    client.post("/sign-out")
    _goes(client).comes_back()
    assert client.session["_auth_user_id"] == str(robin.pk)


def test_an_account_that_is_somebody_elses_is_not_linked(client: Client, robin: User, peer: Peer) -> None:
    other = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)
    link(other, "entra", peer.issuer, "subject-1")
    _sign_in(client)

    shown = client.get(_goes(client, "/your-sign-in/link/entra").comes_back()["Location"]).content.decode()

    assert NOT_LINKED in shown
    assert "Lowe" not in shown
    assert SocialAccount.objects.get().user == other
    with pytest.raises(ValueError, match="linked to somebody else"):
        link(robin, "entra", peer.issuer, "subject-1")


def test_linking_asks_again_who_is_there(client: Client, robin: User, peer: Peer) -> None:
    _sign_in(client, shown=False)

    assert client.post("/your-sign-in/link/entra").status_code == 403


def test_the_only_way_in_is_not_taken_away(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    robin.set_unusable_password()
    robin.save()
    _goes(client).comes_back()

    shown = client.post("/your-sign-in/link/entra/end").content.decode()

    assert "This is your only way to sign in." in shown
    assert SocialAccount.objects.exists()


def test_whoever_has_only_that_account_shows_there_again_that_it_is_them(
    client: Client, robin: User, peer: Peer
) -> None:
    _without_a_password(client, robin, peer)
    _says(peer, auth_time=clock.now().timestamp())

    back = _goes(client, "/show-again/with/entra", next="/your-sign-in/passkey").comes_back()
    on = client.get(back["Location"])

    assert (peer.asked[-1]["prompt"], peer.asked[-1]["max_age"]) == ("login", "0")
    assert on["Location"] == "/your-sign-in/passkey"
    assert client.get("/your-sign-in/passkey").status_code == 200


@pytest.mark.parametrize("looked", [None, 1, "now"], ids=["it does not say", "long ago", "no time at all"])
def test_an_older_sign_in_over_there_shows_nothing_again(
    client: Client, robin: User, peer: Peer, looked: object
) -> None:
    _without_a_password(client, robin, peer)
    _says(peer, auth_time=looked)

    _goes(client, "/show-again/with/entra", next="/your-sign-in/password").comes_back()

    assert client.get("/your-sign-in/password").status_code == 403


def test_somebody_elses_account_shows_nothing_again(client: Client, robin: User, peer: Peer) -> None:
    _without_a_password(client, robin, peer)
    other = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)
    link(other, "entra", peer.issuer, "subject-2")
    peer.subject = "subject-2"
    _says(peer, auth_time=clock.now().timestamp())

    _goes(client, "/show-again/with/entra", next="/your-sign-in/password").comes_back()

    assert client.session["_auth_user_id"] == str(robin.pk)
    assert client.get("/your-sign-in/password").status_code == 403


def _without_a_password(browser: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    robin.set_unusable_password()
    robin.save()
    _goes(browser).comes_back()
    _forget(browser)


def _sign_in(browser: Client, *, shown: bool = True) -> None:
    browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD})
    if not shown:
        _forget(browser)


def _forget(browser: Client) -> None:
    session = browser.session
    session[SHOWN_AT] = 0
    session.save()


def test_what_had_been_written_waits_for_whoever_comes_back(client: Client, robin: User, peer: Peer) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    _sign_in(client, shown=False)
    asked = client.post("/your-sign-in/password", {"password": "three words together"}).content.decode()
    kept = asked.split('name="kept" value="')[1].split('"')[0]
    assert "three words" not in asked
    _says(peer, auth_time=clock.now().timestamp())

    there = _goes(client, "/show-again/with/entra", next="/your-sign-in/password", kept=kept)
    shown = client.get(there.comes_back()["Location"]).content.decode()

    assert 'action="/your-sign-in/password"' in shown
    assert 'value="three words together"' in shown


@pytest.mark.parametrize(
    "how", ["they turn back", "it does not say when they were asked", "it does not answer"]
)
def test_what_had_been_written_is_still_there_where_it_is_not_confirmed(
    client: Client, robin: User, peer: Peer, settings: Any, how: str
) -> None:
    _without_a_password(client, robin, peer)
    asked = client.post("/your-sign-in/password", {"password": "three words together"}).content.decode()
    kept = asked.split('name="kept" value="')[1].split('"')[0]
    onward = {"next": "/your-sign-in/password", "kept": kept}
    if how == "it does not answer":
        settings.SIGN_IN_WITH[0]["settings"]["server_url"] = "http://localhost:9"
        back = client.post("/show-again/with/entra", onward)
    else:
        there = _goes(client, "/show-again/with/entra", **onward)
        state = parse_qs(urlsplit(there.callback).query)["state"][0]
        turned = f"/sign-in/with/entra/back?error=access_denied&state={state}"
        back = client.get(turned) if how == "they turn back" else there.comes_back()

    for _refreshed in range(2):
        shown = client.get(back["Location"]).content.decode()
        assert NOT_LINKED in shown
        assert f'name="kept" value="{kept}"' in shown
        assert 'name="next" value="/your-sign-in/password"' in shown


def test_linking_that_fails_later_leads_back_to_the_page_of_linking(
    client: Client, robin: User, peer: Peer
) -> None:
    _without_a_password(client, robin, peer)
    _goes(client, "/show-again/with/entra", next="/mine").comes_back()
    _says(peer, auth_time=clock.now().timestamp())
    client.get(_goes(client, "/show-again/with/entra", next="/mine").comes_back()["Location"])
    _says(peer, sub="")

    back = _goes(client, "/your-sign-in/link/entra").comes_back()

    assert back["Location"] == "/your-sign-in?after=council-account"


@pytest.mark.parametrize("allowed", [False, True])
def test_a_first_password_that_would_outlive_the_councils_account_is_set_only_where_it_is_allowed(
    client: Client, robin: User, peer: Peer, settings: Any, allowed: bool
) -> None:
    settings.PASSWORD_BESIDE_COUNCIL_ACCOUNT = allowed
    link(robin, "entra", peer.issuer, "subject-1")
    robin.set_unusable_password()
    robin.save()
    _goes(client).comes_back()

    offered = 'href="/your-sign-in/password"' in client.get("/your-sign-in").content.decode()
    said = client.post("/your-sign-in/password", {"password": "three words together"}, follow=True)

    robin.refresh_from_db()
    assert robin.has_usable_password() is offered is allowed
    assert ("so you need no password here" in said.content.decode()) is not allowed


def test_whoever_has_a_password_beside_the_councils_account_may_change_it(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    _sign_in(client)

    client.post("/your-sign-in/password", {"password": "three words together"})

    robin.refresh_from_db()
    assert robin.check_password("three words together")


def test_the_state_of_a_try_is_never_in_the_address_of_a_page(
    client: Client, robin: User, peer: Peer
) -> None:
    link(robin, "entra", peer.issuer, "subject-1")
    sent = client.post("/sign-in/with/entra", {"next": "/case/TDC-K7F3-2M"})

    asked = parse_qs(urlsplit(sent["Location"]).query)

    assert "TDC" not in sent["Location"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) >= 32
