// The charts by name, and what stands above each.

/** Charts by the name that addresses and files use. */
export type ChartName = "lag"|"change"|"worlds"|"serving"|"compute"|"money";
export const kTitles: Record<ChartName, [string, string]> = {
  lag: ["China's lag", "months behind the United States, at the present pace"],
  change: ["What your policy changes", "months of lag, world by world; inner band: 99 % interval of the mean"],
  worlds: ["In how many worlds?", "of a hundred"],
  serving: ["What each can serve", "million tokens a day, at equal quality; median, each line ten times the one below"],
  compute: ["China's computing power", "H100 equivalents, by where it comes from; mean"],
  money: ["Money", "vendors' sales to China, dollars a year; mean"],
};

export function isChart(name: string): name is ChartName { return Object.hasOwn(kTitles, name); }
