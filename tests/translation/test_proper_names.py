"""Names lost in translation: what is found, what is marked, what is repaired."""

import pytest

from summarize.translation.proper_names import copied_names, lost_names, mend_names, names


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Pjöngjang bestätigte das Abkommen mit Russland.", ("Pjöngjang", "Russland")),
        ("Die EZB und der IWF tagten in Köln.", ("EZB", "IWF", "Köln")),
        ("Der Minister lobte die Zusammenarbeit der Behörden.", ()),
        ("Moskaus Botschafter reiste ab.", ("Moskau",)),
        ("In Nordrhein-Westfalen beginnt die Schule.", ("Nordrhein-Westfalen",)),
        ("Die Deutsche Bahn baut.", ()),
        ("Johannes XXIII. zahlte 300 EUR an die SPD.", ("SPD",)),
    ],
)
def test_names(source: str, expected: tuple[str, ...]) -> None:
    """Gazetteer entries and acronyms are names; German nouns are not."""
    assert names(source) == expected


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Die EZB senkt den Leitzins.", "The ECB is lowering its key rate.", ()),
        ("Russische Truppen verließen Kiew.", "Russian troops left Kyiv.", ()),
        ("Russland griff an.", "The Russian army attacked.", ()),
        ("Peking schweigt.", "China is silent.", ("Peking",)),
        ("Australien siegte.", "Austria won.", ("Australien",)),
        ("Polen protestierte.", "The Polish government protested.", ()),
        ("Die KI hilft.", "It is said to help.", ("KI",)),
        ("Die KI hilft.", "AI helps.", ()),
        ("Die UNO und die USA warnen.", "The U.N. and the U.S. are warning.", ()),
        ("Die EU-Kommission und die FIFA tagen.", "European commissioners and Fifa's meet.", ()),
        ("Die NATO tagt in Brüssel.", "The alliance meets in Brussels.", ("NATO",)),
    ],
)
def test_lost_names(source: str, target: str, lost: tuple[str, ...]) -> None:
    """A name counts as kept in any known English form, and in words made from it."""
    assert lost_names(source, target) == lost


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Der Versuch Pjöngjangs scheiterte.", "Pjonggang's attempt failed.", "Pyongyang's attempt failed."),
        ("Die DVRK entsandte Soldaten.", "The DRVK sent soldiers.", "The DPRK sent soldiers."),
        (
            "Pjöngjang und die DVRK schweigen.",
            "Pjöngjang and the DVRK are silent.",
            "Pyongyang and the DPRK are silent.",
        ),
        ("Irland sprach mit Island.", "The Irish spoke with Iceland.", "The Irish spoke with Iceland."),
        ("Schweden gewann.", "The Swede won.", "The Swede won."),
        ("Er lobte Wien.", "He praised Vietnam.", "He praised Vietnam."),
        ("Moskau schweigt.", "Moscow is silent.", "Moscow is silent."),
    ],
)
def test_mend_names(source: str, target: str, mended: str) -> None:
    """A garbled name is repaired if it nearly equals the missing one; nothing else is touched."""
    assert mend_names(source, target) == mended


def test_what_one_hypothesis_copies_is_a_name() -> None:
    """Capitalised words that a hypothesis left as they are."""
    assert copied_names("Minister Schoigu reiste ab.", ["Minister Schoigu left.", "The minister left."]) == ("Schoigu",)
