#include "unit/input/sample_inputs.hpp"

#include "input/json/json_write.hpp"
#include "model/parameters.hpp"

namespace sample {

namespace {

const char* const kRoster = R"({
  "governments": ["United States", "China", "Netherlands", "Japan"],
  "toolmakers": { "ASML": { "country": "nl", "import_share": 0.6 }, "Home tools": { "country": "cn" } },
  "eda_vendors": { "US three": { "country": "us", "import_share": 0.9 } },
  "foundries": { "SMIC": { "country": "cn" }, "Captive": { "country": "cn", "captive": true } },
  "memory_makers": { "SK hynix": { "country": "kr", "import_share": 1 }, "CXMT": { "country": "cn", "home_share": 1 } },
  "foreign_vendors": { "Nvidia": { "sells_to_china": true }, "AMD": { "sells_to_china": true, "outlook": 1.2 } },
  "chinese_vendors": { "Huawei": { "stack": "cann", "foundry": "home" } },
  "chinese_buyers": { "Tencent": { "budget_share": 0.5 }, "Alibaba": { "budget_share": 0.5 }, "Start-ups": { "budget_share": 0.1 } },
  "american_buyers": { "Microsoft": { "share_2022": 1, "share_2025": 1 } },
  "hosts": { "Gulf": { "share": 0.5 } },
  "routes": { "Dubai": { "host": "Gulf", "brokers": 4 } },
  "labs": {
    "OpenAI": { "country": "us", "compute_from": { "Microsoft": 1 }, "source": "002" },
    "DeepSeek": { "country": "cn", "compute_from": { "Start-ups": 0.7, "Tencent": 0.3 }, "parent_funds_usd_per_year": 1e8 }
  },
  "markets": { "Europe": { "region": "third", "size": 0.3 } }
})";

const char* const kChips = R"({
  "foreign": [
    { "name": "A100", "vendor": "Nvidia", "launch": "2020-05", "h100e": 0.3, "tpp": 4992, "die_mm2": 826, "density": 6.04,
      "interconnect_gb_s": 600, "bandwidth_tb_s": 2, "price_usd": 12500, "source": "a" },
    { "name": "H100", "vendor": "Nvidia", "launch": "2026-05", "h100e": 1, "tpp": 15832, "die_mm2": 814, "density": 19.45,
      "interconnect_gb_s": 900, "bandwidth_tb_s": 3.35, "price_usd": 30000, "leading": true, "source": "a" },
    { "name": "A800", "vendor": "Nvidia", "base": "A100", "cut": "interconnect", "launch": "2022-05", "h100e": 0.3, "tpp": 4992,
      "die_mm2": 826, "density": 6.04, "interconnect_gb_s": 400, "bandwidth_tb_s": 2, "price_usd": 12000, "source": "a" }
  ],
  "road_map": [ { "name": "910B", "launch": "2023-07", "dies_per_chip": 1, "source": "b" } ]
})";

const char* const kFigures = R"([
  { "id": "fig-1", "quantity": "q", "subject": "s", "value": 3, "low": 2, "high": 4, "unit": "months", "refers_to": "2026-04",
    "published": "2026-05", "source_title": "t", "source_address": "a", "source_tier": "seed", "paraphrase": "p",
    "kind": "event", "confidence": "documented", "contradicts": [] }
])";

const char* const kTimeline = R"([
  { "id": "pol-1", "date": "2022-10-07", "effective": "2022-10-07", "actor": "US BIS", "event": "e", "description": "d",
    "direction": "tighten", "thresholds": { "tpp": 4800 }, "source_title": "t", "source_address": "a",
    "confidence": "documented", "contradicts": [],
    "moves": [
      { "id": "pol-1", "from": "2022-10", "chip_rule": [ { "tpp_min": 4800, "interconnect_min_gb_s": 600, "effect": "deny" } ] },
      { "id": "pol-1.tool_ban", "lever": "tool_ban", "from": "2022-10", "value": 0.4, "ramp_months": 4, "source": "pol-1" }
    ] }
])";

const char* const kSupply =
    "vendor,quarter,h100e,h100e_p05,h100e_p95,source\n"
    "Nvidia,2022-Q1,300,200,400,\"Epoch AI, 2026\"\n"
    "Nvidia,2022-Q2,600,500,700,Epoch AI\n"
    "AMD,2022-Q2,30,20,40,Epoch AI\n";

std::string priors() {
  io::Node list = io::make_list();
  for (const base::Field& row : model::kParameterRows) {
    io::Node prior = io::make_object();
    io::add_member(prior, "name", io::make_text(row.name));
    io::add_member(prior, "unit", io::make_text(row.unit));
    io::add_member(prior, "distribution", io::make_object());
    io::Node& distribution = *prior.find("distribution");
    io::add_member(distribution, "family", io::make_text("uniform"));
    io::Node& params = io::add_member(distribution, "params", io::make_object());
    io::add_member(params, "min", io::make_number(row.low));
    io::add_member(params, "max", io::make_number(row.high));
    io::add_member(prior, "evidence", io::make_list({io::make_text("fig-1")}));
    io::add_member(prior, "rationale", io::make_text("made up"));
    io::add_member(prior, "status", io::make_text("assumption"));
    list.items.push_back(std::move(prior));
  }
  return io::write_json(list);
}

}  // namespace

io::ReadFile Files::reader() const {
  return [files = bytes](const std::string& path) {
    const auto file = files.find(path);
    if (file == files.end()) throw io::Unreadable("no such file");
    return file->second;
  };
}

Files calibration_files() {
  return {{{"cal/calendar.json", R"({ "present": "2026-05" })"},
           {"cal/roster.json", kRoster},
           {"cal/chips.json", kChips},
           {"cal/figures.json", kFigures},
           {"cal/policy_timeline.json", kTimeline},
           {"cal/supply.csv", kSupply},
           {"cal/priors.json", priors()}}};
}

const io::Calibration& calibration() {
  static const io::Calibration kCalibration = io::read_calibration("cal", calibration_files().reader());
  return kCalibration;
}

io::Scenario scenario(const std::string& text, const std::map<std::string, std::string>& others,
                      const std::vector<std::string>& overrides) {
  Files files{others};
  files.bytes["s.json"] = text;
  return io::read_scenario("s.json", calibration(), overrides, files.reader());
}

std::vector<base::Fault> faults_of(const std::string& text, const std::map<std::string, std::string>& others,
                                   const std::vector<std::string>& overrides) {
  try {
    scenario(text, others, overrides);
  } catch (const base::InputError& error) {
    return error.faults();
  }
  return {};
}

std::string with(const std::string& members) {
  return R"({ "format_version": 1, "title": "T")" + (members.empty() ? "" : ",\n" + members) + "\n}\n";
}

std::string in_full(const base::Fault& fault) {
  return fault.file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " + fault.pointer +
         " | " + fault.problem + " | " + fault.allowed + " | " + fault.suggestion;
}

std::string in_full(const std::vector<base::Fault>& faults) {
  std::string text;
  for (const base::Fault& fault : faults) text += in_full(fault) + "\n";
  return text;
}

}  // namespace sample
