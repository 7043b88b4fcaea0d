// The corridor of 2024 as it is shipped: cargo arrives, stocks stay, and the published figures are
// met but for those that are known to be missed. Nothing is tuned for this test; when it fails,
// find out which mechanism or number changed.

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base_year.hpp"
#include "validation_table.hpp"

namespace corridor::tools::base_2024_test {
namespace {

const std::vector<std::string> kAsked{"altynkol_absheron",
                                      "altynkol_poti",
                                      "alat_ship_time",
                                      "stage_aktau",
                                      "stage_aktau_half",
                                      "aktau_dwell"};

TEST_CASE("2024: cargo arrives, stocks stay, published figures are met" *
          doctest::test_suite("slow")) {
  const experiment::Summary summary = base_year("base-2024.yaml");
  check_soundness(summary);
  check_in_manual("asked-of-2024", validation_table(summary, kAsked));
  check_in_manual("base-2024", validation_table(summary));
  CHECK(summary.validation.size() == 43);
  CHECK(missed(summary) == std::vector<std::string>{"stage_aktau",
                                                    "stage_alat",
                                                    "titr_by_date to 2024-02-01",
                                                    "boxes_by_date to 2024-07-01",
                                                    "grain_by_date to 2024-10-01",
                                                    "poti_constanta"});
  // predicted, not by their interval but by their mean
  CHECK(std::abs(figure(summary, "altynkol_absheron").deviation) <= 0.15);
  CHECK(std::abs(figure(summary, "altynkol_poti").deviation) <= 0.15);
  CHECK(std::abs(figure(summary, "alat_ship_time").deviation) <= 0.25);
  CHECK(std::abs(figure(summary, "stage_aktau_half").deviation) <= 0.25);
  CHECK(std::abs(figure(summary, "aktau_dwell").deviation) <= 0.25);
  // the stages of the budget, but for that one
  for (const std::string id :
       {"stage_rail_to_aktau", "stage_sea", "stage_alat", "stage_alat_to_poti"}) {
    CHECK(std::abs(figure(summary, id).deviation) <= 0.25);
  }
  for (const std::string& id : kAsked) {
    CHECK(figure(summary, id).observed.role == scenario::Role::Predicted);
  }
}

TEST_CASE("2024: the mean stay at Aktau misses the schedule by the storms" *
          doctest::test_suite("slow")) {
  const experiment::Summary summary =
      base_year("base-2024.yaml",
                {"disruptions.caspian_storms.share_by_month=[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"});
  CHECK(std::abs(figure(summary, "stage_aktau").deviation) <= 0.25);
}

}  // namespace
}  // namespace corridor::tools::base_2024_test
