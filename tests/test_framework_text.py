"""Guards the wording of framework.json: the text of the framework document, word for word.

The expected sentences below are the pages of "Ledelsesgrundlag for Social og Sundhed" (Holstebro Kommune, December
2021). The test reads plain JSON and nothing else, so that it also holds when the loader is wrong.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FRAMEWORK = Path(__file__).resolve().parents[1] / "framework.json"

KEYS = [
    "format", "format_version", "id", "version", "digest", "title", "subtitle", "organisation", "department", "date",
    "source", "foreword", "practice", "uses", "levels", "corner_flags", "expectations_intro", "expectations",
    "values", "intentions_intro", "intentions",
]  # fmt: skip

LEVELS = {
    "direktoer": "Direktør",
    "chef": "Chef",
    "leder-af-ledere": "Leder af ledere",
    "leder-af-medarbejdere": "Leder af medarbejdere",
}

CORNER_FLAGS = [
    ("drift", "Stabil og velfunderet drift", "Vi sikrer en stabil og velfunderet drift"),
    ("udvikling", "Udvikling og innovation", "Vi skaber tid til udvikling og innovation"),
    ("sammenhaeng", "Skabe sammenhæng", "Vi skaber sammenhæng"),
    ("borger-og-service", "Fokus på borger og service", "Vi har fokus på borger og service"),
]

COMPETENCIES = [
    ("drift", "driftsledelse", "Driftsledelse"),
    ("drift", "personaleledelse", "Personaleledelse"),
    ("udvikling", "innovationsledelse", "Innovationsledelse"),
    ("udvikling", "forandringsledelse", "Forandringsledelse"),
    ("sammenhaeng", "tvaergaaende-ledelse", "Tværgående ledelse"),
    ("sammenhaeng", "implementeringsledelse", "Implementeringsledelse"),
    ("borger-og-service", "serviceledelse", "Serviceledelse"),
    ("borger-og-service", "samskabende-ledelse", "Samskabende ledelse"),
]

THEMES = [
    ("driftsledelse.kerneopgaven", "Sætter fokus på kerneopgaven"),
    ("driftsledelse.balance", "Balancerer faglig kvalitet, økonomi og regeloverholdelse"),
    ("driftsledelse.robust-drift", "Skaber en fremtidssikret og robust drift"),
    ("personaleledelse.tryg-kultur", "Understøtter en tryg og tillidsbaseret kultur"),
    ("personaleledelse.arbejdsfaellesskab", "Opbygger motiverende arbejdsfællesskab"),
    ("personaleledelse.naervaerende-lederskab", "Udøver nærværende, autentisk og retfærdigt lederskab"),
    ("innovationsledelse.innovationskultur", "Udvikler en innovationskultur"),
    ("innovationsledelse.refleksion", "Skaber rammer for refleksion og nytænkning"),
    ("innovationsledelse.forbedringer", "Arbejder systematisk med forbedringer"),
    ("forandringsledelse.mening", "Skaber mening omkring forandringer"),
    ("forandringsledelse.retning", "Sætter retning for forandringer"),
    ("forandringsledelse.forandringsparathed", "Sikrer organisatorisk forandringsparathed"),
    ("tvaergaaende-ledelse.samarbejdskultur", "Skaber en samarbejdskultur"),
    ("tvaergaaende-ledelse.kendskab-og-tillid", "Opbygger kendskab til, respekt for og tillid til andre"),
    ("tvaergaaende-ledelse.helhedsblik", "Har et helhedsorienteret blik på opgaveløsningen"),
    ("implementeringsledelse.kontekst", "Udviser forståelse for implementeringens kontekst"),
    ("implementeringsledelse.maalrettet-og-fleksibelt", "Arbejder målrettet og fleksibelt med implementering"),
    ("implementeringsledelse.forankring", "Sikrer forankring og følger op"),
    ("serviceledelse.borgernes-perspektiv", "Er optaget af borgernes perspektiv"),
    ("serviceledelse.borgeren-i-centrum", "Sætter borgeren i centrum"),
    ("serviceledelse.bedst-mulige-service", "Skaber rammer for den bedst mulige service"),
    ("samskabende-ledelse.maal-og-potentiale", "Afklarer mål med og potentiale igennem samskabelse"),
    ("samskabende-ledelse.udfordringer-og-dilemmaer", "Håndterer udfordringer og dilemmaer i samskabelse"),
    ("samskabende-ledelse.aktive-medborgere", "Forstår det særlige ved ledelse af aktive medborgere"),
]

SENTENCES = {
    # The row label of the tables is glued to the first cell ("Direktør Etablerer …", "Chef Har …").
    "driftsledelse.kerneopgaven.direktoer": (
        "Etablerer en faglig retning i forvaltningen og sikrer vedvarende fokus på kerneopgaven"
    ),
    "driftsledelse.kerneopgaven.chef": (
        "Har fagligt overblik over området og sikrer, at alle indsatser bidrager til kerneopgaven"
    ),
    "driftsledelse.kerneopgaven.leder-af-ledere": (
        "Har fagligt kendskab til området og omsætter kerneopgaven til mål sammen med ledere af medarbejdere"
    ),
    "driftsledelse.kerneopgaven.leder-af-medarbejdere": (
        "Har faglig indsigt i området og vejleder og instruerer medarbejdere i, hvordan de bidrager bedst muligt til "
        "kerneopgaven"
    ),
    # Two behaviours begin with the verb "Leder", as two row labels do.
    "driftsledelse.robust-drift.chef": (
        "Leder opad og nedad i ledelseskæden, identificerer forhold, der udfordrer driften, og igangsætter nødvendige "
        "tiltag"
    ),
    "samskabende-ledelse.aktive-medborgere.leder-af-medarbejdere": (
        "Leder aktive medborgere med blik for at fremme deres engagement og motivation via ledelsesgreb, der "
        "indebærer, at ledelse finder sted uden formel ledelsesret"
    ),
    # The longest and the shortest.
    "samskabende-ledelse.aktive-medborgere.chef": (
        "Afdækker muligheder for brug af aktive medborgere i linjeorganisationen, og går i dialog med ledere af ledere "
        "om, hvilke særlige forhold målgruppen af aktive medborgere giver anledning til at tage højde for i ledelsen "
        "af dem"
    ),
    "forandringsledelse.mening.chef": "Tydeliggør den lysende vision eller den brændende platform",
    # Quotation marks and ellipses.
    "innovationsledelse.innovationskultur.leder-af-medarbejdere": (
        "Opfordrer til nytænkning og udfordrer når ”vi plejer at…” eller ”det har vi prøvet før…” risikerer at aflive "
        "innovationsforslag på forhånd"
    ),
    "forandringsledelse.retning.direktoer": "Står på ”ølkassen” og formidler overordnet retning for forvaltningen",
    "tvaergaaende-ledelse.helhedsblik.direktoer": (
        "Insisterer på, at vi tager fælles ansvar ved opgaver, der kræver samarbejde, derfor tales ikke om ”dine og "
        "mine opgaver”, men om ”vores opgaver”"
    ),
    "implementeringsledelse.forankring.direktoer": (
        "Sørger for at kultur og struktur understøtter ”det lange seje træk”, hvor alle implementeringsprojekter "
        "bliver fulgt til dørs"
    ),
    "serviceledelse.borgeren-i-centrum.direktoer": (
        "Insisterer på, at der aldrig tales ”om” borgere, men altid tales ”til” og ”med” borgere, når der opstår "
        "udfordringer i relationen til borgere"
    ),
    "serviceledelse.borgeren-i-centrum.chef": (
        "Forebygger og håndterer ”serviceskred” på de indre og ydre linjer, og sikrer, at der sker omgående "
        "adfærdsændring i tilfælde heraf"
    ),
    # Hyphens that belong to the word; in "VI-VI" one falls on a line's end.
    "innovationsledelse.refleksion.direktoer": (
        "Italesætter at innovation er en investering og skaber derfor rammer, hvor der er prioriteret tid og "
        "ressourcer til idegenerering og -afprøvning"
    ),
    "forandringsledelse.forandringsparathed.leder-af-medarbejdere": (
        "Anerkender og imødekommer frustrationer ved forandringer, og mobiliserer medarbejder-ambassadører, der "
        "bidrager til at bane vej for forandringens gennemførelse"
    ),
    "tvaergaaende-ledelse.samarbejdskultur.direktoer": (
        "Italesætter, at VI-VI-tilgangen er fundamentet for samarbejde og handler om at udvise perspektivbevidsthed og "
        "sætte sig i andres sted"
    ),
    "serviceledelse.borgernes-perspektiv.direktoer": (
        "Opbygger en kultur baseret på en forventning om, at alle interesserer sig for et udefra-ind-perspektiv på "
        "deres opgaveløsning"
    ),
    "serviceledelse.borgernes-perspektiv.leder-af-ledere": (
        "Sikrer at både efterspurgt og ikke-efterspurgt feedback bruges til at forbedre opgaveløsning – fx klagesager, "
        "brugerundersøgelser, takkebreve m.v."
    ),
    "samskabende-ledelse.aktive-medborgere.direktoer": (
        "Sørger for at resten af organisationen er indforstået med, at de medvirker til, at aktive medborgere også "
        "føler sig som en del af ”VI-VI”, når de bidrager til opgaveløsningen"
    ),
    # A double space in the source, and soft hyphens on the same place in both of its listings.
    "serviceledelse.borgeren-i-centrum.leder-af-ledere": (
        "Sparrer med ledere af medarbejdere om, hvordan der lokalt kan arbejdes med at sikre, at borgerne møder "
        "mennesker frem for systemer"
    ),
    "implementeringsledelse.kontekst.chef": (
        "Sikrer sammenhæng mellem strategisk vigtige implementeringsprojekters ressourcebehov og organisationens "
        "implementeringskapacitet"
    ),
    # A dash, brackets, and an ending that names another level.
    "tvaergaaende-ledelse.samarbejdskultur.leder-af-medarbejdere": (
        "Interesserer sig lige så meget for, hvad vi kan tilbyde andre, som hvad andre kan tilbyde os – indbyder til "
        "samarbejde og byder sig til i samarbejde"
    ),
    "samskabende-ledelse.maal-og-potentiale.leder-af-ledere": (
        "Sikrer i samspil med chef den juridiske ramme for samskabelsen, så alle har tryghed i opgaveløsning (fx "
        "forsikring, tavshedspligt)"
    ),
    "implementeringsledelse.forankring.chef": (
        "Følger systematisk op på, hvorvidt mål og delmål bliver opnået via fx statusmøder eller løbende rapportering "
        "fra ledere af ledere"
    ),
}

REAL_HYPHENS = {
    "ikke-efterspurgt",
    "udefra-ind-perspektiv",
    "VI-VI",
    "VI-VI-tilgangen",
    "vi-vi-tilgang",
    "medarbejder-ambassadører",
    "-afprøvning",
    "ledelses-",
    "Ledelses-",
}

EXPECTATIONS = [
    "indtænker Holstebro Kommunes tre værdier - glæde, udvikling og udsyn",
    "efterlever de syv intentioner, der er beskrevet i Holstebro Kommunes ledestjerne",
    "er loyale overfor betingelserne for at udøve ledelse i en politisk styret organisation",
    "leder opad, nedad og til siden, så vi spiller hinanden gode",
    "opbygger og driver effektive ledergrupper, der sikrer, at ledelse gøres til en fælles opgave",
    "arbejder aktivt med at udvikle ledertalenter, der kan udøve god ledelse hos os i fremtiden",
    "evner at kommunikere både skriftligt og mundtligt på de indre og ydre linjer",
]

BEHAVIOURS_SHA256 = "a89ff4c45f40acb34bcc7fd669d0836fcdc5a36314ae30123fb4e799a4c0d046"
REST_SHA256 = "b354ea8880741dcd6993e7e756acaa6f7823be6a0ca613f7e1bc445964a27b9b"


@pytest.fixture(scope="module")
def framework() -> dict[str, Any]:
    """The framework file as plain JSON."""
    document: dict[str, Any] = json.loads(FRAMEWORK.read_text(encoding="utf-8"))
    return document


def competencies_of(framework: dict[str, Any]) -> list[dict[str, Any]]:
    return [competency for flag in framework["corner_flags"] for competency in flag["competencies"]]


def themes_of(framework: dict[str, Any]) -> list[dict[str, Any]]:
    return [theme for competency in competencies_of(framework) for theme in competency["themes"]]


def behaviours_of(framework: dict[str, Any]) -> list[dict[str, Any]]:
    return [behaviour for theme in themes_of(framework) for behaviour in theme["behaviours"]]


def strings_of(value: Any) -> Iterator[str]:
    """Every string that is text for a reader: all values except identifiers and the digest."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in {"id", "level", "digest", "format", "version", "date"}:
                yield from strings_of(item)


def sha256(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def test_the_file_is_written_in_its_one_form(framework: dict[str, Any]) -> None:
    assert list(framework) == KEYS
    written = json.dumps(framework, ensure_ascii=False, indent=2) + "\n"
    assert FRAMEWORK.read_bytes().decode("utf-8").replace("\r\n", "\n") == written


def test_the_head_says_which_document_it_is(framework: dict[str, Any]) -> None:
    assert [framework[key] for key in KEYS[:4]] == ["ledelsesplan-framework", 1, "holstebro-social-og-sundhed", "1.0"]
    assert framework["title"] == "Ledelsesgrundlag for Social og Sundhed"
    assert framework["subtitle"] == "Vejen til fremtidens velfærd"
    assert (framework["organisation"], framework["department"]) == ("Holstebro Kommune", "Social og Sundhed")
    assert framework["date"] == "2021-12"
    assert framework["source"] == "Chefgruppen, Social og Sundhed, Holstebro Kommune, december 2021"


def test_the_digest_fits_the_document(framework: dict[str, Any]) -> None:
    rest = {key: value for key, value in framework.items() if key != "digest"}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert framework["digest"] == "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def test_the_document_holds_all_its_parts(framework: dict[str, Any]) -> None:
    counts = {
        "corner_flags": len(framework["corner_flags"]),
        "competencies": len(competencies_of(framework)),
        "themes": len(themes_of(framework)),
        "levels": len(framework["levels"]),
        "behaviours": len(behaviours_of(framework)),
        "expectations": len(framework["expectations"]),
        "values": len(framework["values"]),
        "intentions": len(framework["intentions"]),
        "uses": len(framework["uses"]),
    }
    assert counts == {
        "corner_flags": 4,
        "competencies": 8,
        "themes": 24,
        "levels": 4,
        "behaviours": 96,
        "expectations": 7,
        "values": 3,
        "intentions": 7,
        "uses": 3,
    }


def test_levels_stand_in_the_documents_order(framework: dict[str, Any]) -> None:
    assert [(level["id"], level["name"]) for level in framework["levels"]] == list(LEVELS.items())


def test_corner_flags_stand_in_the_documents_order(framework: dict[str, Any]) -> None:
    found = [(flag["id"], flag["name"], flag["statement"]) for flag in framework["corner_flags"]]
    assert found == CORNER_FLAGS


def test_competencies_stand_in_the_documents_order(framework: dict[str, Any]) -> None:
    found = [
        (flag["id"], competency["id"], competency["name"])
        for flag in framework["corner_flags"]
        for competency in flag["competencies"]
    ]
    assert found == COMPETENCIES


def test_each_competency_is_defined_in_one_sentence(framework: dict[str, Any]) -> None:
    for competency in competencies_of(framework):
        assert competency["definition"].startswith(f"{competency['name']} handler om at ")
        assert competency["definition"].index(".") == len(competency["definition"]) - 1


def test_themes_stand_in_the_documents_order(framework: dict[str, Any]) -> None:
    assert [(theme["id"], theme["name"]) for theme in themes_of(framework)] == THEMES
    for competency in competencies_of(framework):
        assert [theme["id"].split(".")[0] for theme in competency["themes"]] == [competency["id"]] * 3


def test_every_theme_is_described_at_every_level(framework: dict[str, Any]) -> None:
    for theme in themes_of(framework):
        assert [behaviour["level"] for behaviour in theme["behaviours"]] == list(LEVELS)
        assert [behaviour["id"] for behaviour in theme["behaviours"]] == [f"{theme['id']}.{level}" for level in LEVELS]


def test_identifiers_are_plain_and_never_shared(framework: dict[str, Any]) -> None:
    ids = [item["id"] for part in KEYS if isinstance(framework[part], list) for item in framework[part]]
    ids += [item["id"] for item in competencies_of(framework) + themes_of(framework) + behaviours_of(framework)]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*", name)] == []


def test_every_behaviour_reads_as_a_sentence_of_its_own(framework: dict[str, Any]) -> None:
    texts = [behaviour["text"] for behaviour in behaviours_of(framework)]
    assert len(set(texts)) == 96
    assert [text for text in texts if not text[0].isupper()] == []
    assert [text for text in texts if text.endswith(".")] == [
        SENTENCES["serviceledelse.borgernes-perspektiv.leder-af-ledere"]
    ]


def test_no_row_label_is_left_on_a_behaviour(framework: dict[str, Any]) -> None:
    for behaviour in behaviours_of(framework):
        assert not re.match(r"(Direktør|Chef|af ledere|af med|arbejdere)\b", behaviour["text"])
    begins_with_leder = [b["id"] for b in behaviours_of(framework) if b["text"].startswith("Leder")]
    assert begins_with_leder == [
        "driftsledelse.robust-drift.chef",
        "samskabende-ledelse.aktive-medborgere.leder-af-medarbejdere",
    ]


def test_no_noise_from_the_pdf_is_left(framework: dict[str, Any]) -> None:
    allowed = re.compile(r"[A-Za-zÆØÅæøå0-9 ,.:()\-–…”“\n]*")
    for text in strings_of(framework):
        assert allowed.fullmatch(text), text
        assert not re.search(r"(^|\s)n(\s|$)", text), text
        assert "Rollebeskrivelse:" not in text


def test_spaces_are_single_and_inside(framework: dict[str, Any]) -> None:
    for text in strings_of(framework):
        for paragraph in text.split("\n"):
            assert paragraph
            assert paragraph == paragraph.strip()
            assert "  " not in paragraph
            assert not re.search(r" [,.:)]|\( ", paragraph), paragraph
        assert "\n" not in text or text in (framework["foreword"], framework["practice"])


def test_soft_hyphens_are_joined_and_real_ones_kept(framework: dict[str, Any]) -> None:
    found: set[str] = set()
    for text in strings_of(framework):
        assert not re.search(r"\w- [a-zæøå]", re.sub(r"\b[Ll]edelses- og serviceorienteret", "", text)), text
        words = (word.strip(".,:()”“") for word in text.split())
        found |= {word for word in words if "-" in word and word != "-"}
    assert found == REAL_HYPHENS


@pytest.mark.parametrize("behaviour_id", SENTENCES)
def test_the_sentence_is_the_documents(framework: dict[str, Any], behaviour_id: str) -> None:
    texts = {behaviour["id"]: behaviour["text"] for behaviour in behaviours_of(framework)}
    assert texts[behaviour_id] == SENTENCES[behaviour_id]


def test_the_longest_and_the_shortest_are_the_known_ones(framework: dict[str, Any]) -> None:
    by_length = sorted(behaviours_of(framework), key=lambda behaviour: len(behaviour["text"]))
    assert (by_length[0]["id"], len(by_length[0]["text"])) == ("forandringsledelse.mening.chef", 58)
    assert (by_length[-1]["id"], len(by_length[-1]["text"])) == ("samskabende-ledelse.aktive-medborgere.chef", 224)


def test_general_expectations_stand_outside_the_matrix(framework: dict[str, Any]) -> None:
    assert framework["expectations_intro"] == (
        "Udover de forventninger, der fremgår af rollebeskrivelserne til ledere på forskellige niveauer, er der også "
        "nogle generelle forventninger, der omfatter alle ledere i Social og Sundhed. Det drejer sig om, at vi som "
        "ledere:"
    )
    assert [expectation["text"] for expectation in framework["expectations"]] == EXPECTATIONS


def test_values_and_intentions_are_the_guiding_stars(framework: dict[str, Any]) -> None:
    assert [value["text"] for value in framework["values"]] == ["Glæde", "Udvikling", "Udsyn"]
    assert framework["intentions_intro"] == (
        "De syv intentioner handler om at udvise troværdighed, respekt for det politiske styre, være ledelses- og "
        "serviceorienteret, have en helhedsorienteret vi-vi-tilgang, agere kreativt og utraditionelt, kommunikere "
        "synligt og tydeligt og sikre engagerede medarbejdere"
    )
    assert [intention["text"] for intention in framework["intentions"]] == [
        "Troværdighed",
        "Respekt for det politiske styre",
        "Ledelses- og serviceorienteret",
        "Helhedsorienteret “Vi - Vi”",
        "Kreativ og utraditionel",
        "Synlig og tydelig kommunikation",
        "Engagerede medarbejdere",
    ]


def test_the_uses_are_named_in_the_documents_own_words(framework: dict[str, Any]) -> None:
    assert [use["text"] for use in framework["uses"]] == [
        "lederudviklingssamtaler",
        "onboarding af nye ledere",
        "planlægning af ledelsesmæssige kompetenceudviklingsaktiviteter",
    ]
    assert all(use["text"] in framework["practice"] for use in framework["uses"])


def test_the_tone_of_the_document_is_kept(framework: dict[str, Any]) -> None:
    assert "I Social og Sundhed er vi ambitiøse i forhold til ledelse." in framework["foreword"]
    assert [line[:15] for line in framework["foreword"].split("\n")[2:]] == [
        "For det første ",
        "For det andet s",
        "For det tredje ",
        "For det fjerde ",
    ]
    assert "den ledelse, vi på de forskellige ledelsesniveauer stræber efter at udøve." in framework["practice"]
    assert "Ledelsesgrundlaget fungerer som afsæt for dialoger om ledelse" in framework["practice"]


def test_no_word_of_the_document_changes_silently(framework: dict[str, Any]) -> None:
    """Both digests are of the text as compared with the source by eye; change them only with a new version of it."""
    assert sha256([behaviour["text"] for behaviour in behaviours_of(framework)]) == BEHAVIOURS_SHA256
    rest = [competency["definition"] for competency in competencies_of(framework)]
    rest += [framework["foreword"], framework["practice"]]
    assert sha256(rest) == REST_SHA256
