#include "input/record/calibration.hpp"

#include <filesystem>
#include <optional>

#include "input/json/json_read.hpp"
#include "input/record/calibration_parts.hpp"

namespace io {

namespace {

// Reads the files of one directory; a file that cannot be read is one more fault.
class Directory {
 public:
  Directory(std::string path, const ReadFile& read, FaultList& faults, std::vector<InputFile>& files)
      : path_(std::move(path)), read_(read), faults_(faults), files_(files) {}

  std::string path_of(const char* name) const {
    return (std::filesystem::path(path_) / name).lexically_normal().string();
  }

  std::optional<std::string> text(const char* name) {
    const std::string path = path_of(name);
    try {
      files_.push_back({path, read_(path)});
      return files_.back().bytes;
    } catch (const Unreadable& error) {
      Place place;
      place.file = std::make_shared<const std::string>(path);
      faults_.add(place, std::string("cannot be read: ") + error.what());
      return std::nullopt;
    }
  }

  std::optional<Node> json(const char* name) {
    const auto bytes = text(name);
    return bytes ? read_json(*bytes, path_of(name), faults_) : std::nullopt;
  }

 private:
  std::string path_;
  const ReadFile& read_;
  FaultList& faults_;
  std::vector<InputFile>& files_;
};

}  // namespace

Calibration read_calibration(const std::string& directory, const ReadFile& read) {
  Calibration calibration;
  FaultList faults;
  Directory files(directory, read, faults, calibration.files);
  if (const auto node = files.json("calendar.json")) read_calendar(*node, calibration, faults);
  if (const auto node = files.json("roster.json")) {
    read_roster(*node, calibration.roster, faults);
    finish_roster(calibration.roster, faults);
  }
  if (const auto node = files.json("chips.json")) read_chips(*node, calibration, faults);
  if (const auto text = files.text("supply.csv")) read_supply(*text, files.path_of("supply.csv"), calibration, faults);
  const auto figures = files.json("figures.json"), timeline = files.json("policy_timeline.json");
  if (figures) read_figures(*figures, calibration, faults);
  if (timeline) read_timeline(*timeline, calibration, faults);
  if (figures) check_contradictions(*figures, calibration, faults);
  if (timeline) check_contradictions(*timeline, calibration, faults);
  if (const auto node = files.json("priors.json")) read_priors(*node, calibration, faults);
  faults.throw_if_any();
  calibration.record = documented_record(calibration);
  calibration.documented = documented_setting(calibration);
  return calibration;
}

}  // namespace io
