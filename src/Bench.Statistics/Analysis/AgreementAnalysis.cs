using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Comparison;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Analysis;

/// <summary>Everything there is to say about two columns of measurements of the same cases. Difference = predicted − reference.</summary>
public sealed record AgreementAnalysis
{
    /// <summary>Settings.</summary>
    public required AgreementAnalysisOptions Options { get; init; }

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>The reference, over the pairs used.</summary>
    public required Summary Reference { get; init; }

    /// <summary>The measurement under test, over the pairs used.</summary>
    public required Summary Predicted { get; init; }

    /// <summary>Bias and limits in the unit of the measurement.</summary>
    public required BlandAltman Absolute { get; init; }

    /// <summary>The same as fractions of the pair's mean.</summary>
    public required BlandAltman Fraction { get; init; }

    /// <summary>The same as ratios.</summary>
    public required BlandAltman Ratio { get; init; }

    /// <summary>Limits by quantiles.</summary>
    public required NonparametricLimits Nonparametric { get; init; }

    /// <summary>Normality of the differences.</summary>
    public required ShapiroWilk Normality { get; init; }

    /// <summary>Difference regressed on the mean of both.</summary>
    public required ProportionalBias OnMean { get; init; }

    /// <summary>Difference regressed on the reference.</summary>
    public required ProportionalBias OnReference { get; init; }

    /// <summary>Each case left out, with the axis chosen in the options.</summary>
    public required LeaveOneOut Influence { get; init; }

    /// <summary>Whether the cases differ enough.</summary>
    public required RangeCheck Range { get; init; }

    /// <summary>Within-case deviation and coefficients of repeatability and variation.</summary>
    public required Repeatability Repeatability { get; init; }

    /// <summary>Pearson's correlation.</summary>
    public required PearsonCorrelation Pearson { get; init; }

    /// <summary>Spearman's correlation.</summary>
    public required SpearmanCorrelation Spearman { get; init; }

    /// <summary>Kendall's correlation.</summary>
    public required KendallCorrelation Kendall { get; init; }

    /// <summary>Lin's concordance, 1/n form.</summary>
    public required ConcordanceCorrelation Concordance { get; init; }

    /// <summary>Intraclass correlations.</summary>
    public required IntraclassCorrelation Intraclass { get; init; }

    /// <summary>Deming regression of predicted on reference.</summary>
    public required DemingRegression Deming { get; init; }

    /// <summary>Passing and Bablok's regression of predicted on reference.</summary>
    public required PassingBablokRegression PassingBablok { get; init; }

    /// <summary>Paired t-test.</summary>
    public required PairedTTest TTest { get; init; }

    /// <summary>Signed-rank test.</summary>
    public required WilcoxonSignedRank SignedRank { get; init; }

    /// <summary>Sign test.</summary>
    public required SignTest Sign { get; init; }

    /// <summary>Permutation test of the mean difference.</summary>
    public required PermutationTest Permutation { get; init; }

    /// <summary>Effect size.</summary>
    public required StandardisedDifference EffectSize { get; init; }

    /// <summary>Equivalence within the acceptable difference; null where none was fixed.</summary>
    public required EquivalenceTest? Equivalence { get; init; }

    /// <summary>What as many cases can show, and how many are needed.</summary>
    public required AgreementPlanning Planning { get; init; }

    /// <summary>Bootstrap of the headline numbers by case.</summary>
    public required PairedBootstrap Bootstrap { get; init; }

    /// <summary>Gerke's checklist, filled in as far as the data allow.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>
    /// Whether mean and reference as horizontal axis give different verdicts on proportional bias: then both must be shown.
    /// </summary>
    public bool AxesDisagree => OnMean.IsProportional(Options.Alpha) != OnReference.IsProportional(Options.Alpha);

    /// <summary>Analyses two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">
    /// Measurements under test, case by case. Pairs with a value that is not finite are counted and left out.
    /// </param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public static AgreementAnalysis Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, AgreementAnalysisOptions? options = null)
    {
        options ??= new AgreementAnalysisOptions();
        Require.Level(options.Alpha, nameof(options));
        var pairs = FinitePairs.Of(reference, predicted);
        var (convention, level, coverage) = (options.BlandAltman, options.BlandAltman.Level, options.BlandAltman.Coverage);
        BlandAltman On(DifferenceScale scale) => BlandAltman.Of(reference, predicted, convention with { Scale = scale });
        ProportionalBias Along(HorizontalAxis axis) =>
            ProportionalBias.Of(reference, predicted, axis, DifferenceScale.Absolute, coverage, level);
        var margin = options.Statements.AcceptableDifference;
        var absolute = On(DifferenceScale.Absolute);
        var analysis = new AgreementAnalysis
        {
            Options = options,
            Count = pairs.Count,
            ExcludedCount = pairs.ExcludedCount,
            Reference = Summary.Of(pairs.First, level),
            Predicted = Summary.Of(pairs.Second, level),
            Absolute = absolute,
            Fraction = On(DifferenceScale.FractionOfMean),
            Ratio = On(DifferenceScale.Ratio),
            Nonparametric = NonparametricLimits.Of(reference, predicted, coverage, level),
            Normality = ShapiroWilk.Of(pairs.Differences()),
            OnMean = Along(HorizontalAxis.Mean),
            OnReference = Along(HorizontalAxis.Reference),
            Influence = LeaveOneOut.Of(reference, predicted, convention.Axis, coverage, options.Alpha),
            Range = RangeCheck.Of(reference, predicted, seed: options.Bootstrap.Seed),
            Repeatability = Repeatability.Of(reference, predicted, coverage, level),
            Pearson = PearsonCorrelation.Of(reference, predicted, level),
            Spearman = SpearmanCorrelation.Of(reference, predicted, level),
            Kendall = KendallCorrelation.Of(reference, predicted, level),
            Concordance = ConcordanceCorrelation.Of(reference, predicted, level),
            Intraclass = IntraclassCorrelation.Of(reference, predicted, level),
            Deming = DemingRegression.Of(reference, predicted, options.ErrorRatio, level),
            PassingBablok = PassingBablokRegression.Of(reference, predicted, level),
            TTest = PairedTTest.Of(reference, predicted, level),
            SignedRank = WilcoxonSignedRank.Of(reference, predicted, level: level),
            Sign = SignTest.Of(reference, predicted, level),
            Permutation = PermutationTest.Of(reference, predicted, seed: options.Bootstrap.Seed),
            EffectSize = StandardisedDifference.Of(reference, predicted, level),
            Equivalence = margin is { } value ? EquivalenceTest.Of(reference, predicted, value, options.Alpha) : null,
            Planning = AgreementPlanning.Of(absolute, margin, options.Alpha),
            Bootstrap = PairedBootstrap.Of(reference, predicted, options.Bootstrap),
            Checklist = [],
        };
        return analysis with { Checklist = GerkeChecklist.Of(analysis) };
    }
}

/// <summary>Settings of a whole analysis; its result carries them.</summary>
public sealed record AgreementAnalysisOptions
{
    /// <summary>Unit of both columns, for texts; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Conventions of the Bland–Altman analysis on the absolute scale.</summary>
    public BlandAltmanOptions BlandAltman { get; init; } = new();

    /// <summary>Level of significance.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Error variance of the predicted over that of the reference, for Deming regression.</summary>
    public double ErrorRatio { get; init; } = 1;

    /// <summary>Settings of the bootstrap.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>What the person who made the comparison states.</summary>
    public StudyStatements Statements { get; init; } = new();
}
