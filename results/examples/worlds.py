#!/usr/bin/env python3
"""Draws the worlds behind a fan: results/examples/worlds.py RESULTS PICTURE [METRIC]

RESULTS is a directory that `chokepoint run ... --save-ensemble` wrote, PICTURE a file to write (.png, .pdf or .svg),
METRIC one out of `chokepoint list metrics` (default: gap_pace_months). The bands and the median come from summary.csv,
the single worlds from ensemble.nc. Needs pandas, xarray, netCDF4 and matplotlib: on Debian the packages
python3-xarray, python3-netcdf4 and python3-matplotlib, with Debian's own /usr/bin/python3.
"""
import sys
from pathlib import Path

import matplotlib
import pandas
import xarray

matplotlib.use("Agg")  # no screen is needed
from matplotlib import pyplot  # noqa: E402

SHOWN_WORLDS = 25
COLOR = "#D55E00"


def main(results, picture, metric="gap_pace_months"):
    summary = pandas.read_csv(Path(results) / "summary.csv")
    if metric not in set(summary.metric):
        raise SystemExit(f"worlds.py: {results} has no metric {metric}; `chokepoint list metrics` has the names")
    rows = summary[summary.metric == metric]
    months = pandas.to_datetime(rows.month) + pandas.offsets.MonthEnd(0)

    with xarray.open_dataset(Path(results) / "ensemble.nc") as ensemble:
        values = ensemble[metric]
        figure, axes = pyplot.subplots(figsize=(7.2, 4.4), layout="constrained")
        axes.fill_between(months, rows.p05, rows.p95, color=COLOR, alpha=0.18, linewidth=0, label="9 in 10 worlds")
        axes.fill_between(months, rows.p25, rows.p75, color=COLOR, alpha=0.32, linewidth=0, label="half of them")
        axes.plot(months, rows.p50, color=COLOR, linewidth=2.2, label="median")
        shown = values.isel(realization=slice(0, SHOWN_WORLDS))
        lines = axes.plot(ensemble.time, shown.transpose("time", "realization"), color="black", linewidth=0.4, alpha=0.6)
        lines[0].set_label(f"the first {shown.sizes['realization']} worlds")
        axes.axvline(pandas.Timestamp(ensemble.attrs["present"]) + pandas.offsets.MonthEnd(0), color="black", linewidth=0.8)
        last = rows.iloc[-1]
        axes.set_title(f"{metric} in {last.month}: median {last.p50:.3g} {values.units}, "
                       f"9 in 10 worlds from {last.p05:.3g} to {last.p95:.3g}", loc="left", fontsize=10)
        axes.set_ylabel(f"{metric}, {values.units}")
        axes.margins(x=0)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False, loc="upper left", fontsize=8)
        figure.supxlabel(f"{ensemble.attrs['source'].split(',')[0]}, scenario {ensemble.attrs['scenario']}, seed "
                         f"{ensemble.attrs['seed']}, {values.sizes['realization']:,} worlds", x=0.01, ha="left", fontsize=7)
        figure.savefig(picture, dpi=150)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
