#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/publish/draw.hpp"
#include "input/kept/findings.hpp"

namespace app {

/// The charts of findings in the order of the report: as they are kept, and as figures in both layouts.
std::vector<io::KeptFigure> found_in(const io::Findings& findings);
std::vector<io::Figure> kept_figures(const io::Findings& findings);

/// Whether the folder `charts` of some results holds any specification.
bool has_kept(const std::filesystem::path& results);

/// The charts NAME.vl.json of the folder `charts` of some results, by name, with the narrow ones beside them. The folder may
/// be anybody's: throws base::InputError, with every fault, for a name that is none of a chart, a link, a file that is no
/// specification or too large, and one that would load or link to something.
std::vector<io::KeptFigure> kept_in(const std::filesystem::path& results);

/// Those charts that are to be drawn, as figures: of the two layouts the one for that width, enlarged or reduced to it, and
/// for the usual look also the one for phones. Throws base::InputError for a specification that this program has not made.
std::vector<io::Figure> in_look(const std::vector<io::KeptFigure>& charts, const Drawing& drawing);

}  // namespace app
