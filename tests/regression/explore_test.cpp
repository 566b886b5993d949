// `explore`: what it puts into the page that scripts/explore builds, and what it refuses. The page here is a made-up one; tests/wasm
// opens a real one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "regression/program_run.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPage =
    "<!doctype html>\n<!-- chokepoint explorer -->\n<noscript>@@charts@@</noscript>core: @@core@@ packet: @@packet@@ "
    "script";

/// A bundle of the model that the program has.
void write_bundle(Workplace& here, const std::string& page = kPage) {
  const std::string version = here.call({"--version"}).out;
  const std::size_t at = version.find("\nmodel ") + 7;
  std::filesystem::create_directory(here.path() / "bundle");
  here.write("bundle/bundle.json", "{ \"model\": \"" + version.substr(at, version.find('\n', at) - at) + "\" }\n");
  here.write("bundle/core.wasm", "\x01\x02\x03");
  here.write("bundle/page.html", page);
}

Finished explore(Workplace& here, std::vector<std::string> more) {
  more.insert(more.begin(), "explore");
  more.insert(more.end(), {"--bundle", "bundle", "--worlds", "64", "--no-charts"});
  return here.call(more);
}

TEST(Explore, PutsTheDataIntoThePage) {
  Workplace here;
  write_bundle(here);
  const Finished made = explore(here, {"h200-revenue-share", "--out", "e.html"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, AllOf(HasSubstr("64 worlds"), HasSubstr("opens with h200-revenue-share")));
  const std::string page = here.text("e.html");
  EXPECT_THAT(page, AllOf(HasSubstr("core: Y2RiBgA="), Not(HasSubstr("@@"))))
      << "the module deflated, in base64, and no mark left";
  EXPECT_GT(page.size(), 100'000u);
  EXPECT_THAT(here.names(), ElementsAre("bundle", "e.html"));
}

TEST(Explore, ReplacesAnExplorerWhenAskedTo) {
  Workplace here;
  write_bundle(here);
  here.write("note.html", "mine");
  ASSERT_EQ(explore(here, {"--out", "e.html"}).code, 0);
  EXPECT_EQ(explore(here, {"--out", "e.html"}).code, 2);
  EXPECT_EQ(explore(here, {"--out", "e.html", "--force"}).code, 0);
  EXPECT_EQ(explore(here, {"--out", "note.html", "--force"}).code, 2) << "what is not its own stays";
  EXPECT_EQ(here.text("note.html"), "mine");
}

TEST(Explore, RefusesABundleOfAnotherModelAndOneThatIsNotWhole) {
  Workplace here;
  const Finished missing = explore(here, {});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.err, AllOf(HasSubstr("bundle/page.html"), HasSubstr("scripts/explore")));
  write_bundle(here, "<!doctype html>\n<!-- chokepoint explorer -->@@core@@ @@packet@@");
  EXPECT_THAT(explore(here, {}).err, HasSubstr("@@charts@@"));
  write_bundle(here);
  here.write("bundle/bundle.json", "{ \"model\": \"0000000000000000\" }\n");
  EXPECT_THAT(explore(here, {}).err, HasSubstr("another model (0000000000000000"));
  EXPECT_THAT(here.names(), ElementsAre("bundle"));
}

TEST(Explore, CarriesAScenarioOfOnesOwnWithWhatItExtends) {
  Workplace here;
  here.write("parent.json", "{ \"format_version\": 1, \"extends\": \"baseline\", \"title\": \"Parent\" }");
  here.write("child.json", R"({ "format_version": 1, "extends": "parent", "title": "A child of mine",
      "policies": [ { "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 0 } ] })");
  const Finished made = here.call({"explore", "child.json", "--worlds", "64", "--packet", "p", "--json"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("\"start\": \"child\""));
  EXPECT_THAT(here.text("p"), AllOf(HasSubstr("A child of mine"), HasSubstr("scenarios/child.json"),
                                    Not(HasSubstr("\"title\": \"Parent\""))));
}

}  // namespace
