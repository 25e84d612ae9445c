using Bench.Core;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Evaluation.Summaries;

/// <summary>Dice over mice: each structure, and the mean of all, at ED, at ES and averaged over the two.</summary>
public static class DiceSummaries
{
    private static readonly CardiacPhase?[] Phases = [null, CardiacPhase.EndDiastole, CardiacPhase.EndSystole];

    /// <summary>Summarises the evaluated cases; inflow frames and failed cases enter no mean.</summary>
    /// <param name="cases">All cases of a model, their Dice by the policy.</param>
    /// <param name="policy">The convention of Dice.</param>
    /// <param name="terms">Whose structures; null for the mouse study's.</param>
    /// <returns>One entry for each pair of structure and phase: nine for two structures.</returns>
    public static IReadOnlyList<DiceSummary> Of(IReadOnlyList<CaseResult> cases, OverlapPolicy policy, StudyTerms? terms = null) =>
        [
            .. (terms ?? StudyTerms.Mouse).Structures
            .Select(s => (Structure?)s)
            .Append(null)
            .SelectMany(_ => Phases, (structure, phase) => Summarise(cases, policy, structure, phase))
        ];

    /// <summary>
    /// A mouse's Dice: the mean over the asked structures and phases that it has and that the policy leaves defined. A mouse with one
    /// contoured frame therefore has a value, from that frame alone.
    /// </summary>
    /// <param name="mouse">The case.</param>
    /// <param name="structure">The structure, or null for all.</param>
    /// <param name="phase">ED or ES, or null for both.</param>
    /// <returns>0 … 1; NaN where the mouse has no such frame with a defined Dice.</returns>
    public static double OfMouse(CaseResult mouse, Structure? structure, CardiacPhase? phase)
    {
        return Of(mouse, structure, phase).Select(d => d.Dice).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
    }

    private static DiceSummary Summarise(IReadOnlyList<CaseResult> cases, OverlapPolicy policy, Structure? structure, CardiacPhase? phase)
    {
        var counts = cases.SelectMany(c => Of(c, structure, phase)).Select(d => d.Counts()).ToArray();
        double[] values = [.. cases.Select(c => OfMouse(c, structure, phase))];
        var (summary, interval) = (Summary.Of(values), FractionMeanInterval.Of(values));
        return new DiceSummary
        {
            Structure = structure,
            Phase = phase,
            Count = summary.Count,
            Mean = summary.Mean,
            StandardDeviation = summary.StandardDeviation,
            Confidence = interval,
            Median = summary.Median,
            Minimum = summary.Minimum,
            Maximum = summary.Maximum,
            BothEmpty = counts.Count(c => c.Presence == MaskPresence.BothEmpty),
            ReferenceEmpty = counts.Count(c => c.Presence == MaskPresence.ReferenceEmpty),
            PredictedEmpty = counts.Count(c => c.Presence == MaskPresence.PredictedEmpty),
            Pooled = structure is null || counts.Length == 0 ? double.NaN : counts.Aggregate(OverlapCounts.Add).Dice(policy),
            UnderPolicies = [.. OverlapPolicy.All.Prepend(policy).Distinct().Select(p => MeanUnder(p, cases, structure, phase))],
        };
    }

    private static PolicyMean MeanUnder(OverlapPolicy policy, IReadOnlyList<CaseResult> cases, Structure? structure, CardiacPhase? phase)
    {
        double[] values =
            [
                .. cases.Select(
                    c =>
                        Of(c, structure, phase)
                            .Select(d => d.Counts().Dice(policy))
                            .Where(double.IsFinite)
                            .DefaultIfEmpty(double.NaN)
                            .Average())
            ];
        var (summary, interval) = (Summary.Of(values), FractionMeanInterval.Of(values));
        return new PolicyMean(policy.Name, summary.Mean, summary.Count) { Confidence = interval };
    }

    private static IEnumerable<DiceMeasurement> Of(CaseResult mouse, Structure? structure, CardiacPhase? phase) => mouse.Dice
        .Where(
            d => d.Phase != CardiacPhase.Inflow && (phase is null || d.Phase == phase) && (structure is null || d.Structure == structure));
}
