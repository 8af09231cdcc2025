"""How are sources read? Clause, law, policy or the council's own setting; each rule, time and duty needs one."""

from __future__ import annotations

import re

from rules.language.hazards import cut_short
from rules.language.margin import Margin
from rules.language.rulebook import Source, Word
from rules.language.tree import Node, Scalar

SOURCE_KEYS = ("law", "policy", "local")
SAYS = " says"


def sources_of(
    margin: Margin, keys: dict[str, tuple[Word, Node]], place: Word, where: str
) -> tuple[Source, ...]:
    """The sources among these keys, in written order; a fault where there is none."""
    read: list[Source] = []
    for name, (key, node) in keys.items():
        if not (name in SOURCE_KEYS or name.endswith(SAYS)):
            continue
        words = margin.text(node, f'"{key}"')
        if words is None:
            continue
        if isinstance(node, Scalar) and node.comment_at:
            margin.findings.append(cut_short(node.comment_line, node.comment_at))
        if name.endswith(SAYS):
            ref = name.removesuffix(SAYS).strip()
            _check_quotation_length(margin, words)
            read.append(Source("clause", ref, str(words), Word(str(words), key.line, key.column)))
        else:
            whole = None if name == "local" else str(words)
            read.append(Source(name, whole, str(words), Word(str(words), key.line, key.column)))
    if not read and not any(name in SOURCE_KEYS or name.endswith(SAYS) for name in keys):
        margin.note(
            "R024",
            place,
            f"{where[0].upper()}{where[1:]} has no source.",
            "Nothing is shown to a person without the words it rests on.",
            'Add "<clause> says:" with the operative words, or "law:", "policy:" or "local:" with the reason.',
        )
    return tuple(read)


def _check_quotation_length(margin: Margin, words: Word) -> None:
    count = len(re.findall(r"\w[\w'’-]*", str(words).replace("...", " ")))
    if not 3 <= count <= 40:
        margin.note(
            "R023",
            words,
            f"This quotation has {count} words.",
            "A quotation is the operative words: enough to be found in the clause, few enough to be read.",
            'Quote between 3 and 40 words; "..." leaves words out.',
        )
