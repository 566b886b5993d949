"""check_ensemble.py RESULTS: is ensemble.nc, read by xarray, what summary.csv sums up? Prints differences; exits 1 if there
is one. Sums are taken in another order than the program's, so equal means equal to 1e-9."""
import sys
import warnings
from pathlib import Path

import numpy
import pandas
import xarray

FEWEST = 20
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
faults = []
warnings.simplefilter("ignore", RuntimeWarning)  # months in which nothing is defined


def compare(what, found, wanted, scale):
    """Vectors over months; a statistic that summary.csv leaves blank must be undefined here too."""
    same = numpy.isclose(found, wanted, rtol=1e-9, atol=1e-12 * scale, equal_nan=True)
    for month in numpy.flatnonzero(~same)[:3]:
        faults.append(f"{what}, month {month}: {found[month]!r} in ensemble.nc, {wanted[month]!r} in summary.csv")


def clustered_errors(data, ancestors):
    """Standard errors of the means, month by month, with worlds of one ancestor taken together."""
    _, cluster = numpy.unique(ancestors, return_inverse=True)
    defined = numpy.isfinite(data)
    deviations = numpy.where(defined, data - numpy.nanmean(data, axis=0), 0)
    sums, members = numpy.zeros((cluster.max() + 1, data.shape[1])), numpy.zeros((cluster.max() + 1, data.shape[1]))
    numpy.add.at(sums, cluster, deviations)
    numpy.add.at(members, cluster, defined)
    clusters = (members > 0).sum(axis=0)
    errors = numpy.sqrt((sums**2).sum(axis=0) * clusters / (clusters - 1)) / defined.sum(axis=0)
    return numpy.where(clusters < 2, numpy.nan, errors)


def check_metric(name, rows, values, ancestors):
    data = values.values
    scale = numpy.nanmax(numpy.abs(data)) if numpy.isfinite(data).any() else 1.0
    if values.units != rows.unit.iloc[0]:
        faults.append(f"{name}: unit {values.units}, not {rows.unit.iloc[0]}")
    compare(f"{name} n", numpy.isfinite(data).sum(axis=0), rows.n.values, 1)
    compare(f"{name} mean", values.mean("realization").values, rows["mean"].values, scale)
    # A sum of squares in another order leaves the spread of equal values a rounding error of the values.
    compare(f"{name} sd", values.std("realization", ddof=1).values, rows.sd.values, 1e3 * scale)
    few = rows.n.values < FEWEST  # summary.csv tells no ranges then
    quantiles = values.quantile(list(QUANTILES.values()), "realization").values
    for column, found in zip(QUANTILES, quantiles):
        compare(f"{name} {column}", found if column == "p50" else numpy.where(few, numpy.nan, found), rows[column].values, scale)
    errors, mean = clustered_errors(data, ancestors), rows["mean"].values
    # No error can be told of a share in which all worlds agree; a lever's setting is no share of anything.
    agree = (values.units == "1") & (not name.startswith("lever_")) & ((mean == 0) | (mean == 1))
    compare(f"{name} mean_se", numpy.where(agree, numpy.nan, errors), rows.mean_se.values, 1e3 * scale)


def main(results):
    summary = pandas.read_csv(Path(results) / "summary.csv")
    with xarray.open_dataset(Path(results) / "ensemble.nc") as ensemble:
        months = list(summary.month.unique())
        if list(ensemble.time.dt.strftime("%Y-%m").values) != months:
            faults.append("the months are not those of summary.csv")
        if list(ensemble.realization.values) != list(range(1, ensemble.sizes["realization"] + 1)):
            faults.append("realizations are not counted from 1")
        outputs = {name for name in ensemble.data_vars if ensemble[name].dims == ("realization", "time")}
        if outputs != set(summary.metric):
            faults.append(f"other outputs than in summary.csv: {sorted(outputs ^ set(summary.metric))}")
        for name, rows in summary.groupby("metric"):
            check_metric(name, rows, ensemble[name], ensemble.ancestor.values)
        if ensemble.attrs["Conventions"] != "CF-1.8" or ensemble.realization.standard_name != "realization":
            faults.append("not marked as CF-1.8")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
