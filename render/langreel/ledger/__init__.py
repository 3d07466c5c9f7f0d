"""Ledger: an Episode → its claims: each number said or shown, with the cells and sources it rests on."""

from langreel.ledger.checks import aged, drift
from langreel.ledger.claims import Claim, claims
from langreel.ledger.files import lay, rows

__all__ = ["Claim", "aged", "claims", "drift", "lay", "rows"]
