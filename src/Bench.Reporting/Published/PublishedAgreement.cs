using Bench.Core;

namespace Bench.Reporting.Published;

/// <summary>One row of the published Table 1. Numbers as printed; NaN where the paper prints none.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Unit">Unit of all values that have one: <c>µL</c>, <c>%</c> or <c>mg</c>.</param>
/// <param name="ReferenceMean">Mean by the expert.</param>
/// <param name="ReferenceSd">SD by the expert (population SD, as the digitised points show).</param>
/// <param name="ModelMean">Mean by the published model.</param>
/// <param name="ModelSd">SD by the published model.</param>
/// <param name="Bias">Mean difference, model less expert.</param>
/// <param name="LimitLower">Lower limit of agreement.</param>
/// <param name="LimitUpper">Upper limit of agreement.</param>
/// <param name="P">p of the paired t-test.</param>
/// <param name="R">Pearson correlation (abstract and Figure 3).</param>
public sealed record PublishedAgreement(
    Quantity Quantity,
    string Unit,
    double ReferenceMean,
    double ReferenceSd,
    double ModelMean,
    double ModelSd,
    double Bias,
    double LimitLower,
    double LimitUpper,
    double P,
    double R);
