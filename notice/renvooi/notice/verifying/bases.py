"""What a notice says of rights, held against the clauses that give them.

Two rights are two: what terminates is not an objection. What the contract does not say is house
policy, and a notice says so.
"""

import re
from collections.abc import Iterator, Sequence

from renvooi.model import BasisSource, ConsequenceClass, NoticeFinding, Right, RightKind
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.citing import key_of
from renvooi.notice.verifying.facts import FactKind, facts
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.narrowing import denies
from renvooi.notice.verifying.saying import RIGHT_WORDS, Said
from renvooi.notice.verifying.wording import sentences

_NAMES = {
    RightKind.TERMINATE: ("opzeggen", "terminate"),
    RightKind.OBJECT: ("bezwaar maken", "object"),
}
POLICY = re.compile(
    r"\b(?:eigen|ons|huis|intern\w*)[\s-]*beleid|huisbeleid|huisregel|eigen\s+(?:keuze|regel|termijn)|coulance|(?:house|our\s+own|own|internal)\s+policy|policy\s+of\s+ours|our\s+policy"
    r"|\bpolicy\s+too|geen\s+termijn|zonder\s+termijn|noemt\s+(?:\w+\s+){0,3}?geen|termijn\s+(?:\w+\s+){0,4}?niet|niet\s+(?:\w+\s+){0,3}?(?:in|uit|van)\s+(?:het|de|ons|uw)\s+(?:contract|overeenkomst)"
    r"|geen\s+(?:recht|termijn|verplichting)\s+(?:uit|in|van)|(?:no|not\s+a|without\s+a)\s+(?:time\s+limit|term|period|deadline)|does\s+not\s+(?:name|state|set|mention)"
    r"|not\s+(?:a\s+(?:right|term)\s+)?(?:from|in|under)\s+the\s+(?:contract|agreement)|hanteren\s+(?:wij|we)|(?:wij|we)\s+hanteren|(?:houden|geven|bieden|hanteren|kiezen|vinden)\s+(?:\w+\s+){0,2}?zelf"
    r"|\b(?:wij|we)\s+(?:\w+\s+){0,2}?zelf|zelf\s+gekozen|vrijwillig|voluntar\w*|we\s+(?:allow|give|offer|apply|keep\s+to|have\s+chosen)|contract\s+(?:\w+\s+){0,3}?(?:niet|not|no|geen)",
    re.IGNORECASE,
)
"""Words by which a term or a right is told to be no one's but the sender's."""
_NOT_EXTENSION = re.compile(r"coulance|goodwill|courtesy", re.IGNORECASE)
_ATTRIBUTED = re.compile(
    r"\b(?:op\s+(?:grond|basis)\s+van|volgens|krachtens|ingevolge|conform|overeenkomstig|zoals\s+(?:staat\s+|bepaald\s+|vastgelegd\s+)?in|staat\s+in|geregeld\s+in|vastgelegd\s+in"
    r"|under|pursuant\s+to|according\s+to|in\s+accordance\s+with|set\s+out\s+in|based\s+on)\s+(?:\w+\s+){0,3}?(?:artikel|art\.|bepaling|contract|overeenkomst|verwerkersovereenkomst"
    r"|voorwaarden|article|clause|section|agreement|terms)"
    r"|\bcontractue(?:el|le)\b|\bcontractual\b|\b(?:artikel|clause|article|section)\s+\d[\d.]*\s+(?:\w+\s+){0,4}?(?:geeft|noemt|bepaalt|biedt|gives|sets|provides|grants|states)"
    r"|\b(?:agreement|contract|overeenkomst)\s+(?:\w+\s+){0,2}?(?:gives|grants|provides|geeft|biedt|bepaalt|schrijft)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:niet|geen|nooit|not|no|never|nor|noch)\b", re.IGNORECASE)
_OFFERED = re.compile(r"\b(?:kunt|kan|mag|mogen|kunnen|recht|rechten|may|can|right|entitled)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:kunt|kan|mag|can|may)\s+(?:u\s+|you\s+)?(?:hier\w*\s+|daar\w*\s+)?(?:tegen\s+\w+\s+)?(?:niet|geen|not|no)\b|\bcannot\b|\bgeen\s+recht\s+(?:om|op|tot)\b|\bno\s+right\s+to\b|\bniet\s+mogelijk\b|\bnot\s+possible\b",
    re.IGNORECASE,
)
_OTHER_RIGHTS = re.compile(
    r"\b(?:schadevergoeding|schadeloos\w*|compensatie|restitutie|terugbetaling|ontbind\w*|vernietig\w*|korting|damages|compensation|refund|rescind|rescission|discount)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:wij|we)\s+(?:\w+\s+){0,2}?(?:vergoed\w*|compenser\w*|compensate|reimburse|refund)\b[^.]*\b(?:schade|kosten|damages?|loss\w*|costs?)\b",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"\bu\b[^.]*\b(?:betaalt|verschuldigd)\b[^.]*\b(?:vergoeding|boete|kosten|bedrag)\b|\b(?:betaalt|bent)\s+u\b[^.]*\b(?:vergoeding|boete|verschuldigd)\b"
    r"|\b(?:opzeg|beëindigings|afkoop)(?:vergoeding|kosten|boete|som)\b|\b(?:termination|cancellation|exit)\s+fee\b|\byou\s+(?:\w+\s+){0,2}?(?:pay|owe)\b[^.]*\b(?:fee|penalty|costs?)\b",
    re.IGNORECASE,
)
_ONE_RIGHT = re.compile(
    r"\b(?:één|een\s+enkel|hetzelfde|gecombineerd)\s+recht\b|\bbezwaar\b[^.]{0,60}\b(?:geldt|telt|is\s+tegelijk|betekent|behandelen)\b[^.]{0,40}\bopzegg"
    r"|\bopzegg\w*\b[^.]{0,60}\b(?:geldt|telt|is\s+tegelijk)\b[^.]{0,40}\bbezwaar|\bobjection\b[^.]{0,60}\b(?:counts|treated|regarded|operates|is\s+also)\b[^.]{0,40}\bterminat"
    r"|\bdoor\s+bezwaar\s+te\s+maken\b[^.]{0,40}\b(?:zegt|eindigt)|\bone\s+(?:single\s+)?right\b|\bsame\s+right\b|\bbezwaar\b[^.]{0,40}\b(?:en\s+daarmee|waarmee|en\s+zo)\b[^.]{0,60}\bopzegg",
    re.IGNORECASE,
)
_AGAINST_FORM = {
    "written": re.compile(r"\b(?:mondeling|telefonisch|verbally|orally|by\s+(?:tele)?phone)\b", re.IGNORECASE),
    "reasoned": re.compile(
        r"\bzonder\s+(?:opgaaf\s+van\s+)?reden(?:en)?\b|\bwithout\s+(?:giving\s+)?(?:any\s+)?reasons?\b", re.IGNORECASE
    ),
}
_FAVOUR = re.compile(
    r"\b(?:kosteloos|gratis|zonder\s+kosten|per\s+direct|met\s+onmiddellijke\s+ingang|op\s+elk\s+moment|te\s+allen\s+tijde"
    r"|free\s+of\s+charge|at\s+any\s+time|with\s+immediate\s+effect|without\s+(?:cost|notice))\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:geldt|gelden|gaat|gaan|treedt|takes?\s+effect|appl(?:y|ies))\b[^.]{0,40}\b(?:direct|meteen|onmiddellijk|automatisch|immediately"
    r"|automatically|at\s+once)\b|\b(?:zonder\s+uw\s+instemming|geen\s+instemming|without\s+your\s+consent|no\s+consent)\b",
    re.IGNORECASE,
)
_TERM_IN_CONTRACT = re.compile(
    r"\b(?:termijn|aantal|dagen|period|term|number|days)\b[^.]*\b(?:staa[nt]|volg(?:t|en)|komt|stands?|comes?|follows?|(?:is|are)\s+(?:set|stated|named))\b"
    r"[^.]*\b(?:in|uit|from)\s+(?:het\s+contract|de\s+(?:verwerkers)?overeenkomst|artikel|Deel|the\s+(?:contract|agreement)|clause|article)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"instem|akkoord|toestemming|juridisch|beoordeelt|consent|approv|legal review|agree to", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:artikel|art\.|article|clause|section|lid|bepaling)\s+(\d+(?:\.\d+)+)", re.IGNORECASE)


def check_bases(case: Case) -> Iterator[NoticeFinding]:
    """Rights left out, invented, merged, or put under the wrong clause; house policy told as contract."""
    yield from _left_out(case)
    yield from _invented(case)
    yield from _wrong_clause(case)
    yield from _merged(case)
    yield from _policy_as_contract(case)
    yield from _form(case)
    yield from _consent(case)


def _free(case: Case) -> Iterator[tuple[Said, str]]:
    """Sentences on rights that the writer answers for."""
    for one, sentence in case.own_words():
        if not one.exact:
            yield one, sentence


def _left_out(case: Case) -> Iterator[NoticeFinding]:
    told = [one for one in case.said if not one.exact and one.block.side is None]
    for kind in dict.fromkeys(right.kind for right in case.shown.notice.rights):
        nl, en = _NAMES[kind]
        mentions = [one for one in told if RIGHT_WORDS[kind].search(one.text)]
        offers = [one for one in mentions if not case.shown.quotes(one.text)]
        if kind is RightKind.OBJECT and not offers and not _by_contract(case, kind):
            offers = [
                one for one in told if re.search(r"\b(?:reageren|reactie|respond|response)\b", one.text, re.IGNORECASE)
            ]
        if not offers:
            yield error(
                "right-left-out",
                f"De kennisgeving noemt dit recht niet: {nl}.",
                f"The notice does not say that the client can {en}.",
            )
    for _, sentence in _free(case):
        for kind in dict.fromkeys(right.kind for right in case.shown.notice.rights):
            if denies(sentence, kind) and not POLICY.search(sentence):
                nl, en = _NAMES[kind]
                yield error(
                    "right-left-out",
                    f"De kennisgeving ontkent dit recht: {nl}.",
                    f"The notice denies that the client can {en}.",
                    quote=sentence,
                )


def _by_contract(case: Case, kind: RightKind) -> bool:
    return any(right.basis.source is BasisSource.CONTRACT for right in _of(case, kind))


def _of(case: Case, kind: RightKind) -> tuple[Right, ...]:
    return tuple(right for right in case.shown.notice.rights if right.kind is kind)


def _invented(case: Case) -> Iterator[NoticeFinding]:
    given = {right.kind for right in case.shown.notice.rights}
    for one, sentence in _free(case):
        if _PAYS.search(sentence) and not _NEGATED.search(sentence):
            yield _without_basis(sentence, "vergoeding", "compensation")
        if not _OFFERED.search(sentence) or _DENIED.search(sentence):
            continue
        invented = [kind for kind, pattern in RIGHT_WORDS.items() if kind not in given and pattern.search(sentence)]
        if invented and not _NEGATED.search(sentence):
            nl, en = _NAMES[invented[0]]
            yield _without_basis(sentence, nl, en)
        elif (found := _OTHER_RIGHTS.search(sentence)) and not _NEGATED.search(sentence) and not one.leads:
            yield _without_basis(sentence, found[0], found[0])


def _without_basis(sentence: str, nl: str, en: str) -> NoticeFinding:
    return error(
        "right-without-basis",
        f"Voor dit recht is in het contract geen grond gevonden: {nl}.",
        f"No basis was found in the contract for this right: {en}.",
        quote=sentence,
    )


def _wrong_clause(case: Case) -> Iterator[NoticeFinding]:
    expected = {
        kind: {
            label for right in _of(case, kind) if right.basis.address for label in key_of(right.basis.address).labels
        }
        for kind in RightKind
    }
    for one in case.said:
        if one.own or one.exact or one.block.side is not None:
            continue
        last: RightKind | None = next(iter(_kinds(" ".join(one.block.about[:1]))), None)
        for sentence in sentences(one.text):
            spans = sorted(
                (found.start(), kind) for kind, pattern in RIGHT_WORDS.items() for found in pattern.finditer(sentence)
            )
            for clause in _CLAUSE.finditer(sentence):
                kind = _nearest_kind(spans, clause.start(), clause.end()) or last
                if kind is None or not expected[kind] or clause[1] in expected[kind] or case.is_known(sentence):
                    continue
                right = " / ".join(sorted(expected[kind]))
                nl, en = _NAMES[kind]
                yield error(
                    "wrong-basis",
                    f"{clause[0]} geeft dit recht niet ({nl}); dat doet artikel {right}.",
                    f"{clause[0]} does not give this right ({en}); article {right} does.",
                    quote=sentence,
                )
            last = spans[-1][1] if spans else last


def _kinds(text: str) -> list[RightKind]:
    return [kind for kind, pattern in RIGHT_WORDS.items() if pattern.search(text)]


def _nearest_kind(spans: Sequence[tuple[int, RightKind]], start: int, end: int) -> RightKind | None:
    before = [kind for at, kind in spans if at < start]
    if before:
        return before[-1]
    return next((kind for at, kind in spans if at >= end), None)


def _merged(case: Case) -> Iterator[NoticeFinding]:
    if len({right.kind for right in case.shown.notice.rights}) < 2:
        return
    for _, sentence in _free(case):
        if _ONE_RIGHT.search(sentence) and not _NEGATED.search(sentence):
            yield _one(sentence)
            return
    cited = {found[1] for one in case.said if not one.exact for found in _CLAUSE.finditer(one.text)}
    needed = {
        label
        for right in case.shown.notice.rights
        if right.basis.address
        for label in key_of(right.basis.address).labels
    }
    if needed <= cited:
        return
    for _, sentence in _free(case):
        if len(_kinds(sentence)) > 1:
            yield _one(sentence)
            return


def _one(sentence: str) -> NoticeFinding:
    return error(
        "rights-merged",
        "Opzeggen en bezwaar maken zijn twee rechten, elk met een eigen grond.",
        "Terminating and objecting are two rights, each with a basis of its own.",
        quote=sentence,
    )


def _policy_as_contract(case: Case) -> Iterator[NoticeFinding]:
    for right in case.shown.notice.rights:
        policy_right = right.basis.source is BasisSource.HOUSE_POLICY
        policy_term = right.window is not None and right.window.basis.source is BasisSource.HOUSE_POLICY
        about = _about(case, right)
        if policy_right:
            yield from _right_attributed(case, about)
        if policy_term or policy_right:
            yield from _term_attributed(about, right, policy_right=policy_right)


def _about(case: Case, right: Right) -> tuple[tuple[Said, str], ...]:
    """The sentences on a right: those that name it, and those that follow in its block or under its heading."""
    found: list[tuple[Said, str]] = []
    kinds = {one.kind for one in case.shown.notice.rights}
    current: RightKind | None = None
    for one in case.said:
        if one.exact or one.block.side is not None:
            current = None
            continue
        over = _kinds(" ".join(one.block.about[:1]))
        current = over[0] if len(over) == 1 else current
        for sentence in sentences(one.text):
            named = _kinds(sentence)
            current = named[-1] if named else current
            if right.kind in named or current is right.kind or (len(kinds) == 1 and one.rights):
                found.append((one, sentence))
    return tuple(found)


def _right_attributed(case: Case, about: Sequence[tuple[Said, str]]) -> Iterator[NoticeFinding]:
    for one, sentence in about:
        if one.own or case.is_known(sentence) or _NEGATED.search(sentence) or POLICY.search(sentence):
            continue
        if _ATTRIBUTED.search(sentence):
            yield error(
                "right-without-basis",
                "Dit recht is eigen beleid; het contract geeft het niet.",
                "This right is house policy; the contract does not give it.",
                quote=sentence,
            )
            return


def _term_attributed(about: Sequence[tuple[Said, str]], right: Right, *, policy_right: bool) -> Iterator[NoticeFinding]:
    timed = [(one, sentence) for one, sentence in about if _is_timed(sentence)]
    marked = [sentence for _, sentence in about if POLICY.search(sentence) and not _NOT_EXTENSION.search(sentence)]
    attributed = [
        sentence
        for _, sentence in timed
        if _ATTRIBUTED.search(sentence) and right.kind in _kinds(sentence) and not POLICY.search(sentence)
    ]
    attributed = [sentence for sentence in attributed if len(_kinds(sentence)) == 1 and not policy_right]
    attributed += [
        sentence
        for one, sentence in about
        if not one.own and _kinds(one.text) == [right.kind] and _from_contract(sentence)
    ]
    if timed and (not marked or attributed):
        quote = (attributed or [sentence for _, sentence in timed])[0]
        nl, en = _NAMES[right.kind]
        yield error(
            "term-without-basis",
            f"De termijn om te kunnen {nl} is eigen beleid; de kennisgeving zegt dat niet."
            if right.kind is RightKind.TERMINATE
            else "De termijn voor bezwaar is eigen beleid; de kennisgeving zegt dat niet.",
            f"The term to {en} is house policy; the notice does not say so.",
            quote=quote,
        )


def _form(case: Case) -> Iterator[NoticeFinding]:
    """A form of response that the clause does not allow, or a favour that it does not give."""
    for right in case.shown.notice.rights:
        quote = right.basis.quote or ""
        for one, sentence in _about(case, right):
            if one.own or case.is_known(sentence) or _NEGATED.search(sentence):
                continue
            for need, pattern in _AGAINST_FORM.items():
                found = pattern.search(sentence)
                if found and need in right.form and right.kind in _kinds(sentence):
                    yield _form_differs(sentence, found[0])
            fee = _FEE.search(sentence)
            if fee and not _FEE.search(quote):
                yield _form_differs(sentence, fee[0])
            favour = _FAVOUR.search(sentence)
            if favour and right.kind in _kinds(sentence) and favour[0].casefold() not in quote.casefold():
                yield _form_differs(sentence, favour[0])


def _form_differs(sentence: str, words: str) -> NoticeFinding:
    return error(
        "form-differs",
        f"De bepaling zegt dit niet over de vorm van een reactie: “{words}”.",
        f"The clause does not say this of the form of a response: “{words}”.",
        quote=sentence,
    )


def _consent(case: Case) -> Iterator[NoticeFinding]:
    """A change that no notice alone brings about, and is told to take effect by itself."""
    needs = {row.change for row in case.shown.notice.rows if row.consequence_class is ConsequenceClass.CONSENT}
    for one, sentence in case.own_words():
        if _AT_ONCE.search(sentence) and any(change.id in needs for change in one.about):
            yield error(
                "consent-left-out",
                "Deze wijziging gaat niet in door een kennisgeving alleen.",
                "This change does not take effect by a notice alone.",
                quote=sentence,
                change=one.about[0].id,
            )
    told = " ".join(one.text for one in case.said if one.block.side is None)
    if needs and not _CONSENT.search(told):
        yield warning(
            "consent-not-told",
            "De kennisgeving zegt niet dat een wijziging instemming of een juridische beoordeling nodig heeft.",
            "The notice does not say that a change needs consent or legal review.",
        )


def _from_contract(sentence: str) -> bool:
    """True if a sentence says that a term stands in the contract."""
    return bool(_TERM_IN_CONTRACT.search(sentence)) and not _NEGATED.search(sentence) and not POLICY.search(sentence)


def _is_timed(sentence: str) -> bool:
    return any(fact.kind in (FactKind.TERM, FactKind.DATE) for fact in facts(sentence))
