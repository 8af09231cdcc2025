"""How are the council's posts and its own facts read? Names, numbers, sides, aliases and sound reporting lines."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.faults import write_one_of
from rules.language.grammar import POST_FORMS, Phrases, Unreadable, fault_of_post_name, post_described
from rules.language.hazards import mixed_scripts, scripts_of
from rules.language.margin import Margin
from rules.language.rulebook import Fact, Post, Word
from rules.language.tree import Keyed, Node


class PostsReader:
    """Reads `posts:` and `facts:` of one rulebook."""

    def __init__(self, margin: Margin) -> None:
        self.margin = margin
        self.posts: tuple[Post, ...] = ()
        self.phrases = Phrases({})

    def read(self, top: dict[str, tuple[Word, Node]]) -> tuple[Post, ...]:
        """The posts, with a line that is broken told once and then taken as the top of itself."""
        self.posts = self._posts(top)
        self._name_them()
        self._check_lines()
        return self.posts

    def _name_them(self) -> None:
        self.phrases = Phrases(
            {str(name): post for post in self.posts for name in (*post.aliases, post.name)}
        )

    def _posts(self, top: dict[str, tuple[Word, Node]]) -> tuple[Post, ...]:
        if "posts" not in top:
            return ()
        read: list[Post] = []
        taken: dict[str, Word] = {}
        entries = self.margin.keys(top["posts"][1], '"posts"')
        if not entries and isinstance(top["posts"][1], Keyed):
            self.margin.missing(
                top["posts"][0], "POST", '"posts"', "Nobody can receive a concern while no post is listed."
            )
        for name, node in entries:
            text = self.margin.text(node, f'The post "{name}"')
            if text is None:
                continue
            try:
                post = post_described(name, text)
            except Unreadable as fault:
                word = Word(fault.words, text.line, text.column + max(0, str(text).find(fault.words)))
                self.margin.note(
                    "R028",
                    word,
                    f'"{fault.words}" does not describe a post.',
                    "How many hold it, on which side, and whom it answers to decide who can receive what.",
                    f"Write {POST_FORMS}.",
                )
                continue
            for each in (post.name, *post.aliases):
                self._check_name(each, taken)
                taken.setdefault(str(each), each)
            read.append(post)
        return tuple(read)

    def _check_name(self, name: Word, taken: dict[str, Word]) -> None:
        if (fault := fault_of_post_name(str(name))) is not None:
            self.margin.note(
                "R028",
                name,
                f'"{name}" cannot be the name of a post: {fault}.',
                "It could not be told apart from the words around it in a rule.",
                "Give the post another name.",
            )
        if name.line and len(scripts_of(str(name))) > 1 and str(name) not in taken:
            self.margin.findings.append(mixed_scripts(name))
        if str(name) in taken:
            self.margin.note(
                "R045",
                name,
                f'"{name}" is already the name of a post.',
                "One name means one post, or a rule could go to either.",
                "Give one of them another name.",
            )

    def _check_lines(self) -> None:
        for post in self.posts:
            if post.answers_to is None:
                continue
            above = self.phrases.posts.get(str(post.answers_to))
            if above is None:
                self.margin.note(
                    "R012",
                    post.answers_to,
                    f'"{post.name}" answers to "{post.answers_to}", which is not a post in this rulebook.',
                    "A concern could not go up that line.",
                    write_one_of(post.answers_to, self.phrases.names),
                )
        for post in self.posts:
            self._check_no_loop(post)
        loops = {each.code for each in self.margin.findings} & {"R012", "R029"}
        if loops:
            # A broken line is told once; what hangs on it is not read as if it were whole.
            self.posts = tuple(
                post if post.answers_to is None or self._is_sound(post) else _without_line(post)
                for post in self.posts
            )
            self._name_them()

    def _is_sound(self, post: Post) -> bool:
        seen = {str(post.name)}
        at: Post | None = post
        while at is not None and at.answers_to is not None:
            at = self.phrases.posts.get(str(at.answers_to))
            if at is None or str(at.name) in seen:
                return False
            seen.add(str(at.name))
        return True

    def _check_no_loop(self, post: Post) -> None:
        seen = [str(post.name)]
        at: Post | None = post
        while at is not None and at.answers_to is not None:
            at = self.phrases.posts.get(str(at.answers_to))
            if at is None:
                return
            if str(at.name) == str(post.name) and post.answers_to is not None:
                self.margin.note(
                    "R029",
                    post.answers_to,
                    f'The line of "{post.name}" comes back to it: {" to ".join([*seen, str(post.name)])}.',
                    "A concern going up that line would go round for ever.",
                    "Say whom the highest of them answers to, or take its line out.",
                )
                return
            if str(at.name) in seen:
                return
            seen.append(str(at.name))

    def facts(self, top: dict[str, tuple[Word, Node]]) -> tuple[Fact, ...]:
        """The council's own facts, each with its question and answers."""
        if "facts" not in top:
            return ()
        read: list[Fact] = []
        for name, node in self.margin.keys(top["facts"][1], '"facts"'):
            keys = self.margin.split(node, "a fact", ("ask", "one of"))
            if str(name) in vocabulary.FACTS or str(name) in vocabulary.PARTY_FACTS:
                self.margin.note(
                    "R045",
                    name,
                    f'"{name}" is already a fact of the shared vocabulary.',
                    "One word means one thing in every council's rulebook.",
                    "Use the shared fact, or give this one another name.",
                )
            for key in ("ask", "one of"):
                if key not in keys:
                    self.margin.missing(
                        name, key, f'The fact "{name}"', "It is asked in these words, with these answers."
                    )
            ask = self.margin.text(keys["ask"][1], '"ask"') if "ask" in keys else None
            values = self.margin.texts(keys["one of"][1], '"one of"') if "one of" in keys else []
            if len(values) != len({str(value) for value in values}) or (values and len(values) < 2):
                self.margin.note(
                    "R017",
                    values[-1],
                    f'The answers to "{name}" are not at least two different ones.',
                    "A question with one answer asks nothing.",
                    "Write two or more different answers.",
                )
            if ask is not None and values:
                read.append(Fact(name, ask, tuple(dict.fromkeys(values))))
        return tuple(read)


def _without_line(post: Post) -> Post:
    return Post(post.name, post.number, post.side, None, post.aliases, post.text)
