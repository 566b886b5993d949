#include <filesystem>

#include "app/command_line/command.hpp"
#include "app/command_line/options.hpp"
#include "app/command_line/shell.hpp"
#include "app/ground/load_scenario.hpp"
#include "files/write_whole.hpp"
#include "input/csv/csv.hpp"
#include "input/json/heading.hpp"
#include "input/json/json_write.hpp"
#include "parallel/interrupt.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

io::Node comment(std::string_view text) { return io::make_text(text); }

io::Node policy(int month) {
  io::Node node = io::make_object();
  io::add_member(
      node, "$comment",
      comment("A policy moves one lever. `chokepoint list levers` names them with unit and range; "
              "`chokepoint describe remote_access_rule` tells more of this one. As it stands it bars Chinese firms "
              "from renting chips abroad. Beside `chokepoint run baseline`, the line \"all chips at China's "
              "disposal\" falls by about a fifth in two years, and China's lag grows by about a month."));
  io::add_member(node, "id", io::make_text("my-rental-ban"));
  io::add_member(node, "lever", io::make_text("remote_access_rule"));
  io::add_member(node, "from", io::make_text(io::csv_month(month)));
  io::add_member(node, "value", io::make_number(1));
  io::add_member(node, "ramp_months", io::make_number(3));
  io::add_member(node, "source", io::make_text("assumption"));
  return node;
}

/// The scenario as text. It goes through the same writer as every effective scenario.
std::string starter_text(const std::string& title, const fs::path& scenarios, int present) {
  io::Node root = io::make_object();
  io::add_member(root, "$schema", io::make_text((scenarios / "schema.json").string()));  // an editor completes with it
  io::add_member(root, "$comment",
                 comment("Run it: chokepoint run FILE. Check it: chokepoint check FILE. Members called "
                         "$comment are for you and are not read."));
  io::add_member(root, "format_version", io::make_number(io::kFormatVersion));
  io::add_member(root, "title", io::make_text(title));
  io::add_member(root, "description", io::make_text("What is different here from current policy, and why."));
  io::add_member(root, "extends", io::make_text((scenarios / "baseline.json").string()));
  io::Node horizon = io::make_object();
  io::add_member(horizon, "to", io::make_text("2032-12"));
  io::add_member(root, "horizon", std::move(horizon));
  io::add_member(root, "policies", io::make_list({policy(present + 2)}));
  io::Node parameters = io::make_object();
  io::add_member(
      parameters, "$comment",
      comment("Here you may set an uncertain input, as a number or as a distribution: "
              "`chokepoint list parameters`. What you leave out is drawn from the worlds that agree with the record."));
  io::add_member(root, "parameters", std::move(parameters));
  io::Node hypotheses = io::make_object();
  io::add_member(hypotheses, "$comment",
                 comment("Here you may weigh the branches of a contested claim: `chokepoint list "
                         "hypotheses`, for example \"scarcity_effect\": { \"yes\": 1, \"no\": 0 }."));
  io::add_member(root, "hypotheses", std::move(hypotheses));
  return io::write_json(root);
}

/// `new NAME`: writes NAME.json, a small commented scenario that passes `check` and extends the baseline of `data` by a
/// path that works from where the file is written. Throws base::InputError if NAME is not fit or the file exists.
ExitCode write_starter(const NameOptions& options, const Console& console) {
  const std::string &name = options.name, &data = options.data;
  if (name.empty()) refuse_place("NAME", "is empty", "such as `chokepoint new my-policy`");
  if (base::printable(name) != name) refuse_place(name, "has control characters", "such as `chokepoint new my-policy`");
  const bool has_ending = fs::path(name).extension() == ".json";
  const fs::path file = has_ending ? fs::path(name) : fs::path(name + ".json");
  const std::string stem = file.stem().string();
  if (stem.empty() || stem == "." || stem == "..")
    refuse_place(name, "is no name for a scenario", "such as `chokepoint new my-policy`");
  if (fs::exists(fs::symlink_status(file)))
    refuse_place(file.string(), "is there already and is not overwritten", "choose another name");
  const fs::path folder = fs::absolute(file).parent_path();
  if (!fs::is_directory(folder)) refuse_place(file.string(), folder.string() + " is no directory", "make it first");

  const fs::path scenarios = fs::relative(fs::weakly_canonical(fs::path(data) / "scenarios"), fs::canonical(folder));
  const io::Calibration calibration = load_calibration(data);
  if (scenario_path(stem, data) != stem)
    console.note("Note: a scenario that comes with the program is called " + stem + " too; `chokepoint run " +
                 shell_quoted(stem) + "` runs that one, `chokepoint run " + shell_quoted(file.string()) + "` yours");
  const parallel::Interrupt whole_or_absent;
  io::write_whole(file, starter_text(stem, scenarios == "." ? fs::path() : scenarios, calibration.present));
  console.note("Written: " + file.string() + ". Edit it, then: chokepoint run " + shell_quoted(file.string()));
  return kDone;
}

}  // namespace

void set_up_new(Command& command) {
  auto& options = command.keep<NameOptions>();
  command.option("NAME", options.name, "Name of the scenario: its file without .json").required();
  command.does(options, write_starter);
}

}  // namespace app
