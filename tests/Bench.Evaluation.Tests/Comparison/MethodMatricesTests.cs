using System.Text.Json;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests.Comparison;

/// <summary>Several trainings of a network: the first is shown, all are kept case by case.</summary>
public sealed class MethodMatricesTests : IDisposable
{
    // Expert: 8 voxels of blood pool at both phases; a model with b voxels shares all of them: Dice 2b / (8 + b).
    private static readonly MouseCase[] Mice = [Mouse("Mouse1", Map(8, 4), Map(8, 4)), Mouse("Mouse2", Map(8, 4), Map(8, 4))];

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-methods-").FullName;

    [Fact]
    public void The_first_seed_is_shown_and_every_seed_is_in_the_matrix()
    {
        var result = Evaluate([3, 5], foldOf: null);

        Assert.Equal(["m-seed3", "other"], result.Models.Select(m => m.Name));
        var method = Assert.Single(result.Methods);
        Assert.Equal("m", method.Method);
        Assert.Equal([3, 5], method.Seeds);
        Assert.Equal([new MethodCase("Mouse1", 0), new MethodCase("Mouse2", 0)], method.Cases);
        var dice = Of(method, "dice.blood_pool.ED");
        // Seed s has s voxels in Mouse1 and s + 1 in Mouse2.
        Assert.All(
            dice.Values.Zip([[6.0 / 11, 10.0 / 13], new[] { 8.0 / 12, 12.0 / 14 }]),
            row => Assert.All(row.First.Zip(row.Second), v => Assert.Equal(v.Second, v.First, 6)));
        Assert.Equal([[-5.0, -3.0], [-4.0, -2.0]], Of(method, "error.EDV").Values);
        Assert.Equal([[5.0, 3.0], [4.0, 2.0]], Of(method, "abs_error.EDV").Values);
        Assert.Equal(2, result.SeedSpreads.Select(s => s.Seeds.Count).Distinct().Single());
        Assert.All(result.Montages.SelectMany(m => m.Slices), s => Assert.Equal(2, s.Predicted.Count));
    }

    [Fact]
    public void One_seed_over_folds_is_a_method_too_and_one_training_alone_is_none()
    {
        var folds = Evaluate([3], mouse => mouse == "Mouse1" ? 1 : 2);

        Assert.Equal([1, 2], Assert.Single(folds.Methods).Cases.Select(c => c.Fold));
        Assert.Empty(Evaluate([3], foldOf: null).Methods);
    }

    [Fact]
    public void A_matrix_without_a_value_for_each_case_and_seed_is_refused_on_reading()
    {
        var result = Evaluate([3, 5], foldOf: null);
        var method = result.Methods[0];
        var file = Path.Combine(_folder, "result.json");
        ResultJson.Write(result, file);
        Assert.Equal(
            JsonSerializer.Serialize(result, ResultJson.Options),
            JsonSerializer.Serialize(ResultJson.ReadResult(file), ResultJson.Options));

        ResultJson.Write(result with { Methods = [method with { Seeds = [3] }] }, file);

        Assert.Contains(
            "has not a value for each case and seed",
            Assert.Throws<InputException>(() => ResultJson.ReadResult(file)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static MethodMeasure Of(MethodValues method, string measure) => method.Measures.Single(m => m.Measure == measure);

    private static EvaluationResult Evaluate(int[] seeds, Func<string, int>? foldOf)
    {
        IPredictionSource[] models =
        [
            .. seeds.Select(s => new FakeModel($"m-seed{s}", m => Predict(s + (m.Mouse == "Mouse1" ? 0 : 1))) { Family = "m", Seed = s }),
            new FakeModel("other", _ => Predict(7)),
        ];
        return new Evaluator(Plan(Mice, models) with { FoldOf = foldOf ?? (_ => 0) })
            .Evaluate(null, TestContext.Current.CancellationToken);
    }

    private static LabelMap[] Predict(int bloodPool) => [Map(bloodPool, 4), Map(bloodPool, 4)];
}
