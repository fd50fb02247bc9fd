"""Words that say one thing in a contract: "vraagt" and "verzoekt", "support" and "ondersteuning".

Only what a lawyer would exchange without a thought. A word that is not here stands for itself,
cut to its stem.
"""

from functools import cache

from renvooi.diff.signals.sentences import stems

_SAME = (
    "vraag vraagt vragen gevraagd verzoek verzoekt verzoeken verzocht aanvraagt wens wenst wensen gewenst wil desgevraagd",
    "toestemming toestemt instemming instemt ingestemd akkoord goedkeuring goedkeurt goedgekeurd fiat",
    "wet wettelijk wettelijke wetgeving wettelijk voorschrift",
    "nodig noodzakelijk noodzaak vereist vereisen benodigd",
    "afgesproken overeengekomen afspraak afspreken bepaald overeenkomen",
    "opzegt opzegging opgezegd beëindigt beëindiging eindigt einde afloopt",
    "schriftelijk schriftelijke geschreven",
    "faalt mislukt mislukken falen",
    "support ondersteuning supportdienst",
    "opleiding training instructie cursus",
    "werknemer werknemers medewerker medewerkers personeel personeelslid personeelsleden",
    "gegevens data informatie",
    "portaal portal",
    "meldt melding melden gemeld bericht bericht doorgeeft",
    "probleem storing defect problemen storingen defecten",
    "verbetering verbeteren verbetert verbeterd",
    "facturatie factureren facturering",
    "beveiliging beveiligen",
)
_CONCEPT = {stem: f"={at}" for at, words in enumerate(_SAME) for word in words.split() for stem in stems(word)}


@cache
def concepts(text: str) -> frozenset[str]:
    """The content words of `text` as stems, words that say one thing as one."""
    return frozenset(_CONCEPT.get(stem, stem) for stem in stems(text))
