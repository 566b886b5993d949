#pragma once
#include <filesystem>

namespace io {

/// The file by which a folder of results tells what it is.
inline constexpr const char* kManifestFile = "manifest.json";

/// Whether anything stands there, be it a link to nothing.
bool is_there(const std::filesystem::path& path);
/// Without a trailing slash, dots or links, so that an ending can be put after the name.
std::filesystem::path tidy_path(const std::filesystem::path& path);
/// Whether a path, as a file of a folder is named in a list, stays in that folder: no absolute one, no "..".
bool stays_below(const std::filesystem::path& name);
/// Whether no folder on the way from `folder` to its file `name` is a link.
bool is_plain_way(const std::filesystem::path& folder, const std::filesystem::path& name);

}  // namespace io
