"""The catalogue of violations as rules: which regime, which sanction, by which article, seen where.

The acts themselves are the terms of `CATEGORIES`. Sanctions of the joint decree (SKB No. 2/2022 and
others, 22 September 2022) are as press and agencies printed them; its annex was not seen, so an
article or a sanction that comes from general knowledge is `verified=False` and shows as such.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.language import Language


@dataclass(frozen=True, slots=True)
class ViolationRule:
    """What an act of the catalogue is punished by.

    Attributes:
        code: of `CATEGORIES`.
        regime_id: which body of rules: ethics or discipline, of whom.
        sanction_id: the sanction as printed.
        basis: law and article as noted; `basis_text` writes it for readers.
        seen_in: address of the publication in which it was read, without https://.
        verified: whether that publication says all of it.
    """

    code: str
    regime_id: str
    regime_en: str
    sanction_id: str
    sanction_en: str
    basis: str
    seen_in: str
    verified: bool = True

    def basis_text(self, language: Language) -> str:
        """Law and article, with the words between their numbers in the reader's language."""
        if language.code == "id":
            return self.basis.replace("art ", "pasal ")
        return self.basis.replace("art ", "art. ").replace("angka", "number")

    def regime(self, language: Language) -> str:
        """The body of rules in the reader's language."""
        return language.pick(self.regime_id, self.regime_en)

    def sanction(self, language: Language) -> str:
        """The sanction in the reader's language."""
        return language.pick(self.sanction_id, self.sanction_en)


_ETHICS = ("Kode etik ASN", "Civil-service ethics")
_DISCIPLINE = ("Disiplin ASN", "Civil-service discipline")
_POLICE_DISCIPLINE = ("Disiplin Polri", "Police discipline")
_POLICE_ETHICS = ("Kode etik profesi Polri", "Police ethics")
_MILITARY = ("Disiplin militer", "Military discipline")

_MORAL = (
    "Moral: pernyataan tertutup atau terbuka",
    "Moral: closed or open statement",
)
_HEAVY = ("Berat", "Heavy")
_MEDIUM = ("Sedang", "Medium")
_DISMISSED = ("PTDH", "Dishonourable dismissal")

_ETHICS_SEEN = "sumedang.jabarekspres.com/2023/11/20/asn-tidak-netral-sanksi-tegas-menunggu"
_BKN = "medan.bkn.go.id/2023/10/apa-pelanggaran-disiplin-..."
_NTB = "ntbsatu.com/2024/02/06/dari-denda-hingga-pidana-penjara-...html/3"
_PP94 = "SKB 2/2022; PP 94/2021"
_PERPOL = "Perpol 7/2022"


def _ethics(number: int, *, verified: bool = True) -> ViolationRule:
    basis = "SKB 2/2022; PP 42/2004 art 15(1)-(3)"
    return ViolationRule(f"KE{number}", *_ETHICS, *_MORAL, basis, _ETHICS_SEEN, verified)


def _discipline(
    number: int, sanction: tuple[str, str], seen_in: str, basis: str = _PP94
) -> ViolationRule:
    return ViolationRule(f"DS{number}", *_DISCIPLINE, *sanction, basis, seen_in)


def _police_ethics(code: str, article: str) -> ViolationRule:
    """Levels as printed in the press: apology; demotion, delay of rank; dismissal."""
    sanction = (
        "Ringan, sedang, atau berat, sampai PTDH",
        "Light, medium or heavy, up to dishonourable dismissal",
    )
    basis = f"{_PERPOL} art {article}; art 26-31"
    return ViolationRule(code, *_POLICE_ETHICS, *sanction, basis, "suarautama.id/?p=46775")


VIOLATION_RULES = (
    *(_ethics(number) for number in range(1, 7)),
    # That the spouse's candidacy counts without unpaid leave only was not seen.
    _ethics(7, verified=False),
    _discipline(1, _HEAVY, _BKN, f"{_PP94} art 14 i angka 3"),
    _discipline(2, _HEAVY, _BKN),
    _discipline(3, _MEDIUM, _BKN),
    _discipline(4, _HEAVY, _BKN),
    _discipline(5, _DISMISSED, _BKN, "SKB 2/2022; UU 20/2023 art 52(3)j, 52(4)"),
    *(_discipline(number, _HEAVY, _BKN) for number in (6, 7, 8)),
    _discipline(9, _MEDIUM, _NTB),
    *(_discipline(number, _HEAVY, _NTB) for number in (10, 11, 12)),
    ViolationRule(
        "PL-5b",
        *_POLICE_DISCIPLINE,
        "Teguran tertulis; penundaan pendidikan, gaji berkala, atau pangkat; mutasi demosi; "
        "pembebasan dari jabatan; penempatan khusus",
        "Written reprimand; delay of schooling, periodic rise or rank; demotion by transfer; "
        "release from post; special placement",
        "PP 2/2003 art 5b",
        "github.com/egiahmadyu/input-pelanggaran-propam",
        verified=False,
    ),
    _police_ethics("PL-4h", "4h"),
    _police_ethics("PL-9d", "9d"),
    _police_ethics("PL-9f", "9f"),
    ViolationRule(
        "TNI-39",
        *_MILITARY,
        "Pidana, disiplin, atau administrasi",
        "Criminal, disciplinary or administrative",
        "UU 34/2004 art 39; UU 25/2014",
        "wahananews.co/nasional/arah-kebijakan-...",
    ),
)
RULE_OF = {rule.code: rule for rule in VIOLATION_RULES}
