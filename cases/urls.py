"""Which page answers which address?"""

from django.urls import URLPattern, URLResolver, path, register_converter

from cases.views import (
    about,
    absences,
    adding_files,
    alarms,
    attachments,
    declaring,
    desk,
    desk_case,
    elections,
    home,
    language,
    leaving,
    mine,
    notices,
    own_case,
    paper,
    register,
    relationships,
    rulebook,
    sign_in,
    something_else,
)
from cases.views.acts import (
    agreements,
    asked,
    at_the_desk,
    by_the_person,
    companion_goes,
    contact_of_theirs,
    file_to_account,
    going_outside,
    more_time,
    overseen,
    put_to_you,
    reading_for_code,
)
from cases.views.dashboard import every_case, searching, selected, suggested, views_saved
from cases.views.raising import (
    account,
    check,
    drafts,
    fact,
    for_whom,
    matter,
    name_withheld,
    not_sure,
    not_this,
    people_named,
    printed,
    route,
    sent,
    several_people,
    somebody_else,
    start,
    who,
)
from cases.views.recording import begin, done, importing, one
from cases.views.reports import all_years, figures, files, preparing, published


class ReferenceConverter:
    """A case's reference in an address: letters, figures and hyphens, and nothing a database could choke on."""

    regex = "[A-Za-z0-9-]{4,20}"

    def to_python(self, value: str) -> str:
        """The reference as it is kept, however it was typed."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """The reference as it stands in an address."""
        return value


register_converter(ReferenceConverter, "reference")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("sign-out", sign_in.sign_out, name="sign_out"),
    path("leave", leaving.leave, name="leave"),
    path("raise", start.before_you_start, name="before_you_start"),
    path("raise/<uuid:key>", drafts.carry_on, name="carry_on"),
    path("raise/<uuid:key>/delete", drafts.delete, name="delete_draft"),
    path("raise/<uuid:key>/keep/<slug:name>", drafts.keep, name="keep_typed"),
    path("raise/<uuid:key>/matter", matter.matter, name="matter"),
    path("raise/<uuid:key>/who", who.who, name="who"),
    path("raise/<uuid:key>/for", for_whom.for_whom, name="for_whom"),
    path("raise/<uuid:key>/who/several", several_people.several, name="several"),
    path("raise/<uuid:key>/affected", people_named.affected, name="affected"),
    path("raise/<uuid:key>/witnesses", people_named.witnesses, name="witnesses"),
    path("raise/<uuid:key>/name", name_withheld.name_withheld, name="name_withheld"),
    path("raise/<uuid:key>/who/post", who.which_post, name="which_post"),
    path("raise/<uuid:key>/question/<slug:question>", fact.fact, name="fact"),
    path("raise/<uuid:key>/question/<slug:question>/not-sure", not_sure.not_sure, name="not_sure"),
    path("raise/<uuid:key>/elsewhere", not_this.not_this, name="not_this"),
    path("raise/<uuid:key>/what-happened", account.what_happened, name="what_happened"),
    path("raise/<uuid:key>/files", attachments.files, name="files"),
    path("raise/<uuid:key>/put-right", account.put_right, name="put_right"),
    path("raise/<uuid:key>/contact", account.contact, name="contact"),
    path("raise/<uuid:key>/route", route.route, name="route"),
    path("raise/<uuid:key>/somebody-else", somebody_else.somebody_else, name="somebody_else"),
    path("raise/<uuid:key>/check", check.check, name="check"),
    path("raise/<uuid:key>/print", printed.printed, name="printed"),
    path("something-else", something_else.something_else, name="something_else"),
    path("paper", paper.papers, name="papers"),
    path("paper/<slug:protocol>/<slug:side>", paper.paper, name="paper"),
    path("mine", mine.mine, name="mine"),
    path("case/<reference:reference>", own_case.own_case, name="case"),
    path("case/<reference:reference>/sent", sent.sent, name="sent"),
    path("case/<reference:reference>/copy", sent.copy, name="copy"),
    path("case/<reference:reference>/add-file", adding_files.add_file, name="add_file"),
    path("case/<reference:reference>/<slug:act>", by_the_person.act_of_ones_own, name="act_of_ones_own"),
    path(
        "case/<reference:reference>/<slug:act>/<slug:which>", by_the_person.act_of_ones_own, name="answer_one"
    ),
    path("file/<uuid:key>", attachments.open_file, name="open_file"),
    path("asked", asked.views_asked, name="views_asked"),
    path("asked/<uuid:key>", asked.view_asked, name="view_asked"),
    path("agree", agreements.agreements_asked, name="agreements_asked"),
    path("agree/<uuid:key>", agreements.agreement_asked, name="agreement_asked"),
    path("put-to-you", put_to_you.put_to_you, name="put_to_you"),
    path("put-to-you/<uuid:key>", put_to_you.one_put_to_you, name="one_put_to_you"),
    path("put-to-you/<uuid:key>/companion", put_to_you.companion_to_account, name="companion_to_account"),
    path("put-to-you/<uuid:key>/add-file", file_to_account.file_to_account, name="file_to_account"),
    path("put-to-you/<uuid:key>/contact", contact_of_theirs.contact_of_theirs, name="contact_of_theirs"),
    path("put-to-you/<uuid:key>/more-time", more_time.more_time, name="more_time"),
    path("put-to-you/<uuid:key>/companion-goes", companion_goes.companion_goes, name="companion_goes"),
    path("desk", desk.desk, name="desk"),
    path("desk/all", every_case.every_case, name="every_case"),
    path("search", searching.search, name="search"),
    path("desk/all/selected", selected.selected, name="selected_cases"),
    path("desk/all/suggested", suggested.suggested, name="suggested_links"),
    path("desk/all/views", views_saved.saved_views, name="saved_views"),
    path("desk/all/views/new", views_saved.save_this_view, name="save_this_view"),
    path("desk/all/views/<uuid:key>", views_saved.saved_view_changed, name="saved_view_changed"),
    path("desk/overseen", overseen.overseen, name="overseen"),
    path("desk/<reference:reference>/read-to-say", reading_for_code.read_to_say, name="read_to_say"),
    path(
        "desk/<reference:reference>/document/<uuid:key>",
        going_outside.handed_document,
        name="handed_document",
    ),
    path("desk/<reference:reference>", desk_case.desk_case, name="desk_case"),
    path(
        "desk/<reference:reference>/add-file", adding_files.add_file_at_the_desk, name="add_file_at_the_desk"
    ),
    path("desk/<reference:reference>/<slug:act>", at_the_desk.act_at_the_desk, name="act_at_the_desk"),
    path(
        "desk/<reference:reference>/<slug:act>/<slug:which>",
        at_the_desk.act_at_the_desk,
        name="act_on_one_thing",
    ),
    path("record", begin.record, name="record"),
    path("record/<uuid:key>", one.record_one, name="record_one"),
    path("record/<uuid:key>/change", begin.record_change, name="record_change"),
    path("import", importing.import_cases, name="import_cases"),
    path("import/template", importing.import_template, name="import_template"),
    path("import/<uuid:key>", importing.one_import, name="one_import"),
    path("recorded", done.recorded_out_of_sight, name="recorded_out_of_sight"),
    path("recorded/<reference:reference>", done.recorded, name="recorded"),
    path("recorded/<reference:reference>/letter", done.letter_of_receipt, name="letter_of_receipt"),
    path("rulebook", rulebook.own_rulebook, name="rulebook"),
    path("rulebook/<slug:protocol>", rulebook.one_protocol, name="protocol"),
    path("relationships", relationships.relationships, name="relationships"),
    path("relationships/declare", declaring.declare, name="declare_relationship"),
    path("relationships/<uuid:key>", relationships.relationship, name="relationship"),
    path("relationships/<uuid:key>/ended", relationships.relationship_ended, name="relationship_ended"),
    path("register", register.register, name="register"),
    path("reports", all_years.reports, name="reports"),
    path("reports/<slug:council>/<int:year>", figures.report_of_year, name="report_of_year"),
    path("reports/<slug:council>/<int:year>/comments", preparing.report_comments, name="report_comments"),
    path("reports/<slug:council>/<int:year>/freeze", preparing.freeze, name="freeze_report"),
    path(
        "reports/<slug:council>/<int:year>/cases/<slug:table>/<slug:cell>",
        figures.report_cases,
        name="report_cases",
    ),
    path(
        "reports/<slug:council>/<int:year>/edition/<int:edition>/<slug:version>",
        published.published_report,
        name="published_report",
    ),
    path(
        "reports/<slug:council>/<int:year>/edition/<int:edition>/<slug:version>/file/<slug:form>",
        files.report_file,
        name="report_file",
    ),
    path("alarms", alarms.alarms, name="alarms"),
    path("notices", notices.notices, name="notices"),
    path("notices/undelivered", notices.undelivered, name="undelivered"),
    path("notices/undelivered/<uuid:key>/again", notices.mailed_again, name="mailed_again"),
    path("notices/undelivered/<uuid:key>/told", notices.told_by_hand, name="told_by_hand"),
    path("absences", absences.absences, name="absences"),
    path("absences/new", absences.absence_noted, name="absence_noted"),
    path("absences/<int:number>", absences.absence_ended, name="absence_ended"),
    path("elections", elections.elections, name="elections"),
    path("elections/<int:number>/accepted", elections.office_accepted, name="office_accepted"),
    path("elections/<slug:council>/new", elections.election_recorded, name="election_recorded"),
    path("language/<slug:code>", language.choose_language, name="choose_language"),
    path("accessibility", about.accessibility, name="accessibility"),
    path("privacy", about.privacy, name="privacy"),
    path("cookies", about.cookies, name="cookies"),
]
