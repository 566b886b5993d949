#include "app/command_line/shell.hpp"

#include <algorithm>
#include <array>

namespace app {

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./@%+:,=-";  // no ~, which may begin a home
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::vector<std::string> repeatable_words(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 5> kWithValue{"--out", "--data", "--checkpoint", "--threads", "--kernel"};
  constexpr std::array<std::string_view, 5> kAlone{"--force", "--keep", "--quiet", "--json", "--resume"};
  const auto is_of = [](const auto& names, std::string_view word) {
    return std::find(names.begin(), names.end(), word) != names.end();
  };
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_of(kWithValue, words[i]))
      ++i;
    else if (!is_of(kAlone, words[i]) && !is_of(kWithValue, words[i].substr(0, words[i].find('='))))
      kept.push_back(words[i]);
  }
  return kept;
}

}  // namespace app
