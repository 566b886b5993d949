#include "input/json/heading.hpp"

namespace io {

bool check_format(const Node& version, FaultList& faults) {
  if (!expect_kind(version, Node::Kind::kNumber, faults)) return false;
  if (version.number == kFormatVersion) return true;
  const bool newer = version.number > kFormatVersion;
  faults.add(version.place,
             newer ? "format " + value_in_words(version) + " is newer than what this program knows"
                   : "this program does not know format " + value_in_words(version),
             std::to_string(kFormatVersion), newer ? "a newer version of the program reads it" : "");
  return false;
}

bool read_heading(ObjectReader& reader, FaultList& faults) {
  const std::size_t before = faults.size();
  const Node* program = reader.required("program");
  const Node* version = reader.required("format_version");
  if (program && expect_kind(*program, Node::Kind::kText, faults) && program->text != "chokepoint")
    faults.add(program->place, "the file is of another program, " + in_quotes(program->text), "\"chokepoint\"");
  if (version) check_format(*version, faults);
  return reader.is_object() && faults.size() == before;
}

}  // namespace io
