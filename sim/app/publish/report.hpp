#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/texts.hpp"
#include "input/json/json_node.hpp"
#include "input/kept/manifest.hpp"

namespace app {

/// What was written before the manifest comes.
struct Written {
  std::vector<io::InputDigest> files;  ///< each with its digest, in order
  double seconds = 0;                  ///< since the call began
  std::vector<std::string> call = {};  ///< by which it can be made again
};

/// What a command answers: all that is printed, written and drawn. It is made without touching the disk; `perform` gives it
/// its clothes.
struct Report {
  std::vector<std::string> notes;  ///< for the person who called, before anything is written
  std::string text;                ///< of standard output
  io::Node json;                   ///< of standard output with --json

  std::vector<std::pair<std::string, std::string>> files;          ///< the command's own, name and bytes
  std::function<void(const std::filesystem::path& folder)> large;  ///< writes what is too large to be held as bytes
  Texts texts;                      ///< tables, claims, methods; none if it has no tables
  std::vector<io::Figure> figures;  ///< the command's own charts
  std::vector<io::Figure> found;    ///< charts of findings, which the page shows too
  std::string page_name;            ///< the file to open; empty: no page
  std::function<std::string(DrawnCharts)>
      page;  ///< the page, once its charts are drawn; of a report in one file, the file
  /// manifest.json, which vouches for the files beside it; it is the last to come. None: the usual one.
  std::function<std::string(const Written&)> manifest;
  std::vector<std::pair<std::string, std::string>> kept;  ///< findings for later reports, name and JSON

  std::function<void()> once_it_stands;  ///< what is to be done then, such as to remove a checkpoint
  std::vector<std::string> last_notes;   ///< told then
  ExitCode code = kDone;                 ///< how the call ends if nothing else is wrong
};

}  // namespace app
