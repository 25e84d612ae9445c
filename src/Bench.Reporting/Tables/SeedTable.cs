using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>How numbers vary with the seed of training: <c>seeds</c>.</summary>
internal static class SeedTable
{
    public static readonly TableDefinition<EvaluationResult, (SeedSpread Spread, StudyTerms Terms)> Definition = new(
        "seeds", "network and statistic; only where a network was trained with several seeds (`--seeds`)", result =>
            result.SeedSpreads.Select(s => (s, result.Settings.Terms)))
    {
        { "network", "name of the network", s => s.Spread.Family },
        { "statistic", "`dice_mean`, `bias` and so on", s => s.Spread.Statistic },
        {
            "structure",
            Meaning.Structure + ", or `both` (`all` for three); empty for quantities",
            s => s.Spread.Quantity is null ? s.Terms.Code(s.Spread.Structure) : Cell.Empty
        },
        {
            "phase",
            "`ED`, `ES` or `mean`; empty for quantities",
            s => s.Spread.Quantity is null ? Vocabulary.Code(s.Spread.Phase) : Cell.Empty
        },
        { "quantity", Meaning.Quantity + "; empty for Dice", s => s.Spread.Quantity is { } quantity ? quantity : Cell.Empty },
        { "unit", "unit of the statistic", s => s.Spread.Unit },
        { "n", "trainings", s => s.Spread.Values.Count },
        { "mean", "over trainings", s => s.Spread.Mean },
        { "sd", "over trainings, n − 1", s => s.Spread.StandardDeviation },
        { "minimum", "least of the trainings", s => s.Spread.Values.Min() },
        { "maximum", "largest of the trainings", s => s.Spread.Values.Max() },
        { "seeds", "the seeds, separated by spaces", s => string.Join(' ', s.Spread.Seeds) },
        { "values", "the value of each seed, in the same order", s => string.Join(' ', s.Spread.Values.Select(v => (Cell)v)) },
    };
}
