"""Evidently's reports of drift and of classification over the same logs: python bench/evidently_report.py <folder>

Its presets as they come: no intervals, no pairs, no slices, no latency. By its default, numbers of more than a thousand rows
drift by Wasserstein's distance.
"""
import sys

import pandas as pd
from evidently import BinaryClassification, DataDefinition, Dataset, Report
from evidently.presets import ClassificationPreset, DataDriftPreset

[folder] = sys.argv[1:]
FEATURES = ["score", "income", "age", "balance", "visits"]
definition = DataDefinition(
    numerical_columns=FEATURES,
    classification=[BinaryClassification(target="label", prediction_probas="score", pos_label=1)],
)
logs = {}
for arm in ("incumbent", "candidate"):
    log = pd.read_parquet(f"{folder}/{arm}.parquet", columns=["label", *FEATURES])
    logs[arm] = Dataset.from_pandas(log, data_definition=definition)
report = Report([DataDriftPreset(columns=FEATURES), ClassificationPreset()])
report.run(logs["candidate"], logs["incumbent"]).json()
