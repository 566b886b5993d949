#include "input/json/json_read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/sample_inputs.hpp"

namespace {

using io::Node;
using testing::HasSubstr;

std::optional<Node> read(std::string_view text, io::FaultList& faults) { return io::read_json(text, "f.json", faults); }

Node read_good(std::string_view text) {
  io::FaultList faults;
  const auto node = read(text, faults);
  EXPECT_TRUE(faults.empty()) << sample::in_full(faults.faults());
  return node.value_or(Node{});
}

std::string place(const Node* node) {
  return node ? node->place.pointer + "@" + std::to_string(node->place.line) + ":" + std::to_string(node->place.column)
              : "none";
}

TEST(JsonReading, KeepsKindsValuesAndOrder) {
  const Node root = read_good(R"({"b": [1, -2.5e3, "x\n\u00e9", true, false, null], "a": {}})");
  ASSERT_EQ(root.members.size(), 2u);
  EXPECT_EQ(root.members[0].key, "b");
  const auto& items = root.members[0].value.items;
  ASSERT_EQ(items.size(), 6u);
  EXPECT_EQ(items[0].number, 1);
  EXPECT_EQ(items[1].number, -2500);
  EXPECT_EQ(items[2].text, "x\n\xC3\xA9");
  EXPECT_TRUE(items[3].truth);
  EXPECT_FALSE(items[4].truth);
  EXPECT_TRUE(items[5].is(Node::Kind::kNull));
  EXPECT_TRUE(root.find("a")->is(Node::Kind::kObject));
}

TEST(JsonReading, EveryValueKnowsItsPlace) {
  const Node root = read_good("{\n  \"a\": [10,\n\t20, {\"b\":null}],\n  \"c\" : \"x\\\"y\", \"d\":true\n}");
  EXPECT_EQ(place(&root), "@1:1");
  EXPECT_EQ(place(root.find("a")), "/a@2:8");
  EXPECT_EQ(place(&root.find("a")->items[0]), "/a/0@2:9");
  EXPECT_EQ(place(&root.find("a")->items[1]), "/a/1@3:2");
  EXPECT_EQ(place(root.find("a")->items[2].find("b")), "/a/2/b@3:11");
  EXPECT_EQ(place(root.find("c")), "/c@4:9");
  EXPECT_EQ(place(root.find("d")), "/d@4:21");
  EXPECT_EQ(root.members[1].place.column, 3);
}

TEST(JsonReading, ColumnsCountCharactersAndNotBytes) {
  const Node root =
      read_good("{\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\": 1, \"b\": \"\xE4\xB8\xAD\xE5\x9B\xBD\", \"c\": 2}");
  EXPECT_EQ(root.members[0].value.place.column, 9);
  EXPECT_EQ(root.members[1].place.column, 12);
  EXPECT_EQ(root.members[2].value.place.column, 28);
}

TEST(JsonReading, WindowsLineEndsCountOnce) { EXPECT_EQ(place(read_good("{\r\n\"a\":\r\n 1}").find("a")), "/a@3:2"); }

TEST(JsonReading, PointersEscapeSlashAndTilde) {
  EXPECT_EQ(read_good(R"({"a/b~c": 1})").members[0].value.place.pointer, "/a~1b~0c");
}

TEST(JsonReading, CommentsAreLeftOutEverywhereAndTheSchemaOnlyAtTheTop) {
  const Node root = read_good(R"({"$comment": [1], "$schema": "s", "a": {"$comment": 1, "$schema": "kept"}})");
  ASSERT_EQ(root.members.size(), 1u);
  ASSERT_EQ(root.members[0].value.members.size(), 1u);
  EXPECT_EQ(root.members[0].value.members[0].key, "$schema");
}

TEST(JsonReading, SkipsAByteOrderMarkAndDoesNotCountIt) {
  EXPECT_EQ(place(read_good("\xEF\xBB\xBF{\"a\":1}").find("a")), "/a@1:6");
}

TEST(JsonReading, ReportsEveryDuplicateKeyAndGoesOn) {
  io::FaultList faults;
  const auto root = read("{\"a\":1,\n \"a\":2,\n \"b\":{\"c\":1,\"c\":2,\"c\":3}}", faults);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("a")->number, 1);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults.faults()[0].line, 2);
  EXPECT_EQ(faults.faults()[0].column, 2);
  EXPECT_EQ(faults.faults()[1].pointer, "/b/c");
  EXPECT_EQ(faults.faults()[2].column, 19);
}

TEST(JsonReading, NothingBehindAByteZeroPassesUnseen) {
  using namespace std::string_literals;
  for (const std::string& text : {"{}\0{\"a\": 1"s, "{\"a\":\n \"b\0c\"}"s, "{\0\"\0a\0"s}) {
    io::FaultList faults;
    EXPECT_FALSE(read(text, faults));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults.faults()[0].problem, HasSubstr("a byte 0"));
  }
  io::FaultList faults;
  read("{\n \0}"s, faults);
  EXPECT_EQ(faults.faults()[0].line, 2);
  EXPECT_EQ(faults.faults()[0].column, 2);
}

struct Broken {
  const char* text;
  long line, column;
  const char* problem;
};

TEST(JsonReading, NamesThePlaceOfASyntaxError) {
  const Broken kCases[] = {
      {"", 1, 1, "unexpected end of input"},
      {"   \n ", 2, 2, "unexpected end of input"},
      {"{\"a\": 1,}", 1, 9, "unexpected '}'"},
      {"{\"a\": 1 \"b\": 2}", 1, 9, "unexpected string literal"},
      {"{\"a\" 1}", 1, 6, "unexpected number literal"},
      {"[1,,2]", 1, 4, "unexpected ','"},
      {"[1 2]", 1, 4, "unexpected number literal"},
      {"{a: 1}", 1, 2, "invalid literal"},
      {"{'a': 1}", 1, 2, "invalid literal"},
      {"{\"a\": tru}", 1, 10, "invalid literal"},
      {"{\n  \"a\": NaN\n}", 2, 8, "invalid literal"},
      {"{\"a\": Infinity}", 1, 7, "invalid literal"},
      {"{\"a\": -Infinity}", 1, 8, "invalid number"},
      {"{\"a\": +1}", 1, 7, "invalid literal"},
      {"{\"a\": .5}", 1, 7, "invalid literal"},
      {"{\"a\": 01}", 1, 8, "unexpected number literal"},
      {"{\"a\": 1.}", 1, 9, "invalid number"},
      {"{\"a\": 0x10}", 1, 8, "invalid literal"},
      {"{\"a\": 1} x", 1, 10, "invalid literal"},
      {"{\"a\": 1}{}", 1, 9, "expected end of input"},
      {"// c\n{}", 1, 1, "invalid literal"},
      {"{} /* c */", 1, 4, "invalid literal"},
      {"{\"a\": \"line\nbreak\"}", 1, 12, "control character"},
      {"{\"a\": \"\\x\"}", 1, 9, "forbidden character after backslash"},
      {"{\"a\": \"\\ud800\"}", 1, 14, "surrogate"},
      {"{\"a\": \"open}", 1, 13, "missing closing quote"},
      {"{\"a\": [1, 2}", 1, 12, "unexpected '}'"},
      {"{\"\xC3\xA9\": 1,\n \"\xC3\xA9\xC3\xA9\" 2}", 2, 7, "unexpected number literal"},
      {"{\"a\": 1", 1, 8, "unexpected end of input"},
  };
  for (const Broken& broken : kCases) {
    io::FaultList faults;
    EXPECT_FALSE(read(broken.text, faults)) << broken.text;
    ASSERT_EQ(faults.size(), 1u) << broken.text;
    const base::Fault& fault = faults.faults()[0];
    EXPECT_THAT(fault.problem, HasSubstr(broken.problem)) << broken.text;
    EXPECT_EQ(fault.line, broken.line) << broken.text << "\n" << sample::in_full(fault);
    EXPECT_EQ(fault.column, broken.column) << broken.text << "\n" << sample::in_full(fault);
    EXPECT_EQ(fault.file, "f.json");
  }
}

TEST(JsonReading, RefusesANumberTooLargeForADouble) {
  io::FaultList faults;
  EXPECT_FALSE(read("{\"a\": 1,\n \"b\": [-1e999]}", faults));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_THAT(sample::in_full(faults.faults()), HasSubstr("f.json:2:8 /b/0 | the number -1e999 is too large"));
}

TEST(JsonReading, RefusesWhatIsNotUtf8) {
  const char* const kBad[] = {"\xFF",     "\xC0\x80", "\xED\xA0\x80",    "\xF5\x80\x80\x80",
                              "\xE2\x82", "\x80",     "\xF0\x8F\xBF\xBF"};
  for (const char* bad : kBad) {
    io::FaultList faults;
    EXPECT_FALSE(read("{\"\xC3\xA9\":\n \"" + std::string(bad) + "\"}", faults));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.faults()[0].problem, "this byte is not UTF-8");
    EXPECT_EQ(faults.faults()[0].line, 2);
    EXPECT_EQ(faults.faults()[0].column, 3);
  }
  io::FaultList faults;
  EXPECT_FALSE(read(std::string_view("\xFF\xFE{\0}\0", 6), faults));  // UTF-16
  EXPECT_EQ(faults.faults()[0].suggestion, "save the file as UTF-8");
}

TEST(JsonReading, AllowsSixtyFourLevelsAndNoMore) {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  io::FaultList good, bad;
  EXPECT_TRUE(read(nested(64), good));
  EXPECT_FALSE(read(nested(65), bad));
  EXPECT_THAT(sample::in_full(bad.faults()), HasSubstr("f.json:1:65"));
  EXPECT_THAT(sample::in_full(bad.faults()), HasSubstr("nested too deeply | at most 64"));
  io::FaultList far;
  EXPECT_FALSE(read(nested(1'000'000), far));
}

TEST(JsonReading, RefusesFilesAndNumbersOfValuesBeyondTheirLimits) {
  io::FaultList big, many;
  EXPECT_FALSE(read("\"" + std::string(io::kMostBytes, 'x') + "\"", big));
  EXPECT_THAT(big.faults()[0].problem, HasSubstr("more than 16 MiB"));
  std::string list = "[0";
  for (std::size_t i = 0; i < io::kMostValues; ++i) list += ",0";
  EXPECT_FALSE(read(list + "]", many));
  EXPECT_THAT(many.faults()[0].problem, HasSubstr("too many values"));
}

}  // namespace
