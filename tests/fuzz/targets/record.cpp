// The other files of the record: the first line names the file, which stands in a small record in place of its own.
#include "fuzz.hpp"
#include "unit/input/sample_inputs.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sample::Files kRecord = sample::calibration_files();
  const auto [kind, body] = fuzz::kinded(fuzz::text_of(data, size));
  const std::string name = "cal/" + std::string(kind), text(body);
  if (!kRecord.bytes.contains(name)) return -1;
  fuzz::answers([&] {
    io::read_calibration("cal", [&](const std::string& path) {
      const auto found = kRecord.bytes.find(path);
      if (found == kRecord.bytes.end()) throw io::Unreadable("no such file");
      return path == name ? text : found->second;
    });
  });
  return 0;
}
