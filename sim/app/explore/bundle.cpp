#include "app/explore/bundle.hpp"

#include "app/command_line/data_home.hpp"
#include "app/command_line/options.hpp"
#include "files/read_file.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kHow = "scripts/explore builds it (it takes Emscripten and Node), and makes the page";
constexpr std::uint64_t kMostBytes = 64u << 20;

std::string read_part(const fs::path& place, const char* name, io::FaultList& faults) {
  try {
    return io::read_input((place / name).string(), kMostBytes);
  } catch (const base::InputError& error) {
    for (base::Fault fault : error.faults()) {
      fault.suggestion = kHow;
      faults.add(std::move(fault));
    }
    return "";
  }
}

std::string model_of(const std::string& text, const std::string& file, io::FaultList& faults) {
  const std::optional<io::Node> root = io::read_json(text, file, faults);
  if (!root) return "";
  io::ObjectReader reader(*root, faults);
  const io::Node* model = reader.required("model");
  reader.finish();
  return model ? io::read_text(*model, faults).value_or("") : "";
}

}  // namespace

Bundle read_bundle(const fs::path& place, const std::string& model, io::FaultList& faults) {
  if (place.empty()) {
    base::Fault fault;
    fault.problem = "the explorer has not been built for this program";
    fault.suggestion = kHow;
    faults.add(std::move(fault));
    return {};
  }
  io::FaultList found;
  Bundle bundle{read_part(place, "page.html", found), read_part(place, "core.wasm", found)};
  const fs::path about = place / "bundle.json";
  const std::string text = read_part(place, "bundle.json", found);
  if (found.empty()) {
    const std::string built = model_of(text, about.string(), found);
    if (found.empty() && built != model)
      add_place_fault(about,
                      "the explorer was built of another model (" + built + ", where the program has " + model + ")",
                      kHow, found);
  }
  for (const base::Fault& fault : found.faults()) faults.add(fault);
  return bundle;
}

std::string filled(const Bundle& bundle, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string page;
  std::size_t done = 0;
  for (const auto& [name, value] : values) {  // in the order in which they stand in the page
    const std::string mark = "@@" + name + "@@";
    const std::size_t at = bundle.page.find(mark, done);
    if (at == std::string::npos)
      refuse_place("page.html", "the explorer's page has no " + mark + " behind what stands before it", kHow);
    page.append(bundle.page, done, at - done).append(value);
    done = at + mark.size();
  }
  return page.append(bundle.page, done);
}

}  // namespace app
