// Teaching words that no registry has: which levers come first, and what their two ends mean.
// tests/explorer holds the names to the registry; where a table lacks one, the registry's words are shown.

/** Levers that a reader meets first, in order. */
export const kFirstLevers = [
  "remote_access_rule",
  "hbm_ban",
  "distillation_rule",
  "tool_ban",
  "global_licensing",
  "cn_import_approval",
  "revenue_share",
  "enforcement_budget",
  "cn_subsidy",
  "open_weights_restriction",
  "efficiency_stall",
];

/** What the lowest and the highest value mean. */
export const kEnds: Record<string, [string, string]> = {
  remote_access_rule: ["may rent freely", "may rent nothing"],
  hbm_ban: ["buys freely", "buys none"],
  distillation_rule: ["open", "closed"],
  tool_ban: ["sold freely", "none sold"],
  servicing_ban: ["serviced", "no service"],
  global_licensing: ["no licence needed", "all sales need one"],
  cn_import_approval: ["gate shut", "gate open"],
  revenue_share: ["takes nothing", "takes 90 %"],
  enforcement_budget: ["not at all", "20 times 2024"],
  cn_subsidy: ["pays nothing", "pays all"],
  us_subsidy: ["pays nothing", "pays all"],
  open_weights_restriction: ["published", "kept at home"],
  efficiency_stall: ["progress goes on", "progress stops"],
  entity_list_coverage: ["none listed", "all listed"],
  foundry_rule: ["dies get through", "none gets through"],
  eda_ban: ["used freely", "none"],
  location_verification: ["no chip", "every new chip"],
  ascend_use_rule: ["anyone may", "nobody may"],
  outbound_investment_rule: ["may invest", "may not"],
  allied_participation_nl: ["stay out", "go along in full"],
  allied_participation_jp: ["stays out", "goes along in full"],
  cn_procurement_mandate: ["free to choose", "must buy Chinese"],
  cn_materials_retaliation: ["sells as usual", "withholds all"],
  cn_openness: ["none published", "all published"],
  cann_parity: ["gap stays", "gap closes at once"],
  taiwan_disruption: ["no disruption", "all output lost"],
  us_capex_slump: ["spends as planned", "nearly stops"],
};

/** What a share counts: "15 % barred". */
export const kSaid: Record<string, string> = {
  remote_access_rule: "barred",
  hbm_ban: "stopped",
  distillation_rule: "closed",
  tool_ban: "stopped",
  servicing_ban: "stopped",
  global_licensing: "under licence",
  cn_import_approval: "of months open",
  revenue_share: "of the price",
  cn_subsidy: "of the cost",
  us_subsidy: "of the cost",
  open_weights_restriction: "held back",
  efficiency_stall: "fails to come",
  entity_list_coverage: "listed",
  foundry_rule: "stopped",
  eda_ban: "withheld",
  location_verification: "of new chips",
  ascend_use_rule: "of full force",
  outbound_investment_rule: "stopped",
  allied_participation_nl: "of the ban",
  allied_participation_jp: "of the ban",
  cn_procurement_mandate: "of full force",
  cn_materials_retaliation: "withheld",
  cn_openness: "published",
  cann_parity: "made good",
  taiwan_disruption: "of output lost",
  us_capex_slump: "fails to come",
  licence_cap_share_of_us_sales: "of sales at home",
  cn_chip_exports: "sold abroad",
};

/** Claims as questions, in the order in which a reader meets them, and what their answers are. */
export const kClaims: Record<string, string> = {
  distillation_weight: "How much does distillation carry?",
  frontier_pace: "How does progress of technique go on?",
  scarcity_effect: "Does scarcity of computing power make laboratories more efficient?",
  ban_speeds_home_tools: "Do bans speed up China's own chip-making tools?",
  ascend_reach: "Can American rules reach the use of Ascend chips?",
  shock_on_us_capex: "What does a leap in efficiency do to American spending on chips?",
  v4_training_hardware: "Which chips trained DeepSeek V4?",
  v4_serving_hardware: "Which chips serve DeepSeek V4?",
  lag_reading: "Which published lags are right?",
  compute_share_reading: "What does the documented share of China's compute, 1 to 4 %, count?",
};

export const kBranches: Record<string, Record<string, string>> = {
  v4_training_hardware: {
    ascend: "Ascend alone",
    mixed: "Ascend and Nvidia",
    mostly_nvidia: "mostly Nvidia",
    blackwell: "smuggled Blackwells"
  },
  v4_serving_hardware: {ascend: "Ascend", nvidia: "Nvidia"},
  compute_share_reading: {all: "all of it", domestic: "only Chinese-made chips", production: "a year's production"},
  lag_reading: {documents: "those of the documents", index: "those of the benchmark index"},
  ascend_reach: {enforced: "yes, and it is enforced", deterrent: "only as a threat", void: "no"},
  shock_on_us_capex: {damps: "lowers it", none: "nothing", raises: "raises it"},
  frontier_pace: {fades: "it fades", holds: "at its pace", speeds_up: "it speeds up, as models do research"},
};
