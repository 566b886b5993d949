#include "study/voi/v4_claims.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "model/mechanisms/training.hpp"

namespace study {

namespace {

constexpr const char *kActive = "seed003-active", *kTokens = "v4-abstract-tokens", *kBlackwell = "B200";

/// The questions, in their order.
enum Ask : std::size_t { kCann, kCuda, kMaturity, kSmuggledBefore, kSmuggled };

/// The window in which the contested run starts: months since 2022-01; -1 if no lab has one.
std::pair<int, int> window_of(const model::Roster& roster) {
  for (const model::Lab& lab : roster.labs)
    if (lab.contested_from_month >= 0)
      return {static_cast<int>(lab.contested_from_month), static_cast<int>(lab.contested_to_month)};
  return {-1, -1};
}

double middle(const io::DocumentedFigure& figure) {
  if (std::isfinite(figure.value)) return figure.value;
  return std::isfinite(figure.central) ? figure.central : (figure.low + figure.high) / 2;
}

double value_of(const io::Calibration& calibration, std::string_view id) {
  for (const io::DocumentedFigure& figure : calibration.figures)
    if (figure.id == id) return std::isfinite(middle(figure)) ? middle(figure) : 0;
  return 0;
}

double h100e_of(const io::Calibration& calibration, std::string_view chip) {
  for (const model::Chip& row : calibration.chips)
    if (row.name == chip) return row.h100e;
  return 0;
}

std::size_t parameter(std::string_view name) {
  const int place = base::find_field(model::kParameterRows, name);
  base::ensure(place >= 0, "a parameter of the run that V4 stands for");
  return static_cast<std::size_t>(place);
}

/// One world's numbers.
struct World {
  const Answers& answers;
  std::size_t first, i;
  double of(std::string_view name) const { return answers.parameters[parameter(name)][i]; }
  double says(Ask ask) const { return answers.values[first + ask][i]; }
  /// Length of a run that begins in a month since 2022-01.
  double run_months(int month) const {
    model::Parameters<double> p;
    p.run_months_2023 = of("run_months_2023"), p.run_length_growth = of("run_length_growth");
    p.run_months_most = of("run_months_most");
    return model::run_length(p, month);
  }
  /// FLOP that an H100e gives a run in a month.
  double rate() const { return of("training_mfu") * model::kH100FlopPerSecond * model::kSecondsPerMonth; }
};

/// What makes a row of the table: where, on what chip, how much of the run, and what a chip and the stock are worth.
struct Row {
  const char* claim;
  V4Source source;
  const char* chip;
  int branch;
  std::function<double(const World&)> part, flop_per_chip_month, stock_in_chips;
};

std::vector<Row> rows_of(double blackwell_h100e) {
  const auto all = [](const World&) { return 1.0; };
  const auto mixed = [](const World& w) { return w.of("v4_mixed_share"); };
  const auto little = [](const World& w) { return w.of("v4_mostly_nvidia_share"); };
  const auto rest = [](auto part) { return [part](const World& w) { return 1 - part(w); }; };
  const auto ascend = [](double dies) {
    return [dies](const World& w) {
      return w.rate() * dies * w.of("h100e_per_die_2025") * w.says(kMaturity) * w.of("cn_cluster_reliability");
    };
  };
  const auto ascends = [](double dies) {
    return [dies](const World& w) { return w.says(kCann) / (dies * w.of("h100e_per_die_2025")); };
  };
  const auto h100 = [](const World& w) { return w.rate(); };
  const auto foreign = [](const World& w) { return w.says(kCuda); };
  const auto blackwell = [blackwell_h100e](const World& w) { return w.rate() * blackwell_h100e; };
  const auto smuggled = [](const World& w) { return w.says(kSmuggledBefore) + w.says(kSmuggled); };
  const V4Source home = V4Source::kAscends, legal = V4Source::kForeign, grey = V4Source::kSmuggled;
  return {{"ascend", home, "910B", model::kV4Ascend, all, ascend(1), ascends(1)},
          {"ascend", home, "910C", model::kV4Ascend, all, ascend(2), ascends(2)},
          {"mixed", home, "910C", model::kV4Mixed, mixed, ascend(2), ascends(2)},
          {"mixed", legal, "H100e", model::kV4Mixed, rest(mixed), h100, foreign},
          {"mostly_nvidia", home, "910C", model::kV4MostlyNvidia, little, ascend(2), ascends(2)},
          {"mostly_nvidia", legal, "H100e", model::kV4MostlyNvidia, rest(little), h100, foreign},
          {"blackwell", grey, "B200", model::kV4Blackwell, all, blackwell, smuggled}};
}

V4Claim claim_of(const Row& row, double flop, const Ground& ground, const Answers& answers, std::size_t first) {
  std::vector<double> part, chip_months, chips, share, weights;
  const auto& worlds = ground.posterior->worlds.worlds;
  const int month = window_of(ground.calibration.roster.roster).first;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    if (worlds[i].branch[model::kV4TrainingHardware] != row.branch) continue;
    const World world{answers, first, i};
    part.push_back(row.part(world));
    chip_months.push_back(part.back() * flop / row.flop_per_chip_month(world));
    chips.push_back(chip_months.back() / world.run_months(month));
    share.push_back(chips.back() / row.stock_in_chips(world));
    weights.push_back(answers.weights[i]);
  }
  return {row.claim,
          row.chip,
          row.source,
          spread_of(part, weights).median,
          spread_of(chip_months, weights),
          spread_of(chips, weights),
          spread_of(share, weights)};
}

}  // namespace

V4Run v4_run(const io::Calibration& calibration) {
  return {value_of(calibration, kActive), value_of(calibration, kTokens), std::string(kActive) + ", " + kTokens};
}

std::vector<io::Target> v4_questions(const io::Scenario& scenario) {
  const auto [from, to] = window_of(scenario.setting.roster);
  if (from < 0) return {};
  const int last = std::max(from - 1, 0);
  const auto mean = [from = from, to = to](const char* metric) {
    return question(metric, io::Statistic::kMean, from, to);
  };
  const auto smuggled = [](int month) {
    return question("smuggled_units_per_year", io::Statistic::kValue, month, month);
  };
  return {mean("installed_cann_cn_h100e"), mean("installed_cuda_cn_h100e"), mean("maturity_training_cann"),
          smuggled(std::max(last - 12, 0)), smuggled(last)};
}

std::vector<V4Claim> v4_claims(const Ground& ground, const Answers& answers, std::size_t first) {
  const double flop = v4_run(ground.calibration).flop(), blackwell = h100e_of(ground.calibration, kBlackwell);
  std::vector<V4Claim> claims;
  if (!(flop > 0) || !(blackwell > 0) || answers.values.size() <= first) return claims;
  for (const Row& row : rows_of(blackwell)) claims.push_back(claim_of(row, flop, ground, answers, first));
  return claims;
}

}  // namespace study
