#include "input/json/json_write.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

#include "input/json/json_read.hpp"

namespace {

TEST(JsonWriting, NumbersAreShortestAndReadBackToTheSameBits) {
  EXPECT_EQ(io::number_text(0.1), "0.1");
  EXPECT_EQ(io::number_text(1000000), "1000000");
  EXPECT_EQ(io::number_text(-0.25), "-0.25");
  EXPECT_EQ(io::number_text(1e26), "1e+26");
  for (const double number :
       {1.0 / 3, 6.02214076e23, 5e-324, std::numeric_limits<double>::max(), -0.0, 4.35, 123456789012345.0}) {
    io::FaultList faults;
    const auto node = io::read_json(io::number_text(number), "n", faults);
    ASSERT_TRUE(node);
    EXPECT_EQ(node->number, number);
    EXPECT_EQ(std::signbit(node->number), std::signbit(number));
  }
}

// Results of before were written by std::to_chars; their bytes must stay.
TEST(JsonWriting, NumbersAreThoseOfToChars) {
  const auto by_library = [](double number) {
    std::array<char, 40> buffer{};
    const bool whole = std::abs(number) < 1e15 && number == std::floor(number);
    char* const end = buffer.data() + buffer.size();
    const auto result = whole ? std::to_chars(buffer.data(), end, number, std::chars_format::fixed)
                              : std::to_chars(buffer.data(), end, number);
    return std::string(buffer.data(), result.ptr);
  };
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int> digits(1, 17), power(-25, 25);
  for (int i = 0; i < 100'000; ++i) {
    const double any = std::bit_cast<double>(random());
    if (std::isfinite(any) && any != 0) {
      EXPECT_EQ(io::number_text(any), by_library(any));
    }
    const double scale = std::pow(10.0, digits(random));
    const double few = std::round(static_cast<double>(random() % 1'000'000'007) / 1'000'000'007.0 * scale) *
                       std::pow(10.0, power(random));
    if (few != 0) {
      EXPECT_EQ(io::number_text(few), by_library(few));
    }
  }
}

TEST(JsonWriting, TextsAreEscapedAndReadBack) {
  const std::string text = "quote \" backslash \\ line\n tab\t bell\x07 \xE4\xB8\xAD";
  EXPECT_EQ(io::json_string("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\n\\u0001\"");
  io::FaultList faults;
  EXPECT_EQ(io::read_json(io::json_string(text), "t", faults)->text, text);
}

TEST(JsonWriting, ShortValuesStayOnOneLine) {
  io::Node root = io::make_object();
  io::add_member(root, "a", io::make_list({io::make_number(1), io::make_boolean(true)}));
  io::add_member(root, "b", io::make_object());
  io::Node& c = io::add_member(root, "c", io::make_object());
  io::add_member(c, "d", io::make_text("e"));
  EXPECT_EQ(io::write_json(root), "{\n  \"a\": [1, true],\n  \"b\": {},\n  \"c\": { \"d\": \"e\" }\n}\n");
}

TEST(JsonWriting, LongValuesAreBrokenAndReadBack) {
  io::Node root = io::make_list();
  for (int i = 0; i < 40; ++i) root.items.push_back(io::make_number(i));
  const std::string text = io::write_json(io::make_list({root}));
  EXPECT_GT(std::count(text.begin(), text.end(), '\n'), 40);
  io::FaultList faults;
  EXPECT_EQ(io::write_json(*io::read_json(text, "t", faults)), text);
}

}  // namespace
