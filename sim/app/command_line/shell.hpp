#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A word as a shell takes it for one, for commands that messages tell to copy: in quotes where it needs them.
std::string shell_quoted(std::string_view word);

/// The words of a command line by which the same results can be made elsewhere: without where they go and how they are told
/// (--out, --data, --force, --keep, --quiet, --json), what runs them (--threads, --kernel), and how far another call had come
/// (--resume, --checkpoint).
std::vector<std::string> repeatable_words(const std::vector<std::string>& words);

}  // namespace app
