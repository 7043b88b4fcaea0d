#pragma once
// Makes the kind of an observed value: a number and, as written, its unit.

#include <functional>
#include <string>
#include <utility>

#include "corridor/scenario/numbers.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {

/// The number and, as written, the unit of F, an observed figure or one of its series.
template <class F>
KindOf<F> figure(std::function<bool(const F&)> written) {
  Kind number = described("a number with its unit", "2.764 Mt/yr");
  number.spelling = spelled_as_quantity();
  Kind kind = scalar_kind<F>(
      std::move(number),
      [](Reading& reading, const std::string& text, std::string&) {
        const auto quantity = reading.units().parse(text);
        if (!quantity.value) {
          return failed<F>(quantity.problem);
        }
        F figure;
        figure.value = quantity.value->written;
        figure.unit = quantity.value->unit_text;
        return Parsed<F>{.value = figure, .problem = {}};
      },
      [](const Writing&, const F& figure) {
        const std::string blank = figure.unit.empty() || figure.unit.front() == '/' ? "" : " ";
        return number_text(figure.value) + blank + figure.unit;
      });
  // Only value and unit are this field's; the other members are left as they were read.
  kind.read = [read = kind.read](Reading& reading, const Tree& tree, void* object) {
    F figure;
    if (!read(reading, tree, &figure)) {
      return false;
    }
    auto& whole = *static_cast<F*>(object);
    whole.value = figure.value;
    whole.unit = figure.unit;
    return true;
  };
  kind.write = [write = kind.write, written](Writing& writing, const void* object) {
    return written(*static_cast<const F*>(object)) ? write(writing, object) : Tree{};
  };
  set_measure<F>(kind, [](const F& figure) { return figure.value; });
  return finished<F>(std::move(kind));
}

}  // namespace corridor::scenario
