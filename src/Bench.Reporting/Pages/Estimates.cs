using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>How many decimals the numbers of a summary deserve.</summary>
internal static class Estimates
{
    /// <summary>For means, biases and limits of a quantity: as the interval of the bias allows, at least the one that the study prints; two for a single mouse.</summary>
    public static int Decimals(AgreementSummary a) => Math.Max(1, NumberText.DecimalsFor((a.BiasHigh - a.BiasLow) / 2, 2));

    /// <summary>For Dice: as the interval of the mean allows, at least the two that the study prints; four for a single mouse.</summary>
    public static int Decimals(DiceSummary d) => Math.Max(2, NumberText.DecimalsFor((d.ConfidenceHigh - d.ConfidenceLow) / 2, 4));
}
