using Bench.Core;
using Bench.Core.IO;

namespace Bench.Server.Segmenting;

/// <summary>The masks of a cine, a file a frame; the number of voxels of each structure is kept in memory.</summary>
/// <param name="folder">Where files are; nothing else is in it.</param>
/// <param name="size">Extent of a frame.</param>
/// <param name="frames">Number of frames.</param>
/// <param name="under">Masks that stand where this one has none; null for none.</param>
internal sealed class MaskSet(string folder, StackSize size, int frames, MaskSet? under = null)
{
    private readonly Counts?[] _counts = new Counts?[frames];
    private readonly Lock _writing = new();

    /// <summary>Number of frames.</summary>
    public int Frames => frames;

    /// <summary>Extent of a frame.</summary>
    public StackSize Size => size;

    /// <summary>Frames that have masks of this set itself, in order of time.</summary>
    public IReadOnlyList<int> Own => [.. Enumerable.Range(0, frames).Where(f => _counts[f] is not null)];

    /// <summary>Whether every frame has a mask.</summary>
    public bool IsWhole => Enumerable.Range(0, frames).All(f => CountsOf(f) is not null);

    /// <summary>Voxels of each structure in a frame; null where it has no mask yet.</summary>
    /// <param name="frame">Its place, from 0.</param>
    public Counts? CountsOf(int frame) => _counts[frame] ?? under?.CountsOf(frame);

    /// <summary>Stores the mask of a frame; a reader sees the old one or the new.</summary>
    /// <param name="frame">Its place, from 0.</param>
    /// <param name="mask">The mask.</param>
    public void Write(int frame, LabelMap mask)
    {
        lock (_writing)
        {
            AtomicFile.Write(PathOf(frame), stream => stream.Write(mask.Labels));
            _counts[frame] = new Counts(
                mask.Count(Structure.BloodPool), mask.Count(Structure.Myocardium), mask.Count(Structure.RightVentricle));
        }
    }

    /// <summary>Reads the labels of a frame; null where it has no mask yet.</summary>
    /// <param name="frame">Its place, from 0.</param>
    public byte[]? Labels(int frame) => _counts[frame] is not null ? File.ReadAllBytes(PathOf(frame)) : under?.Labels(frame);

    /// <summary>Reads the mask of a frame; null where it has none yet.</summary>
    /// <param name="frame">Its place, from 0.</param>
    public LabelMap? Map(int frame) => Labels(frame) is { } labels ? new LabelMap(size, labels) : null;

    private string PathOf(int frame) => Path.Combine(folder, FormattableString.Invariant($"{frame}.labels"));
}

/// <summary>Voxels of each structure.</summary>
/// <param name="BloodPool">Of the blood pool.</param>
/// <param name="Myocardium">Of the myocardium.</param>
/// <param name="RightVentricle">Of the right ventricle.</param>
internal readonly record struct Counts(int BloodPool, int Myocardium, int RightVentricle);
