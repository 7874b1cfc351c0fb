// Numbers as text, the same in every locale.
#ifndef SEJAJAR_ALIGN_IO_NUMBERS_H_
#define SEJAJAR_ALIGN_IO_NUMBERS_H_

#include <string>

namespace sejajar {

// With `digits` digits (at most 17) after the point, correctly rounded; never "-0.00".
std::string Fixed(double value, int digits);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_NUMBERS_H_
