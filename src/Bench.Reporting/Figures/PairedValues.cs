using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Figures;

/// <summary>The mice of a model in which a quantity is defined by both expert and model.</summary>
internal sealed record PairedValues(string[] Mice, double[] Reference, double[] Predicted)
{
    public double[] Means { get; } = [.. Reference.Zip(Predicted, (r, p) => (r + p) / 2)];

    public double[] Differences { get; } = [.. Reference.Zip(Predicted, (r, p) => p - r)];

    public int Count => Mice.Length;

    public static PairedValues Of(ModelResult model, Quantity quantity)
    {
        var defined = model.Cases
            .SelectMany(c => c.Function.Where(f => f.Quantity == quantity && double.IsFinite(f.Difference)).Select(f => (c.Mouse, f.Reference, f.Predicted)))
            .ToArray();
        return new PairedValues([.. defined.Select(d => d.Mouse)], [.. defined.Select(d => d.Reference)], [.. defined.Select(d => d.Predicted)]);
    }

    /// <summary>Why a quantity is undefined in every mouse, in the words of the result.</summary>
    public static string WhyNone(ModelResult model, Quantity quantity)
    {
        var reasons = model.Cases.SelectMany(c => c.Function).Where(f => f.Quantity == quantity && f.UndefinedBecause.Length > 0).Select(f => f.UndefinedBecause).Distinct().ToArray();
        return reasons.Length == 0 ? "no mouse could be measured" : reasons[0];
    }
}
