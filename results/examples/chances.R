#!/usr/bin/env Rscript
# Draws how probable it is that China trails by less than so many months: Rscript results/examples/chances.R RESULTS PICTURE
#
# RESULTS is a directory that `chokepoint run ... --save-ensemble` wrote, PICTURE a .png file to write. The curves are
# counted over the worlds of ensemble.nc; the points on them are the quantiles that summary.csv gives. Needs ncdf4: on
# Debian the packages r-base-core and r-cran-ncdf4.
suppressPackageStartupMessages(library(ncdf4))

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: Rscript chances.R RESULTS PICTURE")
metric <- "gap_pace_months"

file <- nc_open(file.path(arguments[1], "ensemble.nc"))
gap <- ncvar_get(file, metric)  # R counts dimensions the other way round: months in rows, worlds in columns
months <- format(as.Date("2022-01-01") + ncvar_get(file, "time"), "%Y-%m")
about <- function(name) ncatt_get(file, 0, name)$value
source_line <- sprintf("%s, scenario %s, seed %s, %d worlds", sub(",.*", "", about("source")), about("scenario"),
                       about("seed"), ncol(gap))
present <- about("present")
nc_close(file)

summary_rows <- read.csv(file.path(arguments[1], "summary.csv"))
summary_rows <- summary_rows[summary_rows$metric == metric, ]

years <- as.integer(substr(present, 1, 4))
last_year <- as.integer(substr(months[length(months)], 1, 4))
dates <- unique(c(present, sprintf("%d-12", unique(round(seq(years + 1, last_year, length.out = 3))))))
dates <- dates[dates %in% months]
colors <- c("#1a1a1a", "#0072B2", "#009E73", "#D55E00")[seq_along(dates)]

worlds <- lapply(dates, function(date) { x <- gap[months == date, ]; sort(x[!is.na(x)]) })
limits <- range(unlist(lapply(worlds, quantile, c(0.01, 0.99))))
at_most <- function(i, lag) 100 * mean(worlds[[i]] <= lag)

png(arguments[2], width = 1080, height = 700, res = 150, pointsize = 10)
par(mar = c(5.2, 4.6, 3, 1), mgp = c(3.4, 0.8, 0), las = 1, bty = "l")
plot(NULL, xlim = limits, ylim = c(0, 1), xlab = "", ylab = "share of worlds", yaxt = "n")
mtext("months that China trails (capability difference over the American rate)", side = 1, line = 2.6)
axis(2, at = seq(0, 1, 0.25), labels = paste0(seq(0, 100, 25), " %"))
last <- length(dates)
title(sprintf("At most a year behind: %.0f %% of the worlds in %s, %.0f %% in %s", at_most(1, 12), dates[1],
              at_most(last, 12), dates[last]), adj = 0, cex.main = 1.05)
for (i in seq_along(dates)) {
  lines(worlds[[i]], seq_along(worlds[[i]]) / length(worlds[[i]]), type = "s", col = colors[i], lwd = 2)
  row <- summary_rows[summary_rows$month == dates[i], ]
  points(unlist(row[c("p05", "p25", "p50", "p75", "p95")]), c(0.05, 0.25, 0.5, 0.75, 0.95), pch = 19, col = colors[i])
}
legend("bottomright", legend = dates, col = colors, lwd = 2, pch = 19, bty = "n")
mtext(source_line, side = 1, line = 4.2, adj = 0, cex = 0.7, col = "#595959")
invisible(dev.off())
