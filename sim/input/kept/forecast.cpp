#include "input/kept/forecast.hpp"

#include <algorithm>
#include <array>

#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "model/metrics.hpp"

namespace io {

namespace {

constexpr int kLast = model::kMaxMonths - 1;

std::vector<std::string_view> metric_names() {
  std::vector<std::string_view> names;
  for (const model::MetricRow& row : model::kMetricRows) names.push_back(row.name);
  return names;
}

// ---------------------------------------------------------------------------------------------------- writing
Node threshold_node(const Threshold& threshold) {
  Node node = make_object();
  add_member(node, "at_or_below", make_number(threshold.at));
  add_member(node, "probability", make_number(threshold.probability));
  return node;
}

Node document_node(const DocumentForecast& document) {
  Node node = make_object();
  add_member(node, "figures", make_text(document.figures));
  add_member(node, "value", make_number(document.value));
  add_member(node, "low", make_number(document.low));
  add_member(node, "high", make_number(document.high));
  add_member(node, "our_probability_of_its_interval", make_number(document.probability_inside));
  add_member(node, "why", make_text(document.why));
  return node;
}

Node forecast_node(const Forecast& forecast) {
  Node node = make_object();
  const model::MetricRow& metric = model::kMetricRows[forecast.question.metric];
  add_member(node, "id", make_text(forecast.id));
  add_member(node, "metric", make_text(metric.name));
  add_member(node, "unit", make_text(metric.unit));
  add_member(node, "statistic", make_text(statistic_name(forecast.question.statistic)));
  add_member(node, "from", make_text(month_text(forecast.question.from)));
  add_member(node, "to", make_text(month_text(forecast.question.to)));
  add_member(node, "scale", make_text(scale_name(forecast.question.scale)));
  add_member(node, "observed_as", make_text(forecast.observed_as));
  add_member(node, "worlds", make_number(forecast.worlds));
  Node& quantiles = add_member(node, "quantiles", make_list());
  for (const double quantile : forecast.quantiles) quantiles.items.push_back(make_number(quantile));
  Node& thresholds = add_member(node, "thresholds", make_list());
  for (const Threshold& threshold : forecast.thresholds) thresholds.items.push_back(threshold_node(threshold));
  Node& documents = add_member(node, "documents", make_list());
  for (const DocumentForecast& document : forecast.documents) documents.items.push_back(document_node(document));
  return node;
}

Node file_node(const ForecastFile& file) {
  Node node = make_heading("forecast");
  add_member(node, "date", make_text(file.date));
  add_member(node, "present", make_text(month_text(file.present)));
  add_member(node, "scenario", make_text(file.scenario));
  add_member(node, "version", make_text(file.version));
  add_member(node, "model_digest", make_text(file.model_digest));
  add_member(node, "posterior_digest", make_text(file.posterior_digest));
  add_member(node, "levels", make_text("quantiles are those of 0.01, 0.02, ... 0.99"));
  Node& forecasts = add_member(node, "forecasts", make_list());
  for (const Forecast& forecast : file.forecasts) forecasts.items.push_back(forecast_node(forecast));
  return node;
}

// ---------------------------------------------------------------------------------------------------- reading
std::string words(const Node* node, bool may_be_empty, FaultList& faults) {
  if (!node) return "";
  if (may_be_empty && node->is(Node::Kind::kText)) return node->text;
  return read_text(*node, faults).value_or("");
}

double number(const Node* node, FaultList& faults) {
  return node ? read_number(*node, -kHuge, kHuge, "1", faults).value_or(0) : 0;
}

int month(const Node* node, FaultList& faults) { return node ? read_month(*node, 0, kLast, faults).value_or(0) : 0; }

void read_quantiles(const Node& node, Forecast& forecast, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items) forecast.quantiles.push_back(number(&item, faults));
  if (forecast.quantiles.size() != kForecastLevels ||
      !std::is_sorted(forecast.quantiles.begin(), forecast.quantiles.end()))
    faults.add(node.place, "no quantiles of 0.01 to 0.99", "99 numbers, none below the one before");
}

Forecast read_one(const Node& node, FaultList& faults) {
  constexpr std::array<std::string_view, 5> kStatistics{"value", "mean", "increase", "annual_growth", "maximum"};
  constexpr std::array<std::string_view, 3> kScales{"linear", "log10", "logit"};
  const auto names = metric_names();
  Forecast forecast;
  ObjectReader reader(node, faults);
  forecast.id = words(reader.required("id"), false, faults);
  if (const Node* metric = reader.required("metric"))
    forecast.question.metric = read_choice(*metric, names, "metric", faults).value_or(0);
  reader.required("unit");
  if (const Node* statistic = reader.required("statistic"))
    forecast.question.statistic =
        static_cast<Statistic>(read_choice(*statistic, kStatistics, "statistic", faults).value_or(0));
  forecast.question.from = month(reader.required("from"), faults);
  forecast.question.to = month(reader.required("to"), faults);
  if (const Node* scale = reader.required("scale"))
    forecast.question.scale = static_cast<Scale>(read_choice(*scale, kScales, "scale", faults).value_or(0));
  forecast.observed_as = words(reader.required("observed_as"), true, faults);
  if (const Node* worlds = reader.required("worlds"))
    forecast.worlds = read_count(*worlds, 0, 1 << 30, "1", faults).value_or(0);
  if (const Node* quantiles = reader.required("quantiles")) read_quantiles(*quantiles, forecast, faults);
  reader.required("thresholds"), reader.required("documents");  // for people: scores need the quantiles alone
  reader.finish();
  return forecast;
}

/// The digest of all that stands beside the digest.
std::string digest_without_itself(Node document, DigestOf digest) {
  std::erase_if(document.members, [](const Member& member) { return member.key == "digest"; });
  return digest(write_json(document));
}

}  // namespace

Node forecast_node(const ForecastFile& file, DigestOf digest) {
  Node node = file_node(file);
  const std::string own = digest(write_json(node));
  add_member(node, "digest", make_text(own));
  return node;
}

std::string forecast_json(const ForecastFile& file, DigestOf digest) { return write_json(forecast_node(file, digest)); }

ForecastFile read_forecast(std::string_view text, const std::string& file, DigestOf digest, FaultList& faults) {
  ForecastFile read;
  const auto document = read_json(text, file, faults);
  if (!document) return read;
  ObjectReader reader(*document, faults);
  if (!read_heading(reader, faults)) return read;
  if (const Node* kind = reader.required("kind"); kind && kind->text != "forecast")
    faults.add(kind->place, value_in_words(*kind) + " is no forecast", "a file that `chokepoint forecast` wrote");
  reader.required("levels");
  read.date = words(reader.required("date"), false, faults);
  if (!read.date.empty() && !is_date(read.date))
    faults.add(document->find("date")->place, in_quotes(read.date) + " is no date", kDates);
  read.present = month(reader.required("present"), faults);
  read.scenario = words(reader.required("scenario"), false, faults);
  read.version = words(reader.required("version"), false, faults);
  read.model_digest = words(reader.required("model_digest"), false, faults);
  read.posterior_digest = words(reader.required("posterior_digest"), false, faults);
  if (const Node* list = reader.required("forecasts"); list && expect_kind(*list, Node::Kind::kList, faults))
    for (const Node& item : list->items) read.forecasts.push_back(read_one(item, faults));
  if (const Node* own = reader.required("digest"); own && own->text != digest_without_itself(*document, digest))
    faults.add(own->place, "the digest is not that of this file: it was changed after it was written",
               "the file as `chokepoint forecast` wrote it");
  reader.finish();
  return read;
}

bool is_over(const Target& question, std::string_view date) { return month_text(question.to) < date.substr(0, 7); }

bool is_date(std::string_view text) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (text.size() != 10 || text[7] != '-') return false;
  const auto since = parse_month(text.substr(0, 7));
  const auto digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -100; };
  const int day = digit(8) * 10 + digit(9);
  if (!since || *since < 0 || *since >= 78 * 12) return false;
  const int year = 2022 + *since / 12, number = *since % 12;
  const bool leap = year % 4 == 0;
  return day >= 1 && day <= kDays[static_cast<std::size_t>(number)] + (number == 1 && leap ? 1 : 0);
}

}  // namespace io
