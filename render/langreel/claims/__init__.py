"""Claims: an Episode → its claims: each number said or shown, with the cells and sources it rests on."""

from langreel.claims.collect import Claim, collect
from langreel.claims.drift_and_age import aged, drift, last_day
from langreel.claims.ledger_file import lay, rows

__all__ = ["Claim", "aged", "collect", "drift", "last_day", "lay", "rows"]
