#pragma once

#include "corridor/core/ids.hpp"

namespace corridor::network {

struct NodeTag {};
struct LinkTag {};
struct LegTag {};

using NodeId = core::Id<NodeTag>;
using LinkId = core::Id<LinkTag>;
using LegId = core::Id<LegTag>;

}  // namespace corridor::network
