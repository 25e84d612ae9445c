using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>Bland–Altman agreement of one quantity over mice, with paired t-test and correlation. SDs use n − 1; differences are predicted less reference.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Unit">Unit of all values that have one.</param>
/// <param name="Count">Mice with both values.</param>
/// <param name="Undefined">Mice left out because a value is undefined.</param>
/// <param name="ReferenceMean">Mean by the expert.</param>
/// <param name="ReferenceSd">SD by the expert.</param>
/// <param name="PredictedMean">Mean by the model.</param>
/// <param name="PredictedSd">SD by the model.</param>
/// <param name="Bias">Mean difference.</param>
/// <param name="BiasLow">Lower end of the bias's 95 % interval.</param>
/// <param name="BiasHigh">Upper end.</param>
/// <param name="DifferenceSd">SD of the differences.</param>
/// <param name="LimitLower">Lower limit of agreement, bias − 1.96 SD.</param>
/// <param name="LimitLowerLow">Lower end of its 95 % interval (exact pair, Carkeet 2015).</param>
/// <param name="LimitLowerHigh">Upper end.</param>
/// <param name="LimitUpper">Upper limit of agreement, bias + 1.96 SD.</param>
/// <param name="LimitUpperLow">Lower end of its 95 % interval (exact pair, Carkeet 2015).</param>
/// <param name="LimitUpperHigh">Upper end.</param>
/// <param name="TStatistic">Paired t statistic.</param>
/// <param name="TTestP">Two-sided p of the paired t-test.</param>
/// <param name="PearsonR">Pearson correlation of predicted with reference.</param>
/// <param name="PearsonLow">Lower end of its 95 % Fisher-z interval.</param>
/// <param name="PearsonHigh">Upper end.</param>
/// <param name="PearsonP">Two-sided p of no correlation.</param>
/// <param name="ProportionalSlope">Slope of difference on mean.</param>
/// <param name="ProportionalIntercept">Intercept of that line.</param>
/// <param name="ProportionalP">Two-sided p of no slope.</param>
/// <param name="ConcordanceCorrelation">Lin's concordance correlation (1/n form).</param>
public sealed record AgreementSummary(
    Quantity Quantity,
    string Unit,
    int Count,
    int Undefined,
    double ReferenceMean,
    double ReferenceSd,
    double PredictedMean,
    double PredictedSd,
    double Bias,
    double BiasLow,
    double BiasHigh,
    double DifferenceSd,
    double LimitLower,
    double LimitLowerLow,
    double LimitLowerHigh,
    double LimitUpper,
    double LimitUpperLow,
    double LimitUpperHigh,
    double TStatistic,
    double TTestP,
    double PearsonR,
    double PearsonLow,
    double PearsonHigh,
    double PearsonP,
    double ProportionalSlope,
    double ProportionalIntercept,
    double ProportionalP,
    double ConcordanceCorrelation);
