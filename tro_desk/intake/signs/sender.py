"""Who a mail says it is from: its domain letter by letter, and where an answer would go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tro_desk.content.trust import others, senders
from tro_desk.domain.evidence import Document
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.domain.trust import Sender
from tro_desk.intake.signs._mail import Mail
from tro_desk.intake.signs._names import (
    ADDRESS,
    Address,
    address_in,
    belongs,
    drawn,
    one_apart,
    readable,
    registered,
    scripts,
)

_SHORTEST_MISSPELT: Final = 6
_MOST_ADDRESSES: Final = 300
_PAGE: Final = 20_000

# What false domains put beside a name, and false senders behind it.
# fmt: off
_OFFICIAL: Final = (
    "account", "accounts", "alert", "appeal", "appeals", "billing", "case", "cases", "center",
    "central", "claim", "claims", "com", "compliance", "court", "customer", "department", "desk",
    "dispute", "disputes", "gov", "health", "help", "hold", "info", "ipr", "legal", "mail",
    "mailer", "msg", "net", "notice", "notices", "notification", "notifications", "official",
    "online", "org", "pay", "payment", "payments", "performance", "policy", "portal",
    "protection", "release", "resolution", "secure", "security", "seller", "sellers", "service",
    "services", "settlement", "support", "team", "trust", "us", "usa", "verification", "verify",
)
_OFFICIAL_ZH: Final = (
    "卖家", "绩效", "团队", "客服", "法务部", "法务", "通知", "账户", "账号", "支持", "中心",
    "官方", "合规", "平台", "支付", "风控", "全球", "开店", "服务", "部",
)
# fmt: on
_GLUED: Final = re.compile("(?:" + "|".join(sorted(_OFFICIAL, key=len, reverse=True)) + ")+")
_QUOTED: Final = re.compile(
    r"(?im)^[>\s|]*(?:from|sender|发件人|寄件人|寄件者|發件人|来自)\s*[:：]\s*(?P<who>[^\n]{3,200})$"
)


class Likeness(NamedTuple):
    """A domain that looks like another's: how (a reason code), and whose."""

    reason: str
    domain: str
    whose: str


def reply_to_differs(mail: Mail | None) -> Sign:
    """Whether an answer would go to where the mail says it is from."""
    check = "reply_to_differs"
    if mail is None or mail.sender is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_header")
    if mail.reply is None:
        return Sign(check, Outcome.CHECKED, "no_reply_address")
    own, other = mail.sender.domain, mail.reply.domain
    params = (("sender", mail.sender.address), ("reply", mail.reply.address))
    known = owner(own)
    if registered(own) == registered(other) or (known is not None and known == owner(other)):
        return Sign(check, Outcome.CHECKED, "reply_same", params)
    return Sign(check, Outcome.MISMATCH, "reply_elsewhere", params)


def lookalike_domain(mail: Mail | None, document: Document) -> Sign:
    """Whether the sender, or an address in the text, imitates a court, a platform or a firm."""
    check = "lookalike_domain"
    for address in _addresses(mail, document):
        in_header = mail is not None and address in (mail.sender, mail.reply)
        seen = likeness(address.domain) or _claim(address, in_header)
        if seen is not None:
            params = (("address", address.address), ("domain", seen.domain), ("whose", seen.whose))
            return Sign(check, Outcome.MISMATCH, seen.reason, params)
    if mail is None or mail.sender is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_sender")
    domain = mail.sender.domain
    known = owner(domain)
    if known is None:
        return Sign(check, Outcome.CHECKED, "sender_unknown", (("domain", domain),))
    return Sign(
        check, Outcome.CHECKED, "sender_listed", (("domain", domain), ("whose", known.name))
    )


def owner(domain: str) -> Sender | None:
    """Whose domain it is, as far as the tables know."""
    for sender in senders():
        if any(belongs(domain, owned) for owned in sender.domains):
            return sender
    return None


def likeness(domain: str) -> Likeness | None:
    """Whose domain this one imitates; None where it is a listed one, or resembles none."""
    domain = readable(domain)
    own = registered(domain)
    if "." not in domain or owner(domain) or any(belongs(domain, other) for other in others()):
        return None
    main = own.split(".")[0]
    labels = domain.removesuffix(own).strip(".").split(".") if domain != own else []
    for sender in senders():
        reason = _like_words(main, labels, sender) or _like_domains(main, own, sender)
        if reason:
            return Likeness(reason, domain, sender.name)
    for label in domain.split("."):
        alphabets = scripts(label)
        if "LATIN" in alphabets and alphabets & {"CYRILLIC", "GREEK"}:
            return Likeness("mixed_letters", domain, "")
    return None


def _like_words(main: str, before: list[str], sender: Sender) -> str:
    """How the label that is owned, or one before it, imitates a word of `sender`."""
    for word in sender.words:
        if main == word:
            return "other_ending"
        if word in before:
            return "put_in_front"
        if len(word) > 4 and any(_looks(label, word) for label in before):
            return "alike_letters"
        pieces = main.split("-")
        if "".join(pieces) == word:
            return "altered"
        for piece in (main, *pieces):
            if piece != word and len(word) > 4 and _looks(piece, word):
                return "alike_letters"
            if len(word) >= _SHORTEST_MISSPELT and one_apart(piece, word):
                return "one_letter_off"
        if word in pieces and (sender.kind == "court" or _official(p for p in pieces if p != word)):
            return "extra_words"
        if len(word) >= _SHORTEST_MISSPELT and main != word:
            whole, drawn_word = drawn("".join(pieces)), drawn(word)
            rest = whole.removeprefix(drawn_word)
            if rest != whole and any(rest == drawn(extra) for extra in _OFFICIAL):
                return "extra_words"
    return ""


def _like_domains(main: str, own: str, sender: Sender) -> str:
    """How a domain imitates one of a firm, whose name is not a word of its own."""
    if sender.kind != "firm":
        return ""
    letters = main.replace("-", "")
    for domain in sender.domains:
        theirs = registered(domain)
        name = theirs.split(".")[0]
        if main == name and len(name) > 4 and own != theirs:
            return "other_ending"
        if letters == theirs.replace(".", "").replace("-", ""):
            return "altered"
        if len(name) > 4 and _looks(main, name):
            return "alike_letters"
        if len(name) > 7 and one_apart(main, name):
            return "one_letter_off"
    return ""


def _looks(one: str, other: str) -> bool:
    return one != other and drawn(one) == drawn(other)


def _official(words: Iterator[str]) -> bool:
    return all(_GLUED.fullmatch(word) for word in words)


def _claim(address: Address, in_header: bool) -> Likeness | None:
    """Whether the sender's name is that of somebody whose domain it does not have.

    Mail programs that forward write one address beside another: quoted, that tells little.
    """
    domain = address.domain
    inner = ADDRESS.search(address.name)
    other = registered(inner["domain"].lower()) if inner is not None else ""
    if inner is not None and other != registered(domain) and (in_header or owner(other)):
        return Likeness("name_is_other_address", domain, inner[0])
    said = re.sub(r"[^\w.]+", " ", drawn(address.name)).strip()
    if not said or any(belongs(domain, other) for other in others()):
        return None
    known = owner(domain)
    for sender in senders():
        for name in sender.names:
            if _is_name(said, drawn(name)) and sender != known:
                return Likeness("name_claims", domain, sender.name)
    return None


def _is_name(said: str, name: str) -> bool:
    """Whether what a sender calls itself is this name, with official words behind it at most."""
    if not said.startswith(name):
        return False
    rest = said[len(name) :]
    for word in _OFFICIAL_ZH:
        rest = rest.replace(word, " ")
    return all(word in _DRAWN for word in rest.split())


_DRAWN: Final = frozenset(map(drawn, _OFFICIAL)) | {"of", "and", "the", "reply", "no"}


def _addresses(mail: Mail | None, document: Document) -> Iterator[Address]:
    """The sender, where an answer goes, senders quoted in the text, then every address in it.

    A page that was read from its picture may have letters wrong: it tells nothing here.
    """
    if mail is not None:
        yield from (one for one in (mail.sender, mail.reply) if one is not None)
    seen: set[str] = set()
    for page in document.pages:
        if page.layout is not None:
            continue
        text = page.text[:_PAGE]
        if "@" not in text:
            continue
        for quoted in _QUOTED.finditer(text):
            address = address_in(quoted["who"])
            if address is not None and "@" in address.address:
                yield address
        for match in ADDRESS.finditer(text):
            found = match[0].lower()
            if found not in seen and len(seen) < _MOST_ADDRESSES:
                seen.add(found)
                yield Address("", found)
