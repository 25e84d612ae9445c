using System.Text.Json.Serialization;
using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>What was found in the files of one mouse.</summary>
/// <param name="Mouse">Its name.</param>
/// <param name="Files">
/// SHA-256 of each file by its path within the folder, 64 lower-case hexadecimal digits; empty where a file cannot be read.
/// </param>
/// <param name="Shape">Rows H, columns W, slices S, time frames F; empty where they could not be found out.</param>
/// <param name="ImageType">Type of the grey values as NumPy names it; empty where there are none.</param>
/// <param name="MaskType">Type of the labels; empty where there are none.</param>
/// <param name="SpacingMm">Distance between rows, columns and slices, mm.</param>
/// <param name="Frames">The contoured frames in order of time.</param>
/// <param name="Problems">Promises of the format that are broken, one sentence each, all of them.</param>
/// <param name="Warnings">What is odd and may be right.</param>
public sealed record MouseRecord(
    string Mouse,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<int> Shape,
    string ImageType,
    string MaskType,
    IReadOnlyList<double> SpacingMm,
    IReadOnlyList<FrameRecord> Frames,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings)
{
    /// <summary>
    /// Hashes of its two-dimensional images by <see cref="ImageHash"/>, in order of time and slice, flat ones left out; none where they are
    /// not known.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ulong> ImageHashes { get; init; } = [];

    /// <summary>One hash of <see cref="ImageHashes"/>, which a manifest keeps; empty where they are not known.</summary>
    public string ImagesSha256
    {
        get => field ?? ImageHash.Combine(ImageHashes);
        init;
    }

    /// <summary>Its group, such as a diagnosis; null where nobody says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>
    /// What is odd about the roles of its frames by the published rule; among the warnings only where that rule is the study's.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> PhaseWarnings { get; init; } = [];

    /// <summary>Two-dimensional images, S·F; 0 where the shape is unknown.</summary>
    public int Images => Shape.Count == 4 ? Shape[2] * Shape[3] : 0;

    /// <summary>What a mouse that was read holds; its files are not hashed, and the types of its numbers not noted.</summary>
    /// <param name="mouse">The mouse.</param>
    public static MouseRecord Of(MouseCase mouse)
    {
        var size = mouse.Frames[0].Reference.Size;
        return new MouseRecord(
            mouse.Mouse,
            new Dictionary<string, string>(),
            [size.Height, size.Width, size.Slices, mouse.CineFrames],
            "",
            "",
            [mouse.Spacing.RowMm, mouse.Spacing.ColumnMm, mouse.Spacing.SliceMm],
            [.. mouse.Frames.Select(f => FrameRecord.Of(f.FrameIndex, f.Phase, f.Reference))],
            [],
            mouse.Warnings)
        {
            PhaseWarnings = mouse.PhaseWarnings,
        };
    }

    /// <summary>A mouse of which nothing but the name is known.</summary>
    /// <param name="mouse">Its name.</param>
    public static MouseRecord Unread(string mouse) => new(mouse, new Dictionary<string, string>(), [], "", "", [], [], [], []);
}

/// <summary>What a contoured frame holds.</summary>
/// <param name="Frame">0-based position in the cine.</param>
/// <param name="Phase">Its role by the published rule.</param>
/// <param name="LabelledSlices">Slices with any label, 0 … S.</param>
/// <param name="MyocardiumVoxels">Voxels labelled myocardium.</param>
/// <param name="BloodPoolVoxels">Voxels labelled blood pool.</param>
public sealed record FrameRecord(int Frame, CardiacPhase Phase, int LabelledSlices, int MyocardiumVoxels, int BloodPoolVoxels)
{
    /// <summary>Voxels labelled right ventricle; 0 where it is not labelled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RightVentricleVoxels { get; init; }

    /// <summary>Counts the labels of a frame.</summary>
    /// <param name="frame">0-based position in the cine.</param>
    /// <param name="phase">Its role.</param>
    /// <param name="mask">Its labels.</param>
    public static FrameRecord Of(int frame, CardiacPhase phase, LabelMap mask) => new(
        frame,
        phase,
        Enumerable.Range(0, mask.Size.Slices).Count(slice => mask.Slice(slice).ContainsAnyExcept((byte)0)),
        mask.Count(Structure.Myocardium),
        mask.Count(Structure.BloodPool))
    {
        RightVentricleVoxels = mask.Count(Structure.RightVentricle),
    };
}
