#include "study/paradox/split.hpp"

#include <array>
#include <cmath>
#include <functional>

#include "base/error.hpp"
#include "base/math.hpp"

namespace study {

namespace {

constexpr std::array<TermRow, kTerms> kTermRows{{{"naive_as_read", true},
                                                 {"uncounted_compute"},
                                                 {"naive", true},
                                                 {"methods_withheld"},
                                                 {"start"},
                                                 {"residual"},
                                                 {"all_closed", true},
                                                 {"own_efficiency"},
                                                 {"imitation"},
                                                 {"distillation"},
                                                 {"concentration"},
                                                 {"flattery"},
                                                 {"observed", true}}};

constexpr std::array<std::string_view, kMemos> kMemoNames{"methods_net",
                                                          "standing_gap",
                                                          "without_own_efficiency",
                                                          "without_imitation",
                                                          "without_distillation",
                                                          "without_concentration",
                                                          "without_flattery",
                                                          "naive_without_legal",
                                                          "naive_without_domestic",
                                                          "naive_without_smuggled",
                                                          "naive_without_offshore"};

constexpr std::array<const char*, 5> kPlayers{"own_efficiency", "imitation", "distillation", "concentration",
                                              "flattery"};
constexpr std::array<const char*, 4> kSources{"compute_legal_cn_h100e", "compute_domestic_cn_h100e",
                                              "compute_smuggled_cn_h100e", "compute_offshore_cn_h100e"};

/// Places of a date's readings. The four sources follow the last.
enum : std::size_t {
  kLagRead,
  kGapRead,
  kUsRead,
  kCnRead,
  kShareRead,
  kGapFirst,
  kUsFirst,
  kCnFirst,
  kStatedRead,
  kSourcesRead
};

using Column = std::vector<double>;

/// Worlds, one number each.
class Worlds {
 public:
  explicit Worlds(const std::vector<analysis::Game>& games) : games_(games) {}

  std::size_t size() const { return games_.front().worlds(); }
  /// A reading with everything open.
  Column open(std::size_t reading) const {
    const auto values = games_[reading].of(games_[reading].everybody());
    return {values.begin(), values.end()};
  }
  Column lag_when_closed() const {
    const auto values = games_[kLagRead].of(0);
    return {values.begin(), values.end()};
  }
  const analysis::Game& lag() const { return games_[kLagRead]; }

 private:
  const std::vector<analysis::Game>& games_;
};

Column each(std::size_t size, const std::function<double(std::size_t)>& value) {
  Column column;
  for (std::size_t world = 0; world < size; ++world) column.push_back(value(world));
  return column;
}

/// Every term in every world.
std::vector<Column> terms_of(const Worlds& worlds, int month) {
  const std::size_t size = worlds.size();
  const Column us = worlds.open(kUsRead), cn = worlds.open(kCnRead), share = worlds.open(kShareRead),
               closed = worlds.lag_when_closed();
  std::vector<Column> terms(kTerms);
  const double frozen = frozen_methods_lag(month);
  terms[kNaiveAsRead] = each(size, [&](std::size_t w) { return naive_lag(1 / share[w]); });
  terms[kNaive] = each(size, [&](std::size_t w) { return naive_lag(us[w] / cn[w]); });
  terms[kUncounted] = each(size, [&](std::size_t w) { return terms[kNaive][w] - terms[kNaiveAsRead][w]; });
  terms[kMethodsWithheld] = Column(size, frozen);
  const Column gap_first = worlds.open(kGapFirst), us_first = worlds.open(kUsFirst), cn_first = worlds.open(kCnFirst);
  terms[kStart] = each(size, [&](std::size_t w) { return gap_first[w] - naive_lag(us_first[w] / cn_first[w]); });
  terms[kResidual] =
      each(size, [&](std::size_t w) { return closed[w] - terms[kNaive][w] - frozen - terms[kStart][w]; });
  terms[kAllClosed] = closed;
  for (std::size_t player = 0; player < kPlayers.size(); ++player)
    terms[kOwnEfficiency + player] = analysis::shapley_values(worlds.lag(), static_cast<int>(player));
  terms[kObserved] = worlds.open(kLagRead);
  return terms;
}

std::vector<Column> memos_of(const Worlds& worlds, const std::vector<Column>& terms) {
  const std::size_t size = worlds.size();
  std::vector<Column> memos(kMemos);
  memos[kMethodsNet] = each(size, [&](std::size_t w) {
    return terms[kObserved][w] - terms[kNaive][w] - terms[kConcentration][w] - terms[kFlattery][w];
  });
  memos[kStandingGap] = worlds.open(kGapRead);
  for (std::size_t player = 0; player < kPlayers.size(); ++player)
    memos[kOutOwnEfficiency + player] = analysis::leave_one_out(worlds.lag(), static_cast<int>(player));
  const Column cn = worlds.open(kCnRead);
  for (std::size_t source = 0; source < kSources.size(); ++source) {
    const Column part = worlds.open(kSourcesRead + source);
    memos[kOutLegal + source] =
        each(size, [&](std::size_t w) { return naive_lag((cn[w] - part[w]) / cn[w]); });  // below 0: what it takes off
  }
  return memos;
}

/// Puts the means of the steps on a grid on which the levels are their sums.
void close_means(std::vector<Estimate>& terms) {
  Column parts;
  for (std::size_t term = 0; term < kTerms; ++term)
    if (term == kNaiveAsRead || !kTermRows[term].level) parts.push_back(terms[term].mean);
  const Column closed = analysis::closed_sum(parts, terms[kObserved].mean);
  double level = 0;
  std::size_t part = 0;
  for (std::size_t term = 0; term < kTerms; ++term) {
    if (term == kNaiveAsRead || !kTermRows[term].level) level += terms[term].mean = closed[part++];
    if (kTermRows[term].level) terms[term].mean = level;
  }
}

double geometric_mean(const Column& values) {
  double sum = 0;
  for (const double value : values) sum += base::log(value);
  return base::exp(sum / static_cast<double>(values.size()));
}

}  // namespace

double naive_lag(double ratio) { return 12 * base::log(ratio) / base::log(kFrontierGrowth); }

double frozen_methods_lag(int month) { return month * base::log(kEfficiencyGrowth) / base::log(kFrontierGrowth); }

const TermRow& term_row(std::size_t term) { return kTermRows[term]; }
std::string_view memo_name(std::size_t memo) { return kMemoNames[memo]; }

std::vector<std::size_t> paradox_players() {
  std::vector<std::size_t> players;
  for (const char* name : kPlayers) players.push_back(find_channel(name));
  return players;
}

std::vector<Reading> paradox_readings(int month) {
  std::vector<Reading> readings;
  const auto add = [&](const char* name, int when) {
    readings.push_back({static_cast<std::size_t>(engine::find_output(name)), when});
  };
  for (const char* name : {"gap_observed_months", "gap_months", "compute_effective_us_h100e",
                           "compute_effective_cn_h100e", "compute_share_as_read"})
    add(name, month);
  for (const char* name : {"gap_months", "compute_effective_us_h100e", "compute_effective_cn_h100e"}) add(name, 0);
  add("gap_stated_months", month);
  for (const char* name : kSources) add(name, month);
  return readings;
}

Split split_of(const std::vector<analysis::Game>& games, int month, const std::vector<std::uint32_t>& clusters) {
  const Worlds worlds(games);
  const std::vector<Column> terms = terms_of(worlds, month);
  Split split;
  split.month = month;
  for (const Column& term : terms) split.terms.push_back(spread_of(term, clusters));
  for (const Column& memo : memos_of(worlds, terms)) split.memos.push_back(spread_of(memo, clusters));
  close_means(split.terms);
  split.observed = worlds.open(kLagRead), split.stated = worlds.open(kStatedRead);
  split.us_compute = geometric_mean(worlds.open(kUsRead));
  split.cn_compute = geometric_mean(worlds.open(kCnRead));
  return split;
}

}  // namespace study
