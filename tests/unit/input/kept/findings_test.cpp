#include "input/kept/findings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "unit/output/sample_findings.hpp"

namespace {

TEST(FindingFiles, ReadBackToTheSameText) {
  const std::string paradox = finding_json(synthetic::paradox()), hindcast = finding_json(synthetic::hindcast()),
                    learnt = finding_json(synthetic::learnt()), claims = finding_json(synthetic::claims());
  EXPECT_EQ(finding_json(io::read_paradox_finding(paradox, "p")), paradox);
  EXPECT_EQ(finding_json(io::read_hindcast_finding(hindcast, "h")), hindcast);
  EXPECT_EQ(finding_json(io::read_learnt_finding(learnt, "l")), learnt);
  EXPECT_EQ(finding_json(io::read_claims_finding(claims, "c")), claims);
}

TEST(FindingFiles, HowARunDiffersFromAnotherReadsBack) {
  const std::string against = finding_json(synthetic::against());
  EXPECT_EQ(finding_json(io::read_against_finding(against, "a")), against);
}

TEST(FindingFiles, KeepWhatTheyHold) {
  const io::ClaimsFinding claims = io::read_claims_finding(finding_json(synthetic::claims()), "c");
  EXPECT_EQ(claims.branches[1].branch, "documents");
  EXPECT_EQ(claims.branches[1].flips_at, 0.62);
  EXPECT_TRUE(std::isnan(claims.branches[2].flips_at)) << "undefined stays undefined";
  EXPECT_TRUE(claims.v4[0].hardly_tests);
  EXPECT_FALSE(claims.v4[1].hardly_tests);
  const io::LearntFinding learnt = io::read_learnt_finding(finding_json(synthetic::learnt()), "l");
  EXPECT_EQ(learnt.lines[0].moved_by, (std::vector<std::string>{"us-run-2024", "cn-run-2023"}));
}

TEST(FindingFiles, AChartKeepsItsSchemaAndItsText) {
  io::ParadoxFinding finding = synthetic::paradox();
  finding.charts[0].spec.json = R"({"$schema": "s", "title": "two  blanks", "values": [1, 2.5]})";
  const io::ParadoxFinding read = io::read_paradox_finding(finding_json(finding), "p");
  const std::string& spec = read.charts[0].spec.json;
  EXPECT_NE(spec.find("\"$schema\": \"s\""), std::string::npos) << spec;
  EXPECT_NE(spec.find("\"two  blanks\""), std::string::npos) << spec;
  EXPECT_NE(spec.find("2.5"), std::string::npos) << spec;
}

TEST(FindingFiles, AMissingOrUnknownMemberIsAFault) {
  std::string json = finding_json(synthetic::learnt());
  json.replace(json.find("\"shift\""), 7, "\"shaft\"");
  try {
    io::read_learnt_finding(json, "learnt.json");
    FAIL() << "was read all the same";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.faults().size(), 2u) << error.what();
    EXPECT_EQ(error.faults()[0].file, "learnt.json");
  }
}

/// The fault of a finding of which one text is another.
std::string fault_with(const std::string& text, const std::string& other) {
  std::string json = finding_json(synthetic::learnt());
  json.replace(json.find(text), text.size(), other);
  try {
    io::read_learnt_finding(json, "learnt.json");
  } catch (const base::InputError& error) {
    return error.what();
  }
  return "none";
}

TEST(FindingFiles, TheNameOfAChartLeadsNowhere) {
  const std::string name = synthetic::learnt().charts.front().name;
  for (const char* other : {"../../x", "/tmp/x", "A", ""})
    EXPECT_NE(fault_with("\"name\": \"" + name, "\"name\": \"" + std::string(other)).find("no name of a chart"),
              std::string::npos)
        << other;
}

TEST(FindingFiles, AChartLoadsNothing) {
  EXPECT_NE(fault_with("\"wide\": {", "\"wide\": {\"data\": {\"url\": \"x\"},").find("may not load"),
            std::string::npos);
}

TEST(FindingFiles, TheReadingsOfTheLagMayBeMissing) {
  io::ParadoxFinding finding = synthetic::paradox();
  finding.lags = {{"gap_observed_months", 2, 8, 14, 3, 6, 0.1, 0.25}};
  std::string json = finding_json(finding);
  EXPECT_EQ(io::read_paradox_finding(json, "p").lags.at(0).within, 0.25);
  const std::size_t from = json.find("\"lags\""), to = json.find("\"charts\"");
  ASSERT_NE(from, std::string::npos);
  json.erase(from, to - from);
  EXPECT_TRUE(io::read_paradox_finding(json, "p").lags.empty()) << "a finding of before";
}

}  // namespace
