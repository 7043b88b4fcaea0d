#pragma once
// The best of several options, for the terminal and as files.

#include <string>
#include <vector>

#include "corridor/experiment/select.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

struct SelectionFound {
  std::vector<std::string> names;  // of the alternatives
  experiment::SelectPlan plan;
  experiment::Measure measure;
  std::string unit;
  double years = 1;  // of the window
  experiment::Selected selected;
};

/// Which is the best, what is promised, and how many runs that took.
std::string selection_page(const std::string& scenario, const SelectionFound& found);
/// selection.csv: a row for each alternative; selection.json.
std::vector<NamedText> selection_files(const std::string& scenario, const SelectionFound& found);

}  // namespace corridor::report
