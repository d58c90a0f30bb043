#!/usr/bin/env python3
"""Independent recount 独立复算: reads the frozen rows beside it, counts every figure anew and
compares it with results.csv. Needs Python 3.8 or later and its standard library: no code, no
database and no network of the system that made the files.

    python3 recount.py [folder]
"""
import csv
import hashlib
import json
import os
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv[1] if len(sys.argv) > 1 else HERE
GROUPINGS = ["total", "unit", "item", "channel", "level", "region", "path", "way"]
GOOD = {"very_satisfied", "satisfied", "basically_satisfied"}
BAD = {"dissatisfied", "very_dissatisfied"}


def content(name):
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def rows(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def faults_of_files():
    """The files are those of the manifest, and the manifest is the one that was frozen."""
    for line in content("manifest.sha256").decode().splitlines():
        expected, name = line[:64], line[66:]
        if sha256(content(name)) != expected:
            yield f"{name} was changed: its SHA-256 is not in the manifest"
    snapshot = json.loads(content("snapshot.json"))
    listed = "".join(f"{sha256(content(n))}  {n}\n" for n in ("services.csv", "dates.csv"))
    if sha256(listed.encode()) != snapshot["inputsHash"]:
        yield "the rows are not those that were frozen"
    if sha256(content("results.csv")) != snapshot["resultHash"]:
        yield "the results are not those frozen"
    if sha256(content("definitions.json")) != snapshot["definitionsHash"]:
        yield "definitions were changed"


def service_figures(row):
    """What one service adds: figure, above the line, below it (None for a count)."""
    origin, grade = row["origin"], row["grade"]
    given = origin == "explicit" and row["adopted"] == "1"
    refused = origin != "" and row["adopted"] == "0"
    good, bad = given and grade in GOOD, given and grade in BAD
    yield "rateable", True, None
    yield "reviewed", given, None
    yield "participation", given, True
    yield "good_rate", good, given
    yield "worst_case_rate", good, True
    yield "best_case_rate", good or not given, True
    yield "very_satisfied_share", given and grade == "very_satisfied", given
    yield "bad_reviews", bad, None
    yield "bad_rate", bad, given
    yield "not_adopted", refused, None
    yield "good_rate_with_not_adopted", good, given or refused
    yield "reviews_apart", origin not in ("", "explicit") and row["adopted"] == "1", None
    yield "within_ten_seconds", given and int(row["seconds"]) <= 10, given
    if "lag" not in row:  # a month frozen before these were kept
        return
    yield "reported_within_hour", int(row["lag"]) <= 3600, True
    yield "reported_late", int(row["lag"]) > 86400, True
    for ground in ("mistaken", "untrue", "malicious"):
        yield f"not_adopted_{ground}", refused and row["ground"] == ground, None
    named = given and row["reviewer"] != ""
    yield "distinct_reviewers", ("reviewer", row["reviewer"]) if named else False, named


def date_figures(row):
    """What one date of a bad review adds. Nobody to be held to account counts as kept."""

    def kept(date):
        return row["exempt"] == "1" or (row["stopped_at"] != "" and row["stopped_at"] <= date)

    if row["clock"] == "contact":
        yield "contacted_on_time", kept(row["due_at"]), True
        return
    due = row["assessed"] == "1"
    asked = row["follow_up"] in ("satisfied", "not_satisfied")
    yield "rectified_share", due and row["stopped_at"] != "", due
    yield "rectified_on_time_original", due and kept(row["original_due_at"]), due
    yield "rectified_on_time_extended", due and kept(row["due_at"]), due
    yield "follow_up_satisfaction", due and row["follow_up"] == "satisfied", due and asked
    yield "excluded_matters", not due, None
    yield "rectified_on_time_with_excluded", kept(row["due_at"]), True
    if "extended" not in row:
        return
    yield "extended_share", due and row["extended"] == "1", due
    yield "late_entries", due and row["entered_late"] == "1", due
    yield "back_dated", due and row["back_dated"] == "1", due


def count():
    """Numerators and denominators of every figure in every group."""
    above, below, met = Counter(), Counter(), set()
    for name, figures_of in (("services.csv", service_figures), ("dates.csv", date_figures)):
        for row in rows(name):
            groups = [(g, "total" if g == "total" else row.get(g, "")) for g in GROUPINGS]
            for figure, is_above, is_below in figures_of(row):
                for grouping, key in groups:
                    if key == "":
                        continue
                    place = (grouping, key, figure)
                    if isinstance(is_above, tuple):  # different values are counted once
                        if place + is_above in met:
                            below[place] += 1
                            continue
                        met.add(place + is_above)
                    above[place] += bool(is_above)
                    below[place] += bool(is_below)
    return above, below


def main():
    faults = list(faults_of_files())
    figures = json.loads(content("definitions.json"))["figures"]
    shares = {one["id"]: one["denominator"] is not None for one in figures}
    above, below = count()
    equal, published = 0, set()
    for row in rows("results.csv"):
        place = (row["dimension"], row["key"], row["figure"])
        published.add(place)
        own = (str(above[place]), str(below[place]) if shares.get(place[2]) else "")
        if place[2] in shares and own == (row["numerator"], row["denominator"]):
            equal += 1
        else:
            stated = f"published {row['numerator']}/{row['denominator']}"
            faults.append(f"{' '.join(place)}: {stated}, recounted {own[0]}/{own[1]}")
    for place, number in above.items():
        if number > 0 and place not in published and place[2] in shares:
            faults.append(f"{' '.join(place)}: counted {number}, but not published")
    for fault in faults[:20]:
        print(fault)
    if len(faults) > 20:
        print(f"{len(faults) - 20} more")
    print(
        f"{equal} figures recounted equal, {len(faults)} faults "
        f"复算一致 {equal} 项，不一致 {len(faults)} 项"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
