#include "app/catalogue/check_calibration.hpp"

#include <filesystem>
#include <set>

#include "files/load.hpp"
#include "files/read_file.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/findings.hpp"
#include "input/record/new_figures.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// Adds the faults of what `read` throws.
template <class Read> void gather(io::FaultList& faults, const Read& read) {
  try {
    read();
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
  }
}

/// The directory that holds calibration/ and scenarios/ of a calibration: what it stands in, or else `data`.
std::string data_of(const fs::path& directory, const std::string& data) {
  std::error_code ignored;
  const fs::path above = fs::weakly_canonical(directory, ignored).parent_path();
  const bool beside = fs::exists(above / "scenarios" / "baseline.json", ignored) &&
                      fs::equivalent(directory, above / "calibration", ignored);
  return beside ? above.string() : data;
}

class Directory {
 public:
  Directory(const std::string& directory, io::FaultList& faults)
      : root_(fs::path(directory).lexically_normal()), faults_(faults) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root_, ignored))
      if (!entry.is_directory(ignored)) left_.insert(entry.path().lexically_relative(root_).generic_string());
  }

  void was_read(const std::string& path) { left_.erase(fs::path(path).lexically_relative(root_).generic_string()); }
  void were_read(const std::vector<io::InputFile>& files) {
    for (const io::InputFile& file : files) was_read(file.path);
  }
  bool has(const std::string& name) const { return left_.contains(name); }

  /// Calls read(bytes, file) for a file of that name, if there is one.
  template <class Read> void take(const std::string& name, const Read& read) {
    if (left_.erase(name) == 0) return;
    const std::string file = (root_ / name).string();
    gather(faults_, [&] { read(io::read_input(file, io::kMostBytes), file); });
  }

  std::vector<std::string> below(const std::string& folder) const {
    std::vector<std::string> names;
    for (const std::string& name : left_)
      if (name.starts_with(folder + "/") && name.ends_with(".json")) names.push_back(name);
    return names;
  }
  std::vector<std::string> left() const { return {left_.begin(), left_.end()}; }

 private:
  fs::path root_;
  io::FaultList& faults_;
  std::set<std::string> left_;
};

void read_findings(Directory& files) {
  const std::string folder = "posterior/findings/";
  files.take(folder + "paradox.json", [](const auto& text, const auto& file) { io::read_paradox_finding(text, file); });
  files.take(folder + "hindcast.json",
             [](const auto& text, const auto& file) { io::read_hindcast_finding(text, file); });
  files.take(folder + "learnt.json", [](const auto& text, const auto& file) { io::read_learnt_finding(text, file); });
  files.take(folder + "claims.json", [](const auto& text, const auto& file) { io::read_claims_finding(text, file); });
}

}  // namespace

CheckedCalibration check_calibration(const std::string& directory, const std::string& data, io::FaultList& faults) {
  CheckedCalibration checked;
  const std::size_t before = faults.size();
  gather(faults, [&] { checked.calibration = io::load_calibration(directory); });
  if (faults.size() > before) return checked;  // targets name its figures, a posterior its priors
  Directory files(directory, faults);
  files.were_read(checked.calibration.files);
  gather(faults, [&] { checked.targets = io::load_targets(directory, checked.calibration); });
  files.were_read(checked.targets.files);
  for (const std::string& name : files.below("examples"))
    files.take(name, [&](const std::string& text, const std::string& file) {
      io::read_new_figures(text, file, checked.calibration, faults);
    });
  std::error_code ignored;
  const fs::path posterior = fs::path(directory) / "posterior";
  const std::string home = data_of(directory, data);
  if (faults.size() == before && fs::equivalent(directory, fs::path(home) / "calibration", ignored) &&
      (files.has("posterior/manifest.json") || files.has("posterior/worlds.csv"))) {
    gather(faults, [&] { checked.posterior = load_posterior_at(posterior.string(), home, checked.calibration); });
    for (const char* name : {"manifest.json", "worlds.csv"}) files.was_read((posterior / name).string());
  }
  read_findings(files);
  checked.not_read = files.left();
  return checked;
}

}  // namespace app
