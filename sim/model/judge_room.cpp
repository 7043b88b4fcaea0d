// Lanes and shares of a vehicle's room, and vehicles that ride in it.

#include "judge.hpp"

namespace corridor::model {

namespace {

constexpr double kRounding = 1e-9;

class RoomJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const ServiceSpec& service : layout_.services) {
      if (!service.is_pipeline()) {
        check_lanes(service);
        check_shares(service);
      }
    }
    for (const FlowSpec& flow : layout_.flows) {
      if (flow.data->vehicles) {
        check_refusals(flow, "the vehicle");
      }
    }
  }

 private:
  void check_lanes(const ServiceSpec& service) {
    bool used = service.lanes == 0;
    for (std::uint32_t c = 0; c < service.capacity.size(); ++c) {
      used = used ||
             (service.capacity[c] > Amount{} && layout_.commodities[CommodityId{c}].length > 0);
    }
    if (!used) {
      error("fleets." + service.data->fleet + ".lanes",
            "nothing takes room in them (expected a commodity with length, such as 17 m, of "
            "which a lot fits)");
    }
  }

  void check_shares(const ServiceSpec& service) {
    const std::string path = "services." + service.id + ".room";
    if (service.room.empty()) {
      return;
    }
    if (service.lanes == 0 && service.fleet->capacity_rule == scenario::CapacityRule::Separate) {
      error(path,
            "nothing is shared (expected lanes or capacity_rule: shared in fleets." +
                service.data->fleet + ")");
      return;
    }
    double kept = 0;
    for (std::uint32_t c = 0; c < service.room.size(); ++c) {
      const CommoditySpec& commodity = layout_.commodities[CommodityId{c}];
      if (service.data->room.contains(commodity.id)) {
        check_share(service, CommodityId{c}, path + "." + commodity.id);
        kept += service.room[c].at_least;
      }
    }
    if (kept > 1 + kRounding) {
      error(path,
            "more is kept than there is (found at_least of " + core::format_number(100 * kept, 6) +
                " % in all)");
    }
  }

  void check_share(const ServiceSpec& service, CommodityId id, const std::string& path) {
    const CommoditySpec& commodity = layout_.commodities[id];
    const scenario::RoomShare& share = service.room[id.value];
    if (service.capacity[id.value] == Amount{}) {
      error(path, service.id + " does not carry it");
      return;
    }
    if (service.lanes > 0 && commodity.length == 0) {
      error(path,
            "takes no lane (expected length in commodities." + commodity.id + ", such as 17 m)");
      return;
    }
    if (share.at_least > share.at_most) {
      error(path, "at_least is more than at_most");
    }
    const double lot =
        service.lanes > 0
            ? static_cast<double>(commodity.length) / static_cast<double>(service.lanes)
            : commodity.lot.to_units() / service.capacity[id.value].to_units();
    if (lot > share.at_most + kRounding) {
      error(path,
            "no lot ever fits into its share (a lot takes " + core::format_number(100 * lot, 3) +
                " % of a vehicle)");
    }
  }
};

}  // namespace

void judge_room(const Layout& layout, core::Diagnostics& diagnostics) {
  RoomJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
