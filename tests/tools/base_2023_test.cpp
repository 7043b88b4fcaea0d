// The corridor of 2023 as it is shipped, with the parameters calibrated on it: docs/validation.md.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base_year.hpp"
#include "validation_table.hpp"

namespace corridor::tools::base_2023_test {
namespace {

TEST_CASE("2023: cargo arrives, stocks stay, published figures are met" *
          doctest::test_suite("slow")) {
  const experiment::Summary summary = base_year("base-2023.yaml");
  check_soundness(summary);
  check_in_manual("base-2023", validation_table(summary));
  CHECK(summary.validation.size() == 40);
  CHECK(missed(summary) == std::vector<std::string>{"altynkol_poti",
                                                    "stage_border",
                                                    "boxes_by_date to 2023-04-01",
                                                    "boxes_by_date to 2023-11-01",
                                                    "tanker_sailings to 2024-01-01",
                                                    "exports_by_date to 2023-08-01",
                                                    "whole_route"});
}

}  // namespace
}  // namespace corridor::tools::base_2023_test
