#pragma once
// Rules of trade at work: embargoes that keep lots out, and lots that choose between routes.

#include <optional>
#include <vector>

#include "corridor/model/world.hpp"

namespace corridor::model {

// --- source.cpp
/// Lots that were offered together choose their route and enter the terminal at their origin,
/// unless an embargo keeps them out.
void begin_journey(World& world, const std::vector<LotId>& lots);

// --- embargo.cpp
void start_embargoes(World& world);
/// The lots are held at their origin or refused, as the embargo has it.
void keep_out(World& world, EmbargoId by, const std::vector<LotId>& lots);
/// The first embargo in force on the way from that stage of the flow on; with `only`, of its kind.
EmbargoId kept_out_by(const World& world,
                      const FlowSpec& flow,
                      std::size_t stage,
                      std::optional<scenario::OnEmbargo> only = std::nullopt);

// --- choice.cpp
/// Lots of one flow that stand together at a stage go on by the route that they choose there.
void choose_route(World& world, const std::vector<LotId>& lots);
/// One that has come by a vehicle; nothing where there is no choice.
void choose_route(World& world, LotId lot);
/// The lot is no longer on its way to its pile.
void unbind(World& world, LotId lot);

}  // namespace corridor::model
