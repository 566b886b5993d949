// What the digest of the model takes in: every lever that moves, and none of the later ones while they rest.
#include <gtest/gtest.h>

#include "engine/model_digest.hpp"
#include "invariants/worlds.hpp"

namespace {

std::string digest_with(std::string_view lever, double value) {
  model::Setting setting = worlds::baseline().setting;
  setting.months = 12;
  if (!lever.empty()) worlds::move_lever(setting, lever, value, 6);
  return engine::model_digest(setting, worlds::baseline().inputs);
}

TEST(ModelDigest, ALeverThatMovesCountsEvenIfItChangesNothingElse) {
  EXPECT_NE(digest_with("us_power_buildout", 9999), digest_with("", 0));  // 9,999 GW a year hold nobody back either
}

TEST(ModelDigest, ALeverThatIsMovedToWhereItRestsDoesNotCount) {
  EXPECT_EQ(digest_with("us_power_buildout", 10000), digest_with("", 0));
  EXPECT_EQ(digest_with("cn_chip_exports", 0), digest_with("", 0));
}

}  // namespace
