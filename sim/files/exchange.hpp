#pragma once
#include <filesystem>
#include <functional>

/// Folders that take each other's place at once.
namespace io {

/// Whether the file at this path in a folder is to stay when the folder is replaced.
using Stays = std::function<bool(const std::filesystem::path& name)>;

/// Gives the folder `fresh` what is to stay of `old`, as further names of the same files (hard links), and the old one's
/// rights. What is in `fresh` already takes the place of a file of that name. False if it cannot be done: then `fresh` has
/// some of it, in vain. Throws WriteError if a folder and a file have one name.
bool carry_over(const std::filesystem::path& old, const std::filesystem::path& fresh, const Stays& stays);

/// Lets `fresh` stand at `target` and what stood there at `fresh`, in one step; where the disk knows no such step, by way of
/// `aside`, from where mend_place brings it back. False if neither can be, as of a mounted folder. Throws
/// std::filesystem::filesystem_error if the disk refuses; then the old stands at `target`.
bool exchange(const std::filesystem::path& fresh, const std::filesystem::path& target,
              const std::filesystem::path& aside);

/// Whether a folder can be replaced at all by another one of that name: it is no mounted one, its owner is who calls, the
/// one above may be written to, and no shell stands in it.
bool may_be_exchanged(const std::filesystem::path& target);

}  // namespace io
