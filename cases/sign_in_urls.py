"""Which address belongs to which page of signing in? Every name the sign-in library asks for leads to a page of ours.

What it would offer beside these (signing up, resetting by mail, its own lists) has no address here at all.
"""

from django.urls import URLPattern, path

from cases.signing_in.providers import CONFIRM, LINK
from cases.views import sign_in
from cases.views.signing_in import (
    again,
    carried,
    council_account,
    left,
    passkeys,
    second_step,
    yours,
    yours_steps,
)

# The library's own names, each for a page that has a name of ours already.
_AS_THE_LIBRARY_CALLS_THEM = [
    path("sign-in", sign_in.sign_in, name="account_login"),
    path("sign-out", sign_in.sign_out, name="account_logout"),
]

urlpatterns: list[URLPattern] = [
    *_AS_THE_LIBRARY_CALLS_THEM,
    path("sign-in/second-step", second_step.second_step, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("sign-in/passkey/<slug:purpose>", passkeys.passkey_options, name="passkey_options"),
    path("sign-in/left", left.code_asked_for, name="code_asked_for"),
    path("sign-in/code", left.sign_in_with_code, name="sign_in_with_code"),
    path("sign-in/carry-on", carried.carried_on, name="carried_on"),
    path("sign-in/with/<slug:provider_id>", council_account.to_council_account, name="to_council_account"),
    path(
        "sign-in/with/<slug:provider_id>/back",
        council_account.from_council_account,
        name="openid_connect_callback",
    ),
    path("show-again", again.show_again, name="show_again"),
    path("show-again/back", again.shown_elsewhere, name="confirmed_elsewhere"),
    path(
        "show-again/with/<slug:provider_id>",
        council_account.with_council_account,
        {"purpose": CONFIRM},
        name="show_again_with",
    ),
    path("your-sign-in", yours.your_sign_in, name="your_sign_in"),
    path("your-sign-in/password", yours.new_password, name="new_password"),
    path("your-sign-in/sign-out", yours.sign_out_there, name="sign_out_there"),
    path(
        "your-sign-in/link/<slug:provider_id>",
        council_account.with_council_account,
        {"purpose": LINK},
        name="link_council_account",
    ),
    path("your-sign-in/link/<slug:provider_id>/end", yours.end_link, name="end_link"),
    path("your-sign-in/app", yours_steps.set_up_app, name="set_up_app"),
    path("your-sign-in/app/picture", yours_steps.app_picture, name="app_picture"),
    path("your-sign-in/app/off", yours_steps.app_off, name="app_off"),
    path("your-sign-in/passkey", yours_steps.add_passkey, name="add_passkey"),
    path("your-sign-in/passkey/<int:number>", yours_steps.remove_passkey, name="remove_passkey"),
    path("your-sign-in/codes", yours_steps.recovery_codes, name="recovery_codes"),
    path("your-sign-in/codes/new", yours_steps.new_recovery_codes, name="new_recovery_codes"),
]
