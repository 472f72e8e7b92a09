"""The cheap test for English says yes only where the identifier of languages would say English."""

from pathlib import Path

import py3langid
import pytest

from cleaner.text.english import is_surely_english
from training.corpus import read_text

TESTS = Path(__file__).parent
FOREIGN = [path.read_text("utf-8") for path in sorted((TESTS / "cases" / "languages").glob("*.txt"))]
ENGLISH = [read_text(path).text for path in sorted((TESTS.parent / "training" / "articles").glob("*.txt"))[:12]]

NEAR = {
    "nl": "De oude pier van het dorp was die winter dicht, en niemand van ons had dat in het begin erg gevonden. Maar toen het water "
    "in april hoog stond, kwam de man van de haven met een brief. Daarin stond dat er geld was voor nieuw hout, of voor een hek. ",
    "af": "Die ou kaai van die dorp was daardie winter gesluit, en niemand van ons het dit in die begin erg gevind nie. Maar toe die "
    "water in April hoog staan, kom die man van die hawe met 'n brief. Daarin staan dat daar geld is vir nuwe hout. ",
    "da": "Byens gamle mole var lukket den vinter, og ingen af os havde noget imod det til at begynde med. Men da vandet stod højt i "
    "april, kom manden fra havnen med et brev. Der stod, at der var penge til nyt træ, men ikke til en ny port. ",
    "nb": "Den gamle moloen i byen var stengt den vinteren, og ingen av oss hadde noe imot det til å begynne med. Men da vannet sto "
    "høyt i april, kom mannen fra havna med et brev. Der sto det at det var penger til nytt tre, for byen og for oss. ",
    "sv": "Den gamla piren i byn var stängd den vintern, och ingen av oss hade något emot det i början. Men när vattnet stod högt i "
    "april kom mannen från hamnen med ett brev. Där stod att det fanns pengar till nytt virke, men inte till en ny grind. ",
    "de": "Die alte Mole des Dorfes war in jenem Winter geschlossen, und niemand von uns fand das am Anfang schlimm. Aber als das "
    "Wasser im April hoch stand, kam der Mann vom Hafen mit einem Brief. Darin stand, dass es Geld gab, was uns freute. ",
    "fr": "La vieille jetée du village était fermée cet hiver, et personne parmi nous ne le regrettait au début. Mais quand l'eau est "
    "montée en avril, l'homme du port est venu avec une lettre. On y lisait que la commune avait de l'argent pour le bois. ",
    "pcm": "Dem don close di old pier for our village for dat time, and nobody for here dey vex say dem close am. But wen di water "
    "don high for April, di man wey dey work for di harbour come carry letter. E tok say money dey to buy new wood for di pier. ",
}
"""One story in languages near to English, and in one that took its words; written for this table."""

SCOTS = (
    "The auld pier o the toun wis steekit that winter, an nane o us fasht oorsels aboot it at the stairt. But whan the watter "
    "stuid heich in April, the man frae the harbour cam wi a letter. It said that there wis siller for new timmer, an the lave. "
)


def _says(text: str) -> str:
    return str(py3langid.classify(text)[0])


@pytest.mark.parametrize("text", ENGLISH)
def test_articles_are_english(text: str):
    assert is_surely_english(text[:2000])
    assert _says(text[:2000]) == "en"


@pytest.mark.parametrize("text", [*FOREIGN, *(3 * text for text in NEAR.values())])
def test_other_languages_are_not(text: str):
    assert not any(is_surely_english(text[start : start + 2000]) for start in range(0, len(text), 500))


@pytest.mark.parametrize("text", [*NEAR.values(), SCOTS])
@pytest.mark.parametrize("share", [0, 200, 400, 600, 1000, 1400, 1800])
def test_beside_english_both_agree(text: str, share: int):
    for mixed in (ENGLISH[0][:share] + 9 * text, 9 * text[: 2000 - share] + ENGLISH[1]):
        assert not is_surely_english(mixed[:2000]) or _says(mixed[:2000]) == "en"


@pytest.mark.parametrize("text", ["", "The pier", "the " * 59, "THE PIER AND THE SEA WERE THERE WITH THEIR WAVES " * 20, "的" * 100 + "the " * 100])
def test_little_or_odd_text_is_left_to_the_identifier(text: str):
    assert not is_surely_english(text)
