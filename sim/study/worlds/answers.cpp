#include "study/worlds/answers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/scores.hpp"
#include "base/error.hpp"
#include "base/share.hpp"
#include "base/undefined.hpp"
#include "engine/results.hpp"
#include "study/worlds/world_blocks.hpp"

namespace study {

namespace {

int months_needed(const std::vector<io::Target>& questions) {
  int last = 0;
  for (const io::Target& one : questions) last = std::max(last, one.to);
  return last + 1;
}

}  // namespace

io::Target question(std::string_view metric, io::Statistic statistic, int from, int to) {
  io::Target target;
  const int place = engine::find_output(metric);
  base::ensure(place >= 0 && static_cast<std::size_t>(place) < model::kMetrics, "a question is about a metric");
  target.metric = static_cast<std::size_t>(place);
  target.statistic = statistic, target.from = from, target.to = to;
  return target;
}

Answers ask(const Ground& ground, const std::vector<io::Target>& questions, const std::atomic<bool>& stop) {
  model::Setting setting = ground.scenario.setting;
  setting.months = months_needed(questions);
  const engine::Inputs& inputs = ground.scenario.inputs;
  const auto& worlds = ground.posterior->worlds.worlds;
  Answers answers;
  answers.values.assign(questions.size(), std::vector<double>(worlds.size()));
  answers.parameters.assign(model::kParameters, std::vector<double>(worlds.size()));
  const auto record_of = [&](std::size_t i) { return engine::draw_world(inputs, ground.seed, i + 1, setting); };
  run_world_blocks(setting, engine::luck_seed(inputs, ground.seed), {ground.kernel, ground.threads, &stop},
                   worlds.size(), questions, record_of, [&](const RunWorld& world) {
                     for (std::size_t p = 0; p < model::kParameters; ++p)
                       answers.parameters[p][world.number] = world.record.parameters[p];
                     for (std::size_t q = 0; q < questions.size(); ++q)
                       answers.values[q][world.number] = reading_of(questions[q], world.results, world.place);
                   });
  answers.weights = weights_by_branches(ground.posterior->worlds, inputs.weights);
  const double total = std::accumulate(answers.weights.begin(), answers.weights.end(), 0.0);
  for (double& weight : answers.weights) weight /= total;
  for (const engine::PosteriorWorld& world : worlds) answers.clusters.push_back(world.ancestor);
  return answers;
}

Answered answered(const Answers& answers, std::size_t question) {
  Answered those;
  for (std::size_t i = 0; i < answers.weights.size(); ++i)
    if (std::isfinite(answers.values[question][i]) && answers.weights[i] > 0) those.worlds.push_back(i);
  those.values = those.of(answers.values[question]);
  those.weights = those.of(answers.weights);
  those.clusters = those.of(answers.clusters);
  return those;
}

std::vector<double> weights_by_branches(const engine::Posterior& posterior,
                                        const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                                        std::size_t except) {
  std::vector<double> result;
  for (const engine::PosteriorWorld& world : posterior.worlds) {
    double weight = 1;
    for (std::size_t h = 0; h < model::kHypotheses; ++h) {
      if (h == except) continue;
      const double total = std::accumulate(weights[h].begin(), weights[h].end(), 0.0);
      weight *= weights[h][world.branch[h]] / total * static_cast<double>(model::kHypothesisRows[h].branches);
    }
    result.push_back(weight);
  }
  return result;
}

Column numbers_of(const std::vector<double>& values, const std::vector<double>& weights) {
  Column column;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i]) && weights[i] > 0)
      column.values.push_back(values[i]), column.weights.push_back(weights[i]);
  return column;
}

MedianRange spread_of(const std::vector<double>& values, const std::vector<double>& weights) {
  const Column column = numbers_of(values, weights);
  if (column.values.empty()) return {base::kUndefined, base::kUndefined, base::kUndefined};
  const std::vector<double> places{0.05, 0.5, 0.95};
  const std::vector<double> found = analysis::quantiles(column.values, places, column.weights);
  const bool few = column.values.size() < static_cast<std::size_t>(base::kFewestForRange);
  return {found[1], few ? base::kUndefined : found[0], few ? base::kUndefined : found[2]};
}

}  // namespace study
