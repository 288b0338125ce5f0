"""The closed vocabularies of the tables; `data/README.md` says what each word means."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Confidence",
    "Criticality",
    "EntityClass",
    "EventKind",
    "GoalKind",
    "Layer",
    "LinkRelation",
    "Outcome",
    "Reach",
    "ReadStatus",
    "ResponsibilityRole",
    "RestrictionKind",
    "RestrictionStatus",
    "ShareMeasure",
    "ShareScope",
    "Sought",
    "SourceKind",
    "SupplyKnown",
    "SupplyRole",
    "SupplyStatus",
    "Verdict",
]


class EntityClass(StrEnum):
    """What an entity is."""

    PLAN = "plan"
    GOVERNMENT_BODY = "government-body"
    COUNTRY = "country"
    PLACE = "place"
    COMPANY = "company"
    RESEARCH_ORGANIZATION = "research-organization"
    ORGANIZATION_GROUP = "organization-group"
    MATERIAL = "material"
    EQUIPMENT = "equipment"
    SOFTWARE = "software"
    DESIGN_IP = "design-ip"
    PROCESS = "process"
    COMPONENT = "component"
    CHIP_TYPE = "chip-type"
    CHIP = "chip"
    SYSTEM = "system"
    INTERCONNECT = "interconnect"
    INFRASTRUCTURE_TYPE = "infrastructure-type"
    FACILITY = "facility"
    SERVICE = "service"
    MODEL_TYPE = "model-type"
    MODEL = "model"
    DATASET_TYPE = "dataset-type"
    DATASET = "dataset"
    SECTOR = "sector"
    APPLICATION = "application"
    STANDARD = "standard"
    LEGAL_INSTRUMENT = "legal-instrument"


class Layer(StrEnum):
    """Where a thing stands in the chain, from left to right."""

    MATERIALS = "materials"
    EQUIPMENT = "equipment"
    DESIGN = "design"
    FABRICATION = "fabrication"
    MEMORY = "memory"
    PACKAGING = "packaging"
    CHIPS = "chips"
    SYSTEMS = "systems"
    SOFTWARE = "software"
    INFRASTRUCTURE = "infrastructure"
    MODELS = "models"
    DATA = "data"
    APPLICATIONS = "applications"
    GOALS = "goals"


class SupplyKnown(StrEnum):
    """Whether the named suppliers are practically all there are."""

    ALL = "all"


class Criticality(StrEnum):
    """How much a consumer needs an input."""

    ESSENTIAL = "essential"
    IMPORTANT = "important"
    EXAMPLE = "example"


class Confidence(StrEnum):
    """What kind of knowledge a statement is."""

    OFFICIAL = "official"
    REPORTED = "reported"
    ESTIMATED = "estimated"


class SupplyRole(StrEnum):
    """What a supplier does with an item."""

    MAKES = "makes"
    DESIGNS = "designs"
    DEVELOPS = "develops"
    SELLS = "sells"
    OPERATES = "operates"
    DEPLOYS = "deploys"
    PROVIDES = "provides"
    MINES = "mines"
    REFINES = "refines"


class ShareScope(StrEnum):
    """The market that a share is a share of."""

    WORLD = "world"
    CHINA = "china"
    OTHER = "other"


class ShareMeasure(StrEnum):
    """What a share counts."""

    REVENUE = "revenue"
    UNITS = "units"
    CAPACITY = "capacity"
    PRODUCTION = "production"
    USAGE = "usage"
    OTHER = "other"


class SupplyStatus(StrEnum):
    """Whether a supply goes on."""

    CURRENT = "current"
    PLANNED = "planned"
    SAMPLING = "sampling"
    ENDED = "ended"


class RestrictionKind(StrEnum):
    """What a legal measure does."""

    EXPORT_BAN = "export-ban"
    EXPORT_LICENCE = "export-licence"
    ENTITY_LISTING = "entity-listing"
    IMPORT_BAN = "import-ban"
    PROCUREMENT_BAN = "procurement-ban"
    INVESTMENT_BAN = "investment-ban"
    TARIFF = "tariff"
    REVENUE_SHARE = "revenue-share"
    SUSPENSION = "suspension"
    GUIDANCE = "guidance"
    QUOTA = "quota"


class Reach(StrEnum):
    """Whom a measure binds."""

    DOMESTIC = "domestic"
    EXTRATERRITORIAL = "extraterritorial"


class RestrictionStatus(StrEnum):
    """Whether a measure stands."""

    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    RESCINDED = "rescinded"
    SUPERSEDED = "superseded"
    PLANNED = "planned"
    UNVERIFIED = "unverified"


class GoalKind(StrEnum):
    """What sort of goal a plan states."""

    TARGET = "target"
    OBJECTIVE = "objective"
    TASK = "task"
    MEASURE = "measure"
    PRINCIPLE = "principle"


class LinkRelation(StrEnum):
    """How a goal is about a thing."""

    TARGETS = "targets"
    REQUIRES = "requires"
    PROMOTES = "promotes"
    APPLIES_TO = "applies-to"


class ResponsibilityRole(StrEnum):
    """What a body does for a plan, goal or thing."""

    LEAD = "lead"
    CO_ISSUER = "co-issuer"
    IMPLEMENTS = "implements"
    SUPERVISES = "supervises"


class EventKind(StrEnum):
    """What happened."""

    POLICY = "policy"
    EXPORT_CONTROL = "export-control"
    IMPORT_CONTROL = "import-control"
    LISTING = "listing"
    LICENSING = "licensing"
    ENFORCEMENT = "enforcement"
    LEGISLATION = "legislation"
    DIPLOMACY = "diplomacy"
    STATEMENT = "statement"
    PRODUCT = "product"
    ROADMAP = "roadmap"
    PRODUCTION = "production"
    FACILITY = "facility"
    DEPLOYMENT = "deployment"
    MARKET = "market"
    DEAL = "deal"
    FINANCE = "finance"
    DISRUPTION = "disruption"
    STANDARD = "standard"
    RESEARCH = "research"
    FIGURE = "figure"
    DEADLINE = "deadline"


class SourceKind(StrEnum):
    """What sort of page a source is."""

    PRIMARY = "primary"
    PRESS = "press"
    RESEARCH = "research"
    DATASET = "dataset"
    REFERENCE = "reference"


class ReadStatus(StrEnum):
    """How much of a source was read."""

    OPENED = "opened"
    PART = "part"
    QUOTED = "quoted"


class Verdict(StrEnum):
    """What a reader of the source found."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    NOT_FOUND = "not-found"
    WRONG = "wrong"


class Sought(StrEnum):
    """What was sought that the tables lack."""

    SUPPLIERS = "suppliers"
    INPUTS = "inputs"
    OPERATOR = "operator"
    SHARES = "shares"
    DATES = "dates"
    FOLLOW_UP = "follow-up"
    PROGRESS = "progress"
    WORDING = "wording"
    FIRST_HAND_SOURCE = "first-hand-source"
    OTHER = "other"


class Outcome(StrEnum):
    """Whether what was sought was found."""

    FOUND = "found"
    NOT_FOUND = "not-found"
