// Plain words for what the page says, by the alphabet.
export const kGlossary: [string, string][] = [
  [
    "99 % interval",
    "How exactly the average difference is known with this many worlds. If it includes zero, no " +
        "difference can be told. It gets narrower with more worlds; it is not the spread over worlds."
  ],
  [
    "A800, H800, H20, MI308",
    "Chips cut to fit a rule: slower versions of American chips, made to be sold to China under the " +
        "limits of the day."
  ],
  ["Accelerator", "A chip for AI work, such as an Nvidia H100 or a Huawei Ascend."],
  [
    "Affiliates rule",
    "An American rule by which a firm that is at least half owned by listed firms counts as listed too. " +
        "It is suspended until November 2026."
  ],
  [
    "AI Diffusion rule",
    "An American rule of January 2025, dropped in May 2025, that put countries into tiers and capped how " +
        "many chips each might buy."
  ],
  ["Ascend", "Huawei's AI chips, made in China: the main Chinese answer to Nvidia's."],
  [
    "Band",
    "The dark band holds the middle half of the worlds, the light band nine in ten. A wide band means " +
        "that the model does not know."
  ],
  ["Baseline", "Current policy goes on: the rules in force at the present, and what is already on the calendar."],
  ["Blackwell, B30A", "Nvidia's chips of 2025, faster than the H100 and H200. The B30A is half of one."],
  ["Broker", "Somebody who smuggles chips to China for money."],
  ["Capex", "Capital spending: what firms pay for chips and data centres."],
  [
    "CANN and CUDA",
    "The software by which programs use Huawei's Ascend chips (CANN) and Nvidia's (CUDA). Most programs " +
        "are written for CUDA, so that leaving it costs time."
  ],
  [
    "Capability",
    "How good a model is. The model of this page counts it by the computing power that would have been " +
        "needed to train as good a model with the methods of January 2022."
  ],
  ["Chip rule", "What an American rule says of which chips may be sold to China: free, with a licence, or not at all."],
  [
    "Circumstance",
    "An uncertain number of the world, such as how fast a technology improves. You may look at the worlds " +
        "where it is low or high."
  ],
  [
    "Claim",
    "A disputed statement of fact, such as how much distillation carries. A policy cannot change it; it " +
        "is true or not."
  ],
  ["Compliance", "Keeping to a rule. Where a rule can hardly be checked, few may comply."],
  ["Compute", "Computing power, here of AI chips. See H100e."],
  ["Design software (EDA)", "The programs with which chips are designed. Most are American."],
  ["Deterrent", "A threat: something that is not enforced, and still makes some people leave it."],
  [
    "Die",
    "The piece of silicon that does the work in a chip. One chip may carry two or more. Dies made abroad " +
        "can be stored and used later."
  ],
  [
    "Difference",
    "The same worlds with the same luck, once under the baseline and once under your policy. So luck " +
        "cancels, and what is left is the policy."
  ],
  [
    "Distillation",
    "Training a model on the answers of a better one. It carries skill across a border without any chip."
  ],
  [
    "Documents 000 to 004",
    "Five documents about the controls with which this project began: facts, and claims that are " +
        "disputed. “The world of document 003” is one in which all that this document claims is true."
  ],
  ["Efficiency", "How much a laboratory gets out of the same computing power. Better methods raise it."],
  ["Enforcement", "What a state does so that a rule is kept: checks, investigators, courts."],
  ["Entity List", "The American list of firms to which one may not sell without a licence."],
  ["Export control", "A rule that something may not be sold abroad, or only with a licence."],
  ["Fab, foundry", "A factory for chips. TSMC in Taiwan is the largest; SMIC is the largest in China."],
  ["FLOP", "One step of arithmetic. The work of a training run is counted in them: 1e25 is a one with 25 zeros."],
  ["Frontier", "The best there is at a time: the best model, or the chip that does most for its price."],
  [
    "Gate (Beijing's)",
    "Whether China lets foreign chips in. “25 % of months open” means that in the long run the border is " +
        "open in one month of four."
  ],
  ["Global licensing", "A rule by which sales of chips to every country need an American licence."],
  [
    "H100, H200",
    "AI chips by Nvidia, of 2022 and 2024. The H200 has more and faster memory. Since January 2026 " +
        "Washington gives licences for chips of the H200's class, case by case."
  ],
  ["H100e", "Computing power counted in Nvidia H100 chips: a chip that does twice as much counts as two."],
  ["HBM", "High-bandwidth memory: the fast memory that AI chips need. Few firms can make it. It comes as stacks."],
  [
    "Index",
    "The benchmark index: a score of models made of many public tests. It may flatter one side, and shows " +
        "less and less of a lead as scores near their top."
  ],
  [
    "Lag",
    "How many months China's best AI model is behind the best American one. The main line is the lag at " +
        "the present pace: the distance in capability, divided by how fast America moves."
  ],
  ["Leap", "A sudden gain in efficiency by one laboratory, as DeepSeek's R1 was."],
  [
    "Lever",
    "Something that somebody can decide: a rule, a tax, a budget. What nobody decides stands under “What " +
        "may happen”."
  ],
  [
    "Licence cap",
    "The most chips that may be sold with a licence: so many a month, or so many beside what Americans " +
        "buy of the same chip."
  ],
  ["Listed", "On the Entity List."],
  ["Location verification", "A chip that tells its maker where it is, so that smuggling shows."],
  ["MATCH Act", "A proposed American law by which allies would have to match American rules on chip-making tools."],
  ["Median", "The middle world: half of the worlds lie above it and half below."],
  [
    "Monte Carlo",
    "Running a model many times, each time with other luck and other uncertain numbers, to see what is " +
        "likely. That is what this page does."
  ],
  [
    "Node, 7 nm, 5 nm",
    "A generation of chip-making. A smaller number is newer and gives more speed for the same power."
  ],
  ["Open weights", "A model that anyone may download and run. The weights are the numbers that make up the model."],
  [
    "Performance density",
    "Computing speed for each square millimetre of a chip. Rules count it, so that a large slow chip and " +
        "a small fast one are told apart."
  ],
  ["Pin", "Keeps the line of now in the chart, so that you can compare it with what you try next."],
  [
    "Posterior",
    "The worlds that remain after those that disagree with what is documented have been weighed down. Its " +
        "digest names it, so that two people can be sure that they look at the same worlds."
  ],
  ["Present", "September 2026: what lies before has happened, what lies after is the future."],
  ["Preset", "A scenario to start from. “Start from” at the top lists them."],
  [
    "Reaction",
    "What a government of the model does by itself when something happens, such as tightening a rule when " +
        "the lag shrinks."
  ],
  ["Remote access, rented compute", "Chips in data centres outside China that Chinese firms rent over the internet."],
  ["Retaliation", "Hitting back: Beijing may withhold materials that chip makers need."],
  ["Revenue share", "The part of the price of each licensed chip that goes to the American state."],
  [
    "Sales that vendors lose to the rules",
    "What foreign vendors would have sold to China under no rule, less what they sold. Beijing's gate and " +
        "Chinese chips keep sales down too, so that it is not what lifting the rules would bring."
  ],
  ["Seed", "The number from which all luck of a run is made: the same seed gives the same luck again."],
  ["Serving", "Answering users, as opposed to training. It is counted in tokens a day."],
  ["Servicing", "Repair and upkeep of chip-making tools that are already installed."],
  [
    "Stack",
    "Chips and the software that runs on them, taken as one: Nvidia's with CUDA, Huawei's with CANN. (A " +
        "stack of memory is something else: one piece of HBM.)"
  ],
  [
    "Standing lag",
    "How long ago the best American model was as good as China's best is now. It grows also where the " +
        "American frontier slows down; the lag at the present pace does not."
  ],
  ["Subsidy", "Money from the state for something that it wants, such as chip factories."],
  ["Tape-out", "The end of a chip's design, when it goes to the factory."],
  ["Token", "A piece of a word: what a model reads and writes."],
  [
    "Tools, SME",
    "The machines that make chips (semiconductor manufacturing equipment). The best come from the Netherlands, Japan and the United States."
  ],
  [
    "TPP (total processing performance)",
    "A chip's speed as American rules count it: operations a second times the length of the numbers. An " +
        "H100 has about 16,000 points; rules begin at 4,800."
  ],
  ["US-aligned", "Of the United States and those who sell with them: Nvidia, AMD, TSMC and others."],
  ["V4", "DeepSeek V4, a Chinese model of 2026. Which chips it was trained on is disputed."],
  ["Void", "Without effect."],
  ["Wafer", "The round disc of silicon from which many dies are cut."],
  [
    "World",
    "One run of the model: one set of uncertain facts and one run of luck, month by month. The page runs " +
        "up to a thousand of them. Nobody knows which one is ours."
  ],
  ["Yield", "The share of chips from a factory that work."],
];
