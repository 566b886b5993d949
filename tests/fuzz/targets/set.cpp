// The words of --set, one a line.
#include "fuzz.hpp"
#include "input/scenario/scenario.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::string> words = fuzz::lines_of(fuzz::text_of(data, size), 4);
  const io::Calibration& record = fuzz::record();
  for (const std::string& word : words) {
    io::override_in_words(word, record.present);
    io::target_of_override(word, record.present);
    // Alone, on a scenario of nothing: cheap.
    io::MergedScenario merged;
    merged.root = io::make_object();
    io::add_member(merged.root, "policies", io::make_list());
    io::FaultList faults;
    io::apply_override(word, record.present, merged, faults);
  }
  // And together, as the program does it: of every fourth, since that takes most of the time.
  if (size % 4 != 0 || size > 200) return 0;
  fuzz::answers([&] {
    io::read_scenario("s.json", record, words, [](const std::string&) { return R"({"format_version": 1})"; });
  });
  return 0;
}
