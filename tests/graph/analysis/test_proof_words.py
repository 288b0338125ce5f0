"""Proofs speak three languages: every ground, reason and step has its words in each."""

from __future__ import annotations

import re

import pytest

from aisupply import KnowledgeGraph
from aisupply.data.vocabularies import RestrictionKind
from aisupply.graph.analysis.counting import CUTTING_KINDS
from aisupply.graph.analysis.proof import Ground, Proof
from aisupply.graph.words import LANGUAGES, templates


def _oven(toy: KnowledgeGraph) -> Proof:
    return toy.why("oven", toy.scenario(buyer="arcadia", as_of="2026-12-15"))


def test_a_template_has_the_same_places_in_every_language() -> None:
    for name, texts in templates("proof").items():
        places = [sorted(re.findall(r"{\w+}", texts[language])) for language in LANGUAGES]

        assert places == [places[0]] * len(LANGUAGES), name


def test_every_ground_and_every_measure_that_cuts_has_a_template() -> None:
    known = templates("proof")

    assert [ground for ground in Ground if not {f"{ground}-yes", f"{ground}-no"} & set(known)] == []
    assert [kind for kind in RestrictionKind if kind in CUTTING_KINDS and kind not in known] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Oven Works may not deliver Oven: export ban (Borduria)"),
        ("de", "Oven Works darf „Ofen“ nicht liefern: Ausfuhrverbot (Bordurien)"),
        ("zh", "Oven Works不得供应烤炉：Borduria的出口禁令"),
    ],
)
def test_a_blocked_supplier_is_told_in_the_reader_s_language(toy: KnowledgeGraph, language: str, expected: str) -> None:
    proof = _oven(toy)

    assert expected in [proof.sentence(step, language) for _, step in proof.steps()]


def test_json_carries_the_sentences_of_the_language_that_is_asked_for(toy: KnowledgeGraph) -> None:
    proof = _oven(toy)

    assert proof.to_json("de")["proof"]["sentence"] == proof.sentence(proof.root, "de")
    assert proof.to_json()["proof"]["sentence"] == proof.sentence(proof.root)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_longest_real_proof_has_its_words(real: KnowledgeGraph, language: str) -> None:
    proof = real.why("ai-manufacturing-plan", real.scenario(holdings="ignore"))

    sentences = [proof.sentence(step, language) for _, step in proof.steps()]

    assert len(sentences) > 100
    assert not [each for each in sentences if re.search(r"[{}]", each)]
