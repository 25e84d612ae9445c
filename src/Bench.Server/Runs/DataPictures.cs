using System.Collections.Concurrent;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Hashing;
using Bench.Data.Hdf5;
using Bench.Evaluation.Cases;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;

namespace Bench.Server.Runs;

/// <summary>
/// Pictures of a case from the data that the run was made of, where the server may read them: a file counts only if the run's manifest has
/// its hash. Masks of models come from the run's own folder, or, where they were made elsewhere, from a folder whose files have the hash that
/// the result states; they are cleaned as the run cleaned them.
/// </summary>
/// <param name="folders">Gives the folders that may be read.</param>
internal sealed class DataPictures(Func<IEnumerable<string>> folders)
{
    private const int MostKept = 6;
    private const string Note = "The pictures are the run's data, by their hash; masks of models are cleaned as the run cleaned them.";

    private readonly Lock _reading = new();
    private readonly List<(string Key, CasePictures Pictures)> _kept = [];
    private readonly ConcurrentDictionary<string, MaskFolder?> _folders = new(StringComparer.Ordinal);

    /// <summary>Pictures of a case; null where its data are not in reach.</summary>
    /// <param name="run">The run.</param>
    /// <param name="result">Its result.</param>
    /// <param name="name">Name of the case.</param>
    public CasePictures? Of(RunEntry run, EvaluationResult result, string name)
    {
        lock (_reading)
        {
            var key = $"{run.Id} {result.Provenance.Created} {name}";
            if (_kept.Find(k => k.Key == key).Pictures is { } known)
                return known;
            if (Read(run, result, name) is not { } read)
                return null;
            _kept.Insert(0, (key, read));
            if (_kept.Count > MostKept)
                _kept.RemoveAt(MostKept);
            return read;
        }
    }

    private CasePictures? Read(RunEntry run, EvaluationResult result, string name)
    {
        try
        {
            var hashes = ResultJson.Read<RunManifest>(new RunFolder(run.Folder).Manifest).DataFiles;
            var study = Harness.Machine.StudyCatalogue.Names.Contains(result.Settings.Terms.Name)
                ? Harness.Machine.StudyCatalogue.Find(result.Settings.Terms.Name)
                : Study.Mouse;
            return folders().Select(folder => Cohort(folder, study, name, hashes)).OfType<CohortFolder>().FirstOrDefault() is { } cohort
                ? Pictures(run, result, study, cohort.Read(name))
                : null;
        }
        catch (InputException)
        {
            // Whatever is wrong with manifest or data: there are no pictures then, and the page says so.
            return null;
        }
    }

    private static CohortFolder? Cohort(string folder, Study study, string name, IReadOnlyDictionary<string, string> hashes)
    {
        try
        {
            var cohort = CohortFolder.Open(folder, reading: ReadingOptions.Default.Under(study));
            return cohort.Mice.Contains(name)
                && cohort.FilesOf(name).All(f => hashes.TryGetValue(f, out var hash) && hash == FileHash.Sha256(Path.Combine(folder, f)))
                ? cohort
                : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private CasePictures Pictures(RunEntry run, EvaluationResult result, Study study, MouseCase mouse)
    {
        ImageStack[] images = [.. mouse.Frames.Select(f => f.Image).OfType<ImageStack>()];
        var window = images.Length == 0 ? default : GreyWindow.Of(images);
        var masks = result.Models.ToDictionary(
            m => m.Name, m => new Lazy<IReadOnlyList<LabelMap>?>(() => Masks(run, result, study, m, mouse)));
        int Position(int frame) => Enumerable.Range(0, mouse.Frames.Count).FirstOrDefault(i => mouse.Frames[i].FrameIndex == frame, -1);
        return new CasePictures(
            mouse.Frames[0].Reference.Size, mouse.Spacing, [.. mouse.Frames.Select(f => f.FrameIndex)], Note)
        {
            Image = frame => Position(frame) is >= 0 and var at && mouse.Frames[at].Image is { } image ? Shown(image, window) : null,
            Labels = (who, frame) => Position(frame) is < 0 ? null
                : who.Length == 0 ? mouse.Frames[Position(frame)].Reference.Labels.ToArray()
                : masks.GetValueOrDefault(who)?.Value?[Position(frame)].Labels.ToArray(),
        };
    }

    private static byte[] Shown(ImageStack image, GreyWindow window)
    {
        var shown = new byte[image.Values.Length];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = window.Apply(image.Values[i]);
        return shown;
    }

    // The names in a result are looked up among the files of its folder, never made into a path.
    private LabelMap[]? Masks(RunEntry run, EvaluationResult result, Study study, ModelResult model, MouseCase mouse)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        string? Below(string? folder, string name) => folder is null || !Directory.Exists(folder)
            ? null
            : Directory.EnumerateFileSystemEntries(folder, "*", options).FirstOrDefault(e => Path.GetFileName(e) == name);
        var task = Below(Below(Below(run.Folder, "tasks"), model.Family), FormattableString.Invariant($"seed-{model.Seed}"));
        var file = Below(Below(Below(run.Folder, "predictions"), model.Name), $"{mouse.Mouse}.h5")
            ?? Below(Below(Below(task, "predictions"), model.Name), $"{mouse.Mouse}.h5")
            ?? Below(Below(Below(task, "predictions"), model.Family), $"{mouse.Mouse}.h5");
        try
        {
            var rule = result.Settings.Cleaning.Rule is { Length: > 0 } named ? CleaningRule.ByName(named) : CleaningRule.None;
            var maps = file is not null
                ? ((ICohortFormat)new HdfFormat()).ReadContoured(file, mouse, RunMasks.Reading(study))
                : Elsewhere(result, study, model.Name)?.Read(mouse);
            return maps?.Select(rule.Apply).ToArray();
        }
        catch (InputException)
        {
            return null;
        }
    }

    // Found by its hash once, it is looked up by that afterwards.
    private MaskFolder? Elsewhere(EvaluationResult result, Study study, string model)
    {
        if (!result.Provenance.Hashes.TryGetValue($"predictions/{model}", out var hash))
            return null;
        return _folders.GetOrAdd(
            hash, _ => folders().Select(folder => Open(folder, result, study, hash)).FirstOrDefault(f => f is not null));
    }

    private static MaskFolder? Open(string folder, EvaluationResult result, Study study, string hash)
    {
        try
        {
            var reading = (ReadingOptions.Default with { ArePredictions = true }).Under(study);
            var masks = MaskFolder.Open(folder, result.Settings.TestMice, reading: reading);
            string[] files = [.. result.Settings.TestMice.SelectMany(masks.FilesOf)];
            return files.Length > 0 && CohortHash.Combine(CohortHash.OfFiles(folder, files, skipUnreadable: true)) == hash ? masks : null;
        }
        catch (InputException)
        {
            // It holds no masks.
            return null;
        }
    }
}
