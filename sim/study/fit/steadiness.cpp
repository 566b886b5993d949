#include "study/fit/steadiness.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/effective.hpp"
#include "analysis/scores.hpp"
#include "base/error.hpp"
#include "base/normal.hpp"
#include "model/parameters.hpp"
#include "study/voi/branch_weights.hpp"

namespace study {

namespace {

void add_branches(const engine::Posterior& fit, const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                  std::vector<Steadiness>& rows) {
  const std::vector<BranchWeight> found = branch_weights(fit, weights);
  rows.resize(std::max(rows.size(), found.size()));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const model::HypothesisRow& claim = model::kHypothesisRows[found[i].hypothesis];
    rows[i].kind = "branch";
    rows[i].name = std::string(claim.name) + "." + std::string(claim.branch[found[i].branch]);
    rows[i].values.push_back(found[i].weight), rows[i].errors.push_back(found[i].error);
  }
}

void add_parameters(const engine::Posterior& fit, std::vector<Steadiness>& rows) {
  rows.resize(model::kParameters);
  std::vector<std::uint32_t> ancestors;
  for (const engine::PosteriorWorld& world : fit.worlds) ancestors.push_back(world.ancestor);
  for (std::size_t p = 0; p < model::kParameters; ++p) {
    std::vector<double> scores;
    for (const engine::PosteriorWorld& world : fit.worlds)
      scores.push_back(base::normal_quantile(engine::quantile_of_place(world.places[p])));
    rows[p].kind = "parameter", rows[p].name = model::kParameterRows[p].name;
    rows[p].values.push_back(analysis::mean(scores));
    rows[p].errors.push_back(analysis::clustered_standard_error(scores, ancestors));
  }
}

}  // namespace

double Steadiness::range() const {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high - *low;
}

double Steadiness::range_in_errors() const {
  double sum = 0;
  for (const double error : errors) sum += error * error;
  const double pair = std::sqrt(2 * sum / static_cast<double>(errors.size()));
  return pair > 0 ? range() / pair : 0;
}

std::vector<Steadiness> steadiness_of(const std::vector<const engine::Posterior*>& fits,
                                      const std::array<std::array<double, 4>, model::kHypotheses>& weights) {
  base::ensure(fits.size() >= 2, "steadiness needs two fits");
  std::vector<Steadiness> rows, parameters;
  for (const engine::Posterior* fit : fits) add_branches(*fit, weights, rows), add_parameters(*fit, parameters);
  rows.insert(rows.end(), parameters.begin(), parameters.end());
  return rows;
}

}  // namespace study
