using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Figures;

/// <summary>The mice of a model in which a quantity is defined by both expert and model.</summary>
internal sealed record PairedValues(string[] Mice, double[] Reference, double[] Predicted)
{
    public double[] Means { get; } = [.. Reference.Zip(Predicted, (r, p) => (r + p) / 2)];

    public double[] Differences { get; } = [.. Reference.Zip(Predicted, (r, p) => p - r)];

    /// <summary>Fewer mice are listed in a table and not drawn: two points show no agreement.</summary>
    public const int LeastForPlot = 3;

    public int Count => Mice.Length;

    /// <summary>Quantities that a figure of agreement can show of a model.</summary>
    public static IReadOnlyList<Quantity> Drawable(ModelResult model) =>
        [.. Measured(model).Where(q => Of(model, q).Count >= LeastForPlot)];

    /// <summary>Quantities of the left ventricle, and those of the right one where it was measured.</summary>
    public static IReadOnlyList<Quantity> Measured(ModelResult model) =>
        [.. Vocabulary.Quantities, .. Vocabulary.RightQuantities.Where(q => model.Cases.Any(c => c.Function.Any(f => f.Quantity == q)))];

    /// <summary>The unit of a quantity in a model's numbers.</summary>
    public static string UnitOf(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity)?.Unit
        ?? model.Cases.SelectMany(c => c.Function).FirstOrDefault(f => f.Quantity == quantity)?.Unit
        ?? Vocabulary.Unit(quantity);

    /// <summary>A sentence on the quantities that a figure leaves out, with a space before it; empty where it leaves none out.</summary>
    public static string Absent(ModelResult model, IReadOnlyList<Quantity> shown)
    {
        var absent = Measured(model).Except(shown)
            .Select(
                q =>
                    (
                        Name: Vocabulary.Abbreviation(q),
                        Why: Of(model, q).Count == 0 ? WhyNone(model, q) : $"fewer than {LeastForPlot} mice"))
            .GroupBy(q => q.Why).Select(g => $"{string.Join(", ", g.Select(q => q.Name))} ({g.Key})").ToArray();
        return absent.Length == 0 ? string.Empty : $" Not drawn: {string.Join("; ", absent)}.";
    }

    /// <summary>Mice outside the limits of agreement, the farthest first, as indices.</summary>
    public IEnumerable<int> Outside(AgreementSummary a) => Enumerable.Range(0, Count)
        .Where(i => Differences[i] > a.UpperLimit.Value || Differences[i] < a.LowerLimit.Value)
        .OrderByDescending(i => Math.Abs(Differences[i] - a.Bias.Value));

    public static PairedValues Of(ModelResult model, Quantity quantity)
    {
        var defined = model.Cases
            .SelectMany(
                c =>
                    c.Function.Where(
                        f => f.Quantity == quantity && double.IsFinite(f.Difference)).Select(f => (c.Mouse, f.Reference, f.Predicted)))
            .ToArray();
        return new PairedValues(
            [.. defined.Select(d => d.Mouse)], [.. defined.Select(d => d.Reference)], [.. defined.Select(d => d.Predicted)]);
    }

    /// <summary>Why a quantity is undefined in every mouse, in the words of the result.</summary>
    public static string WhyNone(ModelResult model, Quantity quantity)
    {
        var reasons = model.Cases
            .SelectMany(c => c.Function)
            .Where(f => f.Quantity == quantity && f.UndefinedBecause.Length > 0)
            .Select(f => f.UndefinedBecause)
            .Distinct()
            .ToArray();
        return reasons.Length == 0 ? "no mouse could be measured" : reasons[0];
    }
}
