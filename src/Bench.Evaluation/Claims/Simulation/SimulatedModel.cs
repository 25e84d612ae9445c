using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Association;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Claims.Simulation;

/// <summary>
/// What a model finds on simulated mice. Errors are normal; their SDs are those of the study. On one mouse, errors of two models correlate
/// by 0.7.
/// </summary>
internal sealed class SimulatedModel
{
    private const double Common = 0.7;

    /// <summary>Mean and SD of Dice: blood pool at ED and ES, myocardium at ED and ES.</summary>
    private static readonly (Structure Structure, CardiacPhase Phase, double Mean, double Sd)[] DiceOf =
    [
        (Structure.BloodPool, CardiacPhase.EndDiastole, 0.95, 0.02), (Structure.BloodPool, CardiacPhase.EndSystole, 0.93, 0.03),
        (Structure.Myocardium, CardiacPhase.EndDiastole, 0.89, 0.03), (Structure.Myocardium, CardiacPhase.EndSystole, 0.92, 0.02),
    ];

    /// <summary>Mean and SD of the errors of EDV, ESV, mass at ED and ES.</summary>
    private static readonly (double Bias, double Sd)[] ErrorOf = [(0.6, 3.4), (0.4, 1.8), (2.3, 7.8), (1.6, 7.6)];

    private readonly IReadOnlyList<SimulatedMouse> _mice;
    private readonly double[][] _dice;
    private readonly double[][] _errors;

    private SimulatedModel(IReadOnlyList<SimulatedMouse> mice, double[][] dice, double[][] errors) =>
        (_mice, _dice, _errors) = (mice, dice, errors);

    /// <summary>Draws a training.</summary>
    /// <param name="random">Source of chance.</param>
    /// <param name="mice">The mice.</param>
    /// <param name="shared">For each mouse, what errors of all models on it have in common (<see cref="Shared"/>).</param>
    /// <param name="population">What is true of it.</param>
    public static SimulatedModel Draw(Random random, IReadOnlyList<SimulatedMouse> mice, double[][] shared, Population population)
    {
        double Seed() => population.SeedSpread * SimulatedMouse.Normal(random) / Math.Sqrt(mice.Count);
        var dice = DiceOf.Select(d =>
        {
            var effect = Seed() - population.Shift;
            return mice.Select(m => d.Mean + (d.Sd * (effect + (0.6 * m.Difficulty) + (0.8 * SimulatedMouse.Normal(random))))).ToArray();
        }).ToArray();
        var own = Math.Sqrt(1 - Common);
        var errors = ErrorOf.Select((e, q) =>
        {
            var effect = Seed() + population.Shift;
            return mice.Select(
                (_, i) =>
                    e.Bias + (
                        e.Sd * (
                            effect + (
                                population.Noise * (
                                    (Math.Sqrt(Common) * shared[i][q]) + (own * SimulatedMouse.Normal(random))))))).ToArray();
        }).ToArray();
        return new SimulatedModel(mice, dice, errors);
    }

    /// <summary>What errors of all models on a mouse have in common.</summary>
    public static double[][] Shared(Random random, int mice) =>
        [.. Enumerable.Range(0, mice).Select(_ => ErrorOf.Select(_ => SimulatedMouse.Normal(random)).ToArray())];

    /// <summary>A quantity by the expert and by the model, mouse by mouse.</summary>
    public (double[] Reference, double[] Predicted) Values(Quantity quantity) => quantity switch
    {
        Quantity.EndDiastolicVolume => (Of(m => m.Edv), Of(0, m => m.Edv)),
        Quantity.EndSystolicVolume => (Of(m => m.Esv), Of(1, m => m.Esv)),
        Quantity.StrokeVolume => (Of(m => m.Edv - m.Esv), [.. Of(0, m => m.Edv).Zip(Of(1, m => m.Esv), (d, s) => d - s)]),
        Quantity.EjectionFraction =>
            (Of(m => 100 * (1 - (m.Esv / m.Edv))), [.. Of(0, m => m.Edv).Zip(Of(1, m => m.Esv), (d, s) => 100 * (1 - (s / d)))]),
        Quantity.MassAtEndDiastole => (Of(m => m.MassEd), Of(2, m => m.MassEd)),
        _ => (Of(m => m.MassEs), Of(3, m => m.MassEs)),
    };

    /// <summary>Dice over mice, of each structure at each phase and over both.</summary>
    public IEnumerable<DiceSummary> Dice()
    {
        foreach (var structure in new[] { Structure.BloodPool, Structure.Myocardium })
        {
            var phases = DiceOf.Select((d, i) => (d.Structure, d.Phase, Values: _dice[i])).Where(d => d.Structure == structure).ToArray();
            yield return Summarise(structure, null, [.. phases[0].Values.Zip(phases[1].Values, (a, b) => (a + b) / 2)]);
            foreach (var phase in phases)
            {
                yield return Summarise(structure, phase.Phase, phase.Values);
            }
        }
    }

    /// <summary>The result that a run would hold; intervals that no verdict uses are left 0.</summary>
    /// <param name="name">Name of the training.</param>
    /// <param name="withCases">Whether to give single mice, by which the study's are found again.</param>
    public ModelResult Result(string name, bool withCases)
    {
        var cases = withCases
            ? _mice.Select(
                (_, i) =>
                    new CaseResult($"Mouse{i + 1}", true, [], [.. Vocabulary.Quantities.Select(q => Measured(q, i))], [], 0)).ToArray()
            : [];
        return new ModelResult(name, name, null, cases, [.. Dice()], [.. Vocabulary.Quantities.Select(Agreement)]) { Family = "simulated" };
    }

    /// <summary>Agreement of a quantity.</summary>
    public AgreementSummary Agreement(Quantity quantity)
    {
        var (reference, predicted) = Values(quantity);
        var difference = Summary.Of([.. predicted.Zip(reference, (p, r) => p - r)]);
        var half = NormalDistribution.Quantile(0.975) * difference.StandardDeviation;
        return new AgreementSummary
        {
            Quantity = quantity,
            Count = reference.Length,
            Reference = MeanDeviation.Of(Summary.Of(reference)),
            Predicted = MeanDeviation.Of(Summary.Of(predicted)),
            Bias = new Estimate(difference.Mean),
            DifferenceSd = difference.StandardDeviation,
            LowerLimit = new Estimate(difference.Mean - half),
            UpperLimit = new Estimate(difference.Mean + half),
            Pearson = new Estimate(PearsonCorrelation.Of(reference, predicted).Coefficient),
        };
    }

    private static DiceSummary Summarise(Structure structure, CardiacPhase? phase, double[] values)
    {
        var summary = Summary.Of(values);
        return new DiceSummary
        {
            Structure = structure,
            Phase = phase,
            Count = values.Length,
            Mean = summary.Mean,
            StandardDeviation = summary.StandardDeviation,
        };
    }

    private FunctionMeasurement Measured(Quantity quantity, int mouse)
    {
        var (reference, predicted) = Values(quantity);
        return new FunctionMeasurement(quantity, "", reference[mouse], predicted[mouse], "");
    }

    private double[] Of(Func<SimulatedMouse, double> value) => [.. _mice.Select(value)];

    private double[] Of(int error, Func<SimulatedMouse, double> value) => [.. _mice.Select((m, i) => value(m) + _errors[error][i])];
}

/// <summary>
/// A mouse as its expert measured it, µL and mg, with what all Dice of it have in common. Means and SDs are those of the study's Table 1.
/// </summary>
internal sealed record SimulatedMouse(double Edv, double Esv, double MassEd, double MassEs, double Difficulty)
{
    public static SimulatedMouse Draw(Random random)
    {
        var edv = Math.Max(20, 65.6 + (10 * Normal(random)));
        var ejected = Math.Clamp(0.593 + (0.107 * Normal(random)), 0.15, 0.9);
        var mass = Math.Max(20, 105 + (26 * Normal(random)));
        return new SimulatedMouse(edv, edv * (1 - ejected), mass, mass + 6 + (5 * Normal(random)), Normal(random));
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>What is true of the model that a simulated run has measured, beside the study's model.</summary>
/// <param name="Shift">How much worse: every Dice lower, and every error larger, by so many SDs of it over mice.</param>
/// <param name="Noise">How many times as wide the errors of volumes and masses spread.</param>
/// <param name="SeedSpread">
/// SD over trainings of every mean, in standard errors of that mean over mice: 1 is as much as the mice do. The study's model has it too.
/// </param>
public sealed record Population(double Shift = 0, double Noise = 1, double SeedSpread = 0)
{
    /// <summary>Whether a run of it is a true reproduction.</summary>
    public bool IsTrue => Shift == 0 && Noise == 1;
}
