"""Is Welsh read where its words are put into a folder, with no change of code, and what if they are wrong?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils.translation import override, trans_real

from cases.acts.acknowledge import acknowledge
from cases.forms.acts.acting import Day
from cases.models import Case, Hearing
from cases.refusals import Refused
from cases.sentences import sentence_of
from protocol_portal.languages import languages_offered
from tests.cases.life.living import told
from tests.cases.pages.acts.conftest import PUT, case, desk_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.world import World

__all__ = ["case"]
ROOT = Path(__file__).resolve().parents[3]
HELD = (ROOT / "templates" / "events" / "acknowledged.txt").read_text("utf-8").strip()
# A few made-up words: enough to see that pages, forms, refusals, events and dates follow.
WORDS = {
    "Cookies": "Cwcis",
    "My concerns": "Fy mhryderon",
    "Sign in": "Mewngofnodi",
    "This has already been acknowledged.": "Mae hyn eisoes wedi ei gydnabod.",
    "This case is not waiting to be acknowledged. Look at it again to see where it stands.": "Nid yw'n aros.",
    "Write the day like 12 June 2026 or 12/6/2026": "Ysgrifennwch y diwrnod fel 12 Mehefin 2026",
    HELD: "{{ by }}: cydnabuwyd.",
}


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def put(folder: Path, words: dict[str, str], language: str = "cy") -> Path:
    """A file of translations in its place, as a council would put it there."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"', ""]
    for words_read, translated in words.items():
        format_of = "#, python-format\n" if "%(" in words_read else ""
        lines += [f"{format_of}msgid {_quoted(words_read)}", f"msgstr {_quoted(translated)}", ""]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def welsh(tmp_path: Path, settings: Any) -> Iterator[None]:
    """The site as it starts once Welsh is there."""
    put(tmp_path, WORDS)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = languages_offered([tmp_path])
    _forget()
    yield
    _forget()


def _forget() -> None:
    """Django keeps words and languages once read."""
    vars(trans_real).update(_translations={}, _default=None)
    for kept in vars(trans_real).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def test_its_file_alone_makes_it_offered_by_its_own_name(tmp_path: Path) -> None:
    assert languages_offered([tmp_path]) == [("en-gb", "English")]
    put(tmp_path, WORDS)
    put(tmp_path, {}, "en")
    assert languages_offered([tmp_path]) == [("en-gb", "English"), ("cy", "Cymraeg")]
    assert (tmp_path / "cy" / "LC_MESSAGES" / "django.mo").is_file()


def test_the_settings_of_a_site_offer_it(tmp_path: Path) -> None:
    put(tmp_path, WORDS)
    code = "from django.conf import settings; print(settings.LANGUAGES)"
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TRANSLATIONS_DIR": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=given, capture_output=True, text=True)  # noqa: S603
    assert said.stdout.strip() == "[('en-gb', 'English'), ('cy', 'Cymraeg')]", said.stderr


def test_a_changed_file_is_compiled_again_and_one_that_was_not_is_not(tmp_path: Path) -> None:
    words = put(tmp_path, WORDS)
    languages_offered([tmp_path])
    ready = words.with_suffix(".mo")
    first = ready.stat().st_mtime_ns
    languages_offered([tmp_path])
    assert ready.stat().st_mtime_ns == first
    os.utime(words, (ready.stat().st_mtime + 5, ready.stat().st_mtime + 5))
    languages_offered([tmp_path])
    assert ready.stat().st_mtime_ns != first


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('#, python-format\nmsgid "By %(day)s"\nmsgstr "Erbyn %(dydd)s"\n', "Line"),
        ('msgidd "One"\nmsgstr "Un"\n', "cannot be read"),
    ],
)
def test_words_that_would_break_a_page_stop_the_start_and_say_where(
    tmp_path: Path, text: str, says: str
) -> None:
    path = put(tmp_path, {})
    path.write_text(path.read_text("utf-8") + "\n" + text, "utf-8")
    with pytest.raises(ImproperlyConfigured, match=says) as refused:
        languages_offered([tmp_path])
    assert str(path) in str(refused.value)


def test_without_another_language_none_is_offered_and_no_cookie_is_named(client: Client, db: None) -> None:
    page = client.get("/cookies").content.decode()
    assert '<html lang="en-GB"' in page
    assert "govuk-language-navigation" not in page
    assert page.count("<tr>") == 3
    assert client.get("/language/cy").status_code == 404


def test_somebody_chooses_it_and_reads_it_until_they_choose_again(
    client: Client, db: None, welsh: None
) -> None:
    page = client.get("/cookies").content.decode()
    assert '<html lang="en-GB"' in page
    assert (
        '<span class="govuk-language-navigation__text" aria-current="true" lang="en-gb">English</span>'
        in page
    )
    assert 'href="/language/cy?back=%2Fcookies" rel="alternate" lang="cy" hreflang="cy">Cymraeg</a>' in page

    chosen = client.get("/language/cy?back=%2Fcookies")
    assert (chosen.status_code, chosen["Location"]) == (302, "/cookies")
    cookie = client.cookies["language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("cy", True, "Lax")
    page = client.get("/cookies").content.decode()
    assert '<html lang="cy"' in page
    assert "<h1>Cwcis</h1>" in page
    assert "<code>language</code>" in page

    client.get("/language/en-gb?back=%2Fcookies")
    assert "<h1>Cookies</h1>" in client.get("/cookies").content.decode()


def test_a_browser_that_asks_for_it_is_given_it(client: Client, db: None, welsh: None) -> None:
    page = client.get("/cookies", headers={"accept-language": "cy,en;q=0.5"})
    assert '<html lang="cy"' in page.content.decode()
    assert page["Content-Language"] == "cy"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1", "", "/\\x.example"]
)
def test_choosing_leads_nowhere_else(client: Client, db: None, welsh: None, back: str) -> None:
    assert client.get("/language/cy", {"back": back})["Location"] == "/"


def test_refusals_and_events_are_read_in_it(wendlebury: World, case: Case, welsh: None) -> None:
    w = wendlebury
    with override("cy"), pytest.raises(Refused, match="Mae hyn eisoes wedi ei gydnabod"):
        acknowledge(case.reference, by=w.chief_executive, words="I.", version=case.version, at=AT, on=ON)
    event = case.events.get(kind="acknowledged")
    with override("cy"):
        assert sentence_of(event) == "Judith Amadi: cydnabuwyd."
    assert "cydnabuwyd" not in told(case)


def test_a_day_is_shown_and_typed_in_it(wendlebury: World, case: Case, welsh: None) -> None:
    w = wendlebury
    client = signed_in_as(w.member)
    client.cookies["language"] = "cy"
    page = client.get(f"/case/{case.reference}").content.decode()
    assert "Mehefin 2026" in page
    assert "June 2026" in signed_in_as(w.member).get(f"/case/{case.reference}").content.decode()
    day = Day(missing="")
    with override("cy"):
        assert day.clean("12 Mehefin 2026").isoformat() == "2026-06-12"
        assert day.clean("12 June 2026").isoformat() == "2026-06-12"
    assert Case.objects.get().filed_on == ON


def test_a_sentence_that_is_no_template_any_more_is_read_in_english(
    case: Case, tmp_path: Path, settings: Any
) -> None:
    put(tmp_path, {HELD: "{% if %} cydnabuwyd"})
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = languages_offered([tmp_path])
    _forget()
    with override("cy"):
        assert sentence_of(case.events.get(kind="acknowledged")).startswith("Judith Amadi")
    _forget()


def test_what_was_typed_on_the_page_of_an_act_is_kept_by_choosing(
    wendlebury: World, case: Case, welsh: None
) -> None:
    client = signed_in_as(wendlebury.chief_executive)
    address = f"/desk/{case.reference}/note"
    page = client.get(address).content.decode()
    (button,) = re.findall(r'<button[^>]*formaction="/language/cy[^>]*>', page)
    (aim,) = re.findall(r'formaction="([^"]*)"', button)
    (of_form,) = re.findall(r'form="([^"]*)"', button)
    assert f'<form id="{of_form}" method="post"' in page
    # Enter in a field presses the first button that belongs to the form.
    assert page.index("</form>", page.index(f'<form id="{of_form}"')) < page.index(button)
    assert page.count('class="govuk-language-navigation"') == 1
    before = case.events.count()
    typed = {"words": "I wrote for <half> an hour.", "label": "internal", "find": "yes"}
    again = client.post(unescape(aim), typed)
    assert (again.status_code, again["Location"]) == (307, address)
    shown = client.post(again["Location"], typed).content.decode()
    assert '<html lang="cy"' in shown
    assert "I wrote for &lt;half&gt; an hour." in shown
    assert "<title>Error" not in shown
    assert not case.notes.exists()
    assert case.events.count() == before


def test_so_is_what_the_person_it_is_about_typed(wendlebury: World, case: Case, welsh: None) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "put-to-them", **PUT)
    key = Hearing.objects.get().key
    sent = {
        "": {"words": "Let me say how it was."},
        "/more-time": {"until": "a week more", "reasons": "Let me say how it was."},
        "/companion": {"name": "Let me say how it was."},
        "/contact": {"contact": "phone", "contact_phone": "Let me say how it was."},
    }
    for end, typed in sent.items():
        client, address = signed_in_as(w.director_of_place), f"/put-to-you/{key}{end}"
        assert 'formaction="/language/cy' in client.get(address).content.decode(), end
        answer = client.post(f"/language/cy?back={address}", {**typed, "find": "yes"}, follow=True)
        assert answer.redirect_chain == [(address, 307)], end
        assert "Let me say how it was." in answer.content.decode(), end
        assert "<title>Error" not in answer.content.decode(), end
    assert Hearing.objects.get().answered_at is None
    Hearing.objects.update(answered_at=AT)
    client = signed_in_as(w.director_of_place)
    added = client.post(f"/language/cy?back=/put-to-you/{key}", {**sent[""], "find": "yes"}, follow=True)
    assert "Let me say how it was." in added.content.decode()


def test_nothing_is_sent_on_that_was_not_sent_to_be_shown_again(
    wendlebury: World, case: Case, welsh: None
) -> None:
    client = signed_in_as(wendlebury.chief_executive)
    typed = {"words": "Kept.", "label": "internal"}
    answer = client.post(f"/language/cy?back=/desk/{case.reference}/note", typed)
    assert answer.status_code == 302
    assert client.post("/language/cy?back=//elsewhere.example/", {"find": "yes"}).status_code == 302
