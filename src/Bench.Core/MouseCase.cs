namespace Bench.Core;

/// <summary>One mouse: its contoured frames and what is known of its geometry.</summary>
/// <param name="Mouse">Name, the file name without extension, such as <c>Mouse12</c>.</param>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="Frames">Contoured frames in order of time; at least one.</param>
/// <param name="Warnings">
/// What is odd about this mouse but for its phases, in plain sentences; empty where nothing is.
/// </param>
public sealed record MouseCase(string Mouse, VoxelSpacing Spacing, IReadOnlyList<ContouredFrame> Frames, IReadOnlyList<string> Warnings)
{
    /// <summary>What is odd about the roles of its frames, by whichever rule gave them, in plain sentences.</summary>
    public IReadOnlyList<string> PhaseWarnings { get; init; } = [];

    /// <summary>All that is odd, phases first.</summary>
    public IEnumerable<string> AllWarnings => PhaseWarnings.Concat(Warnings);

    /// <summary>Time frames in the cine that the contoured ones come from, F, at least 1; 0 where it is not known.</summary>
    public int CineFrames { get; init; }

    /// <summary>
    /// Voxel (row, column, slice, 1) to millimetres in the scanner, three rows of four; null where the files do not say how the mouse lay,
    /// as HDF5 files.
    /// </summary>
    public IReadOnlyList<double>? Affine { get; init; }

    /// <summary>Whether images of every frame are stored; if not, of contoured ones at most.</summary>
    public bool IsCineStored { get; init; } = true;

    /// <summary>Number by which its study counts the first frame, for texts; 0 or 1.</summary>
    public int FirstFrame { get; init; }

    /// <summary>Number of a frame as its study counts it.</summary>
    /// <param name="index">0-based frame.</param>
    public int NumberOf(int index) => index + FirstFrame;

    /// <summary>Its group, such as a diagnosis; empty where nobody said.</summary>
    public string Group { get; init; } = "";

    /// <summary>The frame of a phase, or null where the mouse has none. Inflow frames are several: ask <see cref="Frames"/>.</summary>
    /// <param name="phase">End-diastole or end-systole.</param>
    public ContouredFrame? FrameAt(CardiacPhase phase) => Frames.FirstOrDefault(f => f.Phase == phase);
}

/// <summary>One time frame that an expert contoured.</summary>
/// <param name="FrameIndex">0-based position in the cine.</param>
/// <param name="Phase">Its role in the cardiac cycle.</param>
/// <param name="Image">Grey values; null where a file holds masks only.</param>
/// <param name="Reference">The expert's labels, same size as the image.</param>
public sealed record ContouredFrame(int FrameIndex, CardiacPhase Phase, ImageStack? Image, LabelMap Reference);
