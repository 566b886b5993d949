#include "input/json/heading.hpp"

namespace io {

namespace {
constexpr std::string_view kProgram = "chokepoint";
}

Node make_heading(std::string_view kind) {
  Node root = make_object();
  add_member(root, "program", make_text(kProgram));
  if (!kind.empty()) add_member(root, "kind", make_text(kind));
  add_member(root, "format_version", make_number(kFormatVersion));
  return root;
}

bool is_of_this_program(const Node& root) {
  const Node* program = root.find("program");
  return program != nullptr && program->text == kProgram;
}

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
  if (program && expect_kind(*program, Node::Kind::kText, faults) && program->text != kProgram)
    faults.add(program->place, "the file is of another program, " + in_quotes(program->text), in_quotes(kProgram));
  if (version) check_format(*version, faults);
  return reader.is_object() && faults.size() == before;
}

}  // namespace io
