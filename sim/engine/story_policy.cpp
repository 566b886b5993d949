// What governments do in a month, and what foreign vendors make of it.
#include <algorithm>

#include "engine/storyteller.hpp"

namespace engine::story {

namespace {

const model::LeverRow& row_of(int lever) { return model::kLeverRows[static_cast<std::size_t>(lever)]; }

/// A lever's value with its unit, if the meaning does not say it; a share as percent.
std::string value_text(const model::LeverRow& row, double value) {
  const std::string_view unit = row.unit;
  if (unit == "1" || unit.substr(0, 6) == "share ") return text("%.3g %%", 100 * value);
  const std::string number = value < 9999.5 ? text("%.4g", value) : amount(value);
  return unit.substr(0, 9) == "multiple " ? number : number + " " + std::string(unit);
}

/// "share of HBM sales to China that is stopped: from 0 % to 97 % over 3 months (hbm_ban)".
/// What no rule had touched did not stand anywhere: then "set to 0 %, for the first time".
std::string lever_change(const model::LeverRow& row, double from, double to, int ramp_months, bool untouched = false) {
  const std::string ramp = ramp_months > 1 ? text(" over %g months", ramp_months) : "";
  const std::string change = untouched    ? ": set to "
                             : from == to ? ": stays at "
                                          : ": from " + value_text(row, from) + " to ";
  return std::string(row.meaning) + change + value_text(row, to) + ramp + (untouched ? ", for the first time" : "") +
         " (" + std::string(row.name) + ")";
}

}  // namespace

void Teller::announce(const model::Move& move) const {
  const std::string what = move.rule >= 0 ? "a chip rule" : std::string(row_of(move.lever).name);
  const std::string_view actor = move.rule >= 0 ? "United States" : row_of(move.lever).actor;
  tell(Weight::kBrief, std::string(actor),
       what + text(" is announced for %g months ahead", 1.0 * (move.from - move.announced)),
       "known from now on, as " + move.id + "; what is legal may be laid in until it begins; source " + move.source)
      .move = move.id;
}

/// What stands in store when a move begins that was known before.
std::string Teller::laid_in_for(const model::Move& move) const {
  if (move.announced < 0) return "";
  double stored = 0;
  for (const auto& buyer : world_.buyers) stored += buyer.stored;
  return "; known for " + text("%g", 1.0 * (move.from - move.announced)) + " months, " + amount(stored) +
         " H100e are in store";
}

void Teller::moves() const {
  for (const model::Move& move : world_.setting.moves) {
    if (move.announced == world_.month) announce(move);
    if (move.from != world_.month) continue;
    const std::string why = "scheduled, as " + move.id + "; source " + move.source + laid_in_for(move);
    if (move.rule >= 0) {
      tell(Weight::kBrief, "United States", "a chip rule takes force", why).move = move.id;
      continue;
    }
    const double from = before_.levers.*model::kLeverMembers<double>[static_cast<std::size_t>(move.lever)];
    const bool first = std::none_of(world_.setting.moves.begin(), world_.setting.moves.end(), [&](const auto& other) {
      return other.lever == move.lever && other.from < move.from;
    });
    const model::LeverRow& row = row_of(move.lever);
    tell(Weight::kBrief, std::string(row.actor),
         lever_change(row, from, move.value, move.ramp_months, first && row.default_value != 0), why)
        .move = move.id;
  }
}

void Teller::ends() const {
  for (const model::Move& move : world_.setting.moves) {
    if (move.to < 0 || move.to != world_.month) continue;
    const std::string why = move.id + " runs out as scheduled; source " + move.source;
    if (move.rule >= 0) {
      tell(Weight::kBrief, "United States", "a chip rule ends", why);
      continue;
    }
    const auto lever = static_cast<std::size_t>(move.lever);
    const double now = world_.policy.levers.*model::kLeverMembers<double>[lever];
    const double from = before_.levers.*model::kLeverMembers<double>[lever];
    if (now != from || world_.policy.target[lever] != now)
      tell(Weight::kBrief, std::string(row_of(move.lever).actor),
           lever_change(row_of(move.lever), from, world_.policy.target[lever], move.ramp_months), why);
  }
}

void Teller::gate() const {
  if (world_.policy.gate_open == before_.gate) return;
  tell(Weight::kDetail, "China", world_.policy.gate_open > 0.5 ? "opens its import gate" : "shuts its import gate",
       text("luck around policy: the long-run share of open months is %.2f", world_.policy.levers.cn_import_approval));
}

void Teller::reactions() const {
  const std::size_t first = model::EventPlaces(world_.setting).reactions;
  for (std::size_t i = 0; i < world_.setting.reactions.size(); ++i) {
    if (!happened(first + i)) continue;
    const model::Reaction& reaction = world_.setting.reactions[i];
    const auto lever = static_cast<std::size_t>(reaction.lever);
    const double from = before_.levers.*model::kLeverMembers<double>[lever];
    const std::string months =
        reaction.for_months == 1 ? "in the last month" : text("for %g months", reaction.for_months);
    tell(Weight::kBrief, reaction.actor,
         lever_change(row_of(reaction.lever), from, reaction.value, reaction.ramp_months),
         "reaction " + reaction.id + ": " + output_name(static_cast<std::size_t>(reaction.metric)) + " was " +
             (reaction.above ? "above " : "below ") +
             (reaction.threshold < 9999.5 ? text("%g", reaction.threshold) : amount(reaction.threshold)) + " " +
             months);
  }
}

void Teller::chips() const {
  const std::size_t first = model::EventPlaces(world_.setting).designs;
  std::string free, licensed, denied;  // names of the chips that this became of
  for (std::size_t i = 0; i < world_.chips.size(); ++i) {
    const model::Chip& chip = world_.setting.chips[i];
    const model::ChipState<double>& state = world_.chips[i];
    if (happened(first + i))
      tell(Weight::kBrief, chip.vendor,
           "has " + chip.name +
               text(" ready for China: %.0f TPP, %.0f GB/s between chips, %.1f TB/s of memory", state.tpp,
                    state.interconnect, state.bandwidth),
           chip.base + " is kept out of China, and this fits the rule");
    const double legal = state.free + 2 * state.licensed;
    if (legal == before_.legal[i] || !(state.designed > 0) || happened(first + i) || world_.month == 0) continue;
    std::string& names = state.free > 0 ? free : state.licensed > 0 ? licensed : denied;
    names += (names.empty() ? "" : ", ") + chip.name;
  }
  const auto now = [&](const std::string& names, const char* what) {
    if (!names.empty()) tell(Weight::kBrief, "United States", names + what, "the chip rule in force");
  };
  now(free, ": free for China from now on");
  now(licensed, ": for China with a licence from now on");
  now(denied, ": not for China from now on");
}

}  // namespace engine::story
