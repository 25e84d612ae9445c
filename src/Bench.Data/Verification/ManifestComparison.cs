using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Data.Verification;

/// <summary>Holds data against an earlier manifest of them.</summary>
public static class ManifestComparison
{
    private const int NamesInMessage = 5;

    /// <summary>Names each difference, one sentence a mouse and fact.</summary>
    /// <param name="earlier">The manifest.</param>
    /// <param name="now">What is there now.</param>
    /// <returns>Nothing where both hold the same.</returns>
    public static IReadOnlyList<string> Differences(DataManifest earlier, DataManifest now)
    {
        var before = earlier.Mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
        var after = now.Mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (var mouse in before.Keys.Union(after.Keys).Order(NaturalOrder.Instance))
        {
            if (!after.TryGetValue(mouse, out var found))
                differences.Add($"{mouse} is in the manifest and no longer in the folder.");
            else if (!before.TryGetValue(mouse, out var noted))
                differences.Add($"{mouse} is in the folder and not in the manifest.");
            else
                differences.AddRange(Of(noted, found).Select(difference => $"{mouse}: {difference}"));
        }

        return differences;
    }

    /// <summary>
    /// Makes sure that files are those of a manifest, and that no mouse of it is missing. The folder may hold more mice, which are not
    /// used.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="path">Where it was read, for the message.</param>
    /// <param name="cohort">The folder.</param>
    /// <param name="hashes">SHA-256 of each file in use by its path within the folder.</param>
    /// <param name="spacing">Voxel spacing in use; null where the user set it, or the files hold their own.</param>
    /// <exception cref="InputException">
    /// A file is not in the manifest, or another, or a mouse is missing; the message names them.
    /// </exception>
    public static void RequireSame(
        DataManifest manifest, string path, CohortFolder cohort, IReadOnlyDictionary<string, string> hashes, VoxelSpacing? spacing)
    {
        var noted = manifest.Mice
            .SelectMany(m => m.Files)
            .DistinctBy(f => f.Key)
            .ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var here = cohort.Mice.ToHashSet(StringComparer.Ordinal);
        string[] wrong =
        [
            .. hashes.Where(f => !noted.TryGetValue(f.Key, out var hash) || hash != f.Value)
                .Select(f => noted.ContainsKey(f.Key) ? $"{f.Key} differs" : $"{f.Key} is not in it"),
            .. manifest.Mice.Where(m => !here.Contains(m.Mouse)).Select(m => $"{m.Mouse} is missing"),
        ];
        if (wrong.Length > 0)
        {
            var some = string.Join(", ", wrong.Take(NamesInMessage)) + (
                wrong.Length > NamesInMessage ? $" and {wrong.Length - NamesInMessage} more" : "");
            throw new InputException(
                cohort.Folder,
                $"is not what the manifest {path} describes: {some}.",
                $"get the data that the manifest describes; bench verify-data {cohort.Folder} --manifest {path} names every difference.");
        }

        if (
            spacing is { } used
                && manifest.Mice.FirstOrDefault(m => hashes.Keys.Any(m.Files.ContainsKey) && !Same(m.SpacingMm, used)) is { } other)
        {
            throw new InputException(
                cohort.Folder,
                $"its voxels are {used}, and the manifest {path} has {List(other.SpacingMm)} mm for {other.Mouse}.",
                "correct cohort.json, or state the spacing with --spacing.");
        }
    }

    private static IEnumerable<string> Of(MouseRecord noted, MouseRecord found)
    {
        foreach (var file in noted.Files.Keys.Union(found.Files.Keys).Order(StringComparer.Ordinal))
        {
            if (!found.Files.TryGetValue(file, out var hash))
                yield return $"{file} is in the manifest and can no longer be read.";
            else if (!noted.Files.TryGetValue(file, out var before))
                yield return $"{file} is not in the manifest.";
            else if (before != hash)
                yield return $"{file} has SHA-256 {hash[..16]}…, not {before[..Math.Min(16, before.Length)]}….";
        }

        if (!noted.Shape.SequenceEqual(found.Shape))
            yield return $"its shape is {List(found.Shape)}, not {List(noted.Shape)}.";
        if (noted.ImageType != found.ImageType || noted.MaskType != found.MaskType)
            yield return $"its types are '{found.ImageType}' and '{found.MaskType}', not '{noted.ImageType}' and '{noted.MaskType}'.";
        if (!noted.SpacingMm.SequenceEqual(found.SpacingMm))
            yield return $"its voxels are {List(found.SpacingMm)} mm, not {List(noted.SpacingMm)} mm.";
        if (!noted.Frames.Select(f => f.Frame).SequenceEqual(found.Frames.Select(f => f.Frame)))
            yield return $"its contoured frames, counted from 0, are {Frames(found)}, not {Frames(noted)}.";
        foreach (
            var (before, after) in noted.Frames
                .Join(found.Frames, f => f.Frame, f => f.Frame, (a, b) => (a, b))
                .Where(pair => pair.a != pair.b))
        {
            yield return $"frame {after.Frame}, counted from 0, is {Text(after)}, not {Text(before)}.";
        }
    }

    private static bool Same(IReadOnlyList<double> noted, VoxelSpacing used) =>
        noted.SequenceEqual([used.RowMm, used.ColumnMm, used.SliceMm]);

    private static string Frames(MouseRecord mouse) =>
        mouse.Frames.Count == 0 ? "none" : string.Join(", ", mouse.Frames.Select(f => f.Frame));

    private static string Text(FrameRecord f) =>
        $"{f.Phase} of {f.LabelledSlices} labelled slices, {f.MyocardiumVoxels} voxels of myocardium and {f.BloodPoolVoxels} of blood pool";

    private static string List<T>(IReadOnlyList<T> numbers)
        where T : IFormattable =>
            numbers.Count == 0 ? "unknown" : string.Join(" × ", numbers.Select(n => n.ToString(null, CultureInfo.InvariantCulture)));
}
