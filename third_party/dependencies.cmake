# Where each library comes from; third_party/README.md says why it was chosen.
find_package(Threads REQUIRED)
find_package(ICU 67 REQUIRED COMPONENTS uc i18n)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(TBB REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(pugixml 1.10 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(utf8cpp 3.1 REQUIRED)
find_package(absl REQUIRED)
find_package(LibArchive 3.4 REQUIRED)
find_package(LibXml2 2.9.10 REQUIRED)

# xxHash is used as a header and ships no CMake package.
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
# So is hnswlib.
find_path(HNSWLIB_INCLUDE_DIR hnswlib/hnswlib.h REQUIRED)

# Neither do RE2 and libgettextpo; zstd's are not in every distribution.
find_path(ZSTD_INCLUDE_DIR zstd.h REQUIRED)
find_library(ZSTD_LIBRARY zstd REQUIRED)
find_path(RE2_INCLUDE_DIR re2/set.h REQUIRED)
find_library(RE2_LIBRARY re2 REQUIRED)
if(SEJAJAR_PO)
  find_path(GETTEXTPO_INCLUDE_DIR gettext-po.h REQUIRED)
  find_library(GETTEXTPO_LIBRARY gettextpo REQUIRED)
endif()

# libfasttext ships no CMake package. Only a test of the model format uses it.
find_path(FASTTEXT_INCLUDE_DIR fasttext/fasttext.h)
find_library(FASTTEXT_LIBRARY fasttext)
