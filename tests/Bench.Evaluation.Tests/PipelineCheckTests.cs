using Bench.Core;
using Bench.Evaluation.Results;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests;

/// <summary>What a run on phantoms promises, and what a gate takes from it.</summary>
public sealed class PipelineCheckTests
{
    private static readonly MouseCase[] Mice = [Mouse("Mouse1", Map(8, 4), Map(4, 4)), Mouse("Mouse2", Map(8, 4), Map(4, 4))];

    [Theory]
    [InlineData(true, true, true, "The pipeline works here")]
    [InlineData(true, false, false, "The pipeline check failed")]
    [InlineData(false, false, false, "The pipeline check failed")]
    public void With_several_seeds_every_training_must_reach_it(bool first, bool second, bool passed, string verdict)
    {
        var conclusion = Run(Training("net-seed1", first), Training("net-seed2", second)).Conclusion;

        Assert.Equal(passed, conclusion.PipelineCheckPassed);
        Assert.StartsWith(verdict, conclusion.Verdict, StringComparison.Ordinal);
        Assert.Contains(conclusion.Sentences, s => s.Contains("each of 2 trainings of net", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_its_network_was_not_asked_for_nothing_passed()
    {
        var conclusion = Run(new FakeModel("other", m => [.. m.Frames.Select(f => f.Reference)])).Conclusion;

        Assert.Null(conclusion.PipelineCheckPassed);
        Assert.StartsWith("Measured;", conclusion.Verdict, StringComparison.Ordinal);
        Assert.Contains("The pipeline check needs the model net, which was not asked for.", conclusion.Sentences);
    }

    private static FakeModel Training(string name, bool isGood) =>
        new(name, m => [.. m.Frames.Select(f => isGood ? f.Reference : Map(1, 1))]) { Family = "net" };

    private static EvaluationResult Run(params IPredictionSource[] models) =>
        new Evaluator(
            Plan(Mice, models, settings: Settings(phantom: true)) with
            {
                PipelineCheck = new PipelineCheck("net", 0.9, 0.85),
            }).Evaluate(null, TestContext.Current.CancellationToken);
}
