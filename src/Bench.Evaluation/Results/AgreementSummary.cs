using System.Text.Json.Serialization;
using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>
/// Bland–Altman agreement of one quantity over mice, with paired t-test and correlation, as found here or as a study prints it. SDs use n −
/// 1 unless a study's do not; differences are predicted less reference. What is undefined or not printed is NaN.
/// </summary>
public sealed record AgreementSummary
{
    /// <summary>The quantity.</summary>
    [JsonRequired] public Quantity Quantity { get; init; }

    /// <summary>Unit of all values that have one.</summary>
    [JsonRequired] public string Unit { get; init; } = "";

    /// <summary>Mice with both values.</summary>
    [JsonRequired] public int Count { get; init; }

    /// <summary>Mice left out because a value is undefined.</summary>
    [JsonRequired] public int Undefined { get; init; }

    /// <summary>By the expert.</summary>
    [JsonRequired, FlatKeys("reference_mean", "reference_sd")]
    public MeanDeviation Reference { get; init; } = MeanDeviation.Undefined;

    /// <summary>By the model.</summary>
    [JsonRequired, FlatKeys("predicted_mean", "predicted_sd")]
    public MeanDeviation Predicted { get; init; } = MeanDeviation.Undefined;

    /// <summary>Mean difference with its t interval.</summary>
    [JsonRequired, FlatKeys("bias", "bias_low", "bias_high")]
    public Estimate Bias { get; init; } = Estimate.Undefined;

    /// <summary>SD of the differences.</summary>
    [JsonRequired] public double DifferenceSd { get; init; } = double.NaN;

    /// <summary>Lower limit of agreement, bias − 1.96 SD, with its 95 % interval (exact pair, Carkeet 2015).</summary>
    [JsonRequired, FlatKeys("limit_lower", "limit_lower_low", "limit_lower_high")]
    public Estimate LowerLimit { get; init; } = Estimate.Undefined;

    /// <summary>Upper limit of agreement, bias + 1.96 SD, likewise.</summary>
    [JsonRequired, FlatKeys("limit_upper", "limit_upper_low", "limit_upper_high")]
    public Estimate UpperLimit { get; init; } = Estimate.Undefined;

    /// <summary>Paired t statistic.</summary>
    [JsonRequired] public double TStatistic { get; init; } = double.NaN;

    /// <summary>Two-sided p of the paired t-test.</summary>
    [JsonRequired] public double TTestP { get; init; } = double.NaN;

    /// <summary>Pearson correlation of predicted with reference, with its Fisher-z interval.</summary>
    [JsonRequired, FlatKeys("pearson_r", "pearson_low", "pearson_high")]
    public Estimate Pearson { get; init; } = Estimate.Undefined;

    /// <summary>Two-sided p of no correlation.</summary>
    [JsonRequired] public double PearsonP { get; init; } = double.NaN;

    /// <summary>Slope of difference on mean.</summary>
    [JsonRequired] public double ProportionalSlope { get; init; } = double.NaN;

    /// <summary>Intercept of that line.</summary>
    [JsonRequired] public double ProportionalIntercept { get; init; } = double.NaN;

    /// <summary>Two-sided p of no slope.</summary>
    [JsonRequired] public double ProportionalP { get; init; } = double.NaN;

    /// <summary>Lin's concordance correlation (1/n form).</summary>
    [JsonRequired] public double ConcordanceCorrelation { get; init; } = double.NaN;
}

/// <summary>Mean and SD of values.</summary>
/// <param name="Mean">Mean; NaN without values.</param>
/// <param name="Sd">SD; NaN below two values.</param>
public readonly record struct MeanDeviation(double Mean, double Sd)
{
    /// <summary>Of no values.</summary>
    public static MeanDeviation Undefined { get; } = new(double.NaN, double.NaN);

    /// <summary>Of values whose statistics are known.</summary>
    /// <param name="summary">The statistics.</param>
    public static MeanDeviation Of(Statistics.Summary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new(summary.Mean, summary.StandardDeviation);
    }
}
