#pragma once
#include <filesystem>
#include <string>

#include "input/kept/manifest.hpp"
#include "output/page/report_html.hpp"

namespace app {

/// How a reader of the page in `folder` comes to the explorer at the scenario in `file` (as manifests name it: below the
/// data, "scenarios/NAME.json"). It has an address, relative to the page, where the page lies in the same tree as the
/// published explorer, results/explorer/explorer.html below the data, and the scenario stands as in the library, since that
/// is what the published explorer holds. `changed`: by options of the call.
io::ExplorerLink explorer_link(const std::filesystem::path& folder, const std::string& data, const std::string& file,
                               bool changed);
/// At the scenario of a run.
io::ExplorerLink explorer_of(const io::Manifest& manifest, const std::filesystem::path& folder,
                             const std::string& data);

}  // namespace app
