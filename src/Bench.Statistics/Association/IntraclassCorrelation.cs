namespace Bench.Statistics.Association;

/// <summary>
/// Intraclass correlations in the six forms of Shrout and Fleiss (1979, Psychol Bull 86:420), from a two-way analysis of variance of
/// cases × raters. They grow with the spread between the cases measured: compare them only between samples of like range.
/// </summary>
public sealed record IntraclassCorrelation
{
    /// <summary>Cases used.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Cases left out because a rating is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Raters (columns).</summary>
    public required int RaterCount { get; init; }

    /// <summary>TooFewValues below two cases; NoVariation when all ratings are equal.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean square between cases.</summary>
    public required double BetweenCases { get; init; }

    /// <summary>Mean square within cases.</summary>
    public required double WithinCases { get; init; }

    /// <summary>Mean square between raters.</summary>
    public required double BetweenRaters { get; init; }

    /// <summary>Mean square of the residual.</summary>
    public required double Residual { get; init; }

    /// <summary>All six, in the order of <see cref="IntraclassForm"/>.</summary>
    public required IReadOnlyList<IntraclassEstimate> Estimates { get; init; }

    /// <summary>One of the six.</summary>
    /// <param name="form">Which.</param>
    public IntraclassEstimate this[IntraclassForm form] => Estimates[(int)form];

    /// <summary>Of two measurements of each case.</summary>
    /// <param name="first">First measurements.</param>
    /// <param name="second">Second measurements, case by case.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static IntraclassCorrelation Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95) =>
        Of([first, second], level);

    /// <summary>Of several raters.</summary>
    /// <param name="raters">One column of ratings for each rater, at least two, case by case.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">Fewer than two columns, or columns of different length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static IntraclassCorrelation Of(IReadOnlyList<IReadOnlyList<double>> raters, double level = 0.95)
    {
        Require.Level(level);
        var table = CompleteCases.Of(raters, least: 2);
        var (n, k) = (table.Rows.Length, raters.Count);
        var grand = Moments.Mean(table.Rows.SelectMany(r => r).ToArray());
        var rowMeans = table.Rows.Select(r => Moments.Mean(r)).ToArray();
        var columnMeans = Enumerable.Range(0, k).Select(c => Moments.Mean(table.Column(c))).ToArray();
        var rows = k * rowMeans.Sum(m => (m - grand) * (m - grand));
        var columns = n * columnMeans.Sum(m => (m - grand) * (m - grand));
        var within = table.Rows.Select((r, i) => Moments.SumOfSquares(r, rowMeans[i])).Sum();
        var residual = table.Rows.Select((r, i) => r.Select((v, c) => Math.Pow(v - rowMeans[i] - columnMeans[c] + grand, 2)).Sum()).Sum();
        var squares = new IntraclassSquares(
            n, k, rows / (n - 1), within / (n * (k - 1.0)), columns / (k - 1), residual / ((n - 1) * (k - 1.0)));
        var constant = Moments.IsConstant(table.Rows.SelectMany(r => r).ToArray());
        var defined = n >= 2 && !constant;
        return new IntraclassCorrelation
        {
            CaseCount = n,
            ExcludedCount = table.ExcludedCount,
            RaterCount = k,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            BetweenCases = defined ? squares.Cases : double.NaN,
            WithinCases = defined ? squares.Within : double.NaN,
            BetweenRaters = defined ? squares.Raters : double.NaN,
            Residual = defined ? squares.Residual : double.NaN,
            Estimates = [.. Enum.GetValues<IntraclassForm>().Select(form => squares.Estimate(form, defined, level))],
        };
    }
}

/// <summary>One intraclass correlation.</summary>
/// <param name="Form">Which.</param>
/// <param name="Coefficient">At most 1; may be negative. NaN where undefined.</param>
/// <param name="Interval">
/// Interval from the F distribution (Shrout and Fleiss 1979; McGraw and Wong 1996); undefined where the degrees of freedom for agreement
/// vanish.
/// </param>
/// <param name="FStatistic">F of no correlation; infinite where the residual is zero.</param>
/// <param name="NumeratorDegrees">Degrees of freedom of its numerator.</param>
/// <param name="DenominatorDegrees">Degrees of freedom of its denominator.</param>
/// <param name="PValue">One-sided p of no correlation.</param>
public sealed record IntraclassEstimate(
    IntraclassForm Form,
    double Coefficient,
    Interval Interval,
    double FStatistic,
    int NumeratorDegrees,
    int DenominatorDegrees,
    double PValue);

/// <summary>The six intraclass correlations of Shrout and Fleiss (1979), with the names of McGraw and Wong (1996).</summary>
public enum IntraclassForm
{
    /// <summary>ICC(1,1): each case rated by other raters; one rating.</summary>
    OneWaySingle,

    /// <summary>
    /// ICC(2,1), A-1: the same raters, drawn from many; absolute agreement; one rating. The usual one for method comparison.
    /// </summary>
    AgreementSingle,

    /// <summary>ICC(3,1), C-1: these raters only; consistency, a constant bias does not count; one rating.</summary>
    ConsistencySingle,

    /// <summary>ICC(1,k): mean of k ratings.</summary>
    OneWayAverage,

    /// <summary>ICC(2,k), A-k: absolute agreement of the mean of k raters.</summary>
    AgreementAverage,

    /// <summary>ICC(3,k), C-k: consistency of the mean of k raters; Cronbach's α.</summary>
    ConsistencyAverage,
}
