using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>Mean squares of a table of n cases × k raters, and the correlations that follow from them.</summary>
internal readonly record struct IntraclassSquares(int Count, int RaterCount, double Cases, double Within, double Raters, double Residual)
{
    public IntraclassEstimate Estimate(IntraclassForm form, bool defined, double level)
    {
        var oneWay = form is IntraclassForm.OneWaySingle or IntraclassForm.OneWayAverage;
        var first = Count - 1;
        var second = oneWay ? Count * (RaterCount - 1) : first * (RaterCount - 1);
        if (!defined)
        {
            return new IntraclassEstimate(form, double.NaN, Interval.Undefined(level), double.NaN, first, second, double.NaN);
        }

        var statistic = Cases / (oneWay ? Within : Residual);
        var single = form switch
        {
            IntraclassForm.OneWaySingle or IntraclassForm.OneWayAverage => Ratio(Within, Cases + ((RaterCount - 1) * Within)),
            IntraclassForm.ConsistencySingle or IntraclassForm.ConsistencyAverage => Ratio(Residual, Cases + ((RaterCount - 1) * Residual)),
            _ => AgreementSingle,
        };
        var ends = form is IntraclassForm.AgreementSingle or IntraclassForm.AgreementAverage
            ? AgreementInterval(level)
            : FInterval(statistic, first, second, level);
        var average = form >= IntraclassForm.OneWayAverage;
        var coefficient = !average ? single : form switch
        {
            IntraclassForm.OneWayAverage => (Cases - Within) / Cases,
            IntraclassForm.ConsistencyAverage => (Cases - Residual) / Cases,
            _ => (Cases - Residual) / (Cases + ((Raters - Residual) / Count)),
        };
        return new IntraclassEstimate(
            form,
            coefficient,
            average ? new Interval(SpearmanBrown(ends.Low), SpearmanBrown(ends.High), level) : ends,
            statistic,
            first,
            second,
            FisherFDistribution.Upper(statistic, first, second));
    }

    private double AgreementSingle => Ratio(Residual, Cases + ((RaterCount - 1) * Residual) + (RaterCount * (Raters - Residual) / Count));

    private double Ratio(double noise, double whole) => (Cases - noise) / whole;

    private double SpearmanBrown(double single) => RaterCount * single / (1 + ((RaterCount - 1) * single));

    private Interval FInterval(double statistic, int first, int second, double level)
    {
        if (double.IsInfinity(statistic))
        {
            return new Interval(1, 1, level);
        }

        var low = statistic / FisherFDistribution.Quantile((1 + level) / 2, first, second);
        var high = statistic * FisherFDistribution.Quantile((1 + level) / 2, second, first);
        return new Interval((low - 1) / (low + RaterCount - 1), (high - 1) / (high + RaterCount - 1), level);
    }

    /// <summary>Satterthwaite's degrees of freedom for the mixture of rater and residual variance.</summary>
    private Interval AgreementInterval(double level)
    {
        double n = Count, k = RaterCount;
        var r = AgreementSingle;
        if (r >= 1)
        {
            return new Interval(1, 1, level);
        }

        var a = k * r / (n * (1 - r));
        var b = 1 + (k * r * (n - 1) / (n * (1 - r)));
        double partRaters = a * Raters, partResidual = b * Residual;
        var degrees = Math.Pow(partRaters + partResidual, 2)
            / ((partRaters * partRaters / (k - 1)) + (partResidual * partResidual / ((n - 1) * (k - 1))));
        var mixture = (k * Raters) + (((k * n) - k - n) * Residual);
        var lower = FisherFDistribution.Quantile((1 + level) / 2, n - 1, degrees);
        var upper = FisherFDistribution.Quantile((1 + level) / 2, degrees, n - 1);
        return new Interval(
            n * (Cases - (lower * Residual)) / ((lower * mixture) + (n * Cases)),
            n * ((upper * Cases) - Residual) / (mixture + (n * upper * Cases)),
            level);
    }
}
