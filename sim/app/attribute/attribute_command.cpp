#include "app/attribute/attribute_words.hpp"
#include "app/ground/answers.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/place.hpp"
#include "app/publish/waterfalls.hpp"
#include "files/write_whole.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"

namespace app {

namespace {

constexpr const char* kHowToRead =
    "Shapley: what a channel adds when it opens, averaged over all orders of opening; the values add up. The corner in "
    "which\n"
    "China has no compute at all dominates those of the four supplies (legal, domestic, smuggled, offshore). "
    "Leave-one-out:\n"
    "what closing that channel alone takes away; it is the one to quote for a policy on one channel, and does not add "
    "up. All nine closed: China is cut off from 2022 on and has no compute at all (`paradox` closes five and\n"
    "leaves it its compute).\n";

}  // namespace

ExitCode attribute(const AttributeOptions& options, const Console& console) {
  const AttributeQuestion question = read_question(options);
  std::vector<const io::Scenario*> scenarios;
  for (const io::Scenario& scenario : question.scenarios) scenarios.push_back(&scenario);
  note_what_never_acts(scenarios, console);
  note_few_worlds(question.worlds, console);
  const parallel::Interrupt interrupt;
  Place place(question.target, kind::kAttribution);
  io::ResultDirectory& directory = place.files();
  const bool show = !console.quiet && parallel::stderr_is_terminal();
  const std::optional<AttributeGames> played = play_all(question, {question.threads, "", show, &interrupt.requested()});
  if (!played) return kStopped;
  std::vector<AttributionTable> tables;
  for (std::size_t i = 0; i < played->games.size(); ++i)
    tables.push_back(attribution_of(played->games[i], question.readings[i], played->clusters));

  const std::string csv =
      attribution_csv(tables, question.labels.front(), question.labels.size() == 2 ? question.labels[1] : "");
  directory.add("attribution.csv", csv);
  add_texts(directory, attribution_texts(question, tables, csv, played->clusters));
  for (const AttributionTable& table : tables)
    add_waterfall(directory.part() / "charts", attribution_chart_name(table.reading),
                  attribution_figure(question, table));
  const io::Rendering rendering = draw_specifications(directory.part() / "charts");
  if (interrupt.requested()) return kStopped;
  place.publish(provenance_of(question.run));

  if (console.json) {
    io::Node all = io::make_list();
    for (const AttributionTable& table : tables) all.items.push_back(attribution_node(table));
    console.print(all);
  } else {
    for (const AttributionTable& table : tables) console.out << attribution_table(question, table) << "\n";
    console.out << kHowToRead;
  }
  console.note("Results are in " + question.target.string());
  return tell_drawing(rendering, console);
}

}  // namespace app
