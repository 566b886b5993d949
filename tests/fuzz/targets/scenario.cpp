// A scenario file that lies beside those of the library, which it may extend.
#include "input/scenario/scenario.hpp"
#include "fuzz.hpp"

namespace {

const std::string kPath = CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/hostile.json";

io::Scenario read(const std::string& text) {
  return io::read_scenario(kPath, fuzz::record(), {},
                           [&](const std::string& path) { return path == kPath ? text : fuzz::library_file(path); });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string effective;
  const std::string text(fuzz::text_of(data, size));
  if (!fuzz::answers([&] { effective = read(text).effective; })) return 0;
  fuzz::promise(read(effective).effective == effective, "an effective scenario reads back to itself");
  return 0;
}
