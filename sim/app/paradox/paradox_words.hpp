#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/paradox/paradox_inquiry.hpp"
#include "app/publish/answer.hpp"
#include "input/kept/findings.hpp"
#include "output/chart/charts_waterfall.hpp"

/// What `paradox` says of its cases, of which the first two are the posterior and the prior as they are.
namespace app {

/// What a term is called, by its position.
std::string_view term_label(std::size_t term);
/// "12 months (8 to 21)".
std::string months_of(const study::Estimate& spread);
/// What the numbers come from.
io::Provenance identity_of(const ParadoxInquiry& inquiry);

std::string paradox_text(const std::vector<study::ParadoxCase>& cases);
/// How the last date's split moves when a channel is scaled.
std::string scaled_text(const std::vector<study::ParadoxCase>& cases);
io::Node case_node(const study::ParadoxCase& one);

/// The last date's split of the worlds that agree with the record.
io::Figure paradox_figure(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior);
/// The last date's lags of the worlds that agree with the record, as published figures would show them and as they are
/// stated, beside the documented range (figure `seed002-gap`).
std::vector<io::LagReading> lag_readings(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior);
/// What that leaves open, in sentences.
std::string documented_words(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior);
/// ", where documents say 3 to 6", for a title; nothing if the record has no such figure.
std::string documented_range(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior);
/// A lag's median beside the documented range, as a sentence to quote. `worlds`: how many there were.
io::Claim documented_claim(const io::LagReading& lag, const std::string& month, double worlds);
/// What reports show of it.
io::ParadoxFinding paradox_finding(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases,
                                   const io::Figure& figure);
/// What the page shows, but for its chart: one date in six steps first.
io::AnswerPage paradox_page(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases,
                            const io::Figure& figure);
/// Tables, sentences to quote, and the note on methods.
Texts paradox_texts(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases);

}  // namespace app
