"""check_ensemble.py RESULTS: is ensemble.nc, read by xarray, what summary.csv sums up? Prints each difference; exits 1 if
there is one. Sums are taken in another order than the program's, so equal means equal to 1e-9."""
import sys
import warnings
from pathlib import Path

import numpy
import pandas
import xarray

QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
faults = []
warnings.simplefilter("ignore", RuntimeWarning)  # months in which nothing is defined


def compare(what, found, wanted, scale):
    """Vectors over months; a statistic that summary.csv leaves blank must be undefined here too."""
    same = numpy.isclose(found, wanted, rtol=1e-9, atol=1e-12 * scale, equal_nan=True)
    for month in numpy.flatnonzero(~same)[:3]:
        faults.append(f"{what}, month {month}: {found[month]!r} in ensemble.nc, {wanted[month]!r} in summary.csv")


def clustered_error(values, ancestors):
    """Standard error of the mean with worlds of one ancestor taken together."""
    defined = ~numpy.isnan(values)
    values, ancestors = values[defined], ancestors[defined]
    if len(values) < 2 or len(set(ancestors)) < 2:
        return numpy.nan
    sums = pandas.Series(values - values.mean()).groupby(ancestors).sum()
    return (float((sums**2).sum()) * len(sums) / (len(sums) - 1)) ** 0.5 / len(values)


def check_metric(name, rows, values, ancestors):
    data = values.values
    scale = numpy.nanmax(numpy.abs(data)) if numpy.isfinite(data).any() else 1.0
    if values.units != rows.unit.iloc[0]:
        faults.append(f"{name}: unit {values.units}, not {rows.unit.iloc[0]}")
    compare(f"{name} n", numpy.isfinite(data).sum(axis=0), rows.n.values, 1)
    compare(f"{name} mean", values.mean("realization").values, rows["mean"].values, scale)
    # A sum of squares in another order leaves the spread of equal values a rounding error of the values.
    compare(f"{name} sd", values.std("realization", ddof=1).values, rows.sd.values, 1e3 * scale)
    for column, share in QUANTILES.items():
        compare(f"{name} {column}", values.quantile(share, "realization").values, rows[column].values, scale)
    errors = numpy.array([clustered_error(data[:, month], ancestors) for month in range(data.shape[1])])
    compare(f"{name} mean_se", errors, rows.mean_se.values, 1e3 * scale)


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
