"""Which files are taken, whatever they are called, and what does somebody read whose file is not?"""

from __future__ import annotations

import stat
import struct
import tracemalloc
import warnings
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from cases.attachments.kinds import LARGEST_BYTES, NotTaken
from cases.attachments.recognising import taken
from tests.cases.attachments import files

GOOD = {
    "a PDF": (files.PDF, "pdf"),
    "a PDF called a program": (files.PDF, "pdf"),
    "a Word document": (files.docx(), "docx"),
    "a Word document with a workbook in it": (
        files.docx(
            word__embeddings__one_dot_xlsx=files.zipped(
                {"[Content_Types].xml": b"<Types/>", "xl/w.xml": b"<w/>"}
            )
        ),
        "docx",
    ),
    "an OpenDocument text": (files.odt(), "odt"),
    "plain text": ("They said: “no”.\r\nThen they left.\t\f".encode(), "txt"),
    "text as Windows writes it": ("It cost £40 – “too much”.".encode("cp1252"), "txt"),
    "text that begins as a program does": (b"MZ said that she would come.", "txt"),
    "a table in text": (b"day,what\r\n4 June,shouted <at> me\r\n", "txt"),
    "an email": (files.MAIL, "eml"),
    "a picture": (files.png(), "png"),
    "a photograph": (files.jpg(), "jpg"),
    "a moving picture": (files.GIF, "gif"),
    "a recording": (b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00" + bytes(60), "wav"),
    "a folder of some": (
        files.zipped({"notes/one.txt": b"one", "photo.png": files.png(), "a.docx": files.docx()}),
        "zip",
    ),
    "a folder as a Mac makes it": (
        files.zipped({"a.pdf": files.PDF, "__MACOSX/._a.pdf": b"\x00\x05\x16\x07" + bytes(80)}),
        "zip",
    ),
}


@pytest.mark.parametrize(("content", "code"), GOOD.values(), ids=GOOD.keys())
def test_a_file_is_what_its_content_says(content: bytes, code: str) -> None:
    assert taken(content, "whatever.exe").kind.code == code


def _with_link() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        link = ZipInfo("innocent.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


def _locked() -> bytes:
    content = bytearray(files.zipped({"a.txt": b"one"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + at] |= 1
    return bytes(content)


def _lying_about_its_size() -> bytes:
    content = bytearray(files.zipped({"a.txt": b"one line of text, and more of it"}))
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, 5)
    return bytes(content)


def _twice() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for content in (b"harmless", b"not so"):
            with warnings.catch_warnings(action="ignore"):
                archive.writestr("a.txt", content)
    return made.getvalue()


def _mail_with(name: str, content: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "Look"
    mail.set_content("See the file.")
    mail.add_alternative("<html><body>See the file.</body></html>", subtype="html")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


MACROS = "This document holds macros"
PAGE = "This file is a web page or a drawing"
GROWS = "This file grows too large when it is unpacked"
ELSEWHERE = "A file in this ZIP file would unpack to somewhere else"
INSIDE = "There is a ZIP file inside"
PROGRAM = "This file is a program"
BAD = {
    "nothing": (b"", "This file is empty"),
    "a program called a PDF": (files.PROGRAM, PROGRAM),
    "a program of Linux": (b"\x7fELF\x02\x01\x01" + bytes(60), PROGRAM),
    "a program of a Mac": (b"\xcf\xfa\xed\xfe" + bytes(60), PROGRAM),
    "a class of Java": (b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(60), PROGRAM),
    "a script": (b"#!/bin/sh\nrm -rf /\n", PROGRAM),
    "a page": (b"<!DOCTYPE html><html><body>Hello</body></html>", PAGE),
    "a page without its head": (b"   \n<script>alert(1)</script>", PAGE),
    "a page far down in text": (b"Notes.\n" * 20_000 + b"<ScRiPt>alert(1)</script>", PAGE),
    "a page in UTF-16": ("<html><script>alert(1)</script>".encode("utf-16"), PAGE),
    "a page with a mark before it": (b"\xef\xbb\xbf<html onload=alert(1)>", PAGE),
    "a drawing": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', PAGE),
    "a drawing without its head": (b"<svg/onload=alert(1)>", PAGE),
    "XML with a style": (b'<?xml version="1.0"?><a/>', PAGE),
    "a page called a picture, with a picture's first letters": (b"\x89PNG<html><script>1</script>", PAGE),
    "a picture that is also a page": (files.GIF + b"<script>alert(1)</script>", "also holds a web page"),
    "a photograph that is also a page": (files.jpg() + b"<HTML><body>", "also holds a web page"),
    "a picture that is also a folder": (files.png() + files.zipped({"a.txt": b"one"}), "Another file is hidden"),
    "a PDF that is also a folder": (files.PDF + files.zipped({"a.class": b"x"}), "Another file is hidden"),
    "a PDF that is also a page": (b"%PDF-1.7\n<html><script>alert(1)</script>\n" + files.PDF, "also a web page"),
    "a page that is also a PDF": (b"<html><script>1</script>\n" + files.PDF, PAGE),
    "a folder that begins with a program": (files.PROGRAM + files.zipped({"a.txt": b"one"}), PROGRAM),
    "a picture of ten thousand million points": (files.png(100_000, 100_000), "100,000 by 100,000"),
    "a photograph of two thousand million points": (files.jpg(50_000, 40_000), "50,000 by 40,000"),
    "a picture without a size": (files.png(0, 0), "damaged"),
    "a photograph cut short": (files.jpg()[:24], "damaged"),
    "a Word document with macros": (files.docx(word__vbaProject_dot_bin=b"\x00"), MACROS),
    "the same under another name": (files.docx(files.MACRO_WORD), MACROS),
    "a workbook with old macros": (
        files.zipped({"[Content_Types].xml": b"<Types/>", "xl/macrosheets/sheet1.xml": b"<s/>"}),
        MACROS,
    ),
    "a document with controls that run": (files.docx(word__activeX__activeX1_dot_bin=b"\x00"), MACROS),
    "a document in which another has macros": (
        files.docx(word__embeddings__one_dot_docx=files.docx(word__vbaProject_dot_bin=b"\x00")),
        MACROS,
    ),
    "an OpenDocument text with macros": (
        files.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml": b"<x/>"}),
        MACROS,
    ),
    "an older Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "older Office format"),
    "rich text": (rb"{\rtf1\ansi Hello}", "Files of this kind are not taken"),
    "another archive": (b"7z\xbc\xaf\x27\x1c" + bytes(60), "Files of this kind are not taken"),
    "a compressed file": (b"\x1f\x8b\x08\x00" + bytes(60), "Files of this kind are not taken"),
    "bytes of no kind": (bytes(range(256)) * 4, "Files of this kind are not taken"),
    "a bomb": (files.zipped({"a.txt": b"0" * 30_000_000}), GROWS),
    "a bomb of many": (files.zipped({f"{n}.txt": b"0" * 900_000 for n in range(60)}), GROWS),
    "a bomb as a Word document": (files.docx(word__media__a_dot_xml=b"<" * 30_000_000), GROWS),
    "a folder of three thousand": (files.zipped({f"{n}.txt": b"%d" % n for n in range(3_000)}), GROWS),
    "a folder in a folder": (files.zipped({"inner.pdf": files.zipped({"a.txt": b"one"})}), INSIDE),
    "a folder in a document in a folder": (
        files.zipped({"a.docx": files.docx(word__a=files.zipped({"b.txt": b"two"}))}),
        INSIDE,
    ),
    "a program in a folder": (files.zipped({"photos/holiday.jpg": files.PROGRAM}), "Inside it, “holiday.jpg”"),
    "a page in a folder": (files.zipped({"read me.txt": b"<html>"}), "Inside it, “read me.txt”"),
    "macros in a folder": (files.zipped({"a.docx": files.docx(files.MACRO_WORD)}), MACROS),
    "a program that calls itself a note of a Mac": (files.zipped({"__MACOSX/._a": files.PROGRAM}), PROGRAM),
    "a way out of the folder": (files.zipped({"../../etc/cron.d/x": b"one"}), ELSEWHERE),
    "another way out": (files.zipped({"a/../../b.txt": b"one"}), ELSEWHERE),
    "a way to the root": (files.zipped({"/etc/passwd": b"one"}), ELSEWHERE),
    "a way to a disk": (files.zipped({"C:/windows/x.txt": b"one"}), ELSEWHERE),
    "a way as Windows writes it": (files.zipped({"..\\x.txt": b"one"}), ELSEWHERE),
    "a name that turns its letters": (files.zipped({"a\u202etxt.exe": b"one"}), ELSEWHERE),
    "a link": (_with_link(), ELSEWHERE),
    "a locked folder": (_locked(), "locked with a password"),
    "two files of one name": (_twice(), "have one name"),
    "a folder that lies about a size": (_lying_about_its_size(), "This ZIP file is damaged"),
    "a folder cut short": (files.zipped({"a.txt": b"one"})[:-30], "damaged"),
    "an empty folder": (files.zipped({}), "This ZIP file is empty"),
    "an email with a program": (_mail_with("invoice.pdf", files.PROGRAM), "Inside it, “invoice.pdf”"),
    "an email with macros": (_mail_with("a.docx", files.docx(files.MACRO_WORD)), MACROS),
    "an email with a page": (_mail_with("open me.html", b"<html><script>1</script>"), "Inside it, “open me.html”"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD.keys())
def test_a_hostile_file_is_not_taken_and_the_sentence_says_how_to_mend_it(content: bytes, said: str) -> None:
    with pytest.raises(NotTaken) as refused:
        taken(content, "statement.pdf")
    assert said in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_an_email_with_a_good_file_is_taken() -> None:
    assert taken(_mail_with("a.pdf", files.PDF), "a.eml").kind.code == "eml"


def test_one_byte_more_than_25_megabytes_is_too_much() -> None:
    assert taken(files.PDF.ljust(LARGEST_BYTES, b"\n"), "a.pdf").kind.code == "pdf"
    with pytest.raises(NotTaken, match="larger than 25 MB"):
        taken(files.PDF.ljust(LARGEST_BYTES + 1, b"\n"), "a.pdf")


def test_looking_at_the_worst_of_them_takes_less_than_a_hundred_megabytes() -> None:
    worst = [
        files.zipped({f"{n}.txt": bytes(range(32, 127)) * 10_000 for n in range(200)}),
        BAD["a bomb"][0],
        BAD["a bomb of many"][0],
        files.png() + bytes(LARGEST_BYTES - 200),
    ]
    tracemalloc.start()
    try:
        for content in worst:
            try:
                taken(content, "a")
            except NotTaken:
                continue
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 100_000_000
