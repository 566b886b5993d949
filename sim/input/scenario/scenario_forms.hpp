#pragma once

#include <string_view>

/// The form of each part of a scenario that is an object or a list, by an example: for the fault where something else stands.
namespace io::form {

inline constexpr std::string_view kHorizon = R"({ "to": "2032-12" })";
inline constexpr std::string_view kSources = R"(a list such as ["002", "pol-2022-10", "assumption"])";
inline constexpr std::string_view kWithout = R"(a list of ids such as ["pol-2026-01-tariff"])";
inline constexpr std::string_view kPolicies =
    R"(a list such as [{ "id": "no-renting", "lever": "remote_access_rule", "from": "2027-01", "value": 1 }])";
inline constexpr std::string_view kPolicy =
    R"(a policy such as { "id": "no-renting", "lever": "remote_access_rule", "from": "2027-01", "value": 1 })";
inline constexpr std::string_view kChipRule = R"(a list of clauses such as [{ "tpp_min": 4800, "effect": "licence" }])";
inline constexpr std::string_view kClause = R"(a clause such as { "tpp_min": 4800, "effect": "licence" })";
inline constexpr std::string_view kWhen = R"({ "metric": "lever_hbm_ban", "above": 0.5, "for_months": 6 })";
inline constexpr std::string_view kThen = R"({ "lever": "cn_import_approval", "value": 0.3 })";
inline constexpr std::string_view kReactions =
    R"(a list such as [{ "id": "cool", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0.5 }, )"
    R"("then": { "lever": "cn_import_approval", "value": 0.3 } }])";
inline constexpr std::string_view kReaction =
    R"(a reaction such as { "id": "cool", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0.5 }, )"
    R"("then": { "lever": "cn_import_approval", "value": 0.3 } })";
inline constexpr std::string_view kParameters =
    R"(a value or a distribution for each name, such as { "training_mfu": 0.4 })";
inline constexpr std::string_view kHypotheses =
    R"(weights of branches for each name, such as { "scarcity_effect": { "yes": 0.3, "no": 0.7 } })";
inline constexpr std::string_view kChannels = R"(a share from 0 to 1 for each name, such as { "smuggled": 0 })";

}  // namespace io::form
