#include "app/publish/draw.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/publish/kept_charts.hpp"
#include "files/read_file.hpp"
#include "unit/output/every_chart.hpp"

namespace {

namespace fs = std::filesystem;

class DrawTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("draw-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string file(const std::string& name) const { return io::read_file((folder_ / name).string()); }

  fs::path folder_;
};

TEST_F(DrawTest, BesideAChartStandItsDataAndForThePhoneItsOtherLayout) {
  const io::Figure figure = io::in_both_layouts([](int width) { return synthetic::every_chart(width).front(); });
  const app::DrawnCharts drawn = app::draw_figures(folder_, {figure}, {});
  EXPECT_EQ(file(figure.name + ".vl.json"), figure.spec.json);
  EXPECT_EQ(file(figure.name + ".csv"), io::table_csv(figure.data));
  EXPECT_EQ(file("narrow/" + figure.name + ".vl.json"), figure.narrow.json);
  EXPECT_FALSE(fs::exists(folder_ / "narrow" / (figure.name + ".csv")));
  ASSERT_EQ(drawn.charts.size(), 1u);
  EXPECT_EQ(io::table_csv(drawn.charts.front().data), io::table_csv(figure.data)) << "what a page offers to be saved";
}

TEST_F(DrawTest, AnotherLookOfAKeptChartHasTheSameData) {
  const io::Figure figure = io::in_both_layouts([](int width) { return synthetic::every_chart(width).front(); });
  const app::Drawing usual;
  app::Drawing phone;
  phone.width = 400;
  const auto slim = app::in_look({figure.kept()}, phone), whole = app::in_look({figure.kept()}, usual);
  EXPECT_NE(slim.at(0).spec.json.find("\"magnified\""), std::string::npos) << "the narrow layout, enlarged";
  EXPECT_TRUE(slim.at(0).narrow.json.empty());
  EXPECT_EQ(whole.at(0).spec, figure.spec);
  EXPECT_EQ(whole.at(0).narrow, figure.narrow);
  for (const auto& figures : {slim, whole}) EXPECT_EQ(io::table_csv(figures.at(0).data), io::table_csv(figure.data));
}

}  // namespace
