// Teaching words that no registry has: which levers come first, and what their two ends mean.
// tests/explorer holds the names of the first levers to the registry; the other tables fall back on it where they lack a name.

/** Levers that a reader meets first, in order. */
export const kFirstLevers = [
  "remote_access_rule", "hbm_ban", "distillation_rule", "tool_ban", "global_licensing", "cn_import_approval", "revenue_share",
  "enforcement_budget", "cn_subsidy", "open_weights_restriction", "efficiency_stall",
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
  remote_access_rule: "barred", hbm_ban: "stopped", distillation_rule: "closed", tool_ban: "stopped", servicing_ban: "stopped",
  global_licensing: "under licence", cn_import_approval: "of months open", revenue_share: "of the price", cn_subsidy: "of the cost",
  us_subsidy: "of the cost", open_weights_restriction: "held back", efficiency_stall: "fails to come", entity_list_coverage: "listed",
  foundry_rule: "stopped", eda_ban: "withheld", location_verification: "of new chips", ascend_use_rule: "of full force",
  outbound_investment_rule: "stopped", allied_participation_nl: "of the ban", allied_participation_jp: "of the ban",
  cn_procurement_mandate: "of full force", cn_materials_retaliation: "withheld", cn_openness: "published", cann_parity: "made good",
  taiwan_disruption: "of output lost", us_capex_slump: "fails to come", licence_cap_share_of_us_sales: "of sales at home",
  cn_chip_exports: "sold abroad",
};

/** Glossary: plain words for what the page says. */
export const kGlossary: [string, string][] = [
  ["Lag", "How many months China's best AI model is behind the best American one. The main line is the lag at the present pace: the distance in capability, divided by how fast America moves."],
  ["World", "One run of the model: one set of uncertain facts and one run of luck, month by month. The page runs up to a thousand of them. Nobody knows which one is ours."],
  ["Median", "The middle world: half of the worlds lie above it and half below."],
  ["Band", "The dark band holds the middle half of the worlds, the light band nine in ten. A wide band means that the model does not know."],
  ["Difference", "The same worlds with the same luck, once under the baseline and once under your policy. So luck cancels, and what is left is the policy."],
  ["99 % interval", "How exactly the average difference is known with this many worlds. If it includes zero, no difference can be told. It gets narrower with more worlds; it is not the spread over worlds."],
  ["Baseline", "Current policy goes on: the rules in force at the present, and what is already on the calendar."],
  ["Lever", "Something that somebody can decide: a rule, a tax, a budget."],
  ["Claim", "A disputed statement of fact, such as how much distillation carries. A policy cannot change it; it is true or not."],
  ["Circumstance", "An uncertain number of the world, such as how fast a technology improves. You may look at the worlds where it is low or high."],
  ["HBM", "High-bandwidth memory: the fast memory that AI chips need. Few firms can make it."],
  ["Distillation", "Training a model on the answers of a better one. It carries skill across a border without any chip."],
  ["Rented compute", "Chips in data centres outside China that Chinese firms rent over the internet."],
  ["H100e", "Computing power counted in Nvidia H100 chips: a chip that does twice as much counts as two."],
  ["Open weights", "A model that anyone may download and run."],
  ["Serving", "Answering users, as opposed to training. It is counted in tokens (pieces of words) a day."],
  ["Entity List", "The American list of firms to which one may not sell without a licence."],
  ["Posterior", "The worlds that remain after those that disagree with what is documented have been weighed down. Its digest names it, so that two people can be sure that they look at the same worlds."],
];
