#include "corridor/model/pile.hpp"

namespace corridor::model {

void Pile::add(LotId lot, CommodityId commodity, int priority, Time now) {
  by_commodity_[commodity.value][priority].push_back({lot, tickets_++});
  level_.add(now, 1);
  arrived.raise();
}

}  // namespace corridor::model
