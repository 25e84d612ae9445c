using System.Text.Json;
using Bench.Data.Phantom;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Tests.Many;

/// <summary>Shares the local run between the classes that compare with it.</summary>
[CollectionDefinition(Name)]
public sealed class ManyTrainingsShared : ICollectionFixture<ManyTrainings>
{
    public const string Name = "many trainings";
}

/// <summary>
/// Six phantoms, and a run of two seeds and three folds of a very small network on them, one training after another in this process: what
/// every other way to do the same must give, byte for byte.
/// </summary>
public sealed class ManyTrainings : IAsyncLifetime
{
    /// <summary>Files whose bytes must be the same whoever did the trainings.</summary>
    private static readonly string[] Compared =
    [
        "tables/trainings.csv", "tables/dice.csv", "tables/function.csv", "tables/seeds.csv", "splits/fold-2.json",
        "tasks/unet/seed-1/fold-1/weights/unet.safetensors", "tasks/unet/seed-2/fold-3/weights/unet.safetensors",
        "tasks/unet/seed-2/fold-3/weights/unet.history.csv", "tasks/unet/seed-1/fold-2/weights/unet.training.json",
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-many-").FullName;

    public string Data => Path.Combine(Folder, "mice");

    public string Local => Path.Combine(Folder, "local");

    public string Fresh(string name) => Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}");

    /// <summary>The command that makes the run in a folder.</summary>
    public string[] Command(string folder, params string[] more) =>
    [
        "run", "--data", Data, "--seeds", "1..2", "--folds", "3", "--models", "unet", "--filters", "4,6", "--single-head", "--epochs", "5",
        "--device", "cpu", "--threads", "1", "--out", folder, .. more,
    ];

    public async ValueTask InitializeAsync()
    {
        PhantomCohort.Write(Data, new PhantomOptions { Mice = 6, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);
        var run = await CommandRun.Of(Command(Local, "--quiet"));
        Assert.True(run.Code == ExitCode.Done, run.Error);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Fails where a run's files are not those of the local run.</summary>
    /// <param name="folder">The run's folder.</param>
    public void AssertSameBytes(string folder)
    {
        Assert.All(
            Compared, f => Assert.Equal(File.ReadAllBytes(Path.Combine(Local, f)), File.ReadAllBytes(Path.Combine(folder, f))));
        Assert.Equal(WithoutClock(Local), WithoutClock(folder));
    }

    // Nor the state of the source, which somebody may be at work on.
    private static string WithoutClock(string folder)
    {
        var result = ResultJson.ReadResult(Path.Combine(folder, "result.json"));
        return JsonSerializer.Serialize(
            result with { Provenance = result.Provenance with { Created = "", Commit = "" } }, ResultJson.Options);
    }
}
