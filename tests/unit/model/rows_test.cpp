// The rows of levers, parameters, metrics, hypotheses and channels: what can be wrong in a row.
#include <set>
#include <sstream>

#include "model/channels.hpp"
#include "model/metrics.hpp"
#include "unit/model/small_world.hpp"

namespace {

template <class Rows> std::set<std::string> names_of(const Rows& rows) {
  std::set<std::string> names;
  for (const auto& row : rows) EXPECT_TRUE(names.insert(std::string(row.name)).second) << row.name << " stands twice";
  return names;
}

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

TEST(Rows, NamesAreUnique) {
  EXPECT_EQ(names_of(model::kLeverRows).size(), model::kLevers);
  EXPECT_EQ(names_of(model::kParameterRows).size(), model::kParameters);
  EXPECT_EQ(names_of(model::kMetricRows).size(), model::kMetrics);
  EXPECT_EQ(names_of(model::kHypothesisRows).size(), model::kHypotheses);
  EXPECT_EQ(names_of(model::kChannelRows).size(), model::kChannelRows.size());
}

TEST(Rows, RangesAreNotEmptyAndHoldTheDefaults) {
  for (const base::Field& row : model::kParameterRows) EXPECT_LT(row.low, row.high) << row.name;
  for (const model::LeverRow& row : model::kLeverRows) {
    EXPECT_LT(row.low, row.high) << row.name;
    EXPECT_GE(row.default_value, row.low) << row.name;
    EXPECT_LE(row.default_value, row.high) << row.name;
  }
}

TEST(Rows, ALeverNamesMetricsThatExist) {
  const std::set<std::string> metrics = names_of(model::kMetricRows);
  for (const model::LeverRow& row : model::kLeverRows)
    for (const std::string& word : words(row.moves)) EXPECT_TRUE(metrics.count(word)) << row.name << ": " << word;
}

TEST(Rows, ALeversTestContextNamesLeversWithinTheirRange) {
  for (const model::LeverRow& row : model::kLeverRows)
    for (const std::string& word : words(row.test_context)) {
      const std::string name = word.substr(0, word.find('='));
      if (name == "rule") continue;
      bool found = false;
      for (const model::LeverRow& other : model::kLeverRows) {
        if (other.name != name) continue;
        found = true;
        const double value = std::stod(word.substr(word.find('=') + 1));
        EXPECT_TRUE(other.low <= value && value <= other.high) << row.name << ": " << word;
      }
      EXPECT_TRUE(found) << row.name << ": " << word;
    }
}

TEST(Rows, OnlyThresholdsStep) {
  for (const model::LeverRow& row : model::kLeverRows)
    EXPECT_EQ(row.change == model::Change::kSteps, row.name.find("threshold") != std::string_view::npos) << row.name;
}

TEST(Rows, WeightsOfEveryHypothesisSumToOne) {
  for (const model::HypothesisRow& row : model::kHypothesisRows) {
    double sum = 0;
    for (std::size_t branch = 0; branch < row.weight.size(); ++branch) {
      EXPECT_EQ(row.weight[branch] > 0, branch < row.branches) << row.name;
      EXPECT_EQ(!row.branch[branch].empty(), branch < row.branches) << row.name;
      sum += row.weight[branch];
    }
    EXPECT_NEAR(sum, 1, 1e-12) << row.name;
  }
}

TEST(Rows, EveryChannelIsOpenUnlessClosed) {
  const model::Channels<double> channels;
  for (const auto member : model::kChannelMembers<double>) EXPECT_EQ(channels.*member, 1);
}

}  // namespace
