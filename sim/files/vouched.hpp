#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "input/json/json_node.hpp"
#include "input/kept/manifest.hpp"

/// The files that manifest.json of a folder of results vouches for, by their digests.
namespace io {

/// All files below a folder, in order, by their names in it. Links are not followed.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

/// The digest of each of them but manifest.json, for that manifest.
std::vector<InputDigest> digests_below(const std::filesystem::path& folder);
/// As the member `files` of a manifest.
Node digests_node(const std::vector<InputDigest>& digests);

/// The names that the manifest in a folder vouches for, also by name alone as those of older comparisons; none if there is
/// no manifest, or one without such a list. Names that would lead out of the folder are left out.
std::set<std::filesystem::path> vouched_names(const std::filesystem::path& folder);

/// `text`, that of a manifest, with the digests of some files put in place of the old ones, and some names taken out; as
/// it is if it has no digests.
std::string with_digests(const std::string& text, const std::vector<InputDigest>& changed,
                         const std::vector<std::filesystem::path>& gone);

/// Throws base::InputError, naming each file that is not there or not what the folder's manifest.json vouches for.
/// Pages, drawings and, of a run, all about charts are left out, since `chart` and `report` make them again from the
/// others; and a manifest that has no digests vouches for nothing.
void check_vouched(const std::filesystem::path& folder);

}  // namespace io
