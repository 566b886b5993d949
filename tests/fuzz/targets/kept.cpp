// What lies in a folder of results as JSON: manifests, forecasts, findings and charts.
#include "fuzz.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/findings.hpp"
#include "input/kept/forecast.hpp"
#include "input/kept/manifest.hpp"

namespace {

std::string no_digest(std::string_view) { return "sha256:0"; }

void read_chart(std::string_view text) {
  io::FaultList faults;
  const std::optional<io::Node> spec = io::read_json(text, "chart.vl.json", faults);
  if (spec) io::check_chart(*spec, faults);
  faults.throw_if_any();
}

void read_dated(std::string_view text) {
  io::FaultList faults;
  const io::ForecastFile file = io::read_forecast(text, "2026-05-01.json", no_digest, faults);
  faults.throw_if_any();
  io::forecast_json(file, no_digest);
}

/// What is read can be written, and says the same when it is read again.
template <class Read, class Write> void read_twice(std::string_view text, const Read& read, const Write& write) {
  const std::string again = write(read(text, "file.json"));
  fuzz::promise(write(read(again, "file.json")) == again, "a kept file reads back to itself");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [kind, body] = fuzz::kinded(fuzz::text_of(data, size));
  const auto finding = [](const auto& found) { return io::finding_json(found); };
  fuzz::answers([&, kind = kind, text = body] {
    if (kind == "manifest")
      read_twice(text, io::read_manifest, io::manifest_json);
    else if (kind == "posterior")
      read_twice(text, io::read_posterior_manifest, io::posterior_manifest_json);
    else if (kind == "forecast")
      read_dated(text);
    else if (kind == "paradox")
      read_twice(text, io::read_paradox_finding, finding);
    else if (kind == "hindcast")
      read_twice(text, io::read_hindcast_finding, finding);
    else if (kind == "learnt")
      read_twice(text, io::read_learnt_finding, finding);
    else if (kind == "claims")
      read_twice(text, io::read_claims_finding, finding);
    else if (kind == "against")
      read_twice(text, io::read_against_finding, finding);
    else
      read_chart(text);
  });
  return 0;
}
