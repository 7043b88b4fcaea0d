// Choices of route that choose nothing.

#include <algorithm>

#include "judge.hpp"

namespace corridor::model {

using scenario::OnEmbargo;
using scenario::RouteChoice;

namespace {

class TradeJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const FlowSpec& flow : layout_.flows) {
      if (!flow.choices.empty()) {
        check_choice(flow);
      }
    }
    for (std::uint32_t e = 0; e < layout_.embargoes.size(); ++e) {
      check_diversion(EmbargoId{e});
    }
  }

 private:
  void check_choice(const FlowSpec& flow) {
    const bool diverts = std::ranges::any_of(flow.embargoes, [this](EmbargoId id) {
      return layout_.embargoes[id].data->then == OnEmbargo::Divert;
    });
    if (flow.data->choice == RouteChoice::Fixed && !diverts) {
      warning("flows." + flow.id + ".alternatives",
              "never taken: the first route is fixed (expected choice: time, cost or "
              "free_capacity, or an embargo with do: divert)");
    }
    const bool priced =
        std::ranges::any_of(flow.choices, [](const ChoiceSpec& choice) { return choice.cost > 0; });
    if (flow.data->choice == RouteChoice::Cheapest && !priced) {
      error("flows." + flow.id + ".choice",
            "none of its routes costs anything, so the first is always taken (expected tariffs of "
            "their services or handling)");
    }
  }

  void check_diversion(EmbargoId id) {
    if (layout_.embargoes[id].data->then != OnEmbargo::Divert) {
      return;
    }
    for (const FlowSpec& flow : layout_.flows) {
      const bool bound = std::ranges::find(flow.embargoes, id) != flow.embargoes.end();
      if (bound && flow.choices.empty()) {
        warning("embargoes." + layout_.embargoes[id].id + ".do",
                "flow " + flow.id +
                    " has no other way and is held at its origin (expected alternatives: routes "
                    "that avoid the embargo)");
      }
    }
  }
};

}  // namespace

void judge_trade(const Layout& layout, core::Diagnostics& diagnostics) {
  TradeJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
