using Bench.Core;
using Bench.Data.Hashing;
using Bench.Harness.Folders;

namespace Bench.Harness.Records;

/// <summary>What came of hashing everything again that a run's statement lists.</summary>
/// <param name="Run">The run's folder.</param>
/// <param name="StatementSha256">SHA-256 of the statement itself: what a paper prints.</param>
/// <param name="StatementIsExpected">Whether it is the one that was asked for; null where none was.</param>
/// <param name="Files">Files of the run, and of the data if its folder was given: those that are not as recorded, by name.</param>
/// <param name="Checked">Files hashed.</param>
/// <param name="Extra">Files in the folder that the statement does not list.</param>
/// <param name="DataNotChecked">Data files that the run lists and that were not looked at, as no folder was given.</param>
internal sealed record RunVerification(
    string Run,
    string StatementSha256,
    bool? StatementIsExpected,
    IReadOnlyList<FileFinding> Files,
    int Checked,
    IReadOnlyList<string> Extra,
    int DataNotChecked)
{
    /// <summary>Whether everything listed is as recorded. Further files do not count against it.</summary>
    public bool IsVerified => Files.Count == 0 && StatementIsExpected != false;

    /// <summary>Hashes everything again.</summary>
    /// <param name="root">The run's folder.</param>
    /// <param name="options">What else to look at.</param>
    /// <param name="progress">Told of each file; null for nobody.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="InputException">The folder has no statement, or one that cannot be used.</exception>
    public static RunVerification Of(
        string root, VerificationOptions options, Action<int, int>? progress, CancellationToken cancellation)
    {
        var statement = RunStatement.Read(root);
        var hash = FileHash.Sha256(Path.Combine(root, RunStatement.FileName));
        RunStatement.Resource[] data = [.. statement.Predicate.BuildDefinition.ResolvedDependencies.Where(IsData)];
        var (index, findings, done) = (BlockIndex.Read(root), new List<FileFinding>(), 0);
        var work = statement.Subject
            .Select(s => new Listed(s.Name, At(root, s.Name), Sha256(s), index?.Files.GetValueOrDefault(s.Name)))
            .Concat(
                options.DataFolder is { } folder
                    ? data.Select(d => new Listed(d.Name, At(folder, d.Name[RunStatement.DataPrefix.Length..]), Sha256(d), null))
                    : [])
            .ToArray();
        Parallel.ForEach(
            work,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            listed =>
            {
                var intact = options.Against is { } other ? At(other, listed.Name) : null;
                var finding = FileFinding.Of(listed.Name, listed.Path, listed.Sha256, listed.Blocks, intact);
                lock (findings)
                {
                    if (finding is not null)
                        findings.Add(finding);
                    progress?.Invoke(++done, work.Length);
                }
            });
        var listedNames = statement.Subject.Select(s => s.Name).Append(RunStatement.FileName).ToHashSet(StringComparer.Ordinal);
        return new RunVerification(
            root,
            hash,
            options.Expected is null ? null : string.Equals(options.Expected, hash, StringComparison.OrdinalIgnoreCase),
            [.. findings.OrderBy(f => f.File, NaturalOrder.Instance)],
            work.Length,
            [
                .. RunRecord.Below(root, "")
                    .Where(f => !listedNames.Contains(f) && !RunFolder.PassingNames.Contains(f.Split('/')[0]))
                    .Order(NaturalOrder.Instance)
            ],
            options.DataFolder is null ? data.Length : 0);
    }

    private static bool IsData(RunStatement.Resource resource) =>
        resource.Name.StartsWith(RunStatement.DataPrefix, StringComparison.Ordinal);

    private static string Sha256(RunStatement.Resource resource) => resource.Digest.GetValueOrDefault("sha256", "");

    private static string At(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    private sealed record Listed(string Name, string Path, string Sha256, BlockIndex.Entry? Blocks);
}

/// <summary>What else a verification looks at.</summary>
/// <param name="DataFolder">Folder of the data that the run was made from; null to leave the data out.</param>
/// <param name="Against">An intact copy of the run, to compare changed files with; null for none.</param>
/// <param name="Expected">SHA-256 that the statement should have; null for any.</param>
internal sealed record VerificationOptions(string? DataFolder = null, string? Against = null, string? Expected = null);
