#include "app/hindcast/learnt_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/parameters.hpp"

namespace {

TEST(ParameterWords, StandAlone) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    words.push_back(app::parameter_words(i));
    EXPECT_EQ(words.back().find('_'), std::string::npos) << words.back();
    EXPECT_NE(words.back().substr(0, 8), "The same") << words.back();
    EXPECT_NE(words.back().substr(0, 4), "Its ") << words.back();
  }
  std::sort(words.begin(), words.end());
  EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end())
      << "two parameters are called " << *std::adjacent_find(words.begin(), words.end());
}

}  // namespace
