#pragma once
// How many independent draws a weighted or related set of draws is worth, and the standard errors that follow.

#include <cstdint>
#include <span>

namespace analysis {

/// Kish's effective size (sum w)^2 / sum w^2, from 1 to the number of weights; 0 if all are zero. Weights >= 0 and
/// finite, else InvariantError.
double effective_size(std::span<const double> weights);

/// The mean of a column; with weights (as many as values, >= 0, positive sum) the weighted one. Throws InvariantError
/// otherwise.
double mean(std::span<const double> values, std::span<const double> weights = {});

/// The standard error of `mean` when values of one cluster may be related in any way and clusters are independent:
/// the linearised cluster estimate with the correction C / (C - 1) for C clusters (those that have weight). +infinity
/// for one cluster, which says nothing of its own error. One cluster id per value, in any order.
double clustered_standard_error(std::span<const double> values, std::span<const std::uint32_t> clusters,
                                std::span<const double> weights = {});

/// The variance of the mean under clustering over the one that independent values (each its own cluster, with the same
/// weights) would have. 1 for a column that does not vary; +infinity for a single cluster.
double design_effect(std::span<const double> values, std::span<const std::uint32_t> clusters,
                     std::span<const double> weights = {});

/// Kish's size of the weights (the number of values without any) over the design effect, at most that size: the draws
/// that the column is worth; 0 for a single cluster, of whose error nothing is known. Clusters are ancestors for particles of `tempered_smc.hpp`.
double effective_size(std::span<const double> values, std::span<const std::uint32_t> clusters,
                      std::span<const double> weights = {});

}  // namespace analysis
