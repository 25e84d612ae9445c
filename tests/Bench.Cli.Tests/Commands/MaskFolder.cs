using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Cli.Tests.Commands;

/// <summary>
/// A folder of hand-made mask files in which every number can be counted: 8 × 8 pixels, two slices, voxels of 1 µL by --spacing 1,1,1.
/// </summary>
internal sealed class MaskFolder : IDisposable
{
    public static readonly StackSize Size = new(8, 8, 2);

    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-masks-").FullName;

    public string Out => Path.Combine(Folder, "out");

    /// <summary>A map whose slices both hold the given numbers of blood-pool and myocardium voxels, in the upper rows.</summary>
    public static LabelMap Map(
        int bloodPoolASlice, int myocardiumASlice, params (int Slice, int Row, int Column, Structure Structure)[] islands)
    {
        var labels = new byte[Size.Count];
        for (var slice = 0; slice < Size.Slices; slice++)
        {
            labels.AsSpan(slice * Size.SliceLength, bloodPoolASlice).Fill((byte)Structure.BloodPool);
            labels.AsSpan((slice * Size.SliceLength) + bloodPoolASlice, myocardiumASlice).Fill((byte)Structure.Myocardium);
        }

        foreach (var (slice, row, column, structure) in islands)
        {
            labels[(slice * Size.SliceLength) + (row * Size.Width) + column] = (byte)structure;
        }

        return new LabelMap(Size, labels);
    }

    public MaskFolder Add(string fileName, IReadOnlyList<LabelMap> frames, IReadOnlyList<int>? contoured = null)
    {
        MaskFile.Write(Path.Combine(Folder, fileName), new StoredMasks(frames, contoured, new VoxelSpacing(1, 1, 1), 0, null));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
