// The state of a fit that was stopped, under a good digest, which anybody can make.
#include "app/fit/checkpoint.hpp"
#include "files/digest.hpp"
#include "fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(fuzz::text_of(data, size)), fit = "a fit";
  fuzz::answers([&] { app::read_checkpoint(body, fit, "checkpoint"); });
  const std::string bytes = io::digest(fit + body) + "\n" + body;
  analysis::SmcState state;
  if (!fuzz::answers([&] { state = app::read_checkpoint(bytes, fit, "checkpoint"); })) return 0;
  fuzz::promise(app::checkpoint_bytes(state, fit) == bytes, "a checkpoint reads back to itself");
  // Who goes on from it can rely on it.
  const analysis::Space space{2, {2}, 2};
  analysis::SmcOptions options;
  options.particles = 4, options.initial_factor = 1, options.rounds = 1, options.final_rounds = 2;
  if (!analysis::can_go_on(state, space, options)) return 0;
  const auto likelihood = [](const std::vector<analysis::Particle>& particles) {
    std::vector<double> values;
    for (const analysis::Particle& particle : particles) values.push_back(-particle.z.at(0) * particle.z.at(0));
    return values;
  };
  try {
    for (int step = 0; step < 3 && analysis::smc_advance(state, space, options, likelihood); ++step) {
    }
  } catch (const base::InputError&) {
  }
  return 0;
}
