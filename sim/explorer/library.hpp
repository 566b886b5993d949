#pragma once
#include <deque>
#include <memory>
#include <string>

#include "engine/plan.hpp"
#include "explorer/packet.hpp"
#include "input/record/calibration.hpp"
#include "study/worlds/run_plan.hpp"

namespace explorer {

/// A scenario that was given, understood and ready to run.
struct Known {
  std::string name, text;
  study::Job job;
  std::string past;  ///< names its past and its worlds: two scenarios that agree here differ after the present alone
  bool same_worlds = true;  ///< as the baseline's
};

/// What a page knows without having run anything: the record, the scenarios, the worlds.
class Library {
 public:
  /// Throws base::InputError for data that cannot be read.
  explicit Library(Packet packet);
  ~Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  const Packet& packet() const { return packet_; }
  const io::Calibration& calibration() const { return calibration_; }
  const Known& baseline() const { return *baseline_; }
  int worlds() const { return static_cast<int>(packet_.worlds.worlds.size()); }
  int present() const { return calibration_.present; }

  /// Reads a scenario; NAME.json may extend the packet's scenarios. The last few are remembered. Throws base::InputError
  /// with the faults that `chokepoint check NAME.json` would tell.
  std::shared_ptr<const Known> know(const std::string& name, const std::string& text);

  /// `replicates` worlds of a scenario.
  engine::Plan plan_of(const Known& known, int replicates, engine::Kernel kernel) const;

 private:
  std::string read(const std::string& path) const;
  std::shared_ptr<const Known> understand(const std::string& name, const std::string& text) const;
  void draw(io::Scenario& scenario) const;

  Packet packet_;
  io::Calibration calibration_;
  std::shared_ptr<const Known> baseline_;
  std::deque<std::shared_ptr<const Known>> known_;  ///< the newest first
};

}  // namespace explorer
