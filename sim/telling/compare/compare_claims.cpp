#include "telling/compare/compare_claims.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/share.hpp"
#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

constexpr const char* kInterval = "99 % interval of the mean over worlds, clustered by ancestor";

bool enough(std::size_t worlds) { return worlds >= static_cast<std::size_t>(base::kFewestForRange); }

/// Writes the claims of one comparison.
class Writer {
 public:
  explicit Writer(const study::ComparisonFindings& findings) : f_(findings) {}

  std::vector<io::Claim> all() {
    for (std::size_t s = 1; s < f_.comparison.scenarios.size(); ++s) {
      for (const int month : f_.plan.dates) of_date(s, month);
      clear_from(s);
    }
    for (const study::MoneyRate& rate : f_.rates) money(rate);
    best();
    return std::move(claims_);
  }

 private:
  const study::Compared& scenario(std::size_t s) const { return f_.comparison.scenarios[s]; }
  std::string against() const { return " than under \"" + f_.comparison.reference().title + "\""; }
  std::string intro(std::size_t s, int month) const {
    return scenario(s).title + ": in " + month_in_words(month) + ", ";
  }

  io::Claim& add(std::size_t s, const std::string& what, int month, const std::string& sentence) {
    io::Claim& claim = claims_.emplace_back();
    claim.id = scenario(s).name + "-" + what + "-" + io::month_text(month);
    claim.sentence = sentence, claim.month = io::month_text(month), claim.interval = kInterval;
    if (s <= kMostDrawn) claim.figures = {change_name(scenario(s)), fans_name(scenario(s))};
    return claim;
  }

  void fill(io::Claim& claim, std::size_t s, std::size_t o, int month) const {
    const analysis::Mean& change = study::change_at(scenario(s), o, month).difference;
    claim.metric = f_.plan.outcomes[o].name, claim.unit = f_.plan.outcomes[o].difference_unit();
    claim.value = change.mean, claim.low = change.interval.low, claim.high = change.interval.high;
    claim.told_from_zero = change.told_from_zero() && enough(change.worlds);
    for (const study::BranchDifference& row : f_.branches) {
      if (row.scenario != s || row.outcome != o || row.month != month) continue;
      const double value = row.inside.mean;
      if (!(value >= claim.lowest))
        claim.lowest = value, claim.lowest_at = study::branch_name(row.hypothesis, row.branch);
      if (!(value <= claim.highest))
        claim.highest = value, claim.highest_at = study::branch_name(row.hypothesis, row.branch);
    }
  }

  void of_date(std::size_t s, int month) {
    const std::size_t lag = study::find_outcome(f_.plan.outcomes, "gap_pace");
    io::Claim& pair = add(s, "pair", month,
                          scenario(s).title + ": " + pair_finding(f_, s, month) + ", compared with \"" +
                              f_.comparison.reference().title +
                              "\" (in brackets the 99 % intervals of the means, not the spread over worlds).");
    fill(pair, s, lag, month);
    if (draws_dots(f_))
      for (const char* name : {"gap_pace", "serving_cn"}) pair.figures.push_back(dots_name(name, month));
    standing(s, month);
    year_mean(s, month);
    world_by_world(s, "widens", "gap_pace", month);
    world_by_world(s, "serves", "serving_cn", month);
    parity(s, month);
  }

  void standing(std::size_t s, int month) {
    fill(add(s, "standing", month, intro(s, month) + standing_finding(standing_at(f_, s, month)) + "."), s,
         study::find_outcome(f_.plan.outcomes, "gap_standing"), month);
  }

  void year_mean(std::size_t s, int month) {
    const std::size_t o = study::find_outcome(f_.plan.outcomes, "gap_year_mean");
    const analysis::Mean& change = study::change_at(scenario(s), o, month).difference;
    fill(add(s, "year-mean", month,
             scenario(s).title + ": on average over the twelve months to " + month_in_words(month) +
                 " and over worlds, " + lag_finding(change, "", "") +
                 ", by the age of the first American model as capable as China's best."),
         s, o, month);
  }

  /// How the difference spreads over worlds: the interval of a mean says nothing of that.
  void world_by_world(std::size_t s, const char* what, const char* outcome, int month) {
    const std::size_t o = study::find_outcome(f_.plan.outcomes, outcome);
    const analysis::Paired& change = study::change_at(scenario(s), o, month);
    if (std::isnan(change.above)) return;
    const auto worlds = static_cast<double>(change.difference.worlds);
    const std::string does = f_.plan.outcomes[o].is_ratio() ? "can serve" : "trails";
    const std::string spread = spread_of_worlds(scenario(s).spread[o][static_cast<std::size_t>(month)], o);
    io::Claim& claim = add(s, what, month,
                           intro(s, month) + "China " + does + " more in " + io::say_in_hundred(change.above, worlds) +
                               " simulated worlds and less in " + io::say_in_hundred(change.below, worlds) + against() +
                               ", world by world" + spread + ".");
    claim.metric = std::string("share_of_worlds_in_which_") + outcome + "_is_larger", claim.unit = "1";
    claim.value = change.above;
    analysis::Mean share;
    share.worlds = change.difference.worlds, share.mean = change.above, share.standard_error = change.above_error;
    const analysis::Interval interval = analysis::share_interval(share, scenario(s).clusters);
    claim.low = interval.low, claim.high = interval.high;
    claim.interval = "99 % interval of the share (Wilson's), clustered by ancestor; told if it leaves out one half";
    claim.told_from_zero = (interval.low > 0.5 || interval.high < 0.5) && enough(change.difference.worlds);
  }

  /// ": nine in ten differ by 7 months less to 0.8 months more, the median by 0.8 months less".
  std::string spread_of_worlds(const study::Spread& spread, std::size_t o) const {
    if (std::isnan(spread.p05) || std::isnan(spread.p95)) return "";
    const auto said = [&](double value) {
      if (f_.plan.outcomes[o].is_ratio()) return factor_in_words(std::exp(value));
      return months_in_words(std::abs(value)) + (value > 0 ? " more" : " less");
    };
    return "; nine worlds in ten lie between " + said(spread.p05) + " and " + said(spread.p95) + ", the median at " +
           said(spread.p50);
  }

  void parity(std::size_t s, int month) {
    const std::size_t o = study::find_outcome(f_.plan.outcomes, "parity");
    const analysis::Mean& change = study::change_at(scenario(s), o, month).difference;
    fill(add(s, "parity", month,
             intro(s, month) + "the probability that China is level or ahead, compared with \"" +
                 f_.comparison.reference().title + "\": " + change_in_words(change, f_.plan.outcomes[o]) + "."),
         s, o, month);
  }

  void clear_from(std::size_t s) {
    for (const auto& [name, kind] :
         {std::pair{"gap_pace", "clear-pace"}, std::pair{"gap_year_mean", "clear-year-mean"}}) {
      const std::size_t o = study::find_outcome(f_.plan.outcomes, name);
      const std::optional<int>& from = scenario(s).clear_from[o];
      const int last = f_.plan.months() - 1;
      const std::string label = label_of(f_.plan.outcomes[o]);
      io::Claim& claim =
          add(s, kind, from.value_or(last),
              from ? scenario(s).title + ": the difference of the " + label + " is clear from " +
                         month_in_words(*from) + " on (each later month's 99 % interval leaves out 0 on the same side)."
                   : scenario(s).title + ": at the horizon, " + month_in_words(last) + ", the difference of the " +
                         label + " cannot be told from zero.");
      fill(claim, s, o, from.value_or(last));
    }
  }

  void money(const study::MoneyRate& rate) {
    std::string what = "rate-" + label_of(rate).substr(0, label_of(rate).find(' '));
    std::erase(what, '\'');
    io::Claim& claim =
        add(rate.scenario, what, rate.month,
            scenario(rate.scenario).title + ", by " + month_in_words(rate.month) + ": " + rate_sentence(rate) + ".");
    claim.metric = "usd_per_month_of_lag", claim.unit = "USD/month";
    claim.value = rate.rate.value, claim.low = rate.rate.interval.low, claim.high = rate.rate.interval.high;
    claim.interval = "Fieller's 99 % interval of a ratio of means, clustered by ancestor";
    claim.told_from_zero = rate.rate.exists && rate.money.told_from_zero();
  }

  void best() {
    if (f_.regrets.size() < 2) return;
    const study::Regret& first = f_.regrets.front();
    const auto calm =
        std::min_element(f_.regrets.begin(), f_.regrets.end(),
                         [](const study::Regret& a, const study::Regret& b) { return a.worst < b.worst; });
    const study::Outcome& objective = f_.plan.outcomes[f_.plan.objective];
    const int month = f_.plan.dates.back();
    io::Claim& claim = claims_.emplace_back();
    claim.id = "best-" + io::month_text(month), claim.month = io::month_text(month);
    const std::string most = f_.plan.more_is_better ? "largest" : "smallest";
    claim.sentence = "In " + month_in_words(month) + " the " + most + " mean of \"" + label_of(objective) +
                     "\" is that of \"" + scenario(first.scenario).title + "\", which " +
                     (f_.regrets[1].to_best.told_from_zero() ? "can" : "cannot") + " be told from the next, \"" +
                     scenario(f_.regrets[1].scenario).title + "\". " + least_regret(*calm);
    claim.metric = objective.name, claim.unit = objective.unit_text(), claim.value = first.objective.mean;
    claim.low = first.objective.interval.low, claim.high = first.objective.interval.high, claim.interval = kInterval;
  }

  /// With which scenario one misses least whose claim turns out to be settled otherwise.
  std::string least_regret(const study::Regret& calm) const {
    const study::Outcome& objective = f_.plan.outcomes[f_.plan.objective];
    const std::string title = "\"" + scenario(calm.scenario).title + "\"";
    const std::string wish = std::string("For whoever wants it ") + (f_.plan.more_is_better ? "large" : "small") +
                             " and cannot wait until the contested claims are settled, " + title +
                             " is the safest choice: settle any one of them, any way, and it ";
    if (!(calm.worst > 0)) return wish + "is the best of these scenarios.";
    const std::string missed = objective.is_ratio() ? io::say(-std::expm1(-calm.worst), io::Unit::kShare)
                               : objective.unit == io::Unit::kMonths ? months_in_words(calm.worst)
                                                                     : io::say(calm.worst, objective.unit);
    return wish + "falls short of the best of these scenarios by " + missed +
           " at most; any other may fall short by more. (How far a choice falls short of the best is called its "
           "regret.)";
  }

  const study::ComparisonFindings& f_;
  std::vector<io::Claim> claims_;
};

}  // namespace

std::vector<io::Claim> comparison_claims(const study::ComparisonFindings& findings) { return Writer(findings).all(); }

}  // namespace app
