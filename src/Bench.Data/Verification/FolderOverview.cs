using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Layouts;

namespace Bench.Data.Verification;

/// <summary>What a look at a folder of unknown data shows, to describe a study by.</summary>
/// <param name="Layout">Code of the layout.</param>
/// <param name="Cases">Names of the cases.</param>
/// <param name="Looked">Of the cases that were looked at: contoured frames, 0-based by their numbers in names or cines.</param>
/// <param name="Labels">Numbers in the masks that were looked at, and what each stands for, to judge by its place; null where that is not
/// clear.</param>
/// <param name="HasInfo">Whether cases have the challenge's <c>Info.cfg</c> with ED and ES.</param>
/// <param name="HasGroups">Whether that names groups.</param>
/// <param name="FirstFrame">Number of the first frame, to judge by names of files: 1 where the challenge's have it.</param>
/// <param name="Problems">Cases that could not be read, and why.</param>
public sealed record FolderOverview(
    string Layout,
    IReadOnlyList<string> Cases,
    IReadOnlyList<ExaminedCase> Looked,
    IReadOnlyDictionary<int, Structure?> Labels,
    bool HasInfo,
    bool HasGroups,
    int FirstFrame,
    IReadOnlyList<string> Problems)
{
    private const int MostCases = 5;
    private const int MostLabels = 16;

    /// <summary>Largest blood pool that was seen, µL; 0 where it is not known which label it is.</summary>
    public double LargestMicrolitres { get; private init; }

    /// <summary>Whether the files say their voxel spacing.</summary>
    public bool HoldsSpacing { get; private init; }

    /// <summary>Looks at a folder: lists it, and reads a few cases of it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">There is no such folder, or nothing in it of any layout.</exception>
    public static FolderOverview At(string folder)
    {
        var blank = ReadingOptions.Default with { Labels = LabelScheme.None };
        var cohort = CohortFolder.Open(folder, reading: blank);
        string[] some = [.. cohort.Mice.Take(MostCases)];
        var problems = new List<string>();
        var numbers = new SortedSet<int>();
        foreach (var name in some)
        {
            try
            {
                cohort.Read(name, requireImages: false);
            }
            catch (InputException unknown) when (unknown.InnerException is UnknownLabelException labels)
            {
                numbers.UnionWith(labels.Labels.Where(l => double.IsInteger(l) && l is > 0 and <= ushort.MaxValue).Select(l => (int)l));
            }
            catch (InputException refusal)
            {
                problems.Add($"{name}: {refusal.Reason}");
            }
        }

        if (numbers.Count > MostLabels)
        {
            throw new InputException(folder, $"its masks hold {numbers.Count} different numbers, which are hardly labels.",
                "give a folder with masks of labels.");
        }

        var looked = new List<ExaminedCase>();
        var adjacency = new LabelGuess();
        foreach (var name in some)
        {
            if (Stored(folder, name, numbers) is { } found)
            {
                looked.Add(
                    new ExaminedCase(name, found.Size, found.Spacing, [.. found.Frames.Select(f => f.FrameIndex)], found.CineFrames));
                foreach (var (_, map) in found.Frames)
                    adjacency.Add(found.Size, map, found.Spacing.VoxelMicrolitres);
            }
        }

        var info = InfoFile.Read(Path.Combine(folder, some[0], PhaseSource.InfoFileName));
        return new FolderOverview(
            cohort.Format.Code,
            cohort.Mice,
            looked,
            adjacency.Guess(numbers),
            cohort.Format.Code == StudyLayouts.Challenge && info?.ValueOf("ED") is not null && info.ValueOf("ES") is not null,
            cohort.Format.Code == StudyLayouts.Challenge && info?.ValueOf("Group") is not null,
            looked.SelectMany(c => c.Frames).DefaultIfEmpty(0).Min() >= 1 && !cohort.Format.NamesContouredFrames ? 1 : 0,
            problems)
        {
            LargestMicrolitres = adjacency.LargestBloodPool(numbers),
            HoldsSpacing = cohort.HoldsSpacing,
        };
    }

    // Frames with their numbers in place, one look for each of them.
    private static StoredNumbers? Stored(string folder, string name, SortedSet<int> numbers)
    {
        StoredNumbers? stored = null;
        foreach (var number in numbers)
        {
            try
            {
                var read = CohortFolder.Open(folder, reading: ReadingOptions.Default with { Labels = LabelScheme.Only(number) })
                    .Read(name, requireImages: false);
                stored ??= new StoredNumbers(
                    read.Frames[0].Reference.Size,
                    read.Spacing,
                    read.CineFrames,
                    [.. read.Frames.Select(f => (f.FrameIndex, new ushort[f.Reference.Size.Count]))]);
                foreach (var (frame, map) in read.Frames.Zip(stored.Frames, (f, s) => (f, s.Numbers)))
                {
                    for (var i = 0; i < map.Length; i++)
                    {
                        if (frame.Reference.Labels[i] != 0)
                            map[i] = (ushort)number;
                    }
                }
            }
            catch (InputException)
            {
                // Named among the problems already.
                return null;
            }
        }

        return stored;
    }

    private sealed record StoredNumbers(StackSize Size, VoxelSpacing Spacing, int CineFrames,
        IReadOnlyList<(int FrameIndex, ushort[] Numbers)> Frames);
}

/// <summary>What was seen of a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Extent of a frame.</param>
/// <param name="Spacing">Voxel spacing.</param>
/// <param name="Frames">Contoured frames.</param>
/// <param name="CineFrames">Frames of the cine.</param>
public sealed record ExaminedCase(string Name, StackSize Size, VoxelSpacing Spacing, IReadOnlyList<int> Frames, int CineFrames);
