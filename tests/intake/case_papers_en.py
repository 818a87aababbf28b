"""Fictional English papers of many layouts, each with what a careful person finds in it.

Firms, people, brands and numbers are made up; mail domains end in `.example` and telephone numbers
are from the 555-01xx block.
"""
# ruff: noqa: E501 (papers keep their own lines)

from __future__ import annotations

from tests.intake.paper import CasePaper

COLUMNS = CasePaper(
    name="order with a column of brackets",
    kind="court_order",
    text="""Case: 1:26-cv-03318 Document #: 21 Filed: 04/09/26 Page 1 of 12 PageID #:844
IN THE UNITED STATES DISTRICT COURT
FOR THE NORTHERN DISTRICT OF ILLINOIS
EASTERN DIVISION
LARKSPUR & FINCH, INC.,            )
                                   )     Case No. 26-cv-3318
                Plaintiff,         )
                                   )     Judge Perpetua N. Oduya
        v.                         )
                                   )     Magistrate Judge Tobias K. Wren
THE PARTNERSHIPS AND               )
UNINCORPORATED ASSOCIATIONS        )     FILED UNDER SEAL
IDENTIFIED ON SCHEDULE "A,"        )
                                   )
                Defendants.        )

SEALED TEMPORARY RESTRAINING ORDER

Plaintiff LARKSPUR & FINCH, INC. ("Larkspur") moved for relief under its LARKSPUR Trademarks. See
Gorse Tools Co. v. P'ships, No. 24 C 1187, 2024 WL 555100 (N.D. Ill. Mar. 4, 2024); General Order
26-0007 (Chief Judge Imogen S. Vantongeren).
ENTERED:
_________________________________
Perpetua N. Oduya
United States District Judge
""",
    facts={
        "docket_number": ["1:26-cv-03318"],
        "court": ["ilnd"],
        "plaintiff": ["LARKSPUR & FINCH, INC."],
        "case_name": [
            (
                "LARKSPUR & FINCH, INC. v. THE PARTNERSHIPS AND UNINCORPORATED ASSOCIATIONS "
                'IDENTIFIED ON SCHEDULE "A,"'
            )
        ],
        "judge": ["Perpetua N. Oduya"],
        "sealed": ["true"],
        "brand": ["LARKSPUR"],
        "plaintiff_firm": [],
        "plaintiff_counsel": [],
        "judge_initials": [],
    },
    traps=["24-cv-01187", "Imogen S. Vantongeren", "Tobias K. Wren"],
)

INTERLEAVED = CasePaper(
    name="show-cause order with interleaved columns",
    kind="court_order",
    text="""UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK
------------------------------------------------------------x
COPPERLEAF GAMES, LTD. and ODALYS       26 Civ. 4471 (RFT) (SLC)
BRANNIGAN,
                    Plaintiffs          XXXXXXXXXXXX
                                        ORDER TO SHOW CAUSE WHY A
        -against-                       PRELIMINARY INJUNCTION SHOULD
                                        NOT ISSUE
AUTUMNTOY SHOP, BEIJING-88 and          FILED UNDER SEAL
ZHENGDA_TOYS,
                    Defendants
------------------------------------------------------------x
APPEARANCES
HOLLINS PRUITT LLP
Attorneys for Plaintiffs
By: Marguerite D. Hollins
mhollins@hollinspruitt.example
120 Reade Lane, New York
Tel: (212) 555-0117   Fax: (212) 555-0118

SO ORDERED.
Dated: April 20, 2026, New York
                                     ______________________________
                                     HON. ROSAMUND F. TREADWELL
                                     UNITED STATES DISTRICT JUDGE
""",
    facts={
        "docket_number": ["26-cv-04471"],
        "court": ["nysd"],
        "plaintiff": ["COPPERLEAF GAMES, LTD.", "ODALYS BRANNIGAN"],
        "judge": ["ROSAMUND F. TREADWELL"],
        "judge_initials": ["RFT"],
        "plaintiff_firm": ["HOLLINS PRUITT LLP"],
        "plaintiff_counsel": ["Marguerite D. Hollins"],
        "counsel_email": ["mhollins@hollinspruitt.example"],
        "counsel_phone": ["+12125550117"],
        "sealed": ["true"],
    },
    traps=["+12125550118"],
)

FLORIDA = CasePaper(
    name="injunction of a court that prints surnames in its numbers",
    kind="court_order",
    text="""Case 0:26-cv-60417-QUARLES Document 31 Entered on FLSD Docket 05/14/2026 Page 1 of 9
UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF FLORIDA
CASE NO. 26-60417-CIV-QUARLES/HUTCH
MOONWILLOW BEDDING LLC,
       Plaintiff,
vs.
THE INDIVIDUALS, BUSINESS ENTITIES AND UNINCORPORATED ASSOCIATIONS IDENTIFIED ON
SCHEDULE "A,"
       Defendants.
__________________________________/
PRELIMINARY INJUNCTION
DONE AND ORDERED in Chambers at Fort Lauderdale, Florida, this 14th day of May, 2026.
_______________________________
BASIL J. QUARLES
UNITED STATES DISTRICT JUDGE
Copies furnished to: counsel of record
""",
    facts={
        "docket_number": ["0:26-cv-60417"],
        "court": ["flsd"],
        "plaintiff": ["MOONWILLOW BEDDING LLC"],
        "judge": ["BASIL J. QUARLES"],
        "judge_initials": [],
        "sealed": [],
    },
)

PACER_SHEET = CasePaper(
    name="docket sheet",
    kind="docket",
    form="html",
    text="""U.S. District Court
Eastern District of Pennsylvania (Philadelphia)
CIVIL DOCKET FOR CASE #: 2:26-cv-02290-HJM

HEDGEROW KNIVES LLC v. SCHEDULE A DEFENDANTS
Assigned to: HONORABLE HESTER J. MONTAGUE
Referred to: MAGISTRATE JUDGE OLIN P. STARK
Related Case: 2:25-cv-09914-HJM
Cause: 15:1125 Trademark Infringement (Lanham Act)\tDate Filed: 04/02/2026
Plaintiff
HEDGEROW KNIVES LLC\trepresented by\tFELICITY ARROWAY
ARROWAY & QUILL PC
1500 Tarn St
Philadelphia, PA
215-555-0144
Fax: 215-555-0145
Email: farroway@arrowayquill.example
LEAD ATTORNEY
ATTORNEY TO BE NOTICED
V.
Defendant
SCHEDULE A DEFENDANTS
Defendant
BLUE FERN STORE\trepresented by\tGARETH IMAI
IMAI DEFENCE GROUP LLP
215-555-0190
Email: gimai@imaidefence.example
ATTORNEY TO BE NOTICED
Date Filed\t#\tDocket Text
04/02/2026\t1\tCOMPLAINT against SCHEDULE A DEFENDANTS, filed by HEDGEROW KNIVES LLC.
04/03/2026\t\tCase reassigned from HONORABLE CYRUS W. LENOX to HONORABLE HESTER J. MONTAGUE.
04/06/2026\t5\tMOTION to Seal Exhibit 2.
""",
    facts={
        "docket_number": ["2:26-cv-02290"],
        "court": ["paed"],
        "case_name": ["HEDGEROW KNIVES LLC v. SCHEDULE A DEFENDANTS"],
        "plaintiff": ["HEDGEROW KNIVES LLC"],
        "judge": ["HESTER J. MONTAGUE"],
        "judge_initials": ["HJM"],
        "plaintiff_firm": ["ARROWAY & QUILL PC"],
        "plaintiff_counsel": ["FELICITY ARROWAY"],
        "counsel_email": ["farroway@arrowayquill.example"],
        "counsel_phone": ["+12155550144"],
        "sealed": [],
    },
    traps=[
        "CYRUS W. LENOX",
        "OLIN P. STARK",
        "2:25-cv-09914",
        "gimai@imaidefence.example",
        "+12155550190",
        "GARETH IMAI",
    ],
)

PLATFORM_MAIL = CasePaper(
    name="a platform tells that an order froze an account",
    kind="tro_freeze",
    form="eml",
    text="""From: Marketplace Integrity <no-reply@walmart.com>
To: ops@tanglewood-shop.example
Subject: Action required: court order received
Date: Thu, 14 May 2026 08:12:00 -0500

Dear Seller,
We received a Temporary Restraining Order from a federal court. Your payouts are on hold.
RO Contact info:
Brand: MOONWILLOW
Plaintiff: Moonwillow Bedding LLC
Law firm: Castellan Reyes, P.A.
Email: tro@castellanreyes.example
Phone: +1 305 555 0163
Legal case #: 26-cv-60417
Please ask them to write to ip-release@walmart.com. Complaint ID 26-004417-11. Order 112-0093316-7718259.
Questions: call 1-800-555-0199 (seller support).
""",
    facts={
        "docket_number": ["26-cv-60417"],
        "plaintiff": ["Moonwillow Bedding LLC"],
        "plaintiff_firm": ["Castellan Reyes, P.A."],
        "counsel_email": ["tro@castellanreyes.example"],
        "counsel_phone": ["+13055550163"],
        "brand": ["MOONWILLOW"],
        "court": [],
        "judge": [],
        "plaintiff_counsel": [],
    },
    traps=["+18005550199", "ops@tanglewood-shop.example", "ip-release@walmart.com"],
)

LETTER = CasePaper(
    name="letter that serves papers",
    kind="tro_service",
    form="eml",
    text="""From: "Ottoline Brask" <obrask@braskveld.example>
To: hello@tanglewood-shop.example
Cc: defence@northquay.example
Subject: Service of Process: Pinewhistle Audio GmbH v. The Entities Identified on Exhibit 1, No. 2:26-cv-01877 (W.D. Wash.)
Date: Mon, 1 Jun 2026 10:00:00 -0700

To whom it may concern,

Brask Veld PLLC represents the plaintiff, Pinewhistle Audio GmbH, in the action named above, which
is pending before the Honorable Ingmar A. Solheim in the United States District Court for the
Western District of Washington. You are served with the papers attached.

Your own attorney, Milo Quay (defence@northquay.example, 206-555-0131), asked us to write to you.
Questions of the platform go to counterfeit@ebay.com.

Sincerely,

Ottoline Brask
Brask Veld PLLC
801 Cedar Row, Seattle, WA
T: 206.555.0104 | F: 206.555.0105
obrask@braskveld.example
Counsel for Plaintiff Pinewhistle Audio GmbH
""",
    facts={
        "docket_number": ["2:26-cv-01877"],
        "court": ["wawd"],
        "plaintiff": ["Pinewhistle Audio GmbH"],
        "case_name": ["Pinewhistle Audio GmbH v. The Entities Identified on Exhibit 1"],
        "judge": ["Ingmar A. Solheim"],
        "plaintiff_firm": ["Brask Veld PLLC"],
        "plaintiff_counsel": ["Ottoline Brask"],
        "counsel_email": ["obrask@braskveld.example"],
        "counsel_phone": ["+12065550104"],
    },
    traps=["defence@northquay.example", "+12065550131", "+12065550105", "Milo Quay"],
)

TWO_PLAINTIFFS = CasePaper(
    name="complaint of two plaintiffs",
    kind="complaint_pleading",
    text="""UNITED STATES DISTRICT COURT
DISTRICT OF COLORADO
Civil Action No. 26-cv-00719-TLE
GRETCHEN VAUTRIN, an individual, and
HALFMOON CANTEEN CO., a Colorado corporation,
        Plaintiffs,
v.
DOES 1-63,
        Defendants.
COMPLAINT AND DEMAND FOR JURY TRIAL
Plaintiffs Gretchen Vautrin and Halfmoon Canteen Co. bring this action to protect the
HALFMOON mark, U.S. Trademark Registration No. 5,880,114.
\fDated: March 3, 2026
Respectfully submitted,
/s/ Cosima Ekwueme
Cosima Ekwueme (Colo. Bar No. 48817)
Dashiell P. Roque (Colo. Bar No. 50233)
EKWUEME ROQUE LLC
999 Larch Avenue, Denver, CO
Telephone: (303) 555-0151
Facsimile: (303) 555-0152
Email: [email protected]
Attorneys for Plaintiffs Gretchen Vautrin and Halfmoon Canteen Co.
""",
    facts={
        "docket_number": ["26-cv-00719"],
        "court": ["cod"],
        "plaintiff": ["GRETCHEN VAUTRIN", "HALFMOON CANTEEN CO."],
        "judge_initials": ["TLE"],
        "plaintiff_firm": ["EKWUEME ROQUE LLC"],
        "plaintiff_counsel": ["Cosima Ekwueme", "Dashiell P. Roque"],
        "counsel_phone": ["+13035550151"],
        "counsel_email": [],
        "brand": ["HALFMOON"],
        "judge": [],
    },
    traps=["+13035550152"],
)

OCR_ORDER = CasePaper(
    name="scan whose spaces were lost",
    kind="court_order",
    text="""Case2:26-cv-00951-RWP Document17 Filed04/30/26 Page1of8
UNITEDSTATESDISTRICTCOURT
DISTRICTOFNEVADA
THISTLEDOWNOPTICSLLC,
Plaintiff,
CASE NO.:2:26-cv-00951-RWP
V.
THE PARTNERSHIPS AND UNINCORPORATEDASSOCIATIONS
IDENTIFIED ON SCHEDULE A,
Defendants.
FILEDUNDERSEAL
TEMPORARYRESTRAININGORDER
IT IS SO ORDERED.
RENATAW.PFORZHEIMER
UNITED STATES DISTRICT JUDGE
""",
    facts={
        "docket_number": ["2:26-cv-00951"],
        "court": ["nvd"],
        "judge_initials": ["RWP"],
        "sealed": ["true"],
    },
)

MINUTE = CasePaper(
    name="minute entry",
    kind="court_order",
    text="""Case: 1:26-cv-05107 Document #: 33 Filed: 05/22/26 Page 1 of 1 PageID #:1204
UNITED STATES DISTRICT COURT
FOR THE Northern District of Illinois - CM/ECF NextGen 1.8.3
Eastern Division

Juniper Wharf Teas, Inc.
                                        Plaintiff,
v.                                                        Case No.: 1:26-cv-05107
                                                          Honorable Bartholomew E. Kite
The Partnerships and Unincorporated Associations Identified on Schedule A, et al.
                                        Defendant.

NOTIFICATION OF DOCKET ENTRY

This docket entry was made by the Clerk on Friday, May 22, 2026:

        MINUTE entry before the Honorable Bartholomew E. Kite: By agreement in 26 C 4990 the status
hearing is stricken. The motion of Defendant 14 in case 1:25-cv-14002 before Judge Orla M. Spence
is not before this court. Mailed notice (pk, )
""",
    facts={
        "docket_number": ["1:26-cv-05107"],
        "court": ["ilnd"],
        "plaintiff": ["Juniper Wharf Teas, Inc."],
        "judge": ["Bartholomew E. Kite"],
    },
    traps=["26-cv-04990", "1:25-cv-14002", "Orla M. Spence"],
)

BRIEF = CasePaper(
    name="memorandum that cites cases",
    kind="court_order",
    text="""UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF TEXAS
WAXWING SADDLES, LLC, \u00a7
Plaintiff, \u00a7
\u00a7 CIVIL ACTION NO. 6:26-CV-00233-DOB
v. \u00a7
\u00a7 ORDER
SCHEDULE A DEFENDANTS, \u00a7
Defendants. \u00a7
ORDER GRANTING EX PARTE MOTION
The court relies on Estable v. Schedule A, No. 1:19-cv-01102 (N.D. Ga. May 3, 2020) (Fitch, J.), and
on Kettle Co. v. Doe, Case No. 3:21-cv-00418, 2021 WL 77120 (W.D. Wash. 2021). Chief Judge Amos R.
Bellweather of this district issued a standing order on sealed filings.
SIGNED this 2nd day of June, 2026.
DELPHINE O. BRANCASTER
UNITED STATES DISTRICT JUDGE
\fTABLE OF AUTHORITIES
Cases
Estable v. Schedule A, No. 1:19-cv-01102 ........ 3
Marl v. Does, 2:20-cv-00871 ................ 4
""",
    facts={
        "docket_number": ["6:26-cv-00233"],
        "court": ["txwd"],
        "plaintiff": ["WAXWING SADDLES, LLC"],
        "case_name": ["WAXWING SADDLES, LLC v. SCHEDULE A DEFENDANTS"],
        "judge": ["DELPHINE O. BRANCASTER"],
        "judge_initials": ["DOB"],
        "sealed": [],
    },
    traps=["1:19-cv-01102", "3:21-cv-00418", "2:20-cv-00871", "Amos R. Bellweather"],
)

NOTICE_OF_SUIT = CasePaper(
    name="table of a Word notice",
    kind="tro_service",
    form="docx",
    text="""NOTICE OF LAWSUIT
Court\tUnited States District Court, Eastern District of Virginia, Alexandria Division
Case number\t1:26-cv-00640 (PTG/WEF)
Case title\tSnowberry Lighting Corp. v. Does 1-58
Plaintiff\tSnowberry Lighting Corp.
Judge\tHon. Phaedra T. Gallowglass
Plaintiff's counsel\tAurelio Finisterre
Law firm\tFinisterre & Dunn LLP
E-mail\taf@finisterredunn.example
Telephone\t703-555-0120
Your defendant number\t12
This notice does not concern the brand of any other seller.
""",
    facts={
        "docket_number": ["1:26-cv-00640"],
        "court": ["vaed"],
        "case_name": ["Snowberry Lighting Corp. v. Does 1-58"],
        "plaintiff": ["Snowberry Lighting Corp."],
        "judge": ["Phaedra T. Gallowglass"],
        "judge_initials": ["PTG"],
        "plaintiff_counsel": ["Aurelio Finisterre"],
        "plaintiff_firm": ["Finisterre & Dunn LLP"],
        "counsel_email": ["af@finisterredunn.example"],
        "counsel_phone": ["+17035550120"],
    },
)

NEF = CasePaper(
    name="notice of electronic filing",
    kind="court_email",
    form="eml",
    text="""From: ecf_bounces@njd.uscourts.gov
To: ecf@njd.uscourts.gov
Subject: Activity in Case 2:26-cv-04004-LVD-CK Rookwood Scales LLC v. THE PARTNERSHIPS Order Reassigning Case

U.S. District Court
District of New Jersey [LIVE]
Notice of Electronic Filing
Case Name:\tRookwood Scales LLC v. THE PARTNERSHIPS AND UNINCORPORATED ASSOCIATIONS IDENTIFIED ON SCHEDULE A
Case Number:\t2:26-cv-04004-LVD-CK
Filer:
Document Number:\t12
Docket Text:
ORDER REASSIGNING CASE. Case reassigned from Judge Edwin T. Sallow to Judge Lavinia V. Dorn for all
further proceedings. Signed by Chief Judge Ruben F. Agate on 5/20/26. (jr)
2:26-cv-04004-LVD-CK Notice has been electronically mailed to:
IRIS TAMBLYN itamblyn@tamblyn.example, docket@tamblyn.example
""",
    facts={
        "docket_number": ["2:26-cv-04004"],
        "court": ["njd"],
        "plaintiff": ["Rookwood Scales LLC"],
        "judge": ["Lavinia V. Dorn"],
        "judge_initials": ["LVD"],
        "counsel_email": [],
        "plaintiff_counsel": [],
    },
    traps=["Edwin T. Sallow", "Ruben F. Agate"],
)

PAPERS = (
    COLUMNS,
    INTERLEAVED,
    FLORIDA,
    PACER_SHEET,
    PLATFORM_MAIL,
    LETTER,
    TWO_PLAINTIFFS,
    OCR_ORDER,
    MINUTE,
    BRIEF,
    NOTICE_OF_SUIT,
    NEF,
)
