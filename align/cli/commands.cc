#include "align/cli/commands.h"

namespace sejajar {
namespace {

constexpr Command kCommands[] = {
    {"align", "Pair two documents sentence by sentence", DefineAlign},
    {"audit", "Say what a translation leaves out, adds or changes", DefineAudit},
    {"check", "Find what is wrong in pairs that are aligned already", DefineCheck},
    {"match", "Find which documents are versions of which", DefineMatch},
    {"build", "Make training data of documents and their translations", DefineBuild},
    {"split", "Split a text into sentences", DefineSplit},
    {"embed", "Turn lines of text into vectors", DefineEmbed},
    {"eval", "Score alignments against gold", DefineEval},
    {"model", "Look at a model and verify it", DefineModel},
    {"train", "Learn a model from sentence pairs", DefineTrain},
    {"fit", "Fit the weights of aligner or coverage on held-out pairs", DefineFit},
    {"completions", "Print a completion script for a shell", DefineCompletions},
    {"help", "Explain a command", DefineHelp},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

}  // namespace sejajar
