#include "align/corpus/neighbours.h"

// The library's own vector code depends on the processor, and reads ahead of what it has allocated.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "align/base/parallel.h"

namespace sejajar {
namespace {

constexpr std::size_t kQueryBlock = 64;
constexpr std::size_t kBaseBlock = 1024;
// Of the graphs: links of a vector, and how many candidates are kept while one is linked or sought.
constexpr std::size_t kLinks = 16;
constexpr std::size_t kLinkCandidates = 100;
constexpr std::size_t kSearchCandidates = 64;

bool IsNearer(const Neighbour& a, const Neighbour& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.number < b.number;
}

void KeepNearest(std::vector<Neighbour>& neighbours, std::size_t count) {
  const std::size_t kept = std::min(count, neighbours.size());
  std::partial_sort(neighbours.begin(), neighbours.begin() + static_cast<std::ptrdiff_t>(kept),
                    neighbours.end(), IsNearer);
  neighbours.resize(kept);
}

void CompareAll(const VectorMatrix& queries, const VectorMatrix& base,
                const NeighbourOptions& options, std::vector<std::vector<Neighbour>>& found) {
  ParallelForBlocks(
      found.size(), kQueryBlock, options.threads,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        const auto rows = static_cast<std::size_t>(base.rows());
        for (std::size_t first = 0; first < rows; first += kBaseBlock) {
          const std::size_t count = std::min(kBaseBlock, rows - first);
          const VectorMatrix cosines =
              queries.middleRows(static_cast<Eigen::Index>(begin),
                                 static_cast<Eigen::Index>(end - begin)) *
              base.middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count))
                  .transpose();
          for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t k = 0; k < count; ++k) {
              found[i].push_back(
                  {static_cast<std::uint32_t>(first + k),
                   cosines(static_cast<Eigen::Index>(i - begin), static_cast<Eigen::Index>(k))});
            }
            KeepNearest(found[i], options.count);
          }
        }
      });
}

// Eigen's product is the same on every machine that runs the same build.
class CosineSpace : public hnswlib::SpaceInterface<float> {
 public:
  explicit CosineSpace(std::size_t dimension) : dimension_(dimension) {}

  std::size_t get_data_size() override { return dimension_ * sizeof(float); }
  hnswlib::DISTFUNC<float> get_dist_func() override { return Distance; }
  void* get_dist_func_param() override { return &dimension_; }

 private:
  static float Distance(const void* a, const void* b, const void* dimension) {
    using Vector = Eigen::Map<const Eigen::VectorXf>;
    const auto size = static_cast<Eigen::Index>(*static_cast<const std::size_t*>(dimension));
    return 1 - Vector(static_cast<const float*>(a), size)
                   .dot(Vector(static_cast<const float*>(b), size));
  }

  std::size_t dimension_;
};

void SearchGraphs(const VectorMatrix& queries, const VectorMatrix& base,
                  const NeighbourOptions& options, std::vector<std::vector<Neighbour>>& found) {
  CosineSpace space(static_cast<std::size_t>(base.cols()));
  using Graph = hnswlib::HierarchicalNSW<float>;
  const auto rows = static_cast<std::size_t>(base.rows());
  std::vector<std::unique_ptr<Graph>> graphs((rows + kGraph - 1) / kGraph);
  ParallelForBlocks(
      rows, kGraph, options.threads, [&](std::size_t block, std::size_t begin, std::size_t end) {
        auto graph = std::make_unique<Graph>(&space, end - begin, kLinks, kLinkCandidates, block);
        for (std::size_t i = begin; i < end; ++i) {
          graph->addPoint(base.row(static_cast<Eigen::Index>(i)).data(), i);
        }
        graph->setEf(std::max(kSearchCandidates, options.count));
        graphs[block] = std::move(graph);
      });
  ParallelForBlocks(found.size(), kQueryBlock, options.threads,
                    [&](std::size_t, std::size_t begin, std::size_t end) {
                      for (std::size_t i = begin; i < end; ++i) {
                        for (const auto& graph : graphs) {
                          auto nearest = graph->searchKnn(
                              queries.row(static_cast<Eigen::Index>(i)).data(), options.count);
                          for (; !nearest.empty(); nearest.pop()) {
                            found[i].push_back({static_cast<std::uint32_t>(nearest.top().second),
                                                1 - nearest.top().first});
                          }
                        }
                        KeepNearest(found[i], options.count);
                      }
                    });
}

}  // namespace

std::vector<std::vector<Neighbour>> FindNeighbours(const VectorMatrix& queries,
                                                   const VectorMatrix& base,
                                                   const NeighbourOptions& options) {
  std::vector<std::vector<Neighbour>> found(static_cast<std::size_t>(queries.rows()));
  if (base.rows() == 0) return found;
  if (static_cast<std::size_t>(base.rows()) <= options.exact_rows) {
    CompareAll(queries, base, options, found);
  } else {
    SearchGraphs(queries, base, options, found);
  }
  return found;
}

}  // namespace sejajar
