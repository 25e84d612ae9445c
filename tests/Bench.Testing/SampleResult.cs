using Bench.Core;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>
/// Made-up but plausible results, the same for the same arguments, so that exporters can be tried without data or networks.
/// </summary>
public static class SampleResult
{
    private static readonly (string Name, string Label)[] ModelNames =
    [
        ("unet3plus", "UNet3+"), ("unet", "UNet"), ("unet3plus_decoder", "UNet3+ (decoder skips)"),
        ("seg459", "Published weights"), ("nnunet", "nnU-Net v2"), ("observer2", "Second observer"),
    ];

    /// <summary>A run on real mice in which all went well.</summary>
    /// <param name="models">Models, 1 … 6.</param>
    /// <param name="mice">Test mice, at least 1.</param>
    /// <param name="seed">Seed.</param>
    public static EvaluationResult Create(int models = 2, int mice = 25, int seed = 1) =>
        Create(new SampleOptions { Models = models, Mice = mice, Seed = seed });

    /// <summary>A result as described.</summary>
    /// <param name="options">What it should hold.</param>
    public static EvaluationResult Create(SampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Mice, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Models, ModelNames.Length);
        var random = new Random(options.Seed);
        var mice = Enumerable.Range(1, options.Mice)
            .Select(i => options.LongNames ? $"Mouse{i}_cohort-transverse-aortic-constriction_rescan" : $"Mouse{i}").ToArray();
        var truths = mice.Select(_ => SampleMouse.Draw(random)).ToArray();
        var models = Enumerable.Range(0, options.Models).Select(i => Model(i, mice, truths, options, random)).ToArray();
        var montages = SampleMontage.Of(models, withImages: true, options.Seed);
        var result = new EvaluationResult(
            EvaluationResult.CurrentSchemaVersion,
            options.IsPhantom ? "2025-06-01-phantom" : "2025-06-01-test",
            SampleContext.Settings(options, mice),
            SampleContext.Provenance(options),
            models,
            SampleClaims.Of(models, options.IsPhantom),
            SampleClaims.Conclusion(models, options),
            montages,
            SampleContext.Issues(options, mice))
        {
            MeasureDefinitions = SampleMeasures.Definitions,
            VerdictLimits = options.IsPhantom
                ? []
                :
                [
                    "Split. The lists of the study were never published. Here: the split notebook-seed42.",
                    "One training: how much numbers vary with the seed is not known and not part of any range.",
                ],
            Curves = options.Mice > 2 ? [SampleMeasures.Curves(mice[1], truths[1], models)] : [],
            Cines = SampleMontage.Cines(montages, models),
        };
        return SampleMethods.Add(
            result with { Comparison = ModelComparer.Within(result, new ComparisonOptions { Resamples = 200 }) },
            options.Seeds,
            options.Folds);
    }

    /// <summary>
    /// What <c>evaluate</c> gives for one mouse with masks of one end-systolic frame: no images, no training, and of the quantities only
    /// end-systolic volume and mass.
    /// </summary>
    public static EvaluationResult MasksOnly()
    {
        var options = new SampleOptions { Models = 1, Mice = 1 };
        var dice = new DiceMeasurement[]
        {
            new(0, CardiacPhase.EndSystole, Structure.Myocardium, 0.91176, 9800, 9412),
            new(0, CardiacPhase.EndSystole, Structure.BloodPool, 0.94671, 2949, 3146),
        };
        FunctionMeasurement[] function =
        [
            Undefined(Quantity.EndDiastolicVolume, "µL"), new(Quantity.EndSystolicVolume, "µL", 29.49, 31.46, string.Empty),
            Undefined(Quantity.StrokeVolume, "µL"), Undefined(Quantity.EjectionFraction, "%"),
            Undefined(Quantity.MassAtEndDiastole, "mg"), new(Quantity.MassAtEndSystole, "mg", 102.9, 98.826, string.Empty),
        ];
        var cases = new[]
        {
            new CaseResult("Mouse902", true, dice, function, SampleMouse.Slices(CardiacPhase.EndSystole, new Random(1)), 0),
        };
        var model = new ModelResult("published", "published", null, cases, SampleStatistics.Dice(cases), SampleStatistics.Agreement(cases));
        return new EvaluationResult(
            EvaluationResult.CurrentSchemaVersion,
            "evaluate-published",
            SampleContext.Settings(options, ["Mouse902"]) with
            {
                Kind = RunKind.Evaluate,
                Profile = string.Empty,
                Split = string.Empty,
                DataSource = "reference",
                TrainMice = [],
                ValidationMice = [],
                Cleaning = new("none", ""),
            },
            SampleContext.Provenance(options) with
            {
                Device = "none",
                Threads = 0,
                Command = "evaluate --reference reference --predictions published=published-model",
            },
            [model],
            SampleClaims.Of([model], isPhantom: false),
            new Conclusion(
                "Nothing published can be judged on one mouse",
                [
                    "1 mouse with 1 contoured frame was measured: Dice 0.9467 (blood pool) and 0.9118 (myocardium).",
                    "Stroke volume and ejection fraction need both ED and ES.",
                ],
                0,
                0,
                SampleClaims.Of([model], isPhantom: false).Count),
            SampleMontage.Of([model], withImages: false, seed: 1),
            [
                new RunIssue(
                    IssueSeverity.Warning,
                    "Mouse902",
                    "Only one contoured frame (frame 0, taken as ES): EDV, SV, EF and mass at ED are undefined.")
            ]);
    }

    private static FunctionMeasurement Undefined(Quantity quantity, string unit) =>
        new(quantity, unit, double.NaN, double.NaN, "no end-diastolic frame was contoured");

    private static ModelResult Model(int index, string[] mice, SampleMouse[] truths, SampleOptions options, Random random)
    {
        var (name, label) = ModelNames[index];
        if (options.LongNames)
        {
            label = $"{label}, ensemble of five seeds with test-time augmentation";
        }

        var cases = mice.Select((mouse, i) => options.WithFailedCase && i == mice.Length - 1
            ? new CaseResult(mouse, false, [], [], [], 0)
            : truths[i].Measure(mouse, 0.6 + (0.25 * index), options.WithInflow && i == 0, random)).ToArray();
        var training = index is 3 or 5 ? null : SampleContext.Training(label, options.Epochs, index);
        return new ModelResult(name, label, training, cases, SampleStatistics.Dice(cases), SampleStatistics.Agreement(cases));
    }
}
