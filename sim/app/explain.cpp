#include "app/explain.hpp"

#include "app/posterior.hpp"
#include "app/study.hpp"
#include "app/words.hpp"
#include "engine/plan.hpp"
#include "io/text/charts_words.hpp"
#include "io/text/csv.hpp"

namespace app {

namespace {

/// Replicates that `--replicate` may name: more than any run has, since worlds are drawn one by one.
constexpr std::uint64_t kLastReplicate = 1'000'000'000;

std::string chronicle(const std::vector<engine::StoryLine>& story) {
  constexpr std::size_t kWidth = 92, kIndent = 11;
  std::string text;
  int year = -1, month = -1;
  for (const engine::StoryLine& line : story) {
    if (line.month / 12 != year) text += (year < 0 ? "" : "\n") + std::to_string(2022 + line.month / 12) + "\n";
    std::string start = line.month != month ? "  " + io::csv_month(line.month) : "";
    start.resize(kIndent, ' ');
    year = line.month / 12, month = line.month;
    const std::string why = line.why.empty() ? "" : " (" + line.why + ")";
    text += start + wrapped(line.actor + ": " + line.what + why, kWidth - kIndent, kIndent + 2) + "\n";
  }
  return text;
}

io::Node story_node(const std::vector<engine::StoryLine>& story) {
  io::Node list = io::make_list();
  for (const engine::StoryLine& line : story) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "month", io::make_text(io::csv_month(line.month)));
    io::add_member(node, "actor", io::make_text(line.actor));
    io::add_member(node, "what", io::make_text(line.what));
    io::add_member(node, "why", io::make_text(line.why));
  }
  return list;
}

}  // namespace

void explain(const ExplainOptions& options, const Console& console) {
  io::FaultList faults;
  const auto replicate = read_whole(options.replicate, 1, kLastReplicate, "--replicate", faults);
  const auto seed = read_seed(options.seed, faults);
  read_last_month(options, faults);
  const io::Calibration calibration = load_calibration(options.data);
  auto scenario = load_scenario(options.scenario, options, calibration, faults);
  const auto posterior = options.prior ? nullptr : load_posterior(options.data, calibration);
  if (scenario && posterior && seed) draw_from(*posterior, *seed, *scenario, faults);
  faults.throw_if_any();

  engine::Plan plan;
  plan.setting = &scenario->setting, plan.inputs = &scenario->inputs, plan.seed = *seed;
  plan.replicates = static_cast<int>(*replicate);
  plan.audit = true;  // one world: whoever looks at it closely wants its books checked
  const std::vector<engine::StoryLine> story = engine::tell_story(plan, *replicate);
  if (console.json) return console.print(story_node(story));
  console.out << scenario->title << ": world " << *replicate << " of seed " << *seed << "\n\n" << chronicle(story);
}

}  // namespace app
