#include "app/explain/where_answer.hpp"

#include <algorithm>
#include <boost/algorithm/string/join.hpp>
#include <cmath>
#include <cstdio>

#include "app/command_line/console.hpp"
#include "app/explain/where_words.hpp"
#include "input/json/input_values.hpp"
#include "output/table/table.hpp"
#include "telling/explain/chronicle.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr int kFew = 30;  ///< below so many worlds the typical one is hardly more than one of them

std::string formatted(const char* format, double number) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, format, number);
  return buffer;
}

std::string worlds_text(int count, int all) { return std::to_string(count) + " of " + std::to_string(all) + " worlds"; }

int count_of(const engine::Results& results, const study::Condition& condition) {
  const std::vector<double> alone = study::satisfied(results, {study::Where::Kind::kCondition, condition, {}});
  return static_cast<int>(std::count(alone.begin(), alone.end(), 1.0));
}

/// The world that comes nearest where none satisfies.
struct Nearest {
  int replicate = 0;
  std::vector<study::Seen> seen;
};

Nearest nearest_of(const Question& question, const engine::Results& results) {
  const std::vector<double> far = study::shortfalls(results, question.where);
  const auto world = static_cast<std::size_t>(std::min_element(far.begin(), far.end()) - far.begin());
  Nearest nearest{static_cast<int>(world) + 1, {}};
  for (const study::Condition& condition : study::conditions_of(question.where))
    nearest.seen.push_back(study::seen(results, condition, world));
  return nearest;
}

/// Where no world satisfies: how near the nearest came, and what each condition asks too much.
std::string nearest_text(const Question& question, const engine::Results& results) {
  const Nearest nearest = nearest_of(question, results);
  const std::vector<study::Condition> conditions = study::conditions_of(question.where);
  std::string values;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    values += (values.empty() ? "" : "; ") + text_of(conditions[i]) + ": " +
              value_in_words(conditions[i], nearest.seen[i].value);
    if (conditions.size() > 1)
      values += ", which " + worlds_text(count_of(results, conditions[i]), results.replicates()) + " satisfy by itself";
  }
  return "The nearest, world " + std::to_string(nearest.replicate) + ", has " + values +
         ". Ask for less, or for more worlds with --replicates.";
}

std::string heading(const Question& question) {
  return question.scenario().title + ": worlds in which " + text_of(question.where);
}

std::string percent(double share) { return formatted("%.3g", 100 * share); }

std::string counted(const Question& question, const study::ChosenWorlds& chosen) {
  std::string text = worlds_text(chosen.satisfied, question.run.replicates) + " of seed " +
                     std::to_string(question.run.seed) + ", " + percent(chosen.share.mean) + " %";
  const std::string interval =
      "99 % interval " + percent(chosen.interval.low) + " to " + percent(chosen.interval.high) + " %";
  const bool has_error = std::isfinite(chosen.share.standard_error);
  text += has_error ? " (standard error " + percent(chosen.share.standard_error) + ", " + interval + ")"
                    : " (" + interval + ")";
  text += ". Every world counts the same; worlds of one line of descent count as related in the error.";
  if (chosen.satisfied > 0 && chosen.satisfied < kFew)
    text += " They are few: more --replicates show more of them, and say better what is typical.";
  return text;
}

bool has_extremes(const study::ChosenWorlds& chosen) {
  return chosen.worlds.size() > 1 || chosen.worlds.front().chosen.size() > 1;
}

std::string how_chosen(const Question& question, const study::ChosenWorlds& chosen) {
  const std::vector<study::Condition> conditions = study::conditions_of(question.where);
  const bool only_gap = std::all_of(conditions.begin(), conditions.end(), [](const study::Condition& condition) {
    return condition.subject != study::Condition::Subject::kOutput || condition.name() == "gap_months";
  });
  std::string text =
      "Typical: nearest to the middle of these worlds. In each month of gap_months" +
      std::string(only_gap ? "" : " and of the conditions' metrics") +
      " a world has a place among them from -1 (lowest) over 0 (the median) to 1; the distance is the root "
      "mean square of its places.";
  if (const std::optional<study::Condition> ordering = study::ordering_condition(question.where)) {
    const bool dated = ordering->subject == study::Condition::Subject::kOutput;
    const std::string when = !dated                          ? ""
                             : ordering->to > ordering->from ? " in the first month in which its condition holds"
                                                             : " in " + io::month_text(ordering->from);
    text += " Lowest and highest: by " + ordering->name() + when +
            (has_extremes(chosen) ? "." : ", of which all have the same: there are none.");
  }
  return text;
}

std::string roles_of(const study::ChosenWorld& world) { return boost::algorithm::join(world.chosen, ", "); }

/// What a condition sees in a world; of several months also in which.
std::string seen_in_words(const study::Condition& condition, const study::Seen& seen) {
  return value_in_words(condition, seen.value) +
         (condition.to > condition.from ? " (" + io::month_text(seen.month) + ")" : "");
}

std::string table_of(const Question& question, const study::ChosenWorlds& chosen) {
  const std::vector<study::Condition> conditions = study::conditions_of(question.where);
  io::Table table;
  table.columns = io::columns_headed({"", "world", "distance"});
  for (const study::Condition& condition : conditions)
    table.columns.push_back(
        {"", dated_name(condition), io::Unit::kCount,
         condition.subject == study::Condition::Subject::kClaim ? io::Look::kPlain : io::Look::kFigures});
  for (const study::ChosenWorld& world : chosen.worlds) {
    std::vector<io::Cell> cells{roles_of(world),
                                io::Cell(static_cast<double>(world.replicate), std::to_string(world.replicate)),
                                io::Cell(world.distance, formatted("%.2f", world.distance))};
    for (std::size_t i = 0; i < conditions.size(); ++i) cells.emplace_back(seen_in_words(conditions[i], world.seen[i]));
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

/// One world's story, with a line where each condition is looked at; what has no month stands at the beginning.
std::vector<engine::StoryLine> story_of(const Question& question, const study::ChosenWorld& world) {
  std::vector<engine::StoryLine> story =
      engine::tell_story(question.plan(), static_cast<std::uint64_t>(world.replicate));
  const std::vector<study::Condition> conditions = study::conditions_of(question.where);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const study::Seen& there = world.seen[i];
    engine::StoryLine line{there.month,
                           "What was asked",
                           conditions[i].name() + " is " + value_in_words(conditions[i], there.value),
                           "the condition " + text_of(conditions[i]) + (there.holds ? " holds" : " does not hold"),
                           true,
                           {}};
    const auto after = [](int month, const engine::StoryLine& other) { return month < other.month; };
    story.insert(std::upper_bound(story.begin(), story.end(), line.month, after), std::move(line));
  }
  return story;
}

io::Node conditions_node(const Question& question, const engine::Results& results) {
  io::Node list = io::make_list();
  for (const study::Condition& condition : study::conditions_of(question.where)) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "condition", io::make_text(text_of(condition)));
    io::add_member(node, "unit", io::make_text(condition.unit()));
    io::add_member(node, "satisfied", io::make_number(count_of(results, condition)));
  }
  return list;
}

/// `values` of each condition in its order (of a claim the branch), and for those that look at months `months`.
void add_seen(io::Node& node, const Question& question, const std::vector<study::Seen>& seen) {
  const std::vector<study::Condition> conditions = study::conditions_of(question.where);
  io::Node values = io::make_list(), months = io::make_list();
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const bool claim = conditions[i].subject == study::Condition::Subject::kClaim;
    const bool dated = conditions[i].subject == study::Condition::Subject::kOutput;
    values.items.push_back(claim ? io::make_text(value_in_words(conditions[i], seen[i].value))
                                 : io::make_number_or_null(seen[i].value));
    months.items.push_back(dated ? io::make_text(io::month_text(seen[i].month)) : io::Node{});
  }
  io::add_member(node, "values", std::move(values));
  io::add_member(node, "months", std::move(months));
}

io::Node chosen_node(const Question& question, const study::ChosenWorld& world) {
  io::Node one = io::make_object();
  io::add_member(one, "replicate", io::make_number(world.replicate));
  io::add_member(one, "as", io::make_texts(world.chosen));
  io::add_member(one, "distance", io::make_number(world.distance));
  add_seen(one, question, world.seen);
  io::add_member(one, "story", story_node(story_of(question, world)));
  return one;
}

std::string none_text(const Question& question, const engine::Results& results, const study::ChosenWorlds& chosen) {
  constexpr std::size_t kWidth = 92;
  return wrapped(heading(question), kWidth, 0) + "\n\n" + wrapped(counted(question, chosen), kWidth, 0) + "\n" +
         wrapped(nearest_text(question, results), kWidth, 0) + "\n";
}

}  // namespace

io::Node answer_node(const Question& question, const engine::Results& results, const study::ChosenWorlds& chosen) {
  io::Node node = io::make_object();
  io::add_member(node, "scenario", io::make_text(question.scenario().name));
  io::add_member(node, "seed", io::make_text(std::to_string(question.run.seed)));
  io::add_member(node, "worlds", io::make_number(question.run.replicates));
  io::add_member(node, "where", io::make_text(text_of(question.where)));
  io::add_member(node, "conditions", conditions_node(question, results));
  io::add_member(node, "satisfied", io::make_number(chosen.satisfied));
  io::add_member(node, "share", io::make_number(chosen.share.mean));
  io::add_member(node, "share_se", io::make_number_or_null(chosen.share.standard_error));
  io::add_member(node, "share_low", io::make_number_or_null(chosen.interval.low));
  io::add_member(node, "share_high", io::make_number_or_null(chosen.interval.high));
  io::add_member(node, "how_chosen", chosen.worlds.empty() ? io::Node{} : io::make_text(how_chosen(question, chosen)));
  io::Node& list = io::add_member(node, "chosen", io::make_list());
  for (const study::ChosenWorld& world : chosen.worlds) list.items.push_back(chosen_node(question, world));
  if (chosen.worlds.empty()) {
    const Nearest nearest = nearest_of(question, results);
    io::Node& near = io::add_member(node, "nearest", io::make_object());
    io::add_member(near, "replicate", io::make_number(nearest.replicate));
    add_seen(near, question, nearest.seen);
  }
  return node;
}

std::string answer_text(const Question& question, const engine::Results& results, const study::ChosenWorlds& chosen,
                        bool full) {
  if (chosen.worlds.empty()) return none_text(question, results, chosen);
  constexpr std::size_t kWidth = 92;
  std::string text = wrapped(heading(question), kWidth, 0) + "\n\n" + wrapped(counted(question, chosen), kWidth, 0) +
                     "\n" + wrapped(how_chosen(question, chosen), kWidth, 0) + "\n\n" + table_of(question, chosen);
  for (const study::ChosenWorld& world : chosen.worlds) {
    const bool first = world.replicate == chosen.worlds.front().replicate;
    text +=
        "\n\nWorld " + std::to_string(world.replicate) + ": " + roles_of(world) +
        (first ? "" : " (scheduled policy is as in world " + std::to_string(chosen.worlds.front().replicate) + ")") +
        "\n\n" +
        chronicle(story_of(question, world), question.run.calibration.timeline, full ? Detail::kFull : Detail::kBrief,
                  first ? Scheduled::kTold : Scheduled::kLeftOut);
  }
  return text;
}

}  // namespace app
