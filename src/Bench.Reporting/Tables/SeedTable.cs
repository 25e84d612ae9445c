using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>How numbers vary with the seed of training: <c>seeds</c>.</summary>
internal static class SeedTable
{
    public static readonly TableDefinition<EvaluationResult, SeedSpread> Definition = new(
        "seeds", "network and statistic; only where a network was trained with several seeds (`--seeds`)", result => result.SeedSpreads)
    {
        { "network", "name of the network", s => s.Family },
        { "statistic", "`dice_mean`, `bias` and so on", s => s.Statistic },
        { "structure", "`blood_pool`, `myocardium` or `both`; empty for quantities", s => s.Quantity is null ? Vocabulary.Code(s.Structure) : Cell.Empty },
        { "phase", "`ED`, `ES` or `mean`; empty for quantities", s => s.Quantity is null ? Vocabulary.Code(s.Phase) : Cell.Empty },
        { "quantity", Meaning.Quantity + "; empty for Dice", s => s.Quantity is { } quantity ? quantity : Cell.Empty },
        { "unit", "unit of the statistic", s => s.Unit },
        { "n", "trainings", s => s.Values.Count },
        { "mean", "over trainings", s => s.Mean },
        { "sd", "over trainings, n − 1", s => s.StandardDeviation },
        { "minimum", "least of the trainings", s => s.Values.Min() },
        { "maximum", "largest of the trainings", s => s.Values.Max() },
        { "seeds", "the seeds, separated by spaces", s => string.Join(' ', s.Seeds) },
        { "values", "the value of each seed, in the same order", s => string.Join(' ', s.Values.Select(v => (Cell)v)) },
    };
}
