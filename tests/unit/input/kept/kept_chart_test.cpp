#include "input/kept/kept_chart.hpp"

#include <gtest/gtest.h>

#include "input/json/json_read.hpp"

namespace {

TEST(ChartName, LeadsNowhereElse) {
  for (const char* name : {"gap-fan", "voi-gap-months-2030-12", "a", "0"}) EXPECT_TRUE(io::is_chart_name(name)) << name;
  for (const char* name :
       {"", "-a", ".", "..", "../a", "/a", "a/b", "a.b", "A", "a b", "a_b", "\xC3\xA4", "a\n", "a\\b"})
    EXPECT_FALSE(io::is_chart_name(name)) << name;
  EXPECT_FALSE(io::is_chart_name(std::string(121, 'a')));
}

TEST(ChartName, IsFoundForAThingOfAnyName) {
  EXPECT_EQ(io::as_chart_name("no-hbm-ban"), "no-hbm-ban");
  for (const char* name : {"No HBM ban", "no_hbm_ban", "../../x", "", "\xC3\xA4\xC3\xB6", "-x", "a.b"})
    EXPECT_TRUE(io::is_chart_name(io::as_chart_name(name))) << name << ": " << io::as_chart_name(name);
  EXPECT_TRUE(io::is_chart_name("change-" + io::as_chart_name(std::string(500, 'x'))));
  EXPECT_NE(io::as_chart_name("a b"), io::as_chart_name("a_b"));
  EXPECT_NE(io::as_chart_name("A"), io::as_chart_name("a"));
  EXPECT_EQ(io::as_chart_name("No HBM ban").find("no-hbm-ban-"), 0u);
}

std::size_t faults_in_chart(const std::string& spec) {
  io::FaultList faults;
  const auto node = io::read_json(spec, "a.vl.json", faults);
  EXPECT_TRUE(node) << spec;
  if (node) io::check_chart(*node, faults);
  return faults.size();
}

TEST(CheckChart, WhatLoadsOrLinksIsAFault) {
  EXPECT_EQ(faults_in_chart(R"({"data": {"url": "x"}, "layer": [{"mark": "image"}, {"mark": {"type": "image"}}]})"),
            3u);
  EXPECT_EQ(faults_in_chart(R"({"encoding": {"href": {"field": "a"}, "url": {"field": "a"}}})"), 2u);
  EXPECT_EQ(faults_in_chart(R"({"transform": [{"lookup": "a", "from": {"data": {"url": "x"}}}]})"), 1u);
  EXPECT_EQ(faults_in_chart(R"({"mark": {"type": "point", "href": "javascript:x"}})"), 1u);
}

TEST(CheckChart, RowsAndNotesMayHaveAnyColumn) {
  EXPECT_EQ(faults_in_chart(R"({"$schema": "https://x", "usermeta": {"url": "x"}, "datasets": {"a": [{"url": 1}]},
                          "layer": [{"data": {"values": [{"href": 1}]}, "mark": "point"}]})"),
            0u);
}

}  // namespace
