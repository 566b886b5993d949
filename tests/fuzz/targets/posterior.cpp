// The worlds of a posterior.
#include "input/kept/posterior.hpp"
#include "fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  engine::Posterior posterior;
  if (!fuzz::answers([&] { posterior = io::read_posterior_csv(fuzz::text_of(data, size), "worlds.csv"); })) return 0;
  const std::string text = io::posterior_csv(posterior);
  fuzz::promise(io::posterior_csv(io::read_posterior_csv(text, "worlds.csv")) == text,
                "a posterior reads back to itself");
  return 0;
}
