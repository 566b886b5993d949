#include "app/paradox/paradox_inquiry.hpp"

#include <filesystem>

#include "app/command_line/options.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/texts.hpp"
#include "files/load.hpp"
#include "input/json/input_values.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// The ends of the documented years, and the present.
std::vector<int> dates_of(int present) {
  std::vector<int> months;
  for (const char* date : {"2024-12", "2025-12"})
    if (*io::parse_month(date) < present) months.push_back(*io::parse_month(date));
  months.push_back(present);
  return months;
}

void read_posterior(const ParadoxOptions& options, ParadoxInquiry& inquiry, io::FaultList& faults) {
  inquiry.posterior = load_posterior(options.data, inquiry.calibration);
  study::draw_from(*inquiry.posterior, inquiry.seed, inquiry.fitted, faults);
}

}  // namespace

ParadoxInquiry read_inquiry(const ParadoxOptions& options) {
  ParadoxInquiry inquiry;
  io::FaultList faults;
  const auto whole = [&](const std::string& text, std::uint64_t low, std::uint64_t high, const char* option) {
    return static_cast<int>(read_whole(text, low, high, option, faults).value_or(low));
  };
  inquiry.worlds = whole(options.worlds, 2, kMostWhole, "--worlds");
  inquiry.scaled_worlds = whole(options.scaled_worlds, 0, kMostWhole, "--scaled-worlds");
  inquiry.threads = whole(options.threads, 0, kMostThreads, "--threads");
  inquiry.seed = read_seed(options.seed, faults).value_or(0);
  inquiry.kernel = read_kernel(options.kernel, faults);
  inquiry.calibration = load_calibration(options.data);
  inquiry.targets = io::load_targets((fs::path(options.data) / "calibration").string(), inquiry.calibration);
  inquiry.prior = inquiry.fitted = load_baseline(options.data, inquiry.calibration);
  read_posterior(options, inquiry, faults);
  inquiry.months = dates_of(inquiry.prior.setting.present);
  inquiry.keep = options.keep;
  inquiry.destination = destination(options.out, fs::path("results") / "paradox", kind::kParadox);
  check_place(inquiry.destination.target, kind::kParadox, faults);
  if (options.keep) ensure_can_keep(options.data);
  faults.throw_if_any();
  inquiry.destination.facts = {{"seed", std::to_string(inquiry.seed)},
                               {"worlds", std::to_string(inquiry.worlds)},
                               {"posterior", inquiry.posterior->manifest.worlds_digest}};
  return inquiry;
}

}  // namespace app
