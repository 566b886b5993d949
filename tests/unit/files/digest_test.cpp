#include "files/digest.hpp"

#include <gtest/gtest.h>

namespace {

// Known answers of FIPS 180-4: the empty message and "abc".
TEST(Digest, IsSha256) {
  EXPECT_EQ(io::digest(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(io::digest("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
