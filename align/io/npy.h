// NumPy's .npy, version 1.0: a matrix of floats that numpy.load() reads, written row by row.
#ifndef SEJAJAR_ALIGN_IO_NPY_H_
#define SEJAJAR_ALIGN_IO_NPY_H_

#include <cstddef>
#include <string>

namespace sejajar {

// What stands before the rows: little-endian float32, C order, rows x columns. The bytes of the
// rows follow it.
std::string NpyHeader(std::size_t rows, std::size_t columns);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_NPY_H_
