"""Commands for what depends on what: needs, used-by."""

from __future__ import annotations

from ..options import DayOption, DepthOption, EndpointOption, FolderOption, FormatOption, Name, load_graph
from ..output import Format, tell_as_of


def needs(
    name: Name,
    depth: DepthOption = None,
    as_of: DayOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what a thing or goal rests on, as a tree.

    Example: aisupply needs ascend-910c --depth 2
    """
    from ..trees import print_tree

    kg = load_graph(folder, endpoint)
    tree = kg.needs(name, depth=depth, as_of=None if as_of is None else as_of.date())
    print_tree(tree, format_=format_)
    tell_as_of(tree.as_of)


def used_by(
    name: Name,
    depth: DepthOption = None,
    as_of: DayOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what rests on a thing, as a tree up to the goals.

    Example: aisupply used-by euv-lithography-tool --depth 2
    """
    from ..trees import print_tree

    kg = load_graph(folder, endpoint)
    tree = kg.used_by(name, depth=depth, as_of=None if as_of is None else as_of.date())
    print_tree(tree, format_=format_)
    tell_as_of(tree.as_of)
