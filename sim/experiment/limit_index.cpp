#include "limit_index.hpp"

namespace corridor::experiment {

using Found = LimitIndex::Found;
using model::Lacking;
using model::ResourceKind;

LimitIndex::LimitIndex(const scenario::Scenario& scenario)
    : scenario_(scenario), limits_(limits_of(scenario)) {
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    by_name_[{limits_[i].kind, limits_[i].name()}] = i;
  }
}

Found LimitIndex::named(LimitKind kind, const std::string& name) const {
  const auto found = by_name_.find({kind, name});
  return found == by_name_.end() ? Found() : Found(found->second);
}

Found LimitIndex::find(const Limit& limit) const {
  return named(limit.kind, limit.name());
}

Found LimitIndex::facility(const std::string& node, const std::string& id) const {
  return named(LimitKind::Facility, node + "." + id);
}

Found LimitIndex::link(const std::string& id) const {
  for (const LimitKind kind : {LimitKind::Track, LimitKind::Line, LimitKind::Pipeline}) {
    if (const Found found = named(kind, id)) {
      return found;
    }
  }
  return {};
}

Found LimitIndex::service(const std::string& id) const {
  const auto service = scenario_.services.find(id);
  if (service == scenario_.services.end()) {
    return {};
  }
  const std::string& fleet = service->second.fleet;
  return named(LimitKind::Fleet, service->second.vehicles ? fleet + "." + id : fleet);
}

/// A facility, or the first berth of a service's call: more berths stand for each other.
Found LimitIndex::server(const model::CauseKey& cause) const {
  if (const Found found = named(LimitKind::Facility, cause.place)) {
    return found;
  }
  const auto service = scenario_.services.find(cause.what);
  if (service == scenario_.services.end()) {
    return {};
  }
  for (const scenario::Call& call : service->second.calls) {
    if (call.at == cause.place && !call.berths.empty()) {
      return facility(call.at, call.berths.front());
    }
  }
  return {};
}

Found LimitIndex::of(const model::CauseKey& cause) const {
  switch (cause.lacking) {
    case Lacking::Weather:
    case Lacking::Works:
    case Lacking::OffShift:
    case Lacking::Window: {
      const Found calendar = named(LimitKind::Calendar, cause.what);
      return calendar ? calendar : named(LimitKind::Facility, cause.place);
    }
    case Lacking::Storage:
      return named(LimitKind::Storage, cause.place);
    case Lacking::Track:
      return link(cause.place.substr(0, cause.place.find('.')));
    case Lacking::Server:
      return server(cause);
    case Lacking::Locomotive:
    case Lacking::Wagons:
      return named(LimitKind::Pool, cause.what);
    case Lacking::Vehicle:
      return service(cause.what);
    case Lacking::Nothing:
    case Lacking::Batch:
      break;
  }
  return {};
}

Found LimitIndex::of(const model::CutPart& part) const {
  switch (part.kind) {
    case ResourceKind::Facility:
    case ResourceKind::Berth:
      return named(LimitKind::Facility, part.name);
    case ResourceKind::Track:
    case ResourceKind::Pipeline:
      return link(part.name.substr(0, part.name.find(' ')));
    case ResourceKind::Fleet:
      break;
  }
  return service(part.name);
}

Found LimitIndex::of(const model::ResourceLoad& load) const {
  return load.kind == ResourceKind::Track ? link(load.id) : facility(load.node, load.id);
}

Found LimitIndex::of(const model::ActiveResource& resource) const {
  switch (resource.kind) {
    case model::ActiveResource::Kind::Facility:
      return facility(resource.owner, resource.part);
    case model::ActiveResource::Kind::Storage:
      return named(LimitKind::Storage, resource.owner + "." + resource.part);
    case model::ActiveResource::Kind::Service:
      break;
  }
  return service(resource.owner);
}

}  // namespace corridor::experiment
