using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Association;

namespace Bench.Evaluation.Claims;

/// <summary>
/// The operating curve of <see cref="ClaimJudge"/>: studies and runs are drawn from populations that are known, each study is printed, and its claims are
/// judged on the run. A true reproduction draws other mice from the same population; a false one draws from a population that is shifted, or noisier.
/// Populations are normal: Dice 0.93 ± 0.03, a quantity of 60 ± 10, differences 0.5 ± 3.4.
/// </summary>
public sealed class OperatingCurve
{
    private const double DiceMean = 0.93, DiceSd = 0.03, QuantityMean = 60, QuantitySd = 10, Bias = 0.5, DifferenceSd = 3.4;

    private static readonly double[] Shifts = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];
    private static readonly double[] Noises = [1.25, 1.5, 2, 3];
    private static readonly (string Name, ClaimStatistic Statistic)[] Statistics =
    [
        ("mean Dice", ClaimStatistic.Mean), ("bias", ClaimStatistic.Bias), ("lower limit", ClaimStatistic.LimitLower), ("upper limit", ClaimStatistic.LimitUpper), ("r", ClaimStatistic.PearsonR),
    ];

    private readonly int _studyMice;
    private readonly int _runMice;
    private readonly int _extraDecimals;

    private OperatingCurve(int studyMice, int runMice, int extraDecimals) => (_studyMice, _runMice, _extraDecimals) = (studyMice, runMice, extraDecimals);

    /// <summary>Simulates.</summary>
    /// <param name="studyMice">Mice of a study, at least 5.</param>
    /// <param name="runMice">Mice of a run, at least 5.</param>
    /// <param name="trials">Pairs of study and run for each point.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="extraDecimals">Decimals printed beyond the usual (Dice and r 2, else 1): what is lost by printing shows against 0.</param>
    /// <returns>One point a claim and population.</returns>
    public static IReadOnlyList<OperatingPoint> Of(int studyMice, int runMice, int trials, int seed, int extraDecimals = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(studyMice, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(runMice, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var curve = new OperatingCurve(studyMice, runMice, extraDecimals);
        return [.. Shifts.SelectMany(s => curve.Points("shift", s, s, 1, trials, seed)), .. Noises.SelectMany(f => curve.Points("noise", f, 0, f, trials, seed))];
    }

    private IEnumerable<OperatingPoint> Points(string change, double size, double shift, double noise, int trials, int seed)
    {
        // One stream for each population, all alike: the same mice are drawn for every one, so that points differ by the population only.
        var random = new Random(seed);
        var accepted = new int[Statistics.Length];
        for (var trial = 0; trial < trials; trial++)
        {
            var study = Study(Sample.Draw(random, _studyMice, 0, 1));
            var settings = new EvaluationSettings("evaluate", "", "", false, "", [], [], [], 0, [], "", "", "", "");
            var verdicts = new ClaimJudge(study, settings).Judge([Run(Sample.Draw(random, _runMice, shift, noise))]);
            for (var i = 0; i < Statistics.Length; i++)
            {
                accepted[i] += verdicts.Single(v => v.ClaimId == Statistics[i].Name).Outcome == ClaimOutcome.Reproduced ? 1 : 0;
            }
        }

        return Statistics.Select((s, i) => new OperatingPoint(s.Name, change, size, trials, accepted[i]));
    }

    private PublishedStudy Study(Sample sample)
    {
        List<PublishedClaim> claims =
        [
            Claim("mean Dice", ClaimMeasure.Dice, ClaimStatistic.Mean, sample.Dice.Mean, 2),
            Claim("SD of Dice", ClaimMeasure.Dice, ClaimStatistic.StandardDeviation, sample.Dice.StandardDeviation, 2),
            Claim("bias", ClaimMeasure.Agreement, ClaimStatistic.Bias, sample.Difference.Mean, 1),
            Claim("lower limit", ClaimMeasure.Agreement, ClaimStatistic.LimitLower, sample.Lower, 1),
            Claim("upper limit", ClaimMeasure.Agreement, ClaimStatistic.LimitUpper, sample.Upper, 1),
            Claim("r", ClaimMeasure.Agreement, ClaimStatistic.PearsonR, sample.Correlation, 2),
        ];
        return new PublishedStudy("simulated", "", "", _studyMice, claims, [], new StudyConventions());
    }

    private PublishedClaim Claim(string id, ClaimMeasure measure, ClaimStatistic statistic, double value, int decimals) => new(
        id,
        id,
        new ClaimPlace(Section: "simulated"),
        measure,
        statistic,
        value.ToString("F" + (decimals + _extraDecimals), CultureInfo.InvariantCulture),
        "",
        statistic == ClaimStatistic.StandardDeviation ? ClaimJudgement.SelfConsistency : ClaimJudgement.PredictionInterval,
        Structure: measure == ClaimMeasure.Dice ? Structure.BloodPool : null,
        Quantity: measure == ClaimMeasure.Agreement ? Quantity.EndDiastolicVolume : null);

    private ModelResult Run(Sample sample)
    {
        var dice = new DiceSummary(Structure.BloodPool, null, _runMice, sample.Dice.Mean, sample.Dice.StandardDeviation, 0, 0, 0, 0, 0);
        var agreement = new AgreementSummary(
            Quantity.EndDiastolicVolume, "", _runMice, 0, 0, 0, 0, 0, sample.Difference.Mean, 0, 0, sample.Difference.StandardDeviation, sample.Lower, 0, 0, sample.Upper, 0, 0, 0, 0, sample.Correlation, 0, 0, 0, 0, 0, 0, 0);
        return new ModelResult("simulated", "", null, [], [dice], [agreement]);
    }

    private sealed record Sample(Summary Dice, Summary Difference, double Correlation)
    {
        private const double Factor = 1.959963984540054;

        public double Lower => Difference.Mean - (Factor * Difference.StandardDeviation);

        public double Upper => Difference.Mean + (Factor * Difference.StandardDeviation);

        public static Sample Draw(Random random, int mice, double shift, double noise)
        {
            var dice = new double[mice];
            var reference = new double[mice];
            var predicted = new double[mice];
            for (var i = 0; i < mice; i++)
            {
                dice[i] = DiceMean + (DiceSd * (Normal(random) - shift));
                reference[i] = QuantityMean + (QuantitySd * Normal(random));
                predicted[i] = reference[i] + Bias + (DifferenceSd * ((noise * Normal(random)) + shift));
            }

            return new Sample(Summary.Of(dice), Summary.Of([.. predicted.Zip(reference, (p, r) => p - r)]), PearsonCorrelation.Of(reference, predicted).Coefficient);
        }

        private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
