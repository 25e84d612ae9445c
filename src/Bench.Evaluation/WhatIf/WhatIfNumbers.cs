using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Evaluation.WhatIf;

/// <summary>The numbers that a reader watches: Dice, bias, SD and limits of agreement, correlation.</summary>
internal static class WhatIfNumbers
{
    /// <summary>The numbers of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">The study.</param>
    /// <param name="deviation">What SDs are divided by; null for n − 1.</param>
    public static IEnumerable<WhatIfNumber> Of(ModelResult model, StudyTerms terms, DeviationConvention? deviation)
    {
        foreach (var d in model.Dice)
        {
            var key = $"{model.Name}/dice/{terms.Code(d.Structure)}/{Vocabulary.Code(d.Phase)}";
            var phase = d.Phase is null ? "mean of ED and ES" : Vocabulary.Code(d.Phase);
            var name = $"Dice, {terms.NameOf(d.Structure).ToLowerInvariant()}, {phase}";
            yield return new WhatIfNumber(key, name, model.Name, d.Mean, "", d.Count);
            yield return new WhatIfNumber($"{key}/sd", $"{name}: SD", model.Name, d.StandardDeviation * Factor(d.Count), "", d.Count);
        }

        foreach (var a in model.Agreement.Select(a => PrintedResult.Agreement(a, terms)))
        {
            var (key, name) = ($"{model.Name}/{Vocabulary.Code(a.Quantity)}", Vocabulary.Abbreviation(a.Quantity));
            WhatIfNumber Number(string part, string words, double value, string? unit = null) =>
                new($"{key}/{part}", $"{name}: {words}", model.Name, value, unit ?? a.Unit, a.Count);
            var half = Factor(a.Count) * (a.UpperLimit.Value - a.Bias.Value);
            yield return Number("bias", "bias", a.Bias.Value);
            yield return Number("sd", "SD of the differences", Factor(a.Count) * a.DifferenceSd);
            yield return Number("lower", "lower limit of agreement", a.Bias.Value - half);
            yield return Number("upper", "upper limit of agreement", a.Bias.Value + half);
            yield return Number("r", "correlation", a.Pearson.Value, "");
        }

        double Factor(int count) => deviation == DeviationConvention.Population && count > 1 ? Math.Sqrt((count - 1.0) / count) : 1;
    }
}
