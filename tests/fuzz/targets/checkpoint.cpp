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
  return 0;
}
