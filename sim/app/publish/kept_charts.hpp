#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/publish/draw.hpp"
#include "input/kept/findings.hpp"

namespace app {

/// A chart that is known by its specifications alone: one of findings, or of a command whose results lie in a folder.
struct KeptChart {
  std::string name, wide, narrow;  ///< the two layouts; one that is not there is empty
  bool operator==(const KeptChart&) const = default;
};

/// The charts of findings in the order of the report, and what is kept of them.
std::vector<io::FoundChart> found_in(const io::Findings& findings);
std::vector<KeptChart> charts_of(const io::Findings& findings);

/// Whether the folder `charts` of some results holds any specification.
bool has_kept(const std::filesystem::path& results);

/// The charts NAME.vl.json of the folder `charts` of some results, by name, with the narrow ones beside them. The folder may
/// be anybody's: throws base::InputError, with every fault, for a name that is none of a chart, a link, a file that is no
/// specification or too large, and one that would load or link to something.
std::vector<KeptChart> kept_in(const std::filesystem::path& results);

/// Writes the specifications NAME.vl.json of those charts that are to be drawn: of the two layouts the one for that
/// width, enlarged or reduced to it, and for the usual look also the one for phones, into the folder `narrow`. Throws
/// io::WriteError if the disk refuses.
void write_kept(const std::filesystem::path& directory, const std::vector<KeptChart>& charts, const Drawing& drawing);

}  // namespace app
