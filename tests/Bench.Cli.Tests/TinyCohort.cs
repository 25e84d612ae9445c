using Bench.Data.Phantom;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>Six small phantom mice and a split of them, written once for all tests of a class.</summary>
public sealed class TinyCohort : IDisposable
{
    public TinyCohort()
    {
        Folder = Directory.CreateTempSubdirectory("bench-cli-").FullName;
        Data = Path.Combine(Folder, "mice");
        SplitFile = Path.Combine(Folder, "split.json");
        PhantomCohort.Write(Data, new PhantomOptions { Mice = 6, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);
        new Split("tiny", "for tests", ["Mouse1", "Mouse2", "Mouse3"], ["Mouse4"], ["Mouse5", "Mouse6"]).Write(SplitFile);
    }

    public string Folder { get; }

    public string Data { get; }

    public string SplitFile { get; }

    public string Fresh(string name) => Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}");

    /// <summary><c>bench run</c> of this cohort on a CPU, with further options.</summary>
    public string[] Run(string output, string options = "") => CommandWords.Run(Data, SplitFile, output, options);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
