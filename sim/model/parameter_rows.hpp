#pragma once

/// The uncertain inputs of the model: one row each. From the row come JSON reading, range check, `--set`, `list`, the
/// schema and the documentation; the prior of the same name stands in calibration/priors.json.
///
/// ROW(name, unit, lowest allowed, highest allowed, section of MODEL.md, meaning)
// clang-format off
#define CHOKEPOINT_PARAMETERS(ROW)                                                                                     \
  /* ---- 3.2 supply of the US-aligned side */                                                                         \
  ROW(us_aligned_stock_2022_h100e, "H100e", 1e4, 5e6, "3.2.7", "accelerators in service worldwide in 2022-01")         \
  ROW(cn_share_initial_stock, "1", 0, 1, "3.4.1", "China's part of that stock")                                        \
  ROW(us_series_scale, "ratio", 0.3, 3, "3.2.7", "true sales over the documented quarterly series, all vendors")       \
  ROW(us_owner_share, "1", 0, 1, "3.3.8", "share of sales outside China that goes to American owners")                 \
  ROW(us_flow_growth_2026, "ratio/year", 0.5, 6, "3.2.7", "growth of US-aligned sales at the end of the series")       \
  ROW(us_flow_growth_floor, "ratio/year", 0.8, 3, "3.2.7", "growth that sales fade to")                                \
  ROW(us_growth_halflife_months, "months", 3, 240, "3.2.7", "half-life of the fading of that growth")                  \
  ROW(us_flow_shock_sd, "log", 0, 0.5, "3.2.7", "long-run standard deviation of a vendor's monthly sales about their trend, after the record")\
  ROW(us_flow_shock_persistence, "1", 0, 0.99, "3.2.7", "autocorrelation of that shock from month to month")           \
  ROW(us_subsidy_growth_log, "log/year", 0, 2, "3.2.7", "extra growth of sales if all capital cost is subsidised")     \
  ROW(capex_shock_log, "log/dex", 0, 2, "3.2.7", "change of US sales per dex of a foreign efficiency jump")                    \
  ROW(capex_shock_halflife_months, "months", 1, 120, "3.2.7", "half-life of that change")                              \
  ROW(us_revenue_feedback, "1", 0, 1, "3.7.5", "log of a bloc's chip spending per log of a year's change in one plus its share of service revenue") \
  ROW(materials_retaliation_loss, "1", 0, 1, "3.2.7", "share of US-aligned output lost under full retaliation")        \
  ROW(materials_substitution_months, "months", 3, 240, "3.2.7", "time constant of finding other materials")            \
  ROW(foundry_accident_per_year, "1/year", 0, 0.5, "3.2.7", "hazard of a disruption of Taiwan's foundries")            \
  ROW(foundry_accident_depth, "1", 0, 1, "3.2.7", "share of output lost at once in such a disruption")                 \
  ROW(foundry_recovery_months, "months", 1, 120, "3.2.7", "time constant of recovery")                                 \
  ROW(cn_allocation_max_share, "1", 0, 1, "3.3.5", "largest share of a vendor's output sold to China")                 \
  ROW(displacement_share, "1", 0, 1, "3.3.5", "part of China's purchases that other customers go without")             \
  ROW(foreign_performance_growth, "ratio/year", 1, 3, "3.2.6", "growth of the leading American chip after the list ends")\
  ROW(price_performance_growth, "ratio/year", 1, 3, "3.3.3", "arithmetic per dollar at the frontier, from year to year") \
  ROW(chip_price_slide, "1/year", 0, 0.5, "3.3.3", "fall of a chip's price in production, taken in steps when a successor ships") \
  ROW(production_years, "years", 1, 10, "3.3.3", "from a foreign chip's launch to the end of its production") \
  ROW(old_chip_price_cap, "ratio", 1, 5, "3.3.3", "most that a chip costs over what the frontier gives for the same") \
  /* ---- 3.2 wafers, tools */                                                                                         \
  ROW(smic_adv_capacity_2022_wpm, "wafers/month", 100, 1e5, "3.2.1", "advanced-node capacity of China in 2022-01")     \
  ROW(smic_adv_capacity_2025_wpm, "wafers/month", 1000, 3e5, "3.2.1", "advanced-node capacity of China in 2025-12")                           \
  ROW(smic_growth_2026, "ratio/year", 0.8, 4, "3.2.1", "planned growth of that capacity from 2026")                    \
  ROW(smic_growth_floor, "ratio/year", 0.8, 2, "3.2.1", "growth that the plans fade to")                               \
  ROW(smic_growth_halflife_months, "months", 3, 240, "3.2.1", "half-life of the fading")                               \
  ROW(wafer_to_sale_months, "months", 0, 24, "3.2.3", "from the start of a wafer to the sale of its chips") \
  ROW(lithography_ceiling_2028_h100e, "H100e/year", 1e5, 1e8, "3.2.1", "most that lithography lets China make in 2028 on the path of the record") \
  ROW(lithography_ceiling_growth, "ratio/year", 1, 5, "3.2.1", "growth of that ceiling to 2030") \
  ROW(lithography_import_growth_log, "log/year", 0, 2, "3.2.1", "part of that growth that imported immersion tools bring") \
  ROW(tool_ban_leak, "1", 0, 1, "3.2.1", "share of banned tools that arrive all the same")                             \
  ROW(home_tools_width_months, "months", 3, 120, "3.2.1", "width of that logistic path")                               \
  ROW(home_tools_speedup, "1", 0, 5, "3.2.1", "extra speed of the home tool sector per part of tool imports blocked beyond the record, if bans speed it")\
  ROW(servicing_loss_per_year, "1/year", 0, 0.95, "3.2.1", "share of installed capacity lost in a year under a full servicing ban") \
  ROW(allied_fatigue, "1", 0, 5, "3.1.4", "fall of allied participation per year of their toolmakers' China sales lost")\
  ROW(ai_wafer_share_2023, "1", 0, 1, "3.2.1", "share of the advanced wafers that carry AI chips, 2023")               \
  ROW(ai_wafer_share_2027, "1", 0, 1, "3.2.1", "share of the advanced wafers that carry AI chips, from 2027")                                                   \
  ROW(huawei_fab_share_2028, "1", 0, 1, "3.2.1", "part of the advanced capacity in Huawei's own fabs by 2028")         \
  ROW(next_node_month, "months since 2022-01", 24, 360, "3.2.2", "first volume of the 5 nm class in China without a tool ban")\
  ROW(next_node_ramp_months, "months", 3, 120, "3.2.2", "time in which wafer starts move to it once it pays")                       \
  ROW(next_node_pilot_share, "1", 0.001, 1, "3.2.2", "share of starts that a new node carries until its wafers are worth the old ones'")\
  ROW(next_node_gain, "ratio", 1, 4, "3.2.2", "performance of a die at the next node over one at 7 nm")                \
  ROW(next_node_defect_ratio, "ratio", 0.5, 10, "3.2.2", "defect density of the new node when it starts, over 7 nm in 2023")\
  ROW(cn_subsidy_capacity_log, "log/year", 0, 3, "3.2.1", "extra capacity growth if all capital cost is subsidised")   \
  ROW(subsidy_halflife_months, "months", 1, 600, "3.2.1", "months of full subsidy in which what a further one adds to growth halves") \
  ROW(die_area_cm2, "cm2", 1, 8.58, "3.2.3", "area of an Ascend-class die")                                            \
  ROW(defect_density_2023_per_cm2, "1/cm2", 0.01, 3, "3.2.3", "defect density at 7 nm in 2023")                        \
  ROW(yield_learning_exponent, "1", 0, 1, "3.2.3", "fall of defect density per log of cumulative wafers")              \
  ROW(tsmc_dies_total, "dies", 0, 1e7, "3.2.4", "dies obtained abroad from the start of that route to 2024-10")        \
  ROW(die_route_start_month, "months since 2022-01", 0, 30, "3.2.4", "first month of that route")                      \
  ROW(die_bank_draw_per_month, "1/month", 0, 1, "3.2.4", "share of the bank drawn in a month at full demand")          \
  /* ---- 3.2 memory */                                                                                                \
  ROW(hbm_stockpile_2024_stacks, "stacks", 1e5, 1e8, "3.2.5", "stacks imported to 2024-12")                            \
  ROW(hbm_import_growth, "ratio/year", 1.01, 20, "3.2.5", "growth of legal HBM imports to 2024-12")                       \
  ROW(hbm_smuggled_per_year, "stacks/year", 0, 2e7, "3.2.5", "stacks smuggled a year under a full ban")                \
  ROW(cxmt_hbm_2027_stacks_per_year, "stacks/year", 1e4, 1e8, "3.2.5", "home-made stacks in 2027")                     \
  ROW(cxmt_growth_after_2027, "ratio/year", 1, 5, "3.2.5", "their growth afterwards, fading with the fabs' plans")     \
  ROW(hbm_home_ramp_months, "months", 1, 60, "3.2.5", "width of the rise of home-made memory before 2027")             \
  ROW(huawei_memory_share, "1", 0, 1, "3.2.5", "part of the home-made stacks that Huawei's own maker reserves for Ascend")\
  ROW(own_memory_share_most, "1", 0, 1, "3.2.6", "largest part of its dies that Huawei can put beside memory of its own") \
  ROW(own_memory_relative_h100e, "ratio", 0.2, 1.5, "3.2.6", "arithmetic of a die beside own memory over one beside bought memory") \
  ROW(own_memory_tb_s_2026, "TB/s", 0.1, 8, "3.2.6", "memory bandwidth of a die beside own memory, in March 2026") \
  ROW(hbm_stacks_per_die, "stacks", 0.5, 12, "3.2.5", "stacks that an Ascend die takes")                               \
  /* ---- 3.2 chips */                                                                                                 \
  ROW(packaging_yield, "1", 0.05, 1, "3.2.6", "packages that work")                                                    \
  ROW(packaging_2025_dies_per_month, "dies/month", 1000, 1e7, "3.2.6", "advanced packaging capacity in 2025-12")       \
  ROW(packaging_growth, "ratio/year", 0.8, 5, "3.2.6", "its growth")                                                   \
  ROW(h100e_per_die_2025, "H100e", 0.05, 2, "3.2.6", "arithmetic of one Ascend die in 2025")                           \
  ROW(die_performance_growth, "ratio/year", 0.9, 2.5, "3.2.6", "its growth from generation to generation")             \
  ROW(tb_s_per_die_2025, "TB/s", 0.1, 8, "3.2.6", "memory bandwidth of one Ascend die in 2025")                        \
  ROW(die_bandwidth_growth, "ratio/year", 0.9, 2.5, "3.2.6", "its growth")                                             \
  ROW(others_relative_performance, "ratio", 0.1, 2, "3.2.6", "arithmetic of a die of the other Chinese vendors over Ascend's")\
  ROW(others_nonsmic_h100e_2025, "H100e/year", 0, 2e6, "3.2.6", "Chinese designs made outside China's own fabs, 2025") \
  ROW(eda_dependence, "1", 0, 1, "3.2.6", "part of the design pace that hangs on American software")                   \
  ROW(home_eda_midpoint_month, "months since 2022-01", 24, 360, "3.2.6", "when home-made design software replaces half of it")\
  ROW(tapeout_cost_usd, "USD", 1e6, 2e9, "3.2.6", "cost of a year of chip design to its vendor: teams, tools, software and a tape-out")                         \
  ROW(design_capital_elasticity, "1", 0, 1, "3.2.6", "elasticity of a vendor's design pace to the capital it can raise")\
  ROW(wafer_price_usd, "USD", 1000, 1e5, "3.2.6", "prepaid price of an advanced wafer")                                \
  ROW(vendor_margin, "1", 0, 1, "3.2.6", "part of its sales that a Chinese vendor can spend on wafers and tape-outs")  \
  ROW(huawei_ai_wafer_share, "1", 0, 1, "3.2.6", "Huawei's part of domestic orders at equal performance")              \
  ROW(vendor_zipf, "1", 0, 4, "3.2.6", "how unequal the other Chinese vendors' orders are (power of the rank)")        \
  /* ---- 3.3 trade */                                                                                                 \
  ROW(redesign_months, "months", 0, 36, "3.3.2", "from a new rule to a chip cut to fit it")                            \
  ROW(design_margin, "1", 0.5, 1, "3.3.2", "how close to a limit a cut chip is designed")                              \
  ROW(redesign_worth, "1", 0, 5, "3.3.2", "gain over the present design that makes a new one worth it")                \
  ROW(derivative_lag_months, "months", 0, 36, "3.3.2", "from a chip's launch to the first cut version of it")          \
  ROW(import_gate_spell_months, "months", 0.5, 60, "3.3.3", "time constant of China's import gate")                    \
  ROW(licence_months, "months", 1, 240, "3.3.3", "time constant in which licences granted come up to those allowed") \
  ROW(entity_list_bite, "1", 0, 1, "3.3.3", "part of a listed buyer's legal purchases that listing stops")             \
  ROW(cn_accel_budget_2023_usd, "USD/year", 1e8, 1e11, "3.3.4", "China's spending on accelerators, 2023")              \
  ROW(cn_budget_growth_2022, "ratio/year", 0.3, 5, "3.3.4", "growth of that budget from 2022 to 2023")                 \
  ROW(cn_budget_growth_2024_26, "ratio/year", 0.5, 5, "3.3.4", "its growth from 2024 to 2026")                         \
  ROW(cn_budget_growth_later, "ratio/year", 0.5, 4, "3.3.4", "its growth from 2029, reached in a straight line")       \
  ROW(cn_budget_shock_sd, "log", 0, 1, "3.3.4", "standard deviation of a buyer's budget about its trend")              \
  ROW(cn_budget_shock_persistence, "1", 0, 0.99, "3.3.4", "its autocorrelation from month to month")                   \
  ROW(cn_budget_access_elasticity, "1", 0, 2, "3.3.4", "log of budget gained per unit of better access to legal chips")\
  ROW(unspent_carry_over, "1", 0, 1, "3.3.4", "unspent money that is still there the month after")                     \
  ROW(training_demand_share, "1", 0.02, 0.98, "3.3.4", "part of the budget meant for training")                        \
  ROW(buyer_logit_scale, "1", 0.05, 10, "3.3.5", "elasticity of source choice to performance per dollar")              \
  ROW(cuda_exit_cost_log, "log utility", -3, 5, "3.3.5", "cost of leaving CUDA in 2022")                               \
  ROW(cuda_exit_halving_h100e, "H100e", 1e4, 1e8, "3.3.5", "installed domestic base at which that cost has halved")    \
  ROW(domestic_mandate_log, "log utility", -3, 6, "3.3.5", "pull of a full procurement mandate")                       \
  ROW(order_wait_cost_log, "log utility/month", 0, 2, "3.3.6", "dislike of each month of backlog")                     \
  ROW(order_clear_months, "months", 1, 36, "3.2.6", "time in which a vendor plans to work off its backlog")            \
  ROW(order_book_months, "months", 1, 120, "3.3.6", "longest backlog for which vendors take orders, at the output of the month") \
  ROW(ascend_export_share, "1", 0, 0.5, "3.3.6", "part of Ascend output sold abroad where no rule reaches")            \
  ROW(proof_belief_log, "log utility", 0, 4, "3.3.6", "belief gained by a stack when a frontier model proves it")      \
  ROW(belief_halflife_months, "months", 1, 240, "3.3.6", "half-life of that belief")                                   \
  ROW(domestic_price_2025_usd_per_h100e, "USD", 1000, 3e5, "3.3.5", "price of domestic arithmetic, 2025")              \
  ROW(domestic_price_growth, "ratio/year", 0.4, 1.5, "3.3.5", "its yearly change")                                     \
  ROW(stock_up_months, "months", 0, 60, "3.3.10", "months of legal purchases that buyers bring forward before a rule that takes everything") \
  ROW(stock_up_allotment, "1", 0, 10, "3.3.10", "what vendors can then deliver beyond China's usual most, as a share of it") \
  ROW(stock_install_months, "months", 1, 60, "3.3.10", "time constant in which chips laid in are installed and paid back from later purses") \
  ROW(legal_risk_log, "log utility", -5, 5, "3.3.5", "convenience of unrestricted grey chips over legal risk")         \
  ROW(smuggling_capacity_2025_h100e_per_year, "H100e/year", 100, 1e7, "3.3.7", "what brokers could ship in a year in mid-2025 at the premium of 2024, with as many at work as it draws in the long run") \
  ROW(smuggling_share_of_world_sales, "1", 0, 0.5, "3.3.7", "most that they could ship, as a share of US-aligned sales") \
  ROW(smuggling_capacity_growth, "ratio/year", 0.3, 5, "3.3.7", "growth of the chips that brokers can handle") \
  ROW(smuggling_enforcement_elasticity, "1", 0, 3, "3.3.7", "fall of what is smuggled per log of enforcement")          \
  ROW(enforcement_least, "multiple of 2024", 0.001, 1, "3.3.7", "effort that deters as much as none at all") \
  ROW(broker_hazard_per_month, "1/month", 0, 0.5, "3.3.7", "hazard of being caught in 2024")                           \
  ROW(broker_entry_per_month, "1/month", 0, 1, "3.3.7", "chance that an empty place fills at a premium of one")        \
  ROW(broker_quit_per_month, "1/month", 0, 1, "3.3.7", "chance that an idle broker gives up in a month")               \
  ROW(broker_break_even, "1", 0.01, 3, "3.3.7", "premium at which a broker ships half of its capacity")                \
  ROW(broker_size_sd, "log", 0, 2, "3.3.7", "spread of brokers' capacities")                                           \
  ROW(smuggling_premium_2024, "1", 0.01, 5, "3.3.7", "grey-market premium of 2024, to which capacities refer")         \
  ROW(broker_volume_exponent, "1", 0, 2, "3.3.7", "elasticity of the hazard to a broker's own volume")                 \
  ROW(verification_effect, "1", 0, 1, "3.3.7", "part of location-verified chips that cannot be used once smuggled")    \
  ROW(third_country_diversion_max, "1", 0, 1, "3.3.7", "largest share of a route's own imports that can be diverted")  \
  ROW(premium_speed_per_month, "1/month", 0, 1, "3.3.7", "monthly move of the grey-market premium at full excess demand")\
  ROW(smuggling_premium_most, "1", 0, 20, "3.3.7", "grey-market premium above which buyers do without") \
  ROW(leased_power_most_gw, "GW", 0.1, 50, "3.3.9", "power abroad that Chinese tenants come to lease") \
  ROW(leased_power_midpoint_month, "months since 2022-01", 0, 120, "3.3.9", "month in which half of it is leasable") \
  ROW(leased_power_width_months, "months", 1, 60, "3.3.9", "width of that logistic path") \
  ROW(leased_kw_per_h100e_2025, "kW", 0.2, 10, "3.3.9", "power of a leased H100e with its building, end of 2025") \
  ROW(leased_power_efficiency_growth, "ratio/year", 1, 2, "3.3.9", "fall of that power from year to year") \
  ROW(leased_power_elasticity, "1", 0, 3, "3.3.9", "growth of leasable power per log of what tenants want, after the present") \
  ROW(leased_power_build_months, "months", 1, 120, "3.3.9", "time in which sites for tenants are built or let to others") \
  ROW(offshore_share_most, "1", 0, 1, "3.3.9", "largest share of an average host's chips let to Chinese tenants") \
  ROW(rent_shock_sd, "log", 0, 0.5, "3.3.9", "monthly move of rents abroad") \
  ROW(rent_persistence, "1", 0, 0.99, "3.3.9", "what is left of such a move a month later") \
  ROW(smuggled_h100e_per_unit_2025, "H100e", 0.3, 5, "3.3.7", "arithmetic of a smuggled chip in 2025")                 \
  ROW(offshore_rent_ratio, "ratio", 0.3, 5, "3.3.9", "cost of renting a chip for its life over its price")             \
  ROW(lease_months, "months", 1, 120, "3.3.9", "mean length of a lease")                                               \
  ROW(remote_access_leak, "1", 0, 1, "3.3.9", "share of rentals that go on under a full rule")                         \
  /* ---- 3.4 stocks */                                                                                                \
  ROW(deploy_lag_months, "months", 0, 12, "3.4.1", "from sale to service")                                             \
  ROW(service_life_months, "months", 12, 240, "3.4.1", "time a chip stays in service")                                 \
  ROW(initial_stock_halflife_months, "months", 6, 240, "3.4.1", "half-life of the stock of 2022-01")                   \
  ROW(cn_utilisation_clouds, "ratio to US", 0.05, 1.5, "3.4.2", "use made of a chip that a Chinese cloud owns or rents, over an American one") \
  ROW(cn_utilisation_local, "ratio to US", 0.02, 1.5, "3.4.2", "the same in local and state centres") \
  ROW(us_tb_s_per_h100e, "TB/s", 0.5, 10, "3.4.2", "memory bandwidth of the American stock per H100e")                 \
  ROW(cann_training_maturity_2023, "ratio to CUDA", 0.01, 1, "3.4.3", "training speed of CANN for equal arithmetic, 2023")\
  ROW(cann_training_maturity_ceiling, "ratio to CUDA", 0.05, 1.5, "3.4.3", "what it can reach")                        \
  ROW(cann_serving_maturity_2023, "ratio to CUDA", 0.01, 1, "3.4.3", "serving speed of CANN for equal bandwidth, 2023")\
  ROW(cann_serving_maturity_ceiling, "ratio to CUDA", 0.05, 1.5, "3.4.3", "what it can reach")                         \
  ROW(maturity_halfway_use_h100e, "H100e years", 1e3, 1e8, "3.4.3", "cumulative use at which half of the way is done") \
  ROW(stack_spillover, "1", 0, 1, "3.4.3", "learning on one Chinese stack that serves another")                        \
  ROW(cann_effort_gain, "1", 0, 10, "3.4.3", "learning from a lab's rewriting for the chip, over plain use")           \
  ROW(cn_cluster_reliability, "1", 0.1, 1, "3.4.4", "share of a large domestic cluster's time that is not lost, 2023") \
  ROW(supernode_gain, "1", 0, 1, "3.4.4", "share of the lost time that supernodes win back")                           \
  ROW(supernode_month, "months since 2022-01", 0, 120, "3.4.4", "first volume of supernodes")                          \
  ROW(supernode_ramp_months, "months", 1, 120, "3.4.4", "time in which the stock moves to them")                       \
  ROW(supernode_power_ratio, "ratio", 1, 4, "3.4.4", "power of a supernode over that of plain servers")                \
  ROW(power_kw_per_h100e, "kW", 0.2, 5, "3.4.5", "power of a foreign H100e with its building, 2022")                   \
  ROW(power_efficiency_growth, "ratio/year", 1, 2, "3.4.5", "fall of that power from year to year")                    \
  ROW(domestic_power_ratio, "ratio", 0.5, 8, "3.4.5", "power of a domestic H100e over a foreign one")                  \
  ROW(power_build_months, "months", 0, 120, "3.4.5", "from the plan of a Chinese AI site to its power")               \
  ROW(cn_ai_power_2022_gw, "GW", 0.05, 50, "3.4.5", "power that China's AI sites had in 2022-01")                      \
  /* ---- 3.5 research */                                                                                              \
  ROW(own_efficiency_growth_us, "dex/year", 0, 2, "3.5.1", "own algorithmic progress of a leading US lab in 2024")     \
  ROW(experiment_elasticity, "1", 0, 1, "3.5.1", "its elasticity to compute for experiments")                          \
  ROW(experiment_reference_h100e, "H100e", 100, 1e6, "3.5.1", "compute for experiments of a leading US lab in 2024-01")\
  ROW(ideas_harder, "1/dex", 0, 3, "3.5.1", "its fall per dex of efficiency reached")                                  \
  ROW(cn_talent_factor, "ratio", 0.1, 3, "3.5.1", "Chinese progress for equal experiments")                            \
  ROW(efficiency_shock_sd, "1", 0, 1, "3.5.1", "relative swing of a lab's monthly progress")                           \
  ROW(induced_effort, "1/dex", 0, 3, "3.5.2", "extra progress per dex of scarcity, if scarcity induces it")            \
  ROW(ai_uplift_2026, "ratio", 1, 3, "3.5.7", "what models add to the work of an American lab's staff in 2026") \
  ROW(ai_uplift_doubling_months, "months", 3, 240, "3.5.7", "time in which its excess doubles at the pace of the present") \
  ROW(ai_uplift_most, "ratio", 1, 100, "3.5.7", "most that it can become") \
  ROW(jump_rate, "1/lab-year", 0, 1, "3.5.3", "rare jumps of efficiency")                                              \
  ROW(jump_size_dex, "dex", 0, 1, "3.5.3", "median size of a jump")                                                    \
  ROW(jump_size_sigma_log, "log", 0, 1, "3.5.3", "spread of that size")                                                \
  ROW(jump_serving_gain, "dex/dex", 0, 1, "3.5.3", "gain of serving efficiency per dex of a jump")                     \
  ROW(imitation_rate, "1/month", 0, 1, "3.5.4", "share of the distance to published technique closed in a month")      \
  ROW(publication_lag_months, "months", 0, 36, "3.5.4", "age of what can be imitated")                                 \
  ROW(openness_effect, "1", 0, 1, "3.5.4", "part of imitation that comes through open weights and publication")        \
  ROW(posttraining_growth_us, "dex/year", 0, 3, "3.5.5", "growth of post-training and inference-time gains at the frontier")\
  ROW(posttraining_start_month, "months since 2022-01", -24, 60, "3.5.5", "midpoint of the rise of that growth")       \
  ROW(posttraining_width_months, "months", 1, 36, "3.5.5", "width of that rise")                                       \
  ROW(posttraining_follow_months, "months", 0.5, 60, "3.5.5", "how far behind a follower's such gains trail")          \
  ROW(distillation_little_dex_per_year, "dex/year", 0, 2, "3.5.6", "capability distilled in a year far behind the teacher, branch little") \
  ROW(distillation_some_dex_per_year, "dex/year", 0, 2, "3.5.6", "capability distilled in a year far behind the teacher, branch some") \
  ROW(distillation_most_dex_per_year, "dex/year", 0, 2, "3.5.6", "capability distilled in a year far behind the teacher, branch most") \
  ROW(distillation_full_distance_dex, "dex", 0.1, 10, "3.5.6", "distance to the teacher from which distillation brings no more") \
  ROW(distillation_lag_months, "months", 0, 24, "3.5.6", "age of the teacher")                                         \
  ROW(distillation_start_month, "months since 2022-01", -24, 60, "3.5.6", "first month in which outputs of a frontier model could be bought in bulk")\
  ROW(distillation_halflife_months, "months", 1, 1000, "3.5.6", "time in which half of what was distilled is overtaken by what everybody knows") \
  ROW(distillation_leak, "1", 0, 1, "3.5.6", "share of distillation that goes on under a full rule")                   \
  /* ---- 3.6 training and capability */                                                                               \
  ROW(us_lab_share_2022, "1", 0, 1, "3.6.1", "part of the American stock that the leading labs use, 2022")             \
  ROW(us_lab_share_2025, "1", 0, 1, "3.6.1", "part of the American stock that the leading labs use, from 2025")                                                     \
  ROW(cn_lab_share, "1", 0, 1, "3.6.1", "part of the Chinese stock that the leading labs use, from late 2024")         \
  ROW(cn_lab_ramp_2022, "1", 0, 1, "3.6.1", "that part in 2022 over late 2024")                                        \
  ROW(us_run_share, "1", 0.001, 1, "3.6.2", "part of a year's research compute that a final run of a large US lab takes when nothing presses")     \
  ROW(cn_run_share, "1", 0.001, 1, "3.6.2", "the same of a large Chinese lab")                                              \
  ROW(run_step_dex, "dex", 0, 2, "3.6.2", "planned step up from one run to the next")                                  \
  ROW(run_size_sd, "log", 0, 2, "3.6.2", "spread of a run's size about its plan")                                      \
  ROW(run_habit_sd, "log", 0, 2, "3.6.2", "how far a lab's part for final runs moves about its habit") \
  ROW(run_habit_persistence, "1", 0, 0.95, "3.6.2", "what is left of that from one run to the next") \
  ROW(run_share_band, "ratio", 1, 20, "3.6.2", "how far a run's share may rise above or fall below its habit")         \
  ROW(chase_weight, "1", 0, 1, "3.6.2", "part of the distance to the rival's largest run that a plan adds")            \
  ROW(training_mfu, "1", 0.05, 0.9, "3.6.3", "model FLOP utilisation of a run on CUDA")                                \
  ROW(run_months_2023, "months", 0.5, 24, "3.6.3", "length of a run that begins in mid-2023") \
  ROW(run_length_growth, "ratio/year", 1, 2, "3.6.3", "growth of that length from year to year") \
  ROW(run_months_most, "months", 1, 24, "3.6.3", "longest run that pays") \
  ROW(restart_loss, "1", 0, 1, "3.6.3", "chance a month of a run is lost on a stack of no maturity")                   \
  ROW(post_training_months, "months", 0, 24, "3.6.3", "from the end of a run to its release")                          \
  ROW(run_learning_dex_per_dex, "dex/dex", 0, 1, "3.5.1", "efficiency that a lab gains per dex by which it exceeds its largest run") \
  ROW(refresh_months, "months", 0.5, 36, "3.6.9", "time between two refreshes of a base") \
  ROW(refresh_gain_dex, "dex", 0, 2, "3.6.9", "mean gain of a base's first refresh") \
  ROW(refresh_gain_sd_dex, "dex", 0, 2, "3.6.9", "spread of that gain") \
  ROW(refresh_fade, "ratio", 0.05, 1, "3.6.9", "gain of a refresh over that of the one before") \
  ROW(refresh_carried, "1", 0, 0.95, "3.6.9", "part of what refreshes gained that the next base has too") \
  ROW(cadence_months, "months", 1, 48, "3.6.2", "longest time between two starts of a lab")                            \
  ROW(experiment_share, "1", 0.01, 0.9, "3.6.1", "part of a lab's compute for experiments")                            \
  ROW(claim_response, "1/month", 0, 0.5, "3.6.1", "pull of service revenue on a lab's claim to its bloc's compute")    \
  ROW(serving_share_max, "1", 0.01, 0.99, "3.6.1", "largest part of its bandwidth that a lab gives to serving")        \
  ROW(release_noise_dex, "dex", 0, 2, "3.6.4", "luck of one release")                                                  \
  ROW(us_past_rate_dex_per_year, "dex/year", 0.05, 5, "3.6.6", "growth of the US frontier before 2022")                \
  ROW(cn_initial_gap_months, "months", -12, 60, "3.6.6", "how far China trails in 2022-01")                            \
  ROW(benchmark_flattery_dex, "dex", -2, 2, "3.6.7", "contamination of the benchmark index in China's favour")         \
  ROW(benchmark_saturation, "1", 0, 1, "3.6.7", "part of a lead that the benchmark does not show")                     \
  ROW(benchmark_noise_dex, "dex", 0, 2, "3.6.7", "error of one release's score")                                       \
  ROW(eci_per_dex, "ECI points/dex", 1, 50, "3.6.4", "points of the Epoch Capabilities Index for tenfold compute") \
  ROW(statement_bias_months, "months", -12, 12, "3.6.7", "what officials' and labs' statements subtract from the lag at release")\
  ROW(statement_noise_months, "months", 0, 12, "3.6.7", "spread of such statements")                                   \
  /* ---- 3.6.5 the claims about V4 */                                                                                 \
  ROW(other_reading_bias_months, "months", -36, 36, "3.6.7", "what the published lag that does not hold in the world misses at every date")\
  ROW(v4_mixed_share, "1", 0, 1, "6.1", "part of V4 trained on Ascend in the branch mixed")                            \
  ROW(v4_mostly_nvidia_share, "1", 0, 1, "6.1", "part of V4 trained on Ascend in the branch mostly Nvidia")                                \
  ROW(v4_blackwell_chips, "chips", 0, 1e6, "6.1", "smuggled Blackwells beyond the plain grey market in the branch blackwell")\
  ROW(ascend_deterrent, "1", 0, 1, "6.2", "part of a full Ascend rule that acts where it only deters")                 \
  /* ---- 3.7 services */                                                                                              \
  ROW(serving_efficiency_growth, "dex/year", 0, 2, "3.7.1", "growth of tokens per unit of bandwidth at a leading lab") \
  ROW(serving_leak_per_month, "1/month", 0, 1, "3.7.1", "share of the distance to the best serving technique closed in a month")\
  ROW(serving_size_exponent, "1", 0, 1.5, "3.7.1", "cost of a token per dex of the model's training compute")          \
  ROW(mtok_per_tb_s_day_2022, "Mtok/day per TB/s", 1e-4, 1e3, "3.7.1", "output of frontier serving in 2022-01")        \
  ROW(us_margin, "ratio", 0.2, 30, "3.7.2", "price over serving cost of an American lab")                              \
  ROW(cn_margin, "ratio", 0.05, 30, "3.7.2", "price over serving cost of a Chinese lab, before what its parent adds")                \
  ROW(price_floor, "ratio", 0, 2, "3.7.2", "lowest price over serving cost, however much a parent would give")         \
  ROW(hardware_cost_usd_per_tb_s_month, "USD", 10, 1e5, "3.7.2", "monthly cost of a TB/s of serving bandwidth, 2022")  \
  ROW(hardware_cost_growth, "ratio/year", 0.3, 1.2, "3.7.2", "its yearly change")                                      \
  ROW(market_quality_weight, "1/dex", 0, 10, "3.7.3", "weight of capability in a customer's choice")                   \
  ROW(market_price_weight, "1/log", 0, 5, "3.7.3", "weight of the log of price")                                       \
  ROW(market_switch_per_month, "1/month", 0.001, 1, "3.7.3", "share of customers that choose afresh in a month")       \
  ROW(trust_foreign_log, "log utility", -8, 4, "3.7.3", "trust of an average third country in Chinese models over American")\
  ROW(market_growth_2024, "ratio/year", 0.5, 20, "3.7.4", "growth of token demand at a constant price, 2024, fading as US sales")\
  ROW(market_price_elasticity, "1", 0, 3, "3.7.4", "elasticity of token demand to price")                              \
  ROW(market_mtok_per_day_2024, "Mtok/day", 1e3, 1e9, "3.7.4", "tokens sold a day worldwide in 2024-01")               \
  ROW(market_reference_price_usd, "USD/Mtok", 0.1, 200, "3.7.4", "mean price at which that volume is stated")          \
  ROW(ascend_rule_market_log, "log utility", 0, 6, "3.7.3", "loss of Chinese services abroad under a fully enforced Ascend rule")\
  ROW(open_weights_appeal_log, "log utility", -2, 5, "3.7.3", "appeal of open weights in every market")

// clang-format on
