#pragma once
#include <filesystem>
#include <vector>

/// Files that take the places of others one by one, where a folder cannot be exchanged whole: a list of what is to move,
/// written before the first move, says how to take all of it back.
namespace io {

/// Moves files from the folder `new` of a scratch directory, which lies in `target`, to `target`, and aside what they
/// replace and what is `stale`. All of it happens, or, if the disk refuses something, none; what a kill interrupts
/// `undo_moves` takes back. Throws std::filesystem::filesystem_error or WriteError.
void move_in(const std::filesystem::path& scratch, const std::filesystem::path& target,
             const std::vector<std::filesystem::path>& fresh, const std::vector<std::filesystem::path>& stale);

/// The list, if moves were begun and not ended.
std::filesystem::path journal_in(const std::filesystem::path& scratch);
/// Takes back what the list says. Throws std::filesystem::filesystem_error; to be called again then.
void undo_moves(const std::filesystem::path& scratch, const std::filesystem::path& target);

}  // namespace io
