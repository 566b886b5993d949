#include "app/command_line/manual.hpp"

#include <cctype>
#include <string>

#include "app/build_info.hpp"
#include "app/command_line/cli_parts.hpp"

namespace app {

namespace {

/// Text as roff takes it: a hyphen is one, a backslash too, and no line begins with a command.
std::string roff(const std::string& text) {
  std::string safe;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) safe += "\\&";
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else
      safe += c;
    line_begins = c == '\n';
  }
  return safe;
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// "--seed SEED", "-h, --help", "SCENARIO".
std::string written(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
  if (names.empty()) return option.get_name();
  return takes_value(option) ? names + " VALUE" : names;
}

void add_options(const CLI::App& app, std::string& page) {
  for (const CLI::Option* option : app.get_options()) {
    const std::string usual = option->get_default_str();
    page += ".TP\n.B " + roff(written(*option)) + "\n" + roff(option->get_description()) +
            (usual.empty() || usual[0] == '/' ? "" : " [" + roff(usual) + "]") + "\n";  // a place is this machine's
  }
}

}  // namespace

std::string manual_page(const CLI::App& program, const CLI::App& app) {
  const bool whole = &app == &program;
  const std::string name = whole ? program.get_name() : program.get_name() + "-" + app.get_name();
  std::string page = ".TH " + in_capitals(roff(name)) + " 1 \"\" \"chokepoint " + std::string(kVersion) +
                     "\" \"User commands\"\n.SH NAME\n" + roff(name) + " \\- " + roff(app.get_description()) +
                     "\n.SH SYNOPSIS\n.B " + program.get_name() + (whole ? " COMMAND" : " " + app.get_name());
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      page += option->get_required() ? " " + option->get_name() : " [" + option->get_name() + "]";
  page += " [OPTIONS]\n.SH OPTIONS\n";
  add_options(app, page);
  if (whole) {
    page += ".SH COMMANDS\n";
    for (const CLI::App* command : commands_of(program))
      page += ".TP\n.B " + command->get_name() + "\n" + roff(command->get_description()) + "\n";
    page +=
        ".SH ENVIRONMENT\n.TP\n.B CHOKEPOINT_DATA\nThe directory that holds calibration/ and scenarios/, in place of "
        "what stands beside the program\n.TP\n.B CHOKEPOINT_DRAWING_SECONDS\nHow long the drawing of charts may take\n"
        ".SH EXIT STATUS\n0: done; 1: a check that compares found a difference; 2: wrong usage or input, and nothing "
        "was written; 3: the disk, memory or another program failed; 4: an invariant of the model broke; 130: "
        "stopped\n";
  }
  return page + ".SH EXAMPLE\n.nf\n" + roff(app.get_footer()) + "\n.fi\n";
}

}  // namespace app
