#pragma once
// Inside the story: what is remembered of the months before, and who tells what of a month. Not for others.
#include <string>
#include <vector>

#include "base/undefined.hpp"
#include "engine/plan.hpp"
#include "model/events.hpp"
#include "model/world.hpp"

namespace engine::story {

using World = model::World<double>;

/// What a best model's capability is made of, in dex; undefined until a release of the run was the best.
struct Made {
  double capability = base::kUndefined, size{}, methods{}, posttraining{}, distilled{};
};

/// With what a lab's run under way was begun.
struct Begun {
  double h100e = 0, domestic_share = 0;
};

/// What the story remembers of the month before, and of the runs and records before it.
struct Before {
  double gate = 1, us_best = 0, cn_best = 0, gap = 0;
  double efficiency[2]{};  ///< best of the American and of the Chinese labs, dex
  std::vector<double> counts, running, legal;
  model::Levers<double> levers;
  std::string chokepoint;
  Made made[2];              ///< behind the best American and the best Chinese model
  std::vector<Begun> begun;  ///< a row per lab
};

/// Tells the lines of one month.
class Teller {
 public:
  Teller(const World& world, const Before& before, std::vector<StoryLine>& lines)
      : world_(world), before_(before), lines_(lines) {}
  /// All of it: first the frontier, then policy, chips, production, smuggling, labs.
  void tell_month() const;

 private:
  enum class Weight { kDetail, kBrief };
  StoryLine& tell(Weight weight, std::string actor, std::string what, std::string why) const;
  bool happened(std::size_t event) const { return world_.event_count[event] > before_.counts[event]; }

  // story_frontier.cpp
  void year() const;
  void records() const;
  void record_of(bool american) const;
  void crossings() const;
  void labs() const;
  // story_policy.cpp
  void moves() const;
  void announce(const model::Move& move) const;
  std::string laid_in_for(const model::Move& move) const;
  void ends() const;
  void gate() const;
  void reactions() const;
  void chips() const;
  // story_supply.cpp
  void production() const;
  void smuggling() const;

  const World& world_;
  const Before& before_;
  std::vector<StoryLine>& lines_;
};

/// What the next month needs of this one; `before` is what this month had of the last.
Before remember(const World& world, const Before& before);

/// printf for a few numbers.
std::string text(const char* format, double a, double b = 0, double c = 0);
/// "5863", "166 thousand", "2.7 million", "30 billion".
std::string amount(double number);
/// What holds up most of the month's Chinese chip orders: "nothing", "dies", "memory" or "packaging".
std::string scarcest(const World& world);
/// Efficiency of the best working lab of a bloc, dex.
double best_efficiency(const World& world, bool american);

}  // namespace engine::story
