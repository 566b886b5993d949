#include "files/digest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

// Known answers of FIPS 180-4: the empty message and "abc".
TEST(Digest, IsSha256) {
  EXPECT_EQ(io::digest(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(io::digest("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, OfResultsDoesNotHangOnTheScenariosName) {
  const std::string parameters = "replicate,a\n1,2\n";
  const std::string one = io::results_digest("scenario,metric,mean\nbaseline,gap_months,1\n", parameters);
  EXPECT_EQ(io::results_digest("scenario,metric,mean\n\"a \"\"b\"\", c\",gap_months,1\n", parameters), one);
  EXPECT_NE(io::results_digest("scenario,metric,mean\nbaseline,gap_months,2\n", parameters), one);
  EXPECT_NE(io::results_digest("scenario,metric,mean\nbaseline,gap_months,1\n", parameters + "2,2\n"), one);
  EXPECT_EQ(one, io::digest("metric,mean\ngap_months,1\n" + parameters)) << "as cut and sha256sum give it";
}

}  // namespace
