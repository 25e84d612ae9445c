using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Evaluation.Claims;
using Bench.Harness.Machine;
using Bench.Reporting.Published;

namespace Bench.Harness.Stages;

/// <summary>The published study that an evaluation is judged against.</summary>
/// <param name="Folder">Its folder: <c>claims.json</c> and the points that it names.</param>
/// <param name="Study">Its numbers.</param>
/// <param name="Points">Its points.</param>
internal sealed record StudySelection(string Folder, PublishedStudy Study, IReadOnlyList<PointColumns> Points)
{
    /// <summary>The study that is meant where none is named.</summary>
    public const string Default = BaselinesFolder.DefaultStudy;

    /// <summary>What is given where nothing is to be judged.</summary>
    public const string None = "none";

    private const string Claims = "claims.json";
    private const string Kept = "study";

    /// <summary>Reads the published numbers of a study.</summary>
    /// <param name="study">
    /// The study; its claims may be named by a folder, beside its file or anywhere, or by one that comes with Bench.
    /// </param>
    /// <returns>Null where the study names none.</returns>
    /// <exception cref="InputException">There are none, or they cannot be read.</exception>
    public static StudySelection? Open(Study study)
    {
        if (study.ClaimsFolder is not { } pathOrName)
        {
            return null;
        }

        var beside = study.Folder is { } root ? Path.Combine(root, pathOrName) : pathOrName;
        var folder = new[] { beside, pathOrName }.FirstOrDefault(Directory.Exists) ?? BaselinesFolder.Combine("published", pathOrName);
        if (!File.Exists(Path.Combine(folder, Claims)))
        {
            throw new InputException(
                study.Folder is { } described ? Path.Combine(described, StudyFile.FileName) : "--study",
                $"its claims, '{pathOrName}', are not a folder with a {Claims}, and no published numbers of that name come with Bench.",
                "give a folder (docs/claims.md says how to write down published numbers), or leave claims out.");
        }

        var audited = AuditedStudy.Read(folder);
        return new StudySelection(folder, audited.Study, audited.Points);
    }

    /// <summary>Keeps a copy of the study in a run's folder, so that its report can be drawn again wherever it is taken.</summary>
    /// <param name="root">The run's folder.</param>
    /// <returns>The files written, relative to the folder.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public IReadOnlyList<string> KeepIn(string root)
    {
        string[] files = [.. Study.Files.Prepend(Claims)];
        foreach (var file in files)
        {
            AtomicFile.WriteText(Path.Combine(root, Kept, file), OrdinaryFile.ReadText(Path.Combine(Folder, file)));
        }

        return [.. files.Select(f => $"{Kept}/{f}")];
    }

    /// <summary>The published table of a finished run: of the study kept with it, else of the one that comes with Bench.</summary>
    /// <param name="root">The run's folder.</param>
    /// <param name="version">The study's version, as the result names it; empty in results that do not.</param>
    /// <returns>Null where the study is not at hand.</returns>
    /// <exception cref="InputException">The study kept with the run is damaged.</exception>
    public static PublishedTable? Of(string root, string version) =>
        FileOf(root, version) is { } path ? PublishedTable.Load(path) : null;

    /// <summary>The published numbers of a finished run, found in the same way.</summary>
    /// <param name="root">The run's folder.</param>
    /// <param name="version">The study's version, as the result names it.</param>
    /// <returns>Null where the study is not at hand.</returns>
    /// <exception cref="InputException">The study kept with the run is damaged.</exception>
    public static PublishedStudy? StudyOf(string root, string version) =>
        FileOf(root, version) is { } path ? PublishedStudy.Read(path) : null;

    /// <summary>The same with every number and point, as a result was judged by it.</summary>
    /// <param name="root">The run's folder.</param>
    /// <param name="version">The study's version, as the result names it; empty in results that do not.</param>
    /// <returns>Null where the study is not at hand.</returns>
    /// <exception cref="InputException">The study kept with the run is damaged.</exception>
    public static StudySelection? OfRun(string root, string version)
    {
        if (Path.GetDirectoryName(FileOf(root, version)) is not { } folder)
        {
            return null;
        }

        var audited = AuditedStudy.Read(folder);
        return new StudySelection(folder, audited.Study, audited.Points);
    }

    private static string? FileOf(string root, string version) => version == None
        ? null
        : new[]
        {
            Path.Combine(root, Kept, Claims),
            BaselinesFolder.Combine("published", version.Length == 0 ? Default : version, Claims),
        }.FirstOrDefault(File.Exists);
}
