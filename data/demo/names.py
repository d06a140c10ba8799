"""Invented names: syllables put together by chance, so that no list of real people is needed."""

from __future__ import annotations

import unicodedata

import numpy as np

_GIVEN = {
    "NO": "Marit Ingrid Solveig Astrid Liv Ragnhild Sunniva Tuva Eirik Håkon Sindre Øyvind Bjørn Torstein Vegard Åse "
          "Jorunn Kjersti Aksel Trond",
    "DE": "Lena Jonas Greta Anneke Jörg Jürgen Uwe Heike Silke Wiebke Malte Fenja Lutz Käthe Sönke Birte Imke Timo "
          "Frauke Henning",
    "PT": "Inês Tomás João Matilde Afonso Beatriz Duarte Leonor Gonçalo Mafalda Vasco Teresa Simão Carlota Rui Lídia "
          "Nuno Graça Tiago Amélia",
    "IE": "Aoife Niamh Ciarán Oisín Saoirse Fionn Órla Declan Róisín Cormac Gráinne Eoghan Sorcha Tadhg Bríd Caoimhe "
          "Donal Maeve Ronan Sinéad",
}
_FIRST = {
    "NO": "Sol Fjell Nord Vest Strand Øst Hav Lang Bjørk Skog Elv Stein Grønn Hauge Lys Vinter Myr Fugle",
    "DE": "Linden Eichen Stein Wald Roten Grün Mühl Birken Hohen Erlen Tannen Sonnen Wiesen Schön Feld Ahorn Möwen "
          "Dünen",
    "PT": "Olival Mar Vale Monte Serra Campo Rio Pinhal Areal Moinho Lago Vento Castanh Figueir Ribeir Barc Cal Farol",
    "IE": "Glen Dún Cara Kil Bally Mul Fin Clon Tul Brea Loch Ros Inis Car Der Ard Cul Slea",
}
_SECOND = {
    "NO": "heim vik dal nes bakk rud stad lund havn bø moen sæter",
    "DE": "bach hofer brück kamp feldt horst weiler rode busch reuter thal wede",
    "PT": "eira ão inho al ossa edo ante ares ião ena elo ais",
    "IE": "more garry nessan avan more-Lea ry laghan nane shea vane dowd wyn",
}
COUNTRIES = tuple(_GIVEN)


def _full(country: str) -> np.ndarray:
    family = [a + b for a in _FIRST[country].split() for b in _SECOND[country].split()]
    return np.array([f"{given} {name}" for given in _GIVEN[country].split() for name in family])


def full_names(rng: np.random.Generator, countries: np.ndarray) -> np.ndarray:
    """One full name for each person of a country, none twice; beyond the list an initial tells them apart."""
    chosen = np.empty(len(countries), dtype=object)
    for country in COUNTRIES:
        places = np.flatnonzero(countries == country)
        pool = rng.permutation(_full(country))
        rounds = -(-len(places) // len(pool)) if len(places) else 0
        every = [pool] + [np.array([n.replace(" ", f" {chr(64 + r)}. ", 1) for n in pool]) for r in range(1, rounds)]
        chosen[places] = np.concatenate(every)[: len(places)]
    return chosen


def addresses(names, numbers) -> np.ndarray:
    """E-mail addresses at a domain that cannot exist; the last digits of the number keep them apart."""
    folded = [unicodedata.normalize("NFKD", n.replace("ø", "o").replace("Ø", "O").replace("æ", "ae")) for n in names]
    plain = ["".join(c for c in n if c.isascii() and (c.isalnum() or c == " ")).lower().replace(" ", ".") for n in folded]
    return np.array([f"{p}.{str(n)[-3:]}@harbourmutual.example" for p, n in zip(plain, numbers, strict=True)], dtype=object)
