"""How papers print the names of people and firms: shapes that several extractors share."""

from __future__ import annotations

import re
from typing import Final

from tro_desk.intake.extractors._contract import folded

# One word of a person's name, in capitals or not; scans lose the blank after an initial.
_WORD: Final = (
    r"(?:(?:Mc|Mac|De|Di|La|Le|Van|O['’])?[A-Z][a-zà-ÿ]{1,24}(?:[-'’][A-Z]?[a-zà-ÿ]{1,24})?"
    r"|[A-Z]{2,24}(?:[-'’][A-Z]{1,24})?)"
)
NAME: Final = (
    rf"(?:{_WORD}|[A-Z]\.)(?:[ ]?[A-Z]\.|[ ][A-Z](?=[ ][A-Z][a-z])|(?:[ ]|(?<=\.)){_WORD}"
    rf"|[ ](?:de|del|der|la|van|von|bin|al)(?=[ ])){{1,4}}(?:,?[ ](?:Jr\.|Sr\.|II|III|IV)(?!\w))?"
)
"""A person's name with two words or more, as a pattern; ask `is_person` of what it matches."""

_FULL: Final = re.compile(NAME)
_NO_PERSON: Final = re.compile(
    r"\b(?:court|district|division|judge|united|states|order|case|plaintiffs?|defendants?|clerk"
    r"|magistrate|the|filed|under|seal|store|attorneys?|counsel|law|legal|group|firm|team|support"
    r"|notice|department|office|service|services|center|street|suite|avenue|road|floor|date|dated"
    r"|respectfully|submitted|sincerely|regards|dear|bar|pro|hac|vice|llp|llc|pllc|inc|ltd|corp"
    r"|company|shop|trademark|(?<=\w )mark|registration|infringement|brand|schedule|exhibit"
    r"|page|document|motion|hearing|protection"
    r"|seller|performance|account|platform|intellectual|property|and|of|for|by|new|york|north"
    r"|south|east|west|email|phone|tel|fax|telephone|facsimile|bond|injunction|temporary"
    r"|preliminary|complaint|summons|lead|attorney|noticed|court's|honorable|hon)\b",
    re.I,
)
FORM: Final = (
    r"(?:L\.?L\.?P|P\.?L\.?L\.?C|P\.?L\.?C|P\.?[ ]?A|P\.?[ ]?C|L\.?L\.?C|L\.?P\.?A|S\.C|Ltd"
    r"|Chtd|Co\.,?[ ]Ltd|LTD)\b\.?"
)
"""The form of a law firm behind its name."""
_LAW: Final = r"(?:Law|LAW|Legal|LEGAL|IP|Attorneys|ATTORNEYS|Counsel|COUNSEL|Lawyers)"
_FIRM_END: Final = re.compile(
    rf"(?:{FORM}|\b{_LAW}(?:[ ](?:Group|GROUP|Firm|FIRM|Offices?|OFFICES?|Partners|Counsel))?"
    r"|律师事务所|律所)$"
)
_COMPANY: Final = re.compile(
    r"\b(?:LLC|L\.L\.C\.?|Inc|INC|Incorporated|Corp|CORP|Corporation|CORPORATION|Company|COMPANY"
    r"|Co|CO|Ltd|LTD|Limited|LIMITED|GmbH|GMBH|S\.A|SA|B\.V|BV|AG|AB|ApS|S\.?r\.?l|SRL|L\.?P"
    r"|LLP|PLC|plc|Pty|K\.K|有限公司|公司)\.?$"
)


def is_person(text: str) -> bool:
    """Whether the text is a person's full name, surname last, and nothing else."""
    found = _FULL.fullmatch(text)
    return found is not None and len(text.rpartition(" ")[2]) > 1 and not _NO_PERSON.search(text)


def is_firm(text: str) -> bool:
    """Whether the text ends as law firms' names do."""
    return bool(_FIRM_END.search(text.rstrip(" ,")))


_FIRM_NAME: Final = re.compile(
    r"(?:(?:The|THE)[ ])?(?:Law Offices? of |LAW OFFICES? OF )?[A-Z][\w.'’-]*"
    r"(?:,?[ ](?:&|and|AND|of)(?=[ ])|,?[ ]?&[ ]?[A-Z][\w.'’-]*|,?[ ][A-Z][\w.'’-]*){0,8}"
    r"(?:,?[ ]?(?:\(US\)|LLP|PC))?$"
)
_NO_FIRM_WORD: Final = re.compile(
    r"(?:Please|Contact|Call|Write|Turn|To|By|From|The law firm|Dear|Re|See|And|At|Our|Counsel"
    r"|Attorneys?|Represented|Firm|Law Firm)[ :]+"
)


_ONLY_FORM: Final = re.compile(rf"{FORM}")


def firm_in(text: str) -> int | None:
    """Where the law firm's name begins that `text` ends with; None where it ends with none."""
    if not is_firm(text):
        return None
    start = 0
    while word := _NO_FIRM_WORD.match(text, start):
        start = word.end()
    found = _FIRM_NAME.search(text, start)
    if found is None or len(found[0]) > 80 or _ONLY_FORM.fullmatch(found[0]):
        return None
    return found.start()


def is_company(text: str) -> bool:
    """Whether the text ends with a company's form."""
    return bool(_COMPANY.search(text.rstrip(" ,")))


def tidy(text: str) -> str:
    """A name with the blanks that printing has: one after a comma, an initial, none doubled."""
    text = re.sub(r",(?=[A-Za-z])", ", ", folded(text))
    text = re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z][A-Za-z])", " ", text)
    return folded(re.sub(r"(?<=[A-Za-z])&(?=[A-Z][a-z])|(?<=[a-z])&", " & ", text))
