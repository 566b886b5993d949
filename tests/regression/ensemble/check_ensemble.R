# check_ensemble.R RESULTS: is ensemble.nc, read by R's ncdf4, what summary.csv sums up? Exits 1 with the first differences
# if not. Sums are taken in another order than the program's, so equal means equal to 1e-9 of the values' size.
suppressPackageStartupMessages(library(ncdf4))

results <- commandArgs(trailingOnly = TRUE)[1]
summary_rows <- read.csv(file.path(results, "summary.csv"))
file <- nc_open(file.path(results, "ensemble.nc"))
months <- format(as.Date(sub("days since ", "", ncatt_get(file, "time", "units")$value)) + ncvar_get(file, "time"), "%Y-%m")
faults <- character()

compare <- function(what, found, wanted, scale) {
  both <- !is.na(found) & !is.na(wanted)
  wrong <- is.na(found) != is.na(wanted)
  wrong[both] <- abs(found - wanted)[both] > 1e-9 * scale
  if (any(wrong)) faults <<- c(faults, sprintf("%s in %s: %.17g, but %.17g in summary.csv", what, months[wrong],
                                               found[wrong], wanted[wrong]))
}

if (!identical(months, unique(summary_rows$month))) faults <- "the months are not those of summary.csv"
for (name in unique(summary_rows$metric)) {
  rows <- summary_rows[summary_rows$metric == name, ]
  values <- ncvar_get(file, name)  # months in rows, worlds in columns
  values[is.nan(values)] <- NA
  scale <- max(abs(values), 1e-300, na.rm = TRUE)
  quantiles <- apply(values, 1, quantile, c(0.05, 0.25, 0.5, 0.75, 0.95), na.rm = TRUE, type = 7, names = FALSE)
  quantiles[c(1, 2, 4, 5), rowSums(!is.na(values)) < 20] <- NA  # summary.csv tells no ranges then
  compare(paste(name, "n"), rowSums(!is.na(values)), rows$n, 1)
  compare(paste(name, "mean"), rowMeans(values, na.rm = TRUE), rows$mean, scale)
  compare(paste(name, "sd"), apply(values, 1, sd, na.rm = TRUE), rows$sd, scale)
  for (i in 1:5) compare(paste(name, "quantile", i), quantiles[i, ], unlist(rows[c("p05", "p25", "p50", "p75", "p95")[i]]), scale)
}
if (length(faults) > 0) {
  writeLines(head(faults, 20), stderr())
  quit(status = 1)
}
