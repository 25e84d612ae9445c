using Bench.Core.Cleaning;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Leaderboards;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Leaderboards;

/// <summary>Ranks of made-up runs whose Dice is given case by case (see <see cref="FakeRun"/>).</summary>
public sealed class LeaderboardTests
{
    private static readonly MouseMeasure Dice = MouseMeasure.Known.Single(m => m.Name == Leaderboard.DefaultMeasure);
    private static readonly MouseMeasure Edv = MouseMeasure.Known.Single(m => m.Name == "abs_error.EDV");

    [Fact]
    public void Models_are_ranked_by_their_mean_with_intervals_of_mean_and_rank()
    {
        var group = Assert.Single(Leaderboard.Of([Run("b", 0.80, 0.82, 0.84, 0.86), Run("a", 0.90, 0.92, 0.94, 0.96)], Dice).Groups);

        Assert.Equal(["a", "b"], group.Rows.Select(r => r.Folder));
        var (first, second) = (group.Rows[0].Cells[Dice.Name], group.Rows[1].Cells[Dice.Name]);
        Assert.Equal((0.93, 0.83), (Math.Round(first.Mean, 10), Math.Round(second.Mean, 10)));
        Assert.True(first.Confidence.Low < 0.93 && first.Confidence.High > 0.93 && first.Confidence.High <= 1);

        // Case by case 0.1 better: whatever cases are drawn, the order stays.
        Assert.Equal((1, 1.0, 1.0), (first.Rank, first.RankInterval.Low, first.RankInterval.High));
        Assert.Equal((2, 2.0, 2.0), (second.Rank, second.RankInterval.Low, second.RankInterval.High));
    }

    [Fact]
    public void Models_that_cases_do_not_tell_apart_have_overlapping_ranges_of_ranks()
    {
        var group = Leaderboard.Of([Run("a", 0.90, 0.80, 0.95, 0.86), Run("b", 0.80, 0.90, 0.86, 0.96)], Dice).Groups[0];

        Assert.All(group.Rows, r => Assert.Equal((1.0, 2.0), (r.Cells[Dice.Name].RankInterval.Low, r.Cells[Dice.Name].RankInterval.High)));
    }

    [Fact]
    public void The_measure_that_is_asked_for_decides_and_less_error_is_better()
    {
        var rows = Leaderboard.Of([Run("a", 0.90, 0.92), Run("b", 0.80, 0.82)], Edv).Groups[0].Rows;

        Assert.Equal(rows.OrderBy(r => r.Cells[Edv.Name].Mean).Select(r => r.Folder), rows.Select(r => r.Folder));
    }

    [Theory]
    [InlineData("cleaning")]
    [InlineData("definitions")]
    [InlineData("split")]
    [InlineData("data")]
    [InlineData("trained on")]
    public void Runs_that_differ_in_what_was_measured_are_not_ranked_together_and_it_is_named(string what)
    {
        var run = Run("a", 0.90, 0.92);
        var (settings, models) = (run.Result.Settings, run.Result.Models);
        var other = what switch
        {
            "cleaning" => run.Result with { Settings = settings with { Cleaning = AppliedCleaning.Of(CleaningRule.ByName("largest-26")) } },
            "definitions" => run.Result with { Settings = settings with { PhaseRule = "another rule" } },
            "split" => run.Result with { Settings = settings with { TestMice = [.. settings.TestMice.Append("Z")] } },
            "trained on" => run.Result with { Settings = settings with { TrainMice = ["X"], ValidationMice = ["Y"] } },
            _ => run.Result with { Models = [.. models.Select(OtherReference)] },
        };
        run = run with { Result = run.Result with { Settings = settings with { TrainMice = ["T"], ValidationMice = ["V"] } } };
        other = what == "trained on" ? other : other with { Settings = other.Settings with { TrainMice = ["T"], ValidationMice = ["V"] } };
        var board = Leaderboard.Of([run, new LeaderboardRun("b", other, new Dictionary<string, string>())], Dice);

        Assert.Equal(2, board.Groups.Count);
        Assert.Empty(board.Groups[0].Differences);
        Assert.Equal(what == "trained on" ? "split" : what, Assert.Single(board.Groups[1].Differences).Name);
        Assert.All(board.Groups, g => Assert.Single(g.Rows));
    }

    [Fact]
    public void A_data_file_with_another_hash_is_other_data_and_files_that_only_one_run_lists_are_not()
    {
        var (a, b) = (Run("a", 0.90, 0.92), Run("b", 0.80, 0.82));
        LeaderboardRun With(LeaderboardRun run, params (string Name, string Hash)[] files) =>
            run with { DataFiles = files.ToDictionary(f => f.Name, f => f.Hash) };

        Assert.Empty(With(a, ("A.h5", "1"), ("T.h5", "2")).DifferencesFrom(With(b, ("A.h5", "1"))));
        var difference = Assert.Single(With(a, ("A.h5", "1")).DifferencesFrom(With(b, ("A.h5", "9"))));

        Assert.Equal("data", difference.Name);
        Assert.Contains("A.h5", difference.Run, StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_made_elsewhere_are_ranked_with_a_network_trained_here_on_the_same_cases()
    {
        var trained = Run("a", 0.90, 0.92);
        trained = trained with
        {
            Result = trained.Result with { Settings = trained.Result.Settings with { TrainMice = ["T"], ValidationMice = ["V"] } },
        };
        var elsewhere = Run("b", 0.80, 0.82);
        elsewhere = elsewhere with { Result = elsewhere.Result with { Settings = elsewhere.Result.Settings with { TrainMice = [] } } };

        var rows = Assert.Single(Leaderboard.Of([trained, elsewhere], Dice).Groups).Rows;

        Assert.Equal([true, false], rows.Select(r => r.IsTrainedHere));
    }

    [Fact]
    public void A_model_without_a_value_for_a_case_is_listed_and_not_ranked()
    {
        var run = Run("b", 0.99, 0.98);
        var lost = run.Result.Models[0] with
        {
            Cases = [run.Result.Models[0].Cases[0], run.Result.Models[0].Cases[1] with { Evaluated = false, Dice = [], Function = [] }],
        };

        var rows = Leaderboard.Of([Run("a", 0.90, 0.92), run with { Result = run.Result with { Models = [lost] } }], Dice).Groups[0].Rows;

        var cells = rows.Select(r => (r.Folder, r.Cells[Dice.Name].Rank, r.Cells[Dice.Name].Missing));
        Assert.Equal([("a", (int?)1, 0), ("b", null, 1)], cells);
    }

    private static ModelResult OtherReference(ModelResult model) => model with
    {
        Cases = [.. model.Cases.Select(c => c with { Dice = [.. c.Dice.Select(d => d with { ReferenceVoxels = d.ReferenceVoxels + 1 })] })],
    };

    private static LeaderboardRun Run(string folder, params double[] dice) =>
        new(folder, FakeRun.Of(1, dice), new Dictionary<string, string>());
}
