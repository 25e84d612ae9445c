using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims.Simulation;

/// <summary>
/// How often verdicts are right: studies and runs of known truth are drawn, each study is printed with the numbers of the real one, and
/// <see cref="ClaimJudge"/> judges them on the run. What this does not show: real Dice are skewed, and real studies choose what they print.
/// </summary>
public static class OperatingCurve
{
    /// <summary>Name of the row on all numbers of a run together.</summary>
    public const string WholeRun = "whole run";

    private static readonly EvaluationSettings Settings = new();

    /// <summary>Populations of runs, a true one first: shifts, then noise.</summary>
    public static IReadOnlyList<Population> Populations { get; } =
    [
        new(), .. new[] { 0.25, 0.5, 0.75, 1, 1.5, 2 }
            .Select(s => new Population(Shift: s)), .. new[] { 1.25, 1.5, 2, 3 }
            .Select(n => new Population(Noise: n)),
    ];

    /// <summary>Simulates runs of one population.</summary>
    /// <param name="population">What is true of the run's model.</param>
    /// <param name="studyMice">Mice of a study, at least 5.</param>
    /// <param name="runMice">Mice of a run, at least 5; the study's own where they are the same.</param>
    /// <param name="trials">Pairs of study and run.</param>
    /// <param name="seed">Seed; the same gives the same mice for every population.</param>
    /// <param name="sameMice">Whether the run measures the study's own mice.</param>
    /// <param name="trainings">Trainings of the run.</param>
    /// <param name="extraDecimals">
    /// Decimals printed beyond the usual (Dice and r 2, else 1): what is lost by printing shows against 0.
    /// </param>
    /// <returns>One point a kind of number, and one for the whole run.</returns>
    public static IReadOnlyList<OperatingPoint> Of(
        Population population,
        int studyMice,
        int runMice,
        int trials,
        int seed,
        bool sameMice = false,
        int trainings = 1,
        int extraDecimals = 0)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentOutOfRangeException.ThrowIfLessThan(studyMice, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(runMice, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainings, 1);
        var verdicts = Enumerable.Range(0, trials).Select(t => Trial(new Random(unchecked((seed * 1_000_003) + t)))).ToArray();
        var design = sameMice ? "same_mice" : "other_mice";
        return
        [
            .. SimulatedStudy.Kinds.Select(kind => Count(kind, [.. verdicts.SelectMany(v => v.Where(c => c.Statement == kind))])),
            new OperatingPoint(
                design,
                trainings,
                population,
                WholeRun,
                trials,
                verdicts.Count(Holds),
                verdicts.Count(v => v.All(c => c.Finding == ClaimFinding.Equivalent)),
                verdicts.Count(v => !Holds(v))),
        ];

        IReadOnlyList<ClaimVerdict> Trial(Random random)
        {
            var theirs = Mice(random, studyMice);
            var shared = SimulatedModel.Shared(random, studyMice);
            var published = SimulatedModel.Draw(random, theirs, shared, new Population(SeedSpread: population.SeedSpread));
            var points = sameMice ? SimulatedStudy.Points(published, random) : [];
            var (ours, errors) = sameMice ? (theirs, shared) : (Mice(random, runMice), SimulatedModel.Shared(random, runMice));
            var run = Enumerable.Range(1, trainings)
                .Select(t => SimulatedModel.Draw(random, ours, errors, population).Result($"training {t}", sameMice))
                .ToArray();
            return new ClaimJudge(SimulatedStudy.Print(published, studyMice, extraDecimals), Settings, points).Judge(run);
        }

        OperatingPoint Count(string kind, ClaimVerdict[] of) => new(
            design,
            trainings,
            population,
            kind,
            of.Length,
            of.Count(c => c.Outcome == ClaimOutcome.Reproduced),
            of.Count(c => c.Finding == ClaimFinding.Equivalent),
            of.Count(c => c.Outcome == ClaimOutcome.NotReproduced));
    }

    private static bool Holds(IReadOnlyList<ClaimVerdict> verdicts) => verdicts.All(c => c.Outcome != ClaimOutcome.NotReproduced);

    private static SimulatedMouse[] Mice(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => SimulatedMouse.Draw(random))];
}

/// <summary>How simulated runs of known truth were judged.</summary>
/// <param name="Design"><c>other_mice</c>, <c>same_mice</c>, or <c>other_mice</c> with several trainings.</param>
/// <param name="Trainings">Trainings of the run.</param>
/// <param name="Population">What was true of the run's model.</param>
/// <param name="Claim">
/// Kind of number: <c>mean Dice</c>, <c>bias</c>, <c>lower limit</c>, <c>upper limit</c>, <c>r</c>; <c>whole run</c> for all of them
/// together, reproduced where none is not reproduced.
/// </param>
/// <param name="Judged">Numbers judged, over all runs; runs, for the whole run.</param>
/// <param name="Reproduced">Of these, reproduced.</param>
/// <param name="Equivalent">Of these, shown equivalent.</param>
/// <param name="NotReproduced">Not reproduced; the rest could not be judged.</param>
public sealed record OperatingPoint(
    string Design, int Trainings, Population Population, string Claim, int Judged, int Reproduced, int Equivalent, int NotReproduced)
{
    /// <summary>Share reproduced, 0 … 1.</summary>
    public double ReproducedRate => (double)Reproduced / Judged;

    /// <summary>Share not reproduced, 0 … 1.</summary>
    public double NotReproducedRate => (double)NotReproduced / Judged;
}
