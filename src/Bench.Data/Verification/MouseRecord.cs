namespace Bench.Data.Verification;

/// <summary>What was found in the files of one mouse.</summary>
/// <param name="Mouse">Its name.</param>
/// <param name="Files">SHA-256 of each file by its path within the folder, 64 lower-case hexadecimal digits; empty where a file cannot be read.</param>
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
    /// <summary>Two-dimensional images, S·F; 0 where the shape is unknown.</summary>
    public int Images => Shape.Count == 4 ? Shape[2] * Shape[3] : 0;
}
