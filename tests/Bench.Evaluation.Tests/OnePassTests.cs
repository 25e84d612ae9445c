using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Evaluation.Results;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests;

/// <summary>Counts how often a case is read, its masks are asked for, and a cleaning rule is applied, in one evaluation.</summary>
public sealed class OnePassTests
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 12).Select(i => $"Mouse{i}")];
    private readonly Dictionary<string, int> _reads = [];
    private readonly Dictionary<string, int> _predictions = [];
    private readonly Dictionary<string, int> _cines = [];
    private readonly Dictionary<string, int> _images = [];
    private readonly CountingRule _rule = new();

    [Fact]
    public void Tables_montages_and_examples_come_from_one_reading_of_each_case_and_of_each_models_masks()
    {
        var result = Evaluate(hasCine: false);

        Assert.Equal(3, result.Montages.Count);
        Assert.NotEmpty(result.Cines);
        Assert.All(result.Cines, c => Assert.Equal(["", "good", "poor"], c.Labels.Select(l => l.Model)));
        Assert.Equal(Names.Order(), _reads.Keys.Order());
        Assert.All(_reads, r => Assert.Equal(1, r.Value));
        Assert.Equal(2 * Names.Length, _predictions.Count);
        Assert.All(_predictions, p => Assert.Equal(1, p.Value));
        Assert.Empty(_images);
    }

    [Fact]
    public void Each_mask_is_cleaned_once_by_the_rule_that_is_applied()
    {
        Evaluate(hasCine: false);

        // Two models, each with two frames of every mouse.
        Assert.Equal(2 * 2 * Names.Length, _rule.Applied);
    }

    [Fact]
    public void Whole_cines_are_asked_for_once_and_of_the_mice_that_are_shown_alone()
    {
        var result = Evaluate(hasCine: true);

        string[] shown = [.. result.Montages.Select(m => m.Mouse).Distinct()];
        Assert.All(_reads, r => Assert.Equal(1, r.Value));
        Assert.Equal(shown.Order(), _images.Keys.Order());
        Assert.All(_images, i => Assert.Equal(1, i.Value));
        Assert.Equal(2 * shown.Length, _cines.Count);
        Assert.All(_cines, c => Assert.Equal(1, c.Value));
        Assert.Equal(shown, result.Curves.Select(c => c.Mouse));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    public void Best_median_and_worst_are_those_of_all_frames_in_whatever_order_cases_pass(int count)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            MouseCase[] mice =
            [
                .. Enumerable.Range(1, count)
                    .Select(i => Mouse($"Mouse{i}", Map(8, 4), random.Next(4) == 0 ? null : Map(8, 4))),
            ];
            var model = new FakeModel(
                "model",
                mouse => random.Next(5) == 0
                    ? throw new InputException(mouse.Mouse, "is not there.", "make it.")
                    : [.. mouse.Frames.Select(_ => Map(random.Next(9), 4))]);

            var result = new Evaluator(Plan(mice, [model])).Evaluate(null, TestContext.Current.CancellationToken);

            // By sorting all of them: Dice of both structures is averaged, the name and then the frame decide between equals.
            var frames = result.Models[0].Cases
                .SelectMany(c => c.Dice.GroupBy(d => d.FrameIndex).Select(g => (c.Mouse, Frame: g.Key, Mean: g.Average(d => d.Dice))))
                .OrderByDescending(f => f.Mean).ThenBy(f => f.Mouse, StringComparer.Ordinal).ThenBy(f => f.Frame)
                .ToArray();
            int[] places = frames.Length switch { 0 => [], < 3 => [0], _ => [0, frames.Length / 2, frames.Length - 1] };
            Assert.Equal(places.Select(p => frames[p]), result.Montages.Select(m => (m.Mouse, m.FrameIndex, m.MeanDice)));
            Assert.Equal(result.Montages.Select(m => m.Mouse).Distinct(), result.Cines.Select(c => c.Mouse));
        }
    }

    private EvaluationResult Evaluate(bool hasCine)
    {
        FakeModel Model(string name, int error) => new(name, mouse =>
        {
            Count(_predictions, $"{name} {mouse.Mouse}");
            return [.. mouse.Frames.Select((_, i) => Map(8 - ((Array.IndexOf(Names, mouse.Mouse) + i) % error), 4))];
        })
        {
            Cine = mouse =>
            {
                Count(_cines, $"{name} {mouse.Mouse}");
                return hasCine ? [Map(8, 4), Map(5, 4), Map(2, 4)] : null;
            },
        };

        var plan = Plan([], [Model("good", 3), Model("poor", 7)]) with
        {
            Mice = Names,
            Cleaning = _rule,
            ReadCase = name =>
            {
                Count(_reads, name);
                return Mouse(name, Map(8, 4), Map(8, 4));
            },
            ReadImages = name =>
            {
                Count(_images, name);
                return [];
            },
        };
        return new Evaluator(plan).Evaluate(null, TestContext.Current.CancellationToken);
    }

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private sealed class CountingRule : CleaningRule
    {
        public int Applied { get; private set; }

        public override string Name => "counting";

        public override string Description => "Changes nothing and counts.";

        public override LabelMap Apply(LabelMap predicted)
        {
            Applied++;
            return predicted;
        }
    }
}
