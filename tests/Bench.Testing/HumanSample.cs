using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Core.Training;
using Bench.Evaluation;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>
/// Drawn human hearts with both ventricles and diagnoses, in millilitres, measured by the harness itself: the shape of the study ACDC,
/// without its data.
/// </summary>
public static class HumanSample
{
    private const int Side = 40;
    private const int Slices = 9;
    private static readonly StackSize Size = new(Side, Side, Slices);
    private static readonly VoxelSpacing Spacing = new(3, 3, 10);
    private static readonly string[] Groups = ["DCM", "HCM", "MINF", "NOR", "RV"];

    /// <summary>Measures a cohort.</summary>
    /// <param name="models">Models, at least 1.</param>
    /// <param name="cases">Patients, at least 1.</param>
    public static EvaluationResult Create(int models, int cases)
    {
        var study = StudyFile.Read(RepositoryFolder.Combine("baselines", "studies", "acdc", "study.json"));
        string[] names = [.. Enumerable.Range(1, cases).Select(i => $"patient{i:000}")];
        var settings = new EvaluationSettings
        {
            Kind = RunKind.Evaluate,
            DataSource = $"{cases} drawn patients",
            Seed = 1,
            VoxelSpacingMm = [3, 3, 10],
            Cleaning = AppliedCleaning.Of(CleaningRule.None),
            TestMice = names,
            Measures = MeasureOptions.Default,
            Study = "none",
            Cohort = StudyTerms.Of(study),
            AnySpecies = true,
        };
        var provenance = new Provenance(
            "0.0.0", "unknown", "test", "2026-01-01T00:00:00Z", "any", "any", 0, "none", "any",
            new Dictionary<string, string>(), new Dictionary<string, string>(), "");
        return new Evaluator(new EvaluationPlan(
            "drawn-humans", settings, provenance, names, Patient,
            [.. Enumerable.Range(1, models).Select(i => new Drawn($"model{i}", i))], CleaningRule.None, null, null)
        {
            Cohort = study,
            GroupOf = name => Groups[Number(name) % Groups.Length],
        }).Evaluate(null, CancellationToken.None);
    }

    private static int Number(string name) => int.Parse(name.AsSpan(^3), System.Globalization.CultureInfo.InvariantCulture);

    private static MouseCase Patient(string name)
    {
        var random = new Random(Number(name));
        var (inner, wall, right) = (7 + (3 * random.NextDouble()), 2.2 + (1.5 * random.NextDouble()), 8 + (3 * random.NextDouble()));
        var emptied = 0.45 + (0.4 * random.NextDouble());
        return new MouseCase(name, Spacing,
        [
            Frame(0, CardiacPhase.EndDiastole, inner, inner + wall, right, random),
            Frame(9, CardiacPhase.EndSystole, inner * emptied, (inner * emptied) + (1.5 * wall), right * 0.75, random),
        ],
        []);
    }

    private static ContouredFrame Frame(int index, CardiacPhase phase, double inner, double outer, double right, Random random)
    {
        var labels = Heart(inner, outer, right, 1, Slices - 1, 0);
        float[] image = [.. labels.Labels.ToArray().Select(l => (l switch { 0 => 300, 2 => 900, 1 => 450, _ => 850 })
            + (120 * (float)random.NextDouble()))];
        return new ContouredFrame(index, phase, new ImageStack(Size, image), labels);
    }

    /// <summary>A ventricle of concentric circles that narrow towards the apex, and another beside it.</summary>
    private static LabelMap Heart(double inner, double outer, double right, int from, int to, double shift)
    {
        var labels = new byte[Size.Count];
        for (var s = from; s < to; s++)
        {
            var narrow = Math.Sqrt(1 - Math.Pow((s - from) / (double)(to - from), 2));
            for (var r = 0; r < Side; r++)
            {
                for (var c = 0; c < Side; c++)
                {
                    var distance = Math.Sqrt(Math.Pow(r - 20, 2) + Math.Pow(c - 24 - shift, 2)) / narrow;
                    var beside = Math.Sqrt(Math.Pow((r - 20) / 1.5, 2) + Math.Pow(c - 12 - shift, 2)) / narrow;
                    labels[Size.IndexOf(r, c, s)] = (byte)(
                        distance < inner ? Structure.BloodPool : distance < outer ? Structure.Myocardium
                        : beside < right && c < 24 ? Structure.RightVentricle : 0);
                }
            }
        }

        return new LabelMap(Size, labels);
    }

    /// <summary>A model that draws a little larger or smaller than the expert, and now and then a slice too many or too few.</summary>
    private sealed class Drawn(string name, int index) : IPredictionSource
    {
        public string Name => name;

        public string Label => name;

        public TrainingSummary? Training => null;

        public IReadOnlyList<LabelMap> Predict(MouseCase mouse)
        {
            var random = new Random((100 * index) + Number(mouse.Mouse));
            double Off() => 0.35 * index * (random.NextDouble() + random.NextDouble() - 0.8);
            return [.. mouse.Frames.Select(frame =>
            {
                var widest = frame.Reference.Slice(1).ToArray();
                double Radius(params byte[] labels) => Math.Sqrt(widest.Count(labels.Contains) / Math.PI);
                var right = frame.Phase == CardiacPhase.EndDiastole ? 9.5 : 7.1;
                return Heart(
                    Radius((byte)Structure.BloodPool) + Off(), Radius((byte)Structure.BloodPool, (byte)Structure.Myocardium) + Off(),
                    right + Off(), random.Next(3) == 0 ? 0 : 1, Slices - random.Next(2), 0.3 * Off());
            })];
        }
    }
}
