"""Codes and names find their place, or a person is asked; nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from domain.period import Period
from domain.places import Match, UnitKind
from geo.gazetteer import Alias, load_gazetteer
from geo.resolver import GazetteerResolver, learned_key
from tests.geo.small_world import small_world

MONTH = Period(2024, 1)
R, P = UnitKind.REGENCY, UnitKind.RESORT


def ask(
    resolver: GazetteerResolver,
    name: str | None = None,
    *,
    code: str | None = None,
    kind: UnitKind | None = None,
    period: Period = MONTH,
    siblings: tuple[str, ...] = (),
    within: str | None = None,
    code_system: str = "kemendagri",
) -> Match:
    return resolver.resolve(
        code=code,
        name=name,
        kind=kind,
        period=period,
        siblings=siblings,
        within=within,
        code_system=code_system,
    )


def found(match: Match) -> tuple[str | None, str]:
    return (match.place.code if match.place else None, match.how)


def offered(match: Match) -> list[str]:
    return [place.code for place in match.candidates]


@pytest.fixture(scope="module")
def world() -> GazetteerResolver:
    return GazetteerResolver(small_world())


@pytest.fixture(scope="module")
def country() -> GazetteerResolver:
    return GazetteerResolver()


# The order: code, exact, alias, learned, close.


def test_a_code_alone_is_enough(world: GazetteerResolver) -> None:
    assert found(ask(world, code="90.03")) == ("90.03", "code")
    assert found(ask(world, code=" POLRES-TIGA ")) == ("polres-tiga", "code")
    assert found(ask(world, code="90")) == ("90", "code")
    assert found(ask(world, code="polda-timur")) == ("polda-timur", "code")


def test_code_and_name_that_agree_are_found_by_code(world: GazetteerResolver) -> None:
    assert found(ask(world, "Kab. Satu", code="90.01")) == ("90.01", "code")
    assert found(ask(world, "Satu", code="90.71")) == ("90.71", "code")


def test_code_and_name_that_disagree_are_a_conflict(world: GazetteerResolver) -> None:
    match = ask(world, "Kab. Tiga", code="90.01")
    assert match.place is None
    assert match.conflict
    assert offered(match) == ["90.01", "90.03"]


def test_a_code_stands_when_the_name_is_unknown(world: GazetteerResolver) -> None:
    assert found(ask(world, "Tgia", code="90.03")) == ("90.03", "code")


def test_an_unknown_code_beside_a_known_name_is_asked(world: GazetteerResolver) -> None:
    match = ask(world, "Kab. Tiga", code="90.55")
    assert match.place is None
    assert not match.conflict
    assert offered(match) == ["90.03"]


def test_a_running_number_beside_a_name_is_no_code(world: GazetteerResolver) -> None:
    assert found(ask(world, "Kab. Tiga", code="90")) == ("90.03", "exact")
    assert found(ask(world, "Tiga", code="1", kind=R)) == ("90.03", "exact")


def test_aliases_are_found_after_exact_names() -> None:
    aliases = [Alias(R, "TIGO", "90.03"), Alias(R, "KABUPATEN TIGA BARU", "90.03")]
    world = GazetteerResolver(small_world(aliases=aliases))
    assert found(ask(world, "Kab. Tigo", kind=R)) == ("90.03", "alias")
    assert found(ask(world, "Tiga Baru", kind=R)) == ("90.03", "alias")
    assert found(ask(world, "Kota Tigo", kind=R)) == (None, "")


def test_learned_spellings_are_taken_after_aliases() -> None:
    learned = {learned_key(R, "Si Tiga"): "90.03", learned_key(R, "Satu"): "90.71"}
    world = GazetteerResolver(small_world(), learned=learned)
    assert found(ask(world, "si  tiga", kind=R)) == ("90.03", "learned")
    assert found(ask(world, "SATU", kind=R)) == ("90.71", "learned")
    assert found(ask(world, "si tiga", kind=P)) == (None, "")


def test_a_learned_spelling_never_overrides_an_exact_name() -> None:
    world = GazetteerResolver(small_world(), learned={learned_key(R, "Kab. Tiga"): "90.01"})
    assert found(ask(world, "Kab. Tiga")) == ("90.03", "exact")


def test_close_spellings_are_offered_only_inside_the_files_own_area(
    world: GazetteerResolver,
) -> None:
    inside = ask(world, "Kab. Sepulu", within="90")
    assert found(inside) == (None, "")
    assert not inside.is_ambiguous
    assert offered(inside) == ["90.10"]
    assert offered(ask(world, "Polres Sepulu", within="polda-timur")) == ["polres-sepuluh"]
    assert offered(ask(world, "Kab. Sepulu", within="80")) == []
    assert offered(ask(world, "Kab. Sepulu")) == []


def test_what_is_no_place_offers_nothing(world: GazetteerResolver) -> None:
    for text in ("JUMLAH", "Catatan: sementara", "12", "-"):
        assert ask(world, text, kind=R, within="90") == Match(None), text


# Bare names.


def test_a_bare_name_with_one_reading_is_exact(world: GazetteerResolver) -> None:
    assert found(ask(world, "Tiga", kind=R)) == ("90.03", "exact")
    assert found(ask(world, "Tiga", kind=P)) == ("polres-tiga", "exact")


def test_a_bare_name_is_the_regency_when_the_city_stands_beside_it(
    world: GazetteerResolver,
) -> None:
    assert found(ask(world, "Satu", kind=R, siblings=("Satu", "Kota Satu"))) == ("90.01", "exact")
    assert found(ask(world, "Satu", kind=R, siblings=("Satu", "Kab. Satu"))) == ("90.71", "exact")


def test_a_bare_name_alone_is_asked(world: GazetteerResolver) -> None:
    match = ask(world, "Satu", kind=R, siblings=("Satu", "Dua"))
    assert match.is_ambiguous
    assert offered(match) == ["90.01", "90.71"]


def test_without_a_kind_a_bare_name_can_be_any_unit(world: GazetteerResolver) -> None:
    match = ask(world, "Tiga")
    assert match.is_ambiguous
    assert offered(match) == ["90.03", "polres-tiga"]


def test_the_word_before_the_name_decides_the_kind(world: GazetteerResolver) -> None:
    assert found(ask(world, "Polres Tiga", kind=R)) == ("polres-tiga", "exact")
    assert found(ask(world, "Kab. Tiga", kind=UnitKind.PROVINCE)) == ("90.03", "exact")
    assert found(ask(world, "Polda Timur", kind=R)) == ("polda-timur", "exact")
    assert found(ask(world, "Pemprov Timur", kind=R)) == ("90", "exact")


def test_a_town_in_a_list_of_resorts_is_asked(world: GazetteerResolver) -> None:
    assert offered(ask(world, "Kab. Tiga", kind=P)) == ["90.03", "polres-tiga"]
    assert offered(ask(world, "Kota Satu", kind=P)) == ["90.71", "polres-satu-kota"]


def test_a_town_that_a_list_of_resorts_is_known_to_use_is_an_alias() -> None:
    world = GazetteerResolver(small_world(aliases=[Alias(P, "KABUPATEN TIGA", "polres-tiga")]))
    assert found(ask(world, "Kabupaten Tiga", kind=P)) == ("polres-tiga", "alias")
    assert found(ask(world, "Kabupaten Tiga")) == ("90.03", "exact")


def test_a_name_in_two_provinces_is_asked_unless_the_file_decides(
    world: GazetteerResolver,
) -> None:
    assert offered(ask(world, "Kab. Dua")) == ["80.01", "90.02"]
    assert found(ask(world, "Kab. Dua", within="80")) == ("80.01", "exact")
    assert found(ask(world, "Polres Dua", within="polda-timur")) == ("polres-dua", "exact")
    assert ask(world, "Polres Dua").is_ambiguous


# Numbers that lost something.


def test_a_lost_zero_needs_the_name(world: GazetteerResolver) -> None:
    assert found(ask(world, "Kab. Sepuluh", code="90.1")) == ("90.10", "code")
    assert offered(ask(world, code="90.1")) == ["90.10"]
    assert ask(world, "Kab. Satu", code="90.1").conflict


def test_former_codes_hold_until_their_last_day() -> None:
    old = Alias(R, "70.09", "90.03", "kemendagri", valid_to=date(2022, 12, 31))
    world = GazetteerResolver(small_world(aliases=[old]))
    assert found(ask(world, code="70.09", period=Period(2022, 12))) == ("90.03", "code")
    assert offered(ask(world, code="70.09", period=Period(2023, 1))) == ["90.03"]
    assert found(ask(world, code="70.09", period=Period(2023, 1))) == (None, "")
    later = ask(world, "Kab. Tiga", code="70.09", period=Period(2023, 1))
    assert found(later) == ("90.03", "exact")


# The country's own traps.


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Polres Kediri", None, "polres-kediri"),
        ("Polres Kediri Kota", None, "polres-kediri-kota"),
        ("Polresta Kediri", None, "polres-kediri-kota"),
        ("Polresta Bandung", None, "polres-bandung"),
        ("Polrestabes Bandung", None, "polrestabes-bandung"),
        ("Polresta Cirebon", None, "polres-cirebon"),
        ("Polres Cirebon Kota", None, "polres-cirebon-kota"),
        ("Polresta Tangerang", None, "polres-tangerang"),
        ("Polresta Magelang", None, "polres-magelang"),
        ("Polres Semarang", None, "polres-semarang"),
        ("Polrestabes Semarang", None, "polrestabes-semarang"),
        ("Polres Metro", None, "polres-metro-lampung"),
        ("Polres Metro Bekasi", None, "polres-metro-bekasi"),
        ("Polrestro Bekasi Kota", None, "polres-metro-bekasi-kota"),
        ("Metro", R, "18.72"),
        ("Kota Baru", R, "63.02"),
        ("Kab. Kotabaru", R, "63.02"),
        ("Kota Kotamobagu", R, "71.74"),
        ("Kep. Seribu", R, "31.01"),
        ("KAB. ADM. KEP. SERIBU", None, "31.01"),
        ("Kota Jakarta Selatan", None, "31.74"),
        ("Jakarta Selatan", R, "31.74"),
        ("Polres Kota Sorong", None, "polres-sorong-kota"),
        ("Polresta P. Ambon & P.P. Lease", None, "polres-pulau-ambon-dan-pulau-pulau-lease"),
        ("Polda Jabar", None, "polda-jawa-barat"),
        ("Prov. DKI Jakarta", None, "31"),
        ("Daerah Istimewa Yogyakarta", UnitKind.PROVINCE, "34"),
        ("Nasional", None, "indonesia"),
    ],
)
def test_traps(country: GazetteerResolver, text: str, kind: UnitKind | None, code: str) -> None:
    assert found(ask(country, text, kind=kind))[0] == code


@pytest.mark.parametrize(
    ("text", "kind", "candidates"),
    [
        ("KOTA BANDUNG", P, ["polres-bandung", "polrestabes-bandung"]),
        ("Kota Cirebon", P, ["polres-cirebon", "polres-cirebon-kota"]),
        ("Polres Banjar", None, ["polres-banjar-jabar", "polres-banjar-kalsel"]),
        ("Banjar", R, ["32.79", "63.03"]),
        ("Lampung", None, ["18", "polda-lampung"]),
        ("Kediri", R, ["35.06", "35.71"]),
    ],
)
def test_two_readings_are_asked(
    country: GazetteerResolver, text: str, kind: UnitKind | None, candidates: list[str]
) -> None:
    match = ask(country, text, kind=kind)
    assert match.is_ambiguous
    assert sorted(offered(match)) == candidates


def test_polresta_cirebon_of_2016_may_be_the_citys(country: GazetteerResolver) -> None:
    match = ask(country, "Polresta Cirebon", period=Period(2016, 5))
    assert offered(match) == ["polres-cirebon", "polres-cirebon-kota"]


def test_papua_codes_before_and_after_2022(country: GazetteerResolver) -> None:
    assert found(ask(country, code="91.01", period=Period(2021, 12))) == ("93.01", "code")
    assert offered(ask(country, code="91.01")) == ["93.01"]
    assert found(ask(country, "Kab. Merauke", code="91.01")) == ("93.01", "exact")


def test_a_place_is_found_in_the_province_and_polda_of_the_month(
    country: GazetteerResolver,
) -> None:
    def above(name: str, kind: UnitKind, month: Period) -> tuple[str | None, str | None]:
        place = ask(country, name, kind=kind, period=month).place
        return (place.province_code, place.police_region_code) if place else (None, None)

    june_2022, october_2024, november_2024 = Period(2022, 6), Period(2024, 10), Period(2024, 11)
    assert above("Kab. Nabire", R, june_2022) == ("91", "polda-papua")
    assert above("Kab. Nabire", R, october_2024) == ("94", "polda-papua")
    assert above("Polres Nabire", P, october_2024) == ("94", "polda-papua")
    assert above("Polres Nabire", P, november_2024) == ("94", "polda-papua-tengah")


@pytest.mark.parametrize(("month", "near"), [(Period(2022, 6), ["94.01"]), (MONTH, [])], ids=str)
def test_close_spellings_come_from_what_the_province_held_then(
    country: GazetteerResolver, month: Period, near: list[str]
) -> None:
    assert offered(ask(country, "Kab. Nabirre", period=month, within="91")) == near


def test_1301_and_13_01_are_different_regencies(country: GazetteerResolver) -> None:
    assert found(ask(country, code="13.01")) == ("13.01", "code")
    assert found(ask(country, code="1301", code_system="bps")) == ("13.09", "code")
    assert offered(ask(country, code="1301")) == ["13.01", "13.09"]
    assert found(ask(country, "Pesisir Selatan", code="1301", kind=R)) == ("13.01", "code")
    assert ask(country, "Kepulauan Mentawai", code="1301", kind=R).conflict


def test_every_place_is_found_by_its_own_names(country: GazetteerResolver) -> None:
    twice = {"polres-banjar-jabar", "polres-banjar-kalsel"}
    for place in load_gazetteer().listed:
        for text in (place.name, place.short_name, place.name.upper()):
            match = ask(country, text, kind=place.kind)
            if place.code in twice:
                assert match.is_ambiguous
            else:
                assert found(match) == (place.code, "exact"), text


def test_every_shipped_alias_finds_its_place_or_asks_about_it(country: GazetteerResolver) -> None:
    for alias in load_gazetteer().aliases:
        if alias.system != "name":
            continue
        period = Period(2016, 1) if alias.valid_to else MONTH
        match = ask(country, alias.text, kind=alias.kind, period=period)
        assert alias.code in [*offered(match), found(match)[0]], alias


# Which code system a whole column uses.


def test_code_system_is_decided_by_the_names(country: GazetteerResolver) -> None:
    bps = [("1301", "Kepulauan Mentawai"), ("1302", "Pesisir Selatan"), ("1303", "Kab. Solok")]
    plain = [("1301", "Pesisir Selatan"), ("1302", "Kab. Solok"), ("1303", "Sijunjung")]
    dotted = [("13.01", "Pesisir Selatan"), ("13.02", "Kab. Solok")]
    assert country.code_system_of(bps) == "bps"
    assert country.code_system_of(plain) == "kemendagri"
    assert country.code_system_of(dotted) == "kemendagri"


def test_code_system_is_none_when_neither_agrees(country: GazetteerResolver) -> None:
    assert country.code_system_of([]) is None
    assert country.code_system_of([("1", "Kab. Blitar"), ("2", "Kab. Kediri")]) is None
    assert country.code_system_of([("9999", "Jumlah")]) is None
