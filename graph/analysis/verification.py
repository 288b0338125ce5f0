"""Checking a proof by other means: recompute its verdict from its statements alone.

A "no" holds if it still follows when only the requirements and measures that the proof cites count,
beside every supply and holding that there is: nothing that helps was left out. A "yes" holds if it
still follows when only the supplies and holdings that the proof cites count, beside every
requirement and measure that there is: nothing that hurts was left out. Either way nothing that the
proof does not cite was needed. The recomputation is done by the plain interpreter, not by the
compiled system that found the proof.
"""

from __future__ import annotations

from ..network import Network
from .goals import is_goal
from .interpreter import Interpreter
from .proof import Proof


def verify(proof: Proof, network: Network) -> bool:
    """Whether the verdict of a proof follows from the statements that it cites."""
    cited = proof.statements()
    interpreter = Interpreter(
        network,
        proof.scenario,
        helping=cited if proof.works else None,
        hurting=None if proof.works else cited,
    )
    if is_goal(network, proof.target):
        return interpreter.meets(proof.target) is proof.works
    return interpreter.obtains(proof.target, proof.buyer) is proof.works
