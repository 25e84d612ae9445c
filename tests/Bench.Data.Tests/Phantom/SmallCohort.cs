using Bench.Data.Phantom;
using Bench.Testing;

namespace Bench.Data.Tests.Phantom;

/// <summary>A small phantom cohort, written once for all tests that read it.</summary>
public sealed class SmallCohort : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public SmallCohort() => PhantomCohort.Write(_folder.Path, Options, null, CancellationToken.None);

    /// <summary>24 mice of 64 × 64, 10 frames.</summary>
    public static PhantomOptions Options { get; } = new() { Mice = 24, Size = 64, Frames = 10, Seed = 5 };

    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
