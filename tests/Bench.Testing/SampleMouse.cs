using Bench.Core;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>The true heart of a made-up mouse, volumes in µL and masses in mg.</summary>
internal sealed record SampleMouse(double EndDiastolic, double EndSystolic, double MassDiastole, double MassSystole)
{
    public static SampleMouse Draw(Random random)
    {
        var diastolic = 65.6 + (10 * Normal(random));
        var fraction = Math.Clamp(0.593 + (0.107 * Normal(random)), 0.2, 0.8);
        var mass = Math.Max(50, 105 + (26 * Normal(random)));
        return new SampleMouse(diastolic, diastolic * (1 - fraction), mass, mass + 5 + (4 * Normal(random)));
    }

    public CaseResult Measure(string mouse, double sloppiness, bool withInflow, Random random)
    {
        var function = Function(sloppiness, random);
        CardiacPhase[] phases = withInflow
            ? [CardiacPhase.EndDiastole, CardiacPhase.Inflow, CardiacPhase.Inflow, CardiacPhase.EndSystole]
            : [CardiacPhase.EndDiastole, CardiacPhase.EndSystole];
        var dice = phases.SelectMany((phase, i) => Dice(i * 4, phase, sloppiness, random)).ToArray();
        SliceMeasures[] slices = [.. Slices(CardiacPhase.EndDiastole, random), .. Slices(CardiacPhase.EndSystole, random)];
        return new CaseResult(mouse, true, dice, function, slices, random.Next(200))
        {
            Measures = SampleMeasures.Of(dice, random),
            Cleaning = SampleMeasures.Cleaning(dice, random),
        };
    }

    public static SliceMeasures[] Slices(CardiacPhase phase, Random random) =>
    [
        .. from slice in Enumerable.Range(0, 9)
           from structure in new[] { Structure.Myocardium, Structure.BloodPool }
           let truth = slice is 0 or 8 ? 0 : (int)((structure == Structure.BloodPool ? 700 : 1200) * Math.Sin(Math.PI * slice / 8.5))
           let predicted = Math.Max(0, truth + (int)(60 * Normal(random)))
           select new SliceMeasures(phase, slice, (slice - 1) / 6.0, structure, truth, predicted, (int)(Math.Min(truth, predicted) * 0.94))
           {
               Region = slice switch
               {
                   0 => SliceRegion.BeyondBase, < 4 => SliceRegion.Base, 4 => SliceRegion.Mid, < 8 => SliceRegion.Apex,
                       _ => SliceRegion.BeyondApex,
               },
           },
    ];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IEnumerable<DiceMeasurement> Dice(int frame, CardiacPhase phase, double sloppiness, Random random)
    {
        foreach (var structure in new[] { Structure.Myocardium, Structure.BloodPool })
        {
            var typical = (structure, phase) switch
            {
                (Structure.BloodPool, CardiacPhase.EndDiastole) => 0.95,
                (Structure.BloodPool, _) => 0.93,
                (_, CardiacPhase.EndDiastole) => 0.89,
                _ => 0.92,
            };
            var loss = (1 - typical) * (0.5 + (0.5 * sloppiness)) * (
                0.6 + (0.8 * random.NextDouble() * random.NextDouble()) + Math.Abs(0.2 * Normal(random)));
            yield return new DiceMeasurement(
                frame, phase, structure, Math.Clamp(1 - loss, 0, 1), 6000 + random.Next(500), 6000 + random.Next(500));
        }
    }

    private FunctionMeasurement[] Function(double sloppiness, Random random)
    {
        var diastolic = EndDiastolic + 0.6 + (3.4 * sloppiness * Normal(random));
        var systolic = EndSystolic + 0.4 + (1.8 * sloppiness * Normal(random));
        return
        [
            Of(Quantity.EndDiastolicVolume, "µL", EndDiastolic, diastolic),
            Of(Quantity.EndSystolicVolume, "µL", EndSystolic, systolic),
            Of(Quantity.StrokeVolume, "µL", EndDiastolic - EndSystolic, diastolic - systolic),
            Of(Quantity.EjectionFraction, "%", 100 * (1 - (EndSystolic / EndDiastolic)), 100 * (1 - (systolic / diastolic))),
            Of(Quantity.MassAtEndDiastole, "mg", MassDiastole, MassDiastole + 2.3 + (7.8 * sloppiness * Normal(random))),
            Of(Quantity.MassAtEndSystole, "mg", MassSystole, MassSystole + 1.6 + (7.6 * sloppiness * Normal(random))),
        ];
    }

    private static FunctionMeasurement Of(Quantity quantity, string unit, double reference, double predicted) =>
        new(quantity, unit, Math.Round(reference, 2), Math.Round(predicted, 2), string.Empty);
}
