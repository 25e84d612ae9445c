using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Training;
using Bench.Evaluation;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>
/// A small cohort of drawn hearts, measured and judged by the harness itself, so that every number of the result follows from the others.
/// Masks have islands that cleaning removes, one mouse lacks end-systole, one model mask is empty, and names hold what code must quote.
/// </summary>
public static class MeasuredSample
{
    /// <summary>Names of the models.</summary>
    public static IReadOnlyList<string> Models { get; } = ["plain", "=a \"quoted\", \\ model"];

    private static readonly StackSize Size = new(28, 28, 3);

    /// <summary>Measures the cohort segmented by several trainings of one network.</summary>
    /// <param name="cleaning">The rule applied to masks of models.</param>
    /// <param name="policy">Convention of Dice.</param>
    /// <param name="study">Published numbers to judge.</param>
    /// <param name="leaveOut">Mice that are not measured.</param>
    public static EvaluationResult OfTrainings(CleaningRule cleaning, OverlapPolicy policy, AuditedStudy study, params string[] leaveOut) =>
        Create([.. Enumerable.Range(1, 3).Select(seed => new Drawn($"plain-{seed}", seed + 1, seed))], cleaning, policy, study, leaveOut);

    /// <summary>Measures the cohort.</summary>
    /// <param name="cleaning">The rule applied to masks of models.</param>
    /// <param name="policy">Convention of Dice; null for the published one.</param>
    /// <param name="study">Published numbers to judge; null for none.</param>
    /// <param name="leaveOut">Mice that are not measured.</param>
    public static EvaluationResult Create(
        CleaningRule cleaning, OverlapPolicy? policy = null, AuditedStudy? study = null, params string[] leaveOut) =>
        Create([.. Models.Select((name, i) => new Drawn(name, i))], cleaning, policy, study, leaveOut);

    private static EvaluationResult Create(
        IReadOnlyList<IPredictionSource> models, CleaningRule cleaning, OverlapPolicy? policy, AuditedStudy? study, string[] leaveOut)
    {
        ArgumentNullException.ThrowIfNull(cleaning);
        MouseCase[] mice = [.. Enumerable.Range(1, 9).Select(Mouse).Where(m => !leaveOut.Contains(m.Mouse))];
        var options = MeasureOptions.Default with { Overlap = policy ?? OverlapPolicy.Published };
        var settings = new EvaluationSettings
        {
            Kind = RunKind.Evaluate,
            DataSource = "drawn hearts",
            Seed = 1,
            VoxelSpacingMm = [0.5, 0.5, 1],
            Cleaning = AppliedCleaning.Of(cleaning),
            TestMice = [.. mice.Select(m => m.Mouse)],
            Measures = options,
            Study = study?.Study.Version ?? "none",
            AnySpecies = true,
        };
        var provenance = new Provenance(
            "0.0.0", "unknown", "test", "2026-01-01T00:00:00Z", "any", "any", 0, "none", "any",
            new Dictionary<string, string>(), new Dictionary<string, string>(), "");
        return new Evaluator(new EvaluationPlan(
            "drawn", settings, provenance, settings.TestMice, name => mice.Single(m => m.Mouse == name),
            models, cleaning, study?.Study, null)
        {
            Points = study?.Points ?? [],
        }).Evaluate(null, CancellationToken.None);
    }

    private static MouseCase Mouse(int number)
    {
        var random = new Random(number);
        List<ContouredFrame> frames =
        [
            new(0, CardiacPhase.EndDiastole, null, Heart(7 + random.NextDouble(), 9.5 + random.NextDouble(), random, islands: 0)),
        ];
        if (number != 9)
        {
            var systole = Heart(3.5 + random.NextDouble(), 9 + random.NextDouble(), random, islands: 0);
            frames.Add(new(5, CardiacPhase.EndSystole, null, systole));
        }

        return new MouseCase($"Mouse {number}, \"x\"", new VoxelSpacing(0.5, 0.5, 1), frames, []);
    }

    private static LabelMap Heart(double inner, double outer, Random random, int islands)
    {
        var labels = new byte[Size.Count];
        for (var s = 0; s < Size.Slices; s++)
        {
            for (var r = 0; r < Size.Height; r++)
            {
                for (var c = 0; c < Size.Width; c++)
                {
                    var distance = Math.Sqrt(Math.Pow(r - 13.5, 2) + Math.Pow(c - 13.5, 2)) + s;
                    var label = distance < inner ? (byte)Structure.BloodPool : distance < outer ? (byte)Structure.Myocardium : (byte)0;
                    labels[Size.IndexOf(r, c, s)] = label;
                }
            }
        }

        for (var i = 0; i < islands; i++)
        {
            labels[Size.IndexOf(random.Next(2), random.Next(28), random.Next(3))] = (byte)(1 + random.Next(2));
        }

        return new LabelMap(Size, labels);
    }

    /// <summary>A model whose hearts are a little larger or smaller than the expert's.</summary>
    private sealed class Drawn(string name, int index, int? seed = null) : IPredictionSource
    {
        public string Name => name;

        public string Family => seed is null ? name : "plain";

        public int? Seed => seed;

        public string Label => name;

        public TrainingSummary? Training => null;

        public IReadOnlyList<LabelMap> Predict(MouseCase mouse) => [.. mouse.Frames.Select(frame =>
        {
            var random = new Random(HashCode(mouse.Mouse) + (7 * frame.FrameIndex) + (100 * index));
            var inner = frame.Phase == CardiacPhase.EndDiastole ? 7.3 : 3.8;
            return mouse.Mouse.Contains('4', StringComparison.Ordinal) && frame.Phase == CardiacPhase.EndSystole && index == 1
                ? LabelMap.Empty(Size)
                : Heart(inner + (0.8 * random.NextDouble()), inner + 2.4 + random.NextDouble(), random, islands: 2 + random.Next(6));
        })];

        // string.GetHashCode differs from process to process.
        private static int HashCode(string text) => text.Aggregate(17, (hash, c) => (hash * 31) + c);
    }
}
