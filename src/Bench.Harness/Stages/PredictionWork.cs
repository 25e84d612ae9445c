using Bench.Core;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Stages;

/// <summary>A mouse on its way through <see cref="PredictionPipeline"/>: what was read of it, and what became of it.</summary>
internal sealed class PredictionWork(string mouse, CaseTrust? trust, string place)
{
    public CaseTrust? Trust => trust;

    public string Mouse => mouse;

    public string Place => place;

    public string Hash { get; set; } = "";

    public bool IsThere { get; set; }

    public InputException? Problem { get; set; }

    public IReadOnlyList<(int Index, ImageStack Image)> Frames { get; set; } = [];

    public int CineFrames { get; set; }

    public VoxelSpacing Spacing { get; set; }

    public IReadOnlyList<PreparedStack> Prepared { get; set; } = [];

    public List<(int Index, LabelMap Mask)> Masks { get; } = [];

    public int Segmented { get; set; }

    public bool IsToDo => Problem is null && !IsThere;
}
