// The words of --where, one condition a line.
#include "app/explain/where_read.hpp"
#include "app/explain/where_words.hpp"
#include "fuzz.hpp"

namespace {

constexpr int kLast = 131;  // 2032-12

study::Where read(const std::vector<std::string>& words) {
  io::FaultList faults;
  study::Where where = app::read_where(words, kLast, faults);
  faults.throw_if_any();
  return where;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> words = fuzz::lines_of(fuzz::text_of(data, size), 4);
  if (words.empty()) words.emplace_back();
  std::string text;
  if (!fuzz::answers([&] { text = app::text_of(read(words)); })) return 0;
  fuzz::promise(app::text_of(read({text})) == text, "a condition in words reads back to itself");
  return 0;
}
