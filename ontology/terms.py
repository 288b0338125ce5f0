"""The terms of the ontology for Python: a word that `core.ttl` and `vocabularies.ttl` lack cannot be written."""

from __future__ import annotations

NAMESPACE = "https://w3id.org/aisupply/ontology#"

CLASSES: frozenset[str] = frozenset(
    """
    Entity Agent Organization GovernmentBody Company ResearchOrganization OrganizationGroup Territory Country Place
    Item Material Equipment Software DesignIp Process Component ChipType Chip System Interconnect InfrastructureType
    Facility Service ModelType Model DatasetType Dataset Application Standard Sector Plan LegalInstrument Goal
    Target Objective Task Measure Principle Statement Requirement Supply Restriction GoalLink Responsibility Event
    Holding Source Check Review Search Confidence Criticality SupplyRole SupplyStatus ShareScope ShareMeasure
    RestrictionKind Reach RestrictionStatus LinkRelation ResponsibilityRole EventKind SourceKind ReadStatus Verdict
    Sought Outcome Layer
    """.split()
)
"""The local names of all classes."""

PROPERTIES: frozenset[str] = frozenset(
    """
    country partOf kindOf layer suppliersComplete plan parentGoal quantityMin quantityMax unit deadline consumer
    input group atLeast criticality supplier item supplyRole sharePct shareScope shareMeasure shareYear supplyStatus
    instrument issuer restrictionKind restrictedThing affected reach exempt suspends restrictionStatus goal linkRelation
    body object responsibilityRole date eventKind involves holder confidence validFrom validUntil firstDay lastDay
    statement checkedOn verdict about sought outcome where sourceKind readStatus referenceDay position inForce
    restsOn requires requiresOneOf targets uses promotes appliesTo supplies makes designs develops sells operates
    deploys provides mines refines leads coIssues implements supervises holds restricts restrictedTowards statedBy
    subjectRole objectRole
    """.split()
)
"""The local names of all properties."""

CONCEPTS: frozenset[str] = frozenset(
    """
    confidence-scheme confidence-official confidence-reported confidence-estimated criticality-scheme
    criticality-essential criticality-important criticality-example supply-role-scheme supply-role-makes
    supply-role-designs supply-role-develops supply-role-sells supply-role-operates supply-role-deploys
    supply-role-provides supply-role-mines supply-role-refines supply-status-scheme supply-status-current
    supply-status-planned supply-status-sampling supply-status-ended share-scope-scheme share-scope-world
    share-scope-china share-scope-other share-measure-scheme share-measure-revenue share-measure-units
    share-measure-capacity share-measure-production share-measure-usage share-measure-other restriction-kind-scheme
    restriction-kind-export-ban restriction-kind-export-licence restriction-kind-entity-listing
    restriction-kind-import-ban restriction-kind-procurement-ban restriction-kind-investment-ban
    restriction-kind-tariff restriction-kind-revenue-share restriction-kind-suspension restriction-kind-guidance
    restriction-kind-quota reach-scheme reach-domestic reach-extraterritorial restriction-status-scheme
    restriction-status-in-force restriction-status-suspended restriction-status-rescinded
    restriction-status-superseded restriction-status-planned restriction-status-unverified link-relation-scheme
    link-relation-targets link-relation-requires link-relation-promotes link-relation-applies-to
    responsibility-role-scheme responsibility-role-lead responsibility-role-co-issuer responsibility-role-implements
    responsibility-role-supervises event-kind-scheme event-kind-policy event-kind-export-control
    event-kind-import-control event-kind-listing event-kind-licensing event-kind-enforcement event-kind-legislation
    event-kind-diplomacy event-kind-statement event-kind-product event-kind-roadmap event-kind-production
    event-kind-facility event-kind-deployment event-kind-market event-kind-deal event-kind-finance
    event-kind-disruption event-kind-standard event-kind-research event-kind-figure event-kind-deadline
    source-kind-scheme source-kind-primary source-kind-press source-kind-research source-kind-dataset
    source-kind-reference read-status-scheme read-status-opened read-status-part read-status-quoted verdict-scheme
    verdict-supported verdict-partly verdict-not-found verdict-wrong sought-scheme sought-suppliers sought-inputs
    sought-operator sought-shares sought-dates sought-follow-up sought-progress sought-wording
    sought-first-hand-source sought-other outcome-scheme outcome-found outcome-not-found layer-scheme
    layer-materials layer-equipment layer-design layer-fabrication layer-memory layer-packaging layer-chips
    layer-systems layer-software layer-infrastructure layer-models layer-data layer-applications layer-goals
    """.split()
)
"""The local names of all concepts and their schemes."""

_TERMS = CLASSES | PROPERTIES | CONCEPTS


class UnknownTerm(KeyError):
    """A word that the ontology does not have."""


def iri(local_name: str) -> str:
    """The IRI of a term: `Supply` → `https://w3id.org/aisupply/ontology#Supply`; `UnknownTerm` if there is none."""
    if local_name not in _TERMS:
        raise UnknownTerm(local_name)
    return NAMESPACE + local_name
