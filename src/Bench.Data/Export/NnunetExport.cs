using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Nifti;
using Bench.Data.Splits;

namespace Bench.Data.Export;

/// <summary>
/// Writes the contoured frames of a cohort as a raw data set of nnU-Net v2 (Isensee et al. 2021, Nat Methods 18:203;
/// documentation/dataset_format.md of its repository): <c>imagesTr</c>, <c>labelsTr</c>, <c>imagesTs</c>, <c>dataset.json</c>, and
/// <c>splits_final.json</c>, whose folds never part the frames of a mouse, as nnU-Net's own would. Each contoured frame is a case
/// (<see cref="CaseNames"/>), which <see cref="MaskFolder"/> finds again among predictions.
/// </summary>
/// <param name="cohort">The cohort.</param>
/// <param name="split">
/// Test mice go to <c>imagesTs</c>; training and validation make the fold. Null: all mice train, in folds by mouse.
/// </param>
/// <param name="folder">The folder to write to, such as <c>nnUNet_raw/Dataset501_MouseHeart</c>.</param>
public sealed class NnunetExport(CohortFolder cohort, Split? split, string folder)
{
    private const int OwnFolds = 5;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Case, ContouredFrame Frame)>> _cases = new(StringComparer.Ordinal);

    /// <summary>The mice to write.</summary>
    public IReadOnlyList<string> Mice => split is null ? cohort.Mice : [.. split.Lists.SelectMany(l => l.Mice)];

    /// <summary>Writes the cases of one mouse. May be called for several mice at once.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <param name="isThere">True where its files are there already, and it has only to be known to <see cref="Finish"/>.</param>
    /// <exception cref="InputException">The mouse cannot be read, or the folder not be written to.</exception>
    public void Write(string mouse, bool isThere = false)
    {
        var read = cohort.Read(mouse);
        var part = split is not null && split.Test.Contains(mouse) ? "Ts" : "Tr";
        foreach (var frame in isThere ? [] : read.Frames)
        {
            var name = CaseNames.Of(mouse, frame);
            NiftiWriter.Write(
                Path.Combine(folder, $"images{part}", $"{name}_0000.nii.gz"), [frame.Image!], read.Spacing, affine: read.Affine);
            if (part == "Tr")
                WriteLabels(Path.Combine(folder, "labelsTr", $"{name}.nii.gz"), frame.Reference, read);
        }

        _cases[mouse] = [.. read.Frames.Select(f => (CaseNames.Of(mouse, f), f with { Image = null }))];
    }

    /// <summary>
    /// Writes what belongs to all mice, once all are written: <c>dataset.json</c>, <c>splits_final.json</c> and <c>cases.csv</c>.
    /// </summary>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="InvalidOperationException">A mouse has not been written.</exception>
    public void Finish()
    {
        if (Mice.FirstOrDefault(m => !_cases.ContainsKey(m)) is { } missing)
            throw new InvalidOperationException($"{missing} has not been written.");
        string[] training = split is null ? [.. cohort.Mice] : [.. split.Train, .. split.Validation];
        var folds = split is { Validation.Count: > 0 }
            ? [(split.Train, split.Validation)]
            : FoldsByMouse(training);
        AtomicFile.WriteText(
            Path.Combine(folder, "splits_final.json"), Json(folds.Select(f => new { train = Cases(f.Item1), val = Cases(f.Item2) })));
        AtomicFile.WriteText(Path.Combine(folder, "cases.csv"), Table());
        AtomicFile.WriteText(Path.Combine(folder, "dataset.json"), Json(new Dictionary<string, object>
        {
            ["name"] = cohort.Description,
            ["channel_names"] = new Dictionary<string, string> { ["0"] = "cine MRI" },
            ["labels"] = LabelsOf(cohort.Reading.Study),
            ["numTraining"] = Cases(training).Length,
            ["file_ending"] = ".nii.gz",
        }));
    }

    private static (IReadOnlyList<string>, IReadOnlyList<string>)[] FoldsByMouse(string[] mice)
    {
        var count = Math.Min(OwnFolds, mice.Length);
        return [.. Enumerable.Range(0, count).Select(k => (
            (IReadOnlyList<string>)[.. mice.Where((_, i) => i % count != k)],
            (IReadOnlyList<string>)[.. mice.Where((_, i) => i % count == k)]))];
    }

    private void WriteLabels(string path, LabelMap labels, MouseCase read) => NiftiWriter.Write(
        path, [labels], read.Spacing, affine: read.Affine, numbers: cohort.Reading.Study.PredictionLabels.Numbers);

    // A study's masks are written with its numbers, which models are then to predict.
    private static Dictionary<string, int> LabelsOf(Study study) => study.PredictionLabels.Structures
        .Where(l => l.Key == 0 || l.Value is not null)
        .ToDictionary(l => l.Value is { } structure ? Vocabulary.InSentence(structure) : "background", l => l.Key);

    private string[] Cases(IEnumerable<string> mice) => [.. mice.SelectMany(m => _cases[m]).Select(c => c.Case)];

    private string Table()
    {
        var text = new StringBuilder("case,mouse,frame,phase,list\n");
        foreach (var mouse in Mice)
        {
            var list = split is null ? "train" : split.Lists.First(l => l.Mice.Contains(mouse)).Name;
            foreach (var (name, frame) in _cases[mouse])
                text.Append($"{CsvCell.Of(name)},{CsvCell.Of(mouse)},{frame.FrameIndex},{frame.Phase},{list}\n");
        }

        return text.ToString();
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Indented) + "\n";
}
