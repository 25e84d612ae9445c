using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Tests.Observers;

/// <summary>
/// Five cases in voxels of 1 µL; a second reader drew four of them, the fourth at ED only, and the reference's reader drew all of them
/// again.
/// Expected numbers: numpy 1.24 and scipy 1.10 (std with ddof 1, stats.t), TOST of statsmodels 0.13 (ttost_paired).
/// </summary>
public sealed class ObserverStudyTests
{
    private const int Wall = 30;
    private static readonly StackSize Size = new(1, 300, 1);
    private static readonly int[] ReferenceEd = [100, 120, 140, 160, 180], ReferenceEs = [40, 50, 60, 70, 80];
    private static readonly int[] ModelEd = [101, 122, 140, 161, 183], ModelEs = [42, 50, 63, 70, 82];
    private static readonly int?[] RepeatEd = [102, 119, 143, 158, 181], RepeatEs = [41, 49, 61, 72, 79];
    private static readonly int?[] SecondEd = [105, 126, 139, 168, null], SecondEs = [44, 52, 57, null, null];

    [Fact]
    public void A_reader_who_drew_some_cases_or_phases_is_counted_and_nothing_is_filled_in()
    {
        var study = Evaluate().Observers!;

        Assert.Equal(new ObserverReading("second", null, 4, 5, 7, 10), study.Readings[0]);
        Assert.Equal(new ObserverReading("again", ObserverStudy.Reference, 5, 5, 10, 10), study.Readings[1]);
        var pair = Pair(study, "reference", "second");
        Assert.Equal((4, 1), (Of(pair, Quantity.EndDiastolicVolume).Count, Of(pair, Quantity.EndDiastolicVolume).Undefined));
        Assert.Equal((3, 2), (Of(pair, Quantity.EjectionFraction).Count, Of(pair, Quantity.EjectionFraction).Undefined));
        Assert.Equal(4, pair.Reading.Dice.Single(d => d.Structure == Structure.BloodPool && d.Phase is null).Count);
    }

    [Fact]
    public void Bias_and_limits_between_readers_equal_those_of_scipy()
    {
        var study = Evaluate().Observers!;

        var inter = Of(Pair(study, "reference", "second"), Quantity.EndDiastolicVolume);
        Assert.Equal(4.5, inter.Bias.Value, 12);
        Assert.Equal(-1.6627807702826374, inter.Bias.Low, 9);
        Assert.Equal(3.872983346207417, inter.DifferenceSd, 12);
        Assert.Equal(12.09090787128996, inter.UpperLimit.Value, 9);
        var intra = Of(Pair(study, "reference", "again"), Quantity.EndSystolicVolume);
        Assert.Equal((0.4, 1.3416407864998738), (Math.Round(intra.Bias.Value, 12), intra.DifferenceSd));
        Assert.Equal(-0.10553336032802178, Of(Pair(study, "reference", "again"), Quantity.EjectionFraction).Bias.Value, 9);
        Assert.Equal(0.9757483598252794,
            Pair(study, "reference", "second").Reading.Dice.Single(d => d.Structure == Structure.BloodPool && d.Phase is null).Mean, 6);
    }

    [Fact]
    public void Three_readings_make_three_pairs_of_which_repeats_are_intra_observer()
    {
        var study = Evaluate().Observers!;

        Assert.Equal(
            [("reference", "second", false), ("reference", "again", true), ("second", "again", false)],
            study.Pairs.Select(p => (p.First, p.Second, p.IsSameReader)));

        // The repeated reading less the second reader's: −3, −7, 4 and −10.
        Assert.Equal(-4, Of(Pair(study, "second", "again"), Quantity.EndDiastolicVolume).Bias.Value, 12);
    }

    [Fact]
    public void A_model_stands_beside_a_pair_on_the_cases_of_the_pair()
    {
        var study = Evaluate().Observers!;

        // Of the first four cases: 1, 2, 0 and 1; of the first three at ES: 2, 0 and 3.
        var beside = Pair(study, "reference", "second").Models.Single();
        Assert.Equal((4, 1.0), (Of(beside, Quantity.EndDiastolicVolume).Count, Of(beside, Quantity.EndDiastolicVolume).Bias.Value));
        Assert.Equal((3, 5 / 3.0), (Of(beside, Quantity.EndSystolicVolume).Count, Of(beside, Quantity.EndSystolicVolume).Bias.Value));
    }

    [Fact]
    public void The_margin_is_learnt_from_the_repeated_reading_and_tested_as_statsmodels_does()
    {
        var study = Evaluate(withMargins: true).Observers!;

        var margin = study.Margins.Single(m => m.Quantity == Quantity.EndDiastolicVolume);
        Assert.True(margin.IsSameReader);
        Assert.Equal(4.064267822004935, margin.Margin, 9);
        var volume = study.Verdicts.Single(v => v.Quantity == Quantity.EndDiastolicVolume);
        Assert.Equal(0.003202636266700401, volume.PValue, 9);
        Assert.Equal(-0.01571477698227497, volume.Bias.Low, 9);
        Assert.True(volume.IsWithin);

        // The margin of ESV is 2.63, p 0.0549: the 95 % interval of the bias leaves it.
        var systolic = study.Verdicts.Single(v => v.Quantity == Quantity.EndSystolicVolume);
        Assert.Equal(0.05489004681382546, systolic.PValue, 9);
        Assert.False(systolic.IsWithin);
    }

    [Fact]
    public void Without_a_repeated_reading_the_margin_is_that_between_readers()
    {
        var study = Evaluate(withMargins: true, withRepeat: false).Observers!;

        var margin = study.Margins.Single(m => m.Quantity == Quantity.EndDiastolicVolume);
        Assert.False(margin.IsSameReader);
        Assert.Equal(1.959963984540054 * 3.872983346207417, margin.Margin, 9);
        Assert.Equal(4, study.Verdicts.Single(v => v.Quantity == Quantity.EndDiastolicVolume).Count);
    }

    [Fact]
    public void Nothing_is_called_within_expert_variability_unless_asked_for()
    {
        var study = Evaluate().Observers!;
        Assert.Empty(study.Margins);
        Assert.Empty(study.Verdicts);
    }

    [Fact]
    public void A_result_with_readers_is_read_back_as_written()
    {
        var path = Path.Combine(Path.GetTempPath(), $"observers-{Guid.NewGuid():N}.json");
        try
        {
            var result = Evaluate(withMargins: true);
            ResultJson.Write(result, path);
            var read = ResultJson.ReadResult(path).Observers!;
            Assert.Equal(result.Observers!.Verdicts, read.Verdicts);
            Assert.Equal(result.Observers.Pairs.Select(p => p.Label), read.Pairs.Select(p => p.Label));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ObserverPair Pair(ObserverStudy study, string first, string second) =>
        study.Pairs.Single(p => p.First == first && p.Second == second);

    private static AgreementSummary Of(ObserverPair pair, Quantity quantity) => Of(pair.Reading, quantity);

    private static AgreementSummary Of(ModelResult model, Quantity quantity) => model.Agreement.Single(a => a.Quantity == quantity);

    private static EvaluationResult Evaluate(bool withMargins = false, bool withRepeat = true)
    {
        MouseCase[] mice =
        [
            .. Enumerable.Range(0, 5).Select(i => new MouseCase(
                $"Mouse{i}",
                new VoxelSpacing(1, 1, 1),
                [new(0, CardiacPhase.EndDiastole, null, Map(ReferenceEd[i])), new(7, CardiacPhase.EndSystole, null, Map(ReferenceEs[i]))],
                [])),
        ];
        var model = new FakeModel("model", mouse => [Map(ModelEd[Index(mouse)]), Map(ModelEs[Index(mouse)])]);
        IObserverSource[] observers =
            [new Reader("second", null, SecondEd, SecondEs), .. withRepeat ? new[] { new Reader("again", "", RepeatEd, RepeatEs) } : []];
        var plan = FakeCohort.Plan(mice, [model]) with { Observers = observers, MarginFromObservers = withMargins };
        return new Evaluator(plan).Evaluate(null, CancellationToken.None);
    }

    private static int Index(MouseCase mouse) => mouse.Mouse[^1] - '0';

    private static LabelMap Map(int bloodPool)
    {
        var labels = new byte[Size.Count];
        labels.AsSpan(0, bloodPool).Fill((byte)Structure.BloodPool);
        labels.AsSpan(bloodPool, Wall).Fill((byte)Structure.Myocardium);
        return new LabelMap(Size, labels);
    }

    private sealed class Reader(string name, string? repeats, int?[] diastole, int?[] systole) : IObserverSource
    {
        public string Name => name;

        public string? Repeats => repeats;

        // A frame that was not drawn is a map without labels here, as in a file with one frame drawn.
        public IReadOnlyList<LabelMap?>? Read(MouseCase mouse) => diastole[Index(mouse)] is null && systole[Index(mouse)] is null
            ? null
            : [.. new[] { diastole, systole }.Select(p => p[Index(mouse)] is { } count ? Map(count) : LabelMap.Empty(Size))];
    }
}
