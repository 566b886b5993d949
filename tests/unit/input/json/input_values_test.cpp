#include "input/json/input_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

TEST(Months, CountFrom2022) {
  EXPECT_EQ(io::parse_month("2022-01"), 0);
  EXPECT_EQ(io::parse_month("2026-05"), 52);
  EXPECT_EQ(io::parse_month("2040-12"), 227);
  EXPECT_EQ(io::parse_month("2021-12"), -1);
  for (const int month : {-264, -12, -1, 0, 11, 12, 52, 131, 227})
    EXPECT_EQ(io::parse_month(io::month_text(month)), month);
  EXPECT_EQ(io::month_text(131), "2032-12");
}

TEST(Months, AreWrittenInOneWayOnly) {
  for (const char* text :
       {"2022-1", "2022-13", "2022-00", "2022/01", "22-01", "2022-01-01", " 2022-01", "202a-01", "", "0022-01"})
    EXPECT_FALSE(io::parse_month(text)) << text;
}

TEST(Numbers, AreWrittenAsInJson) {
  EXPECT_EQ(io::parse_number("0.25"), 0.25);
  EXPECT_EQ(io::parse_number("-6e4"), -6e4);
  EXPECT_EQ(io::parse_number("1E+3"), 1000);
  for (const char* text : {"", "-", "1.", ".5", "+1", "01", "1,000", "nan", "inf", "-inf", "1e999", "0x10", "1 ", " 1",
                           "1e", "1.e3", "25%"})
    EXPECT_FALSE(io::parse_number(text)) << text;
}

TEST(Faults, NameTheNearestKnownWord) {
  const std::vector<std::string_view> known{"licence_cap_units_per_month", "licence_cap_share_of_us_sales", "hbm_ban",
                                            "legal"};
  EXPECT_EQ(io::suggest("license_cap_units_per_month", known), "did you mean \"licence_cap_units_per_month\"?");
  EXPECT_EQ(io::suggest("hbm-ban", known), "did you mean \"hbm_ban\"?");
  EXPECT_EQ(io::suggest("licence_cap", known), "did you mean \"licence_cap_units_per_month\"?");
  EXPECT_EQ(io::suggest("leagl", known), "did you mean \"legal\"?");
  EXPECT_EQ(io::suggest("LEGAL", known), "did you mean \"legal\"?");
  constexpr std::string_view kAgents[] = {"DeepSeek", "OpenAI"};
  EXPECT_EQ(io::suggest("openai", kAgents), "did you mean \"OpenAI\"?");
  EXPECT_EQ(io::suggest("deepseak", kAgents), "did you mean \"DeepSeek\"?");
  EXPECT_EQ(io::suggest("something else", known), "");
  EXPECT_EQ(io::suggest(std::string(1'000'000, 'x'), known), "");
}

TEST(Faults, ComeByFileAndLineAndAThousandOfThemAreTold) {
  io::FaultList list;
  for (int i = 0; i < 1500; ++i)
    list.add({std::make_shared<const std::string>(i % 2 ? "b" : "a"), 2000 - i, 1, {}}, "p");
  try {
    list.throw_if_any();
    FAIL();
  } catch (const base::InputError& error) {
    ASSERT_EQ(error.faults().size(), 1500u);
    EXPECT_EQ(error.faults().front().file, "a");
    EXPECT_EQ(error.faults().front().line, 502);
    EXPECT_TRUE(std::string(error.what()).ends_with("\nand 500 more faults"));
    io::FaultList again;  // as a command collects the faults of several files
    for (const base::Fault& fault : error.faults()) again.add(fault);
    EXPECT_EQ(again.size(), 1500u) << "none is lost on the way";
  }
}

/// A file of 16 MiB can have eight million, which as many texts would take gigabytes.
TEST(Faults, BeyondAHundredThousandAreCountedAndNotKept) {
  io::FaultList list;
  for (std::size_t i = 0; i < io::kMostFaults + 25; ++i) list.add({{}, 1, 1, {}}, "p");
  EXPECT_EQ(list.size(), io::kMostFaults);
  try {
    list.throw_if_any();
    FAIL();
  } catch (const base::InputError& error) {
    ASSERT_EQ(error.faults().size(), io::kMostFaults + 1);
    EXPECT_EQ(error.faults().back().problem, "there are 25 further faults, too many to be kept");
  }
}

TEST(Faults, ShowLongAndStrangeTextsSafely) {
  EXPECT_EQ(io::in_quotes("a\nb\x1b[31m"), "\"a?b?[31m\"");
  const std::string shown = io::in_quotes(std::string(59, 'x') + "\xE4\xB8\xAD\xE5\x9B\xBD" + std::string(50, 'y'));
  EXPECT_THAT(shown, HasSubstr("..."));
  EXPECT_LT(shown.size(), 80u);
  EXPECT_THAT(shown, HasSubstr("\xE4\xB8\xAD"));
}

TEST(ObjectReading, AsksForEveryKeyAndReportsTheOthers) {
  io::FaultList faults;
  io::Node node = io::make_object();
  io::add_member(node, "value", io::make_number(1));
  io::add_member(node, "valeu", io::make_number(2));
  io::ObjectReader reader(node, faults);
  EXPECT_NE(reader.optional("value"), nullptr);
  EXPECT_EQ(reader.required("id"), nullptr);
  reader.finish();
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults.faults()[0].problem, "the key \"id\" is missing");
  EXPECT_EQ(faults.faults()[1].problem, "unknown key \"valeu\"");
  EXPECT_EQ(faults.faults()[1].suggestion, "did you mean \"value\"?");
}

TEST(NumberReading, PointsOutPercentAndQuotes) {
  io::FaultList faults;
  io::read_number(io::make_number(25), 0, 1, "1", faults);
  io::read_number(io::make_text("0.25"), 0, 1, "1", faults);
  EXPECT_EQ(faults.faults()[0].suggestion, "shares go from 0 to 1, not in percent");
  EXPECT_EQ(faults.faults()[1].suggestion, "write the number without quotes");
}

}  // namespace
