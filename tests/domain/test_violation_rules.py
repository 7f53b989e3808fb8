"""Every category of the catalogue has a sanction and a source."""

from domain.language import Language
from domain.terms import CATEGORIES
from domain.violation_rules import RULE_OF, VIOLATION_RULES

INDONESIAN = Language("id")


def test_every_category_but_other_has_one_rule():
    assert [rule.code for rule in VIOLATION_RULES] == [c for c in CATEGORIES.codes if c != "OTHER"]
    assert len(RULE_OF) == len(VIOLATION_RULES)


def test_every_rule_names_regime_sanction_law_and_where_it_was_read():
    for rule in VIOLATION_RULES:
        for language in (INDONESIAN, Language("en")):
            assert rule.regime(language)
            assert rule.sanction(language)
        assert rule.basis
        assert "://" not in rule.seen_in


def test_sanctions_as_the_joint_decree_prints_them():
    levels = {code: RULE_OF[code].sanction(INDONESIAN) for code in ("DS1", "DS3", "DS5", "DS9")}
    assert levels == {"DS1": "Berat", "DS3": "Sedang", "DS5": "PTDH", "DS9": "Sedang"}
    assert {RULE_OF[f"KE{n}"].sanction(INDONESIAN) for n in range(1, 8)} == {
        "Moral: pernyataan tertutup atau terbuka"
    }


def test_what_was_not_seen_says_so():
    assert {rule.code for rule in VIOLATION_RULES if not rule.verified} == {"KE7", "PL-5b"}
