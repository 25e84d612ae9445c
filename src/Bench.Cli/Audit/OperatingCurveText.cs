using System.Globalization;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Evaluation.Claims.Simulation;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Audit;

/// <summary>The operating curve of verdicts as tables in Markdown, as docs/claims.md shows them, or as JSON.</summary>
internal static class OperatingCurveText
{
    /// <summary>Pairs of study and run behind each row.</summary>
    public const int Trials = 1000;

    private const int Seed = 20260217;
    private static readonly int[] Trainings = [1, 3, 5];

    /// <summary>Simulates and writes the tables.</summary>
    /// <param name="mice">Mice of the study, and of a run.</param>
    /// <param name="trials">Pairs of study and run behind each row.</param>
    /// <param name="asJson">Whether to write JSON.</param>
    /// <exception cref="InputException">Too few mice.</exception>
    public static string Of(int mice, int trials, bool asJson)
    {
        if (mice < 5)
        {
            throw new InputException(
                "--operating-curve", $"the study has {mice} mice; the simulation needs at least 5.", "leave the option out.");
        }

        Population[] paired = [new(), new(Shift: 0.25), new(Shift: 0.5), new(Shift: 1), new(Noise: 1.25), new(Noise: 1.5), new(Noise: 2)];
        var seeds = new Population(SeedSpread: 1);
        OperatingPoint[][] other =
        [
            .. OperatingCurve.Populations.AsParallel().AsOrdered().Select(p => OperatingCurve.Of(p, mice, mice, trials, Seed).ToArray())
        ];
        OperatingPoint[][] same =
        [
            .. paired.AsParallel().AsOrdered().Select(p => OperatingCurve.Of(p, mice, mice, trials, Seed, sameMice: true).ToArray())
        ];
        OperatingPoint[][] trained =
        [
            .. Trainings.AsParallel().AsOrdered().Select(k => OperatingCurve.Of(seeds, mice, mice, trials, Seed, trainings: k).ToArray())
        ];
        if (asJson)
        {
            return JsonSerializer.Serialize(other.Concat(same).Concat(trained).SelectMany(p => p), ResultJson.Options);
        }

        var text = new StringBuilder(
            $"Simulated studies and runs of {mice} mice each, {trials} pairs a row. In a cell: percent reproduced / percent not "
                + "reproduced; the rest cannot be judged.\n");
        text.Append("Whole run: percent of runs in which no number is not reproduced, so that --gate is met.\n");
        Table(text, "Other mice than the study's", other, p => Name(p[0].Population));
        Table(text, "The study's own mice, found by its points", same, p => Name(p[0].Population));
        Table(
            text,
            "Other mice; a true reproduction whose every mean varies from training to training as much as from cohort to cohort",
            trained,
            p => $"{p[0].Trainings} training{(p[0].Trainings == 1 ? "" : "s")}");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, OperatingPoint[][] rows, Func<OperatingPoint[], string> name)
    {
        string[] claims = [.. rows[0].Select(p => p.Claim)];
        text.Append(
            $"\n{title}\n\n| the run | {string.Join(" | ", claims)} |\n|{string.Concat(Enumerable.Repeat(" --- |", claims.Length + 1))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {name(row)} | {string.Join(" | ", row.Select(Cell))} |\n");
        }
    }

    private static string Cell(OperatingPoint point) => point.Claim == OperatingCurve.WholeRun
        ? Percent(point.ReproducedRate)
        : $"{Percent(point.ReproducedRate)} / {Percent(point.NotReproducedRate)}";

    private static string Percent(double rate) => (100 * rate).ToString("F1", CultureInfo.InvariantCulture);

    private static string Name(Population population) => population switch
    {
        { IsTrue: true } => "the same (true)",
        { Noise: 1 } => $"worse by {population.Shift.ToString(CultureInfo.InvariantCulture)} SD",
        _ => $"errors {population.Noise.ToString(CultureInfo.InvariantCulture)} × as wide",
    };
}
