#include <algorithm>
#include <array>
#include <filesystem>

#include "app/command_line/command.hpp"
#include "app/command_line/data_home.hpp"
#include "app/explore/bundle.hpp"
#include "app/explore/explore_packet.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "app/run/run_call.hpp"
#include "app/run/run_report.hpp"
#include "app/run/simulate_job.hpp"
#include "engine/model_digest.hpp"
#include "files/encode.hpp"
#include "output/page/report_html.hpp"
#include "output/words/charts_words.hpp"
#include "telling/scenario_words.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kBaseline = "baseline";
constexpr std::string_view kPageBegins = "<!doctype html>\n<!-- chokepoint explorer";
constexpr std::uint64_t kLeastWorlds = 64;
/// What a browser without script shows, of the charts of a run.
constexpr std::array<std::string_view, 2> kStaticCharts{"gap-fan", "compute-by-source"};

struct ExploreOptions : RunOptions {
  std::string worlds = "1000", bundle, packet;
};

struct ExploreCall {
  RunCall plan;    ///< the baseline first, then what was asked for
  RunOptions run;  ///< as which the baseline runs
  int worlds = 0;
  Bundle bundle;
  Destination destination;
  bool packet_alone = false;
};

struct Explored {
  explorer::Packet packet;
  std::optional<engine::Worlds> baseline;  ///< none for the packet alone
  double start = parallel::steady_seconds();
};

bool is_page(const std::string& text) { return text.starts_with(kPageBegins); }
bool is_packet(const std::string& text) { return text.starts_with("chokepkt"); }

ExploreCall read(const ExploreOptions& options) {
  io::FaultList faults;
  ExploreCall call;
  call.run = static_cast<const RunOptions&>(options);
  call.run.scenarios = {kBaseline};
  for (const std::string& given : options.scenarios)
    if (given != kBaseline) call.run.scenarios.push_back(given);
  call.run.no_report = true;
  call.worlds =
      static_cast<int>(read_whole(options.worlds, kLeastWorlds, kMostWhole, "--worlds", faults).value_or(kLeastWorlds));
  call.run.replicates = std::to_string(call.worlds);
  call.plan = {load_jobs(call.run, faults), {}, {}, {}, {}};
  if (const int most = static_cast<int>(call.plan.posterior->worlds.worlds.size()); call.worlds > most)
    add_option_fault("--worlds", "the posterior has " + io::with_commas(most) + " worlds", "as many or fewer", faults);
  call.packet_alone = !options.packet.empty();
  if (call.packet_alone && !options.out.empty())
    add_option_fault("--packet", "writes the data alone, and no page", "--packet or --out", faults);
  faults.throw_if_any();
  if (!call.packet_alone) {
    // Like `--version`: worlds of the priors, so that it tells of the model alone.
    engine::Inputs priors = call.plan.jobs.front().scenario.inputs;
    priors.posterior = nullptr, priors.order.clear(), priors.interventions.clear();
    const std::string model = engine::model_digest(call.plan.jobs.front().scenario.setting, priors);
    call.bundle = read_bundle(options.bundle.empty() ? explorer_bundle() : fs::path(options.bundle), model, faults);
  }
  call.destination.target = call.packet_alone ? options.packet : options.out.empty() ? "explorer.html" : options.out;
  check_file_place(call.destination.target, call.packet_alone ? "--packet" : "--out", options.force,
                   call.packet_alone ? is_packet : is_page,
                   "another file; --force replaces an explorer of this program", faults);
  faults.throw_if_any();
  return call;
}

Explored study(const ExploreCall& call, Call& made) {
  std::vector<const io::Scenario*> scenarios;
  for (const study::Job& job : call.plan.jobs) scenarios.push_back(&job.scenario);
  note_what_never_acts(scenarios, made.console());
  Explored explored{packet_of(call.plan, call.worlds, call.run.data), {}};
  const study::Job& baseline = call.plan.jobs.front();
  if (!call.packet_alone) explored.baseline = simulate_whole({call.plan, baseline, call.run, kBaseline}, made);
  return explored;
}

/// A chart as an image, which needs no permission of the page's content policy but that for images.
std::string image_of(const io::DrawnFigure& chart) {
  return "<figure><img alt=\"" + io::escape_html(chart.alt) + "\" src=\"data:image/svg+xml;base64," +
         io::base64(chart.wide_svg) + "\"></figure>\n";
}

std::string page_of(const ExploreCall& call, const std::string& packet, const DrawnCharts& drawn) {
  std::string charts;
  for (const io::DrawnFigure& chart : drawn.charts)
    if (!chart.wide_svg.empty()) charts += image_of(chart);
  return filled(call.bundle, {{"charts", charts},
                              {"core", io::base64(io::deflated(call.bundle.module))},
                              {"packet", io::base64(io::deflated(packet))}});
}

Report tell(const ExploreCall& call, const Explored& explored) {
  const std::string packet = explorer::packet_bytes(explored.packet);
  const std::string file = call.destination.target.filename().string();
  Report report;
  const auto scenarios = static_cast<std::size_t>(
      std::count_if(explored.packet.files.begin(), explored.packet.files.end(),
                    [](const io::InputFile& one) { return one.path.starts_with(explorer::kScenarios); }));
  report.text = file + ": " + counted(explored.packet.worlds.worlds.size(), "world", "worlds") + ", " +
                counted(scenarios, "scenario", "scenarios") + ", opens with " + explored.packet.start + "\n";
  report.json = io::make_object();
  io::add_member(report.json, "file", io::make_text(call.destination.target.string()));
  io::add_member(report.json, "worlds", io::make_number(static_cast<double>(explored.packet.worlds.worlds.size())));
  io::add_member(report.json, "scenarios", io::make_number(static_cast<double>(scenarios)));
  io::add_member(report.json, "start", io::make_text(explored.packet.start));
  io::add_member(report.json, "posterior", io::make_text(explored.packet.posterior));
  report.files = {{file, packet}};
  if (!explored.baseline) return report;
  const FinishedRun run{call.plan, call.plan.jobs.front(), *explored.baseline, std::nullopt, {}, explored.start};
  report.figures = run_report(run, call.run).figures;
  std::erase_if(report.figures, [](const io::Figure& figure) {
    return std::find(kStaticCharts.begin(), kStaticCharts.end(), figure.name) == kStaticCharts.end();
  });
  report.page = [&call, packet](const DrawnCharts& drawn) { return page_of(call, packet, drawn); };
  return report;
}

/// `explore [SCENARIO...]`: writes explorer.html, one file in which a browser runs the model.
ExitCode explore(const ExploreOptions& options, const Console& console) {
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_explore(Command& command) {
  auto& options = command.keep<ExploreOptions>();
  command
      .option("SCENARIO", options.scenarios,
              "Scenario files, or names out of `list scenarios`, that the page offers beside those that come with the "
              "program; it opens with the first (default: the baseline)")
      .scenario();
  command.option("--out", options.out, "The file (default: explorer.html)");
  command.option("--worlds", options.worlds, "Worlds that the page holds, of those of a run of the baseline")
      .shows_default();
  command.option("--seed", options.seed, "Of that run: any whole number from 0 to 2^64 - 1").shows_default();
  command.option("--bundle", options.bundle,
                 "The page without data, as scripts/explore builds it (default: beside the program)");
  command.option("--packet", options.packet, "Instead of a page: write its data alone to this file");
  command.flag("--force", options.force, "Replace the explorer, or the data, that stand there");
  command.embeds_charts("Leave out the charts that a reader without a script sees");
  command.prints_json();
  command.does(options, explore);
}

}  // namespace app
