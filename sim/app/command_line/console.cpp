#include "app/command_line/console.hpp"

#include "base/error.hpp"
#include "input/json/json_write.hpp"

namespace app {

void Console::print(const io::Node& document) const { out << io::write_json(document); }

void Console::note(std::string_view text) const {
  if (!quiet) warn(text);
}

void Console::warn(std::string_view text) const { err << base::printable(text) << '\n'; }

io::Node faults_node(const std::vector<base::Fault>& faults) {
  const auto text = [](const std::string& known) { return known.empty() ? io::Node{} : io::make_text(known); };
  const auto number = [](long known) { return known > 0 ? io::make_number(static_cast<double>(known)) : io::Node{}; };
  io::Node root = io::make_object();
  io::Node& list = io::add_member(root, "faults", io::make_list());
  for (const base::Fault& fault : faults) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "file", text(fault.file));
    io::add_member(node, "line", number(fault.line));
    io::add_member(node, "column", number(fault.column));
    io::add_member(node, "place", text(fault.pointer));
    io::add_member(node, "problem", text(fault.problem));
    io::add_member(node, "allowed", text(fault.allowed));
    io::add_member(node, "suggestion", text(fault.suggestion));
  }
  return root;
}

}  // namespace app
