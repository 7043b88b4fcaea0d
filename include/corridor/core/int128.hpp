#pragma once
// A 128-bit integer for exact products and sums of 64-bit ones. Both compilers have it; ISO C++
// does not name it.

namespace corridor::core {

__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using): no extension on an alias

}  // namespace corridor::core
