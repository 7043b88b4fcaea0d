#pragma once
// Which combinations of options were simulated, which were not, which went out early, and why.

#include <string>

#include "corridor/experiment/comparison.hpp"
#include "limit_words.hpp"

namespace corridor::report {

/// Of what is judged by.
MeasureScale judged_scale(const experiment::OptionComparison& comparison);
/// "sum of its parts -0.31 d, theory sees no joint gain"; nothing of a set that was asked for.
std::string choice_words(const experiment::OptionComparison& comparison,
                         const experiment::ComparedSet& set);
/// "behind six_feeders", "the same as six_feeders, event by event"; nothing of others.
std::string stop_words(const experiment::OptionComparison& comparison,
                       const experiment::ComparedSet& set);
/// Of the page; empty without combinations.
std::string choice_section(const experiment::OptionComparison& comparison);

}  // namespace corridor::report
