#include "app/command_line/console.hpp"

#include "base/error.hpp"
#include "input/json/json_write.hpp"

namespace app {

void Console::print(const io::Node& document) const { out << io::write_json(document); }

void Console::note(std::string_view text) const {
  if (!quiet) warn(text);
}

void Console::warn(std::string_view text) const { err << base::printable(text) << '\n'; }

}  // namespace app
