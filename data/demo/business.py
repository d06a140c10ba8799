"""Business results by month: outcomes counted, and what the services cost."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice
from data.demo.span import MONTHS
from data.demo.staff import Staff
from data.demo.truths import STORM

WHOLE = MONTHS[:-1]
"""Measures and costs are booked for whole months only."""

CLAIMS_SETTLED, POLICIES_ISSUED, COMPLAINTS, WELCOMED = "claims settled", "policies issued", "complaints", "colleagues welcomed"
_MONTHLY_COST = {
    "passwords_access": 21_000, "laptops_phones": 64_000, "claims_system": 148_000, "email_meetings": 38_000,
    "access_rights": 16_000, "rights_approval": 9_500, "badges": 12_000, "suspicious_mail": 14_000,
    "joining_paperwork": 18_000, "payroll": 26_000, "contract_changes": 11_000, "settling_in": 6_500, "back_to_work": 5_000,
    "farewell": 3_500, "desk_building": 92_000, "heating_light": 55_000, "expenses": 19_000, "purchasing": 17_000,
    "claim_documents": 71_000, "assessors": 128_000, "claim_payments": 44_000,
}
_SHARES = {"run": 0.78, "change": 0.14, "new": 0.08}
"""Of what a service costs: keeping it running, changing it, and what lets people do something they could not do before."""


def measures(seed: int, people: Staff) -> pd.DataFrame:
    """Month, measure, value, stream; colleagues welcomed are those whom the people list shows as hired."""
    rng = dice(seed, "measures")
    after_storm = (np.datetime64(STORM.month, "M") + 1) == WHOLE
    storm = (np.datetime64(STORM.month, "M")) == WHOLE
    hired = people.spells["hired"].to_numpy().astype("datetime64[M]")
    rows = {
        (CLAIMS_SETTLED, "claims"): np.round(11_050 * rng.normal(1, 0.035, len(WHOLE)) * (1 + 0.22 * after_storm + 0.08 * storm)),
        (POLICIES_ISSUED, "policies"): np.round(7_240 * rng.normal(1, 0.03, len(WHOLE))),
        (COMPLAINTS, "claims"): rng.poisson(212 * (1 + 0.5 * storm + 0.3 * after_storm)),
        (WELCOMED, "joining"): np.array([(hired == month).sum() for month in WHOLE]),
    }
    frames = [pd.DataFrame({"month": WHOLE, "measure": measure, "value": np.asarray(value, dtype=int), "stream": stream})
              for (measure, stream), value in rows.items()]
    return pd.concat(frames, ignore_index=True)


def costs(seed: int) -> pd.DataFrame:
    """Month, service, kind (run, change or new), amount in euros."""
    rng = dice(seed, "costs")
    frames = []
    for service, amount in _MONTHLY_COST.items():
        for kind, share in _SHARES.items():
            moved = rng.normal(1, 0.02, len(WHOLE)) if kind == "run" else rng.lognormal(-0.03, 0.25, len(WHOLE))
            frames.append(pd.DataFrame({"month": WHOLE, "service": service, "kind": kind, "amount": np.round(amount * share * moved, 2)}))
    return pd.concat(frames, ignore_index=True).sort_values(["month", "service", "kind"], kind="stable", ignore_index=True)
