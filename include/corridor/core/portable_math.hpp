#pragma once
// exp, log and the normal quantile with the same bits on every processor: only +, -, *, / and sqrt,
// which IEEE 754 fixes. (The C library chooses other code where the processor has FMA.)

namespace corridor::core {

/// Natural logarithm of a finite x > 0, error below 1 ulp (method of FDLIBM e_log.c).
double portable_log(double x);
/// Exponential of x < 709, error below 1 ulp (method of FDLIBM e_exp.c); 0 where it underflows.
double portable_exp(double x);
/// Density of the standard normal distribution.
double normal_density(double x);
/// Quantile of the standard normal distribution, 0 < p < 1 (Wichura 1988, algorithm AS 241 PPND16).
double normal_quantile(double p);
/// Distribution function of the standard normal; relative error below 1e-14, also in the lower tail
/// down to x = -37.5 (Cody 1993, algorithm 715, ANORM).
double normal_cdf(double x);

}  // namespace corridor::core
