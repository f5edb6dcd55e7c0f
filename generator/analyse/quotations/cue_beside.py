"""The cue beside a quoted stretch, behind it or before it, with the words that name the speaker."""

from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.mentions import (
    agent,
    announces_quote,
    base_form,
    child,
    frames,
    mention_of,
    own_subject,
    phrase,
)
from generator.analyse.scene import OUTSIDE, Extent, QuotationCandidate, Scene, extent_of
from generator.language.grammar import NOUNS
from generator.language.words.reporting import reporting_words

CUE_REACH = 45
"""Tokens of narration beside a quotation in which its reporting verb is looked for."""
GOES_ON = ",?!-—–…"
"""Last characters within the marks after which the sentence goes on with its cue."""
PLAIN = frozenset({"clause", "addressee", "question"})
"""Frames of verbs that hardly do anything but speak: not "opened", "began", "called"."""
QUICK = 12
"""Tokens behind marks without a comma in which "X said" counts as their cue."""
QUICK_BEFORE = 2
"""Tokens that may stand between the marks and the verb where the tree shows no subject."""
CLAUSE_AT_ONCE = 2
"""Tokens behind "X said" within which a clause of its own begins: "X said (that) the ...".
Further on the tree hangs what stands beyond the cue on it: "he said of those who ..., "But ..."."""
BEFORE_MARKS_ALONE = frozenset({"that", "of", "as", "simply", "only"})
"""What can stand between the verb and the marks where no comma does."""
SUBORDINATE = frozenset({"when", "while", "after", "before", "if", "because", "although", "though"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A cue beside a stretch; `reach` is the token after the narration that belongs to it."""

    token: Token
    lemma: str
    mention: Extent | None
    antecedent: Extent | None
    reach: int

    def candidate(self, start: int, end: int, rule: str) -> QuotationCandidate:
        """With what stands between these code points as the words announced."""
        last = self.token.nbor() if self.lemma == "according to" else self.token
        return QuotationCandidate(
            start=start,
            end=end,
            cue=extent_of(self.token, last),
            lemma=self.lemma,
            mention=self.mention,
            antecedent=self.antecedent,
            rule=rule,
        )


def narration_after(scene: Scene, k: int) -> list[Token]:
    """Tokens behind stretch k, up to the next stretch or the end of the sentence."""
    start = scene.tokens[k][1]
    found: list[Token] = []
    for i in range(start, min(len(scene.doc), start + CUE_REACH)):
        new_sentence = i > start and scene.sentence[i] != scene.sentence[start]
        if scene.inside[i] != OUTSIDE or new_sentence:
            break
        found.append(scene.doc[i])
    return found


def narration_before(scene: Scene, k: int) -> list[Token]:
    """Tokens before stretch k, back to the stretch before it or the start of the sentence."""
    end = scene.tokens[k][0]
    found: list[Token] = []
    for i in range(end - 1, max(-1, end - 1 - CUE_REACH), -1):
        colon = i == end - 1 and scene.doc[i].text == ":"
        apart = scene.sentence[i] != scene.sentence[end] and not colon
        if scene.inside[i] != OUTSIDE or (apart and scene.sentence[i] != scene.sentence[end - 1]):
            break
        if apart and scene.doc[end - 1].text != ":":
            break
        found.append(scene.doc[i])
    return found[::-1]


def _leads(words: list[Token]) -> Token | None:
    """The reporting verb that opens the narration: "said X", "X said", "the mayor of Y said"."""
    for place, token in enumerate(words):
        lemma = base_form(token)
        if lemma and announces_quote(lemma) and _verbal(token, words[:place]):
            return token
        if token.lower_ == "quoted" and [t.lower_ for t in words[place + 1 :][:1]] == ["as"]:
            continue
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "advcl"):
            return None
        if token.text in (";", ":") or (place > 1 and token.text in "—–"):
            return None
    return None


def _verbal(token: Token, before: list[Token]) -> bool:
    """A form that acts as a verb here, even where the tagger took it for a noun."""
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        return token.dep_ not in ("relcl",)
    if token.tag_ == "VBG" or token.dep_ == "amod":
        return bool(before) and (before[-1].pos_ == "AUX" or before[-1].lower_ == "as")
    if token.tag_ in ("VBN", "VB"):
        return not before or before[-1].lower_ != "to"
    named = bool(before) and (before[-1].pos_ in NOUNS or before[-1].text == ",")
    return named and token.text.endswith(("s", "d"))


def behind(scene: Scene, k: int) -> Announced | None:
    """The cue behind stretch k: `"...," said X`, `"..." X said`, `"...," according to X`."""
    words = narration_after(scene, k)
    stretch = scene.stretches[k]
    last = scene.text[max(0, stretch.inner_end - 1) : stretch.inner_end]
    comma = bool(words) and words[0].text == ","
    if comma:
        words = words[1:]
    first = next((t for t in words if t.is_alpha), None)
    if first is None or first.pos_ == "CCONJ" or first.lower_ in SUBORDINATE:
        return None
    if not (last in GOES_ON or comma) and not _quick(words):
        return None
    source = _according_beside(scene, words)
    if source:
        return source
    verb = _leads(words)
    if verb is None or _announces_next(verb, words) or not _at_once(verb, words):
        return None
    return None if _of_the_rest(scene, k, verb, words) else announced(scene, verb, words)


def _of_the_rest(scene: Scene, k: int, verb: Token, words: list[Token]) -> bool:
    """ "X, the star of "The Trial," said in an interview ...": X stands before the marks."""
    noun = own_subject(verb)
    before = noun is not None and noun.i < scene.tokens[k][0] and scene.inside[noun.i] == OUTSIDE
    return before and verb.i == words[0].i


def _announces_next(verb: Token, words: list[Token]) -> bool:
    """ "X, noting "a, b," added: "C"": the cue of what follows the colon, no subject beside it."""
    colon = words[-1].text == ":" and words[-1].i == verb.i + 1
    noun = own_subject(verb)
    return colon and (noun is None or noun.i < words[0].i) and len(words) <= QUICK_BEFORE


def _at_once(verb: Token, words: list[Token]) -> bool:
    """Whether "X said" or "said X" follows the marks at once, not after the rest of a clause."""
    before = [t for t in words if t.i < verb.i and not t.is_punct]
    noun = child(verb, "nsubj", "nsubjpass")
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    if any(c.left_edge.i <= min(words[-1].i, verb.i + CLAUSE_AT_ONCE) for c in clauses):
        return False
    if [t.lower_ for t in before[-2:]] == ["quoted", "as"]:
        before = before[:-2]
    if before and noun is not None and noun.i > verb.i:
        return all(t.pos_ in ("ADV", "AUX") for t in before)
    if len(before) <= QUICK_BEFORE:
        return True
    return noun is not None and noun.i < verb.i and noun.left_edge.i <= before[1].i


def _quick(words: list[Token]) -> bool:
    """Behind marks without a comma only "said X", "he said", "X said" at once is a cue."""
    plain = (t for t in words[:QUICK] if frames(base_form(t) or "") & PLAIN and t.pos_ == "VERB")
    verb = next(plain, None)
    return verb is not None and words[0].lower_ not in ("that", "to", "who") and _ends_soon(verb)


def _ends_soon(verb: Token) -> bool:
    """No content of its own behind the verb: "X said.", not "X said the ...", "X wrote a ..."."""
    addressed = base_form(verb) in reporting_words("addressee")
    own = {"ccomp", "xcomp"} if addressed else {"ccomp", "dobj", "xcomp"}
    return all(c.dep_ not in own or c.i < verb.i for c in verb.children)


def _according_beside(scene: Scene, words: list[Token]) -> Announced | None:
    if len(words) < 3 or words[0].lower_ != "according" or words[1].lower_ != "to":
        return None
    noun = child(words[1], "pobj")
    return Announced(
        token=words[0],
        lemma="according to",
        mention=phrase(scene, noun) if noun is not None else None,
        antecedent=None,
        reach=words[-1].i + 1,
    )


def announced(scene: Scene, verb: Token, words: list[Token]) -> Announced:
    """The cue with its speaker; where the tree gives none, the noun phrase beside the verb."""
    mention, antecedent = mention_of(scene, verb)
    first, last = extent_of(words[0], words[-1])
    if mention is None or not first <= mention[0] < last:
        beside = _beside(scene, verb, words)
        if beside is not None:
            mention, antecedent = beside, None
    return Announced(
        token=verb,
        lemma=base_form(verb) or verb.lemma_,
        mention=mention,
        antecedent=antecedent,
        reach=words[-1].i + 1,
    )


def _beside(scene: Scene, verb: Token, words: list[Token]) -> Extent | None:
    """The words before the verb, else the noun phrase right behind it."""
    if agent(verb) is not None:
        return None
    before = [t for t in words if t.i < verb.i]
    names = [t for t in before if t.pos_ in NOUNS]
    if names:
        shown = (t for t in before if not t.is_punct and t.pos_ not in ("ADV", "CCONJ"))
        # marks alone can be taken for a noun
        return extent_of(next(shown, names[0]), names[-1])
    after = [t for t in words if t.i > verb.i]
    noun = next((t for t in after[:8] if t.pos_ in NOUNS and t.dep_ != "compound"), None)
    return phrase(scene, noun, stop=verb) if noun is not None else None


def cue_before(scene: Scene, k: int) -> Announced | None:
    """The cue before stretch k: `X said: "..."`, `X said, "..."`, `X said "..."`."""
    words = narration_before(scene, k)
    if not words:
        return None
    mark = words[-1].text
    if mark in ":,":
        words = words[:-1]
    verb = _last_cue(words, mark)
    if verb is None:
        return _colon(scene, words) if mark == ":" else None
    between = scene.doc[verb.i + 1 : words[-1].i + 1]
    if mark == ":":
        return announced(scene, verb, words)
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("pcomp", "relcl", "acl") for t in between):
        return None
    if any(t.dep_ == "dobj" and t.head == verb for t in between) and not _addresses(verb):
        return None
    if mark != "," and len(between) and between.text.lower() not in BEFORE_MARKS_ALONE:
        return None
    return announced(scene, verb, words)


def _addresses(verb: Token) -> bool:
    """Verbs whose object is the person spoken to."""
    return base_form(verb) in reporting_words("addressee") | reporting_words("question")


def _last_cue(words: list[Token], mark: str) -> Token | None:
    """The last reporting verb; at the very mark even one that the tagger took for a noun."""
    forms = [t for t in words if announces_quote(base_form(t) or "")]
    verbs = [t for t in forms if t.pos_ == "VERB"]
    if verbs:
        return verbs[-1]
    close = mark == ":" or (mark == "," and forms[-1:] == words[-1:])
    return forms[-1] if forms and close and forms[-1].pos_ in ("NOUN", "AUX") else None


def _colon(scene: Scene, words: list[Token]) -> Announced | None:
    """ "He greeted the crowd: ...": a person who does something, and a colon."""
    verb = next((t for t in words if t.dep_ == "ROOT" and t.pos_ == "VERB"), None)
    noun = None if verb is None else child(verb, "nsubj")
    if verb is None or noun is None:
        return None
    person = noun.ent_type_ == "PERSON" or noun.lower_ in ("he", "she", "i", "we", "they")
    return announced(scene, verb, words) if person else None
