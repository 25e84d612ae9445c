using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Data.Layouts;
using Bench.Data.Phantom;
using Bench.Data.Splits;
using Bench.Data.Verification;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;

namespace Bench.Harness.Stages;

/// <summary>The mice of a run and their roles, checked before any time is spent.</summary>
/// <param name="Cohort">The mice.</param>
/// <param name="Split">Their roles.</param>
/// <param name="CohortHashes">SHA-256 of each file used.</param>
/// <param name="CohortSha256">One hash for all of them.</param>
internal sealed record DataSelection(
    CohortFolder Cohort, Split Split, IReadOnlyDictionary<string, string> CohortHashes, string CohortSha256)
{
    private const string NotebookSplit = "notebook-seed42";
    private const string PhantomSplit = "phantom-quick";
    internal const string PhantomFolder = "data/phantom-quick";

    /// <summary>SHA-256 of each file of some mice, by its path within the cohort.</summary>
    /// <param name="mice">Mice of the split.</param>
    public IReadOnlyDictionary<string, string> HashesOf(IEnumerable<string> mice) =>
        mice.SelectMany(Cohort.FilesOf).Distinct(StringComparer.Ordinal).ToDictionary(file => file, file => CohortHashes[file]);

    /// <summary>
    /// What the files of some mice hold and how they are read: the same where nothing differs that a network or a mask could depend on.
    /// </summary>
    /// <param name="mice">Mice of the split.</param>
    public string IdentityOf(IEnumerable<string> mice) => CohortHash.Combine(HashesOf(mice)) + Cohort.Reading.Identity;

    /// <summary>Test mice that are, byte for byte, mice that a network learns from, as sentences.</summary>
    public IReadOnlyList<string> SharedFiles()
    {
        var learnt = Split.Train
            .Concat(Split.Validation)
            .SelectMany(m => ImagesOf(m).Select(f => (Mouse: m, Hash: CohortHashes[f])))
            .ToLookup(f => f.Hash, f => f.Mouse);
        return
        [
            .. from mouse in Split.Test
               let twins = ImagesOf(mouse).SelectMany(f => learnt[CohortHashes[f]]).Distinct().ToArray()
               where twins.Length > 0
               select $"data leak: {mouse} is a test mouse and has a file in common, byte for byte, with {string.Join(", ", twins)}, "
                   + "which the networks learn from.",
        ];
    }

    private IEnumerable<string> ImagesOf(string mouse) => Cohort.FilesOf(mouse).Where(file => !InfoFile.Is(file));

    /// <summary>Says what there is and how it is divided.</summary>
    /// <param name="progress">Who is told.</param>
    public void Tell(JobProgress progress) => progress.Line(
        Split.Train.Count == 0 && Split.Validation.Count == 0
            ? $"  {Cohort.Description}: {Cohort.Reading.Study.Cases(Split.Test.Count)} ({Split.Name})"
            : $"  {Cohort.Description}: {Split.Train.Count} training, {Split.Validation.Count} validation, "
                + $"{Split.Test.Count} test {Cohort.Reading.Study.CaseWords} (split {Split.Name})");

    /// <summary>Opens the data that a run was asked to use, making the phantom cohort if it was asked for none.</summary>
    /// <exception cref="InputException">The data or the split cannot be used.</exception>
    public static DataSelection Open(RunOptions options, JobProgress progress, CancellationToken cancellation) => Open(
        options,
        (cohort, cases) =>
        {
            progress.Working("  hashing the files");
            return CohortHash.OfFiles(cohort, cases, cancellation);
        },
        progress,
        cancellation);

    /// <summary>The same, with hashes of files that are taken from elsewhere.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="hashesOf">Gives the hash of every file of some cases.</param>
    /// <param name="progress">Who is told.</param>
    /// <param name="cancellation">Stops while phantoms are written.</param>
    /// <exception cref="InputException">The data or the split cannot be used.</exception>
    public static DataSelection Open(
        RunOptions options,
        Func<CohortFolder, IEnumerable<string>, IReadOnlyDictionary<string, string>> hashesOf,
        JobProgress progress,
        CancellationToken cancellation)
    {
        if (options.DataFolder is null && !options.Study.IsMouse)
            throw new InputException("--data", $"the study {options.Study.Name} has no phantoms.", "give the folder of its data.");
        var folder = options.DataFolder ?? PhantomFolder;
        if (options.DataFolder is null)
        {
            PhantomWriting.Ensure(folder, new PhantomOptions(), progress, cancellation);
        }

        var cohort = CohortFolder.Open(folder, options.Spacing, options.Reading);
        var split = options.Folds > 0 ? Whole(options, cohort)
            : options.Split is null && !options.Study.IsMouse
            ? SplitOf(options.Study)
            : FindSplit(options.Split ?? (cohort.IsPhantom ? PhantomSplit : NotebookSplit));
        split.RequireFits([.. cohort.Mice], folder);
        var hashes = hashesOf(cohort, split.Train.Concat(split.Validation).Concat(split.Test));
        RequireManifest(options.Manifest, cohort, hashes, options.Spacing);
        return new DataSelection(cohort, split, hashes, CohortHash.Combine(hashes));
    }

    /// <summary>Refuses data that are not those of a manifest.</summary>
    /// <param name="manifest">Path of the manifest; null asks nothing.</param>
    /// <param name="cohort">The data.</param>
    /// <param name="hashes">SHA-256 of each file in use.</param>
    /// <param name="asked">Voxel spacing that the user set, which the manifest need not know; null for the data's own.</param>
    /// <exception cref="InputException">The data differ, or the manifest cannot be read.</exception>
    public static void RequireManifest(
        string? manifest, CohortFolder cohort, IReadOnlyDictionary<string, string> hashes, VoxelSpacing? asked)
    {
        if (manifest is not null)
        {
            ManifestComparison.RequireSame(
                DataManifest.Read(manifest), manifest, cohort, hashes, asked is null && !cohort.HoldsSpacing ? cohort.Spacing : null);
        }
    }

    /// <summary>Reads a split by the path of its file, or by the name of one that comes with Bench.</summary>
    /// <param name="pathOrName">E.g. <c>my-split.json</c> or <c>notebook-seed42</c>.</param>
    /// <exception cref="InputException">There is none, or it cannot be used.</exception>
    public static Split FindSplit(string pathOrName) => Split.Read(SplitPath(pathOrName));

    /// <summary>The split of a study: beside its file, or as <see cref="FindSplit(string)"/> finds it.</summary>
    /// <param name="pathOrName">As the study names it.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="InputException">There is none, or it cannot be used.</exception>
    public static Split FindSplit(string pathOrName, Study study) =>
        FindSplit(
            study.Folder is { } folder && File.Exists(Path.Combine(folder, pathOrName))
                ? Path.Combine(folder, pathOrName)
                : pathOrName);

    /// <summary>As <see cref="FindSplit(string)"/>, but a split with a mouse in two lists is taken as it is.</summary>
    /// <param name="pathOrName">E.g. <c>my-split.json</c> or <c>notebook-seed42</c>.</param>
    /// <exception cref="InputException">There is none, or it is not of that form.</exception>
    public static Split FindSplitUnchecked(string pathOrName) => Split.ReadUnchecked(SplitPath(pathOrName));

    /// <summary>A folder of published numbers, by its path or the name of one that comes with Bench.</summary>
    /// <param name="pathOrName">E.g. <c>draft-2025</c>.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public static string FindClaims(string pathOrName) =>
        Directory.Exists(pathOrName) ? pathOrName
            : StudyCatalogue.PublishedNames.Contains(pathOrName) ? BaselinesFolder.Combine("published", pathOrName)
            : throw new InputException(
                pathOrName,
                "is no folder, and no published numbers of that name come with Bench."
                    + DidYouMean.Sentence(pathOrName, StudyCatalogue.PublishedNames),
                "give a folder with claims.json (docs/claims.md explains how to write down a study), or one of: "
                    + $"{string.Join(", ", StudyCatalogue.PublishedNames)}.");

    // All cases are tested; the folds say by which training.
    private static Split Whole(RunOptions options, CohortFolder cohort) => options.Split is null
        ? new Split(
            FormattableString.Invariant($"{options.Folds} folds"), "cross-validation over all cases", [], [], [.. cohort.Mice])
        : throw new InputException("--split", "does not go with --folds, which divide all cases.", "use only one of them.");

    private static Split SplitOf(Study study) => study.DefaultSplit is { } name
        ? FindSplit(name, study)
        : throw new InputException(
            "--split",
            $"the study {study.Name} names no split.",
            $"give --split FILE, or write split in {StudyFile.FileName}; "
                + $"bench split make --study {study.Name} --data DIR --out FILE makes one.");

    private static string SplitPath(string pathOrName)
    {
        if (File.Exists(pathOrName))
        {
            return pathOrName;
        }

        var builtIn = BaselinesFolder.Combine("splits", $"{pathOrName}.json");
        return File.Exists(builtIn)
            ? builtIn
            : throw new InputException(
                "--split",
                $"there is no file '{pathOrName}', and no split of that name comes with Bench."
                    + DidYouMean.Sentence(pathOrName, StudyCatalogue.SplitNames),
                $"give a JSON file, or one of: {string.Join(", ", StudyCatalogue.SplitNames)}.");
    }
}
