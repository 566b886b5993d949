// fuzz_seeds DIR: writes what only the program can write, small, as DIR/TARGET/NAME: what fuzzing begins with.
#include <filesystem>
#include <iostream>

#include "app/fit/checkpoint.hpp"
#include "base/random.hpp"
#include "explorer/packet.hpp"
#include "files/formats/worlds_file.hpp"
#include "files/write_whole.hpp"
#include "input/kept/posterior.hpp"
#include "model/parameters.hpp"
#include "output/table/tables.hpp"
#include "unit/input/sample_inputs.hpp"
#include "unit/output/sample_findings.hpp"
#include "worlds.hpp"

namespace {

namespace fs = std::filesystem;

constexpr int kFew = 3;

engine::Results few_worlds() {
  const engine::Results like = fuzz::like();
  engine::Results results(like.months(), kFew, like.events());
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int i = 0; i < kFew; ++i) results.column(output, 0)[i] = output % 2 == 0 ? 1 : i;
  for (double& value : results.inputs()) value = 0;
  return results;
}

std::string whole() { return io::worlds_bytes(0, kFew, {few_worlds(), std::nullopt}); }

/// Of pieces whose worlds are not held.
std::string surveyed() {
  engine::Survey survey(1);
  for (const int piece : {16, 17}) {
    survey.begin(piece, kFew);
    for (std::size_t output = 0; output < engine::kOutputs; ++output) survey.add(output, few_worlds());
    survey.end();
  }
  constexpr int kFirst = engine::kMostWhole;
  return io::worlds_bytes(kFirst, kFirst + 2 * kFew, {fuzz::like(), std::move(survey)});
}

std::string checkpoint() {
  analysis::SmcState state;
  const analysis::Particle one{{0.5, -1}, {1}, {7, 8}}, other{{0.25, 2}, {0}, {9, 10}};
  state.particles = {one, other, one, other};
  state.log_likelihoods = {-1, -2, -1, -2}, state.ancestors = {0, 1, 2, 3};
  state.adaptation = analysis::begin_adaptation({2, {2}, 2});
  const std::string bytes = app::checkpoint_bytes(state, "a fit");
  return bytes.substr(bytes.find('\n') + 1);
}

std::string posterior() {
  engine::Posterior few;
  few.slots = 1;
  few.worlds.resize(2);
  for (engine::PosteriorWorld& world : few.worlds)
    world.places.resize(model::kParameters), world.luck.resize(base::kGroups);
  return io::posterior_csv(few);
}

std::string packet() {
  explorer::Packet packet{"1", "c0ffee", "sha256:0", "baseline", "baseline", 7, {{"scenarios/a.json", "{}"}}, {}};
  packet.worlds.slots = 1;
  packet.worlds.worlds.resize(2);
  for (engine::PosteriorWorld& world : packet.worlds.worlds)
    world.places.resize(model::kParameters), world.luck.resize(base::kGroups);
  return explorer::packet_bytes(packet);
}

/// The tables of a run, and a drawing.
void write_tables(const fs::path& into) {
  const engine::Results results = few_worlds();
  const engine::Clustering clusters(results.cluster());
  std::vector<engine::Summary> summaries;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    summaries.push_back(engine::summarise(results.column(output, 0), clusters));
  std::vector<io::SummaryRow> rows = io::summary_rows(1, summaries);
  rows.resize(4);
  io::write_whole(into / "summary", "summary\n" + io::summary_csv("baseline", rows));
  io::write_whole(into / "parameters", "parameters\n" + io::parameters_csv(results));
  io::write_whole(into / "events", "events\n" + io::events_csv("baseline", io::event_lines(results)));
  io::write_whole(
      into / "drawing",
      "drawing\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g class=\"a\" transform="
      "\"translate(1)\"><path d=\"M0,0L1,1\" fill=\"#fff\"/><text font-size=\"9\">x &amp; y</text></g></svg>\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: fuzz_seeds DIR" << std::endl, 2;
  const fs::path into = argv[1];
  for (const char* target : {"worlds", "checkpoint", "packet", "tables", "kept", "record", "posterior"})
    fs::create_directories(into / target);
  io::write_whole(into / "worlds" / "whole", whole());
  io::write_whole(into / "worlds" / "surveyed", surveyed());
  io::write_whole(into / "checkpoint" / "small", checkpoint());
  io::write_whole(into / "packet" / "small", packet());
  for (const auto& [path, bytes] : sample::calibration_files().bytes) {
    const std::string name = fs::path(path).filename().string();
    io::write_whole(into / "record" / name, name + "\n" + bytes);
  }
  io::write_whole(into / "posterior" / "small", posterior());
  write_tables(into / "tables");
  io::write_whole(into / "kept" / "against", "against\n" + io::finding_json(synthetic::against()));
  io::write_whole(into / "kept" / "small-claims", "claims\n" + io::finding_json(synthetic::claims()));
  io::write_whole(into / "kept" / "chart", "chart\n" + synthetic::chart("gap-fan").spec.json);
  return 0;
}
