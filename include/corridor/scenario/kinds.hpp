#pragma once
// The kinds of values that fields may have. Each knows how to read, check, write and explain
// itself.

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/scenario/description.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

KindOf<std::string> text();
/// A short word for output, at most 64 characters on one line.
KindOf<std::string> label();
KindOf<std::string> country();
KindOf<std::string> cargo_unit();
KindOf<bool> yes_no();
KindOf<int> whole(int low, int high = 1'000'000);
/// A whole number, or `unlimited` (none).
KindOf<std::optional<int>> count_or_unlimited();
KindOf<std::uint64_t> natural();
/// `corridor: 1`: the version of the language.
KindOf<int> format_version();
KindOf<Confidence> confidence();

KindOf<Time> date();
KindOf<Duration> duration();
KindOf<Duration> positive_duration();
KindOf<Length> length();
/// A length of either sign.
KindOf<Length> height();
KindOf<Speed> speed();
KindOf<Slots> slots();
KindOf<Position> position();

/// Amounts of the commodity that the scope names, else of any; the second must not be zero.
KindOf<Amount> amount();
KindOf<Amount> positive_amount();
KindOf<Amount> yearly_volume();
/// The same by a dated change, which may also stop the flow.
KindOf<Amount> changed_volume();
KindOf<Amount> mass_per_unit();
/// In grams, not zero.
KindOf<Amount> mass();
KindOf<Rate> rate();
/// The same of a stream, which may stand.
KindOf<Rate> stream_rate();

KindOf<Money> money();
KindOf<Money> money_per_unit_and_day();
KindOf<Money> money_per_year();
KindOf<Money> money_per_unit();
KindOf<Money> money_per_unit_and_km();
KindOf<Money> money_per_day();
/// One of the known currencies, and values by one.
KindOf<std::string> currency();
KindOf<std::map<std::string, Money>> values_of_currencies();

KindOf<Emission> emission_per_tonne_km();
KindOf<Emission> emission_per_km();
KindOf<Emission> emission_per_hour();

/// A share, more than 0, at most 1.
KindOf<double> share();
/// Twelve shares of a year that add up to 1, and the same as counts.
KindOf<std::array<double, 12>> shares_of_year();
KindOf<std::array<double, 12>> counts_of_year();
/// Twelve shares of their months, each at least 0 and below 1.
KindOf<std::array<double, 12>> shares_of_months();

KindOf<Distribution> duration_distribution();
/// Durations from one event to the next: their mean must not be zero.
KindOf<Distribution> interval_distribution();
KindOf<Distribution> size_distribution();
KindOf<Distribution> factor_distribution();

// ---- ids

/// The ids of one noun, as far as the scope knows them.
struct Directory {
  std::string noun;
  /// Null when the scope does not tell (an error was reported elsewhere): nothing is checked then.
  std::function<std::optional<bool>(const Scope&, const std::string&)> has;
  std::function<std::vector<std::string>(const Scope&)> names;
  Spelling spelling = spelled_as_id();
};

Directory commodities();
Directory nodes();
Directory pools();
Directory fleets();
Directory services();
Directory disruptions();
Directory flows();
Directory options();
Directory facilities_here();
Directory storage_here();
/// Facilities of the node of the call.
Directory facilities_of_call();
/// Nodes, links and facilities: what a disruption can close.
Directory closable();

/// The id of something that exists.
KindOf<std::string> id_of(const Directory& directory);

enum class IdRule { Node, Plain };
/// What such an id matches.
std::string id_pattern(IdRule rule);
/// Reports an id that is not a letter and then letters, digits, _ or (but for nodes) -.
bool check_id(Reading& reading, const TreeEntry& entry, IdRule rule);
bool check_reference(Reading& reading,
                     const Directory& directory,
                     Place place,
                     const std::string& id);
/// Warns of ids that differ in upper and lower case only.
void warn_of_like_ids(Reading& reading, const Tree& map);

}  // namespace corridor::scenario
