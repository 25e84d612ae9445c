namespace Bench.Learning.Keras;

/// <summary>
/// The weight file that was published with the study: <c>ModelWeights/SEG459.h5</c> of <c>mrphys/Open-Source_Pre-Clinical_Segmentation</c>.
/// </summary>
public static class PublishedWeights
{
    /// <summary>Its name.</summary>
    public const string FileName = "SEG459.h5";

    /// <summary>Its bytes.</summary>
    public const long Length = 156_245_288;

    /// <summary>Its SHA-256.</summary>
    public const string Sha256 = "3aac032c3725e843736eb01595131bddd64d34bf12d5a02dba16b177048e0d92";

    /// <summary>
    /// Key of the metadata of imported weights, and of ONNX models made of them, that says whether they come from this file.
    /// </summary>
    internal const string MetadataKey = "keras.is_published_file";

    /// <summary>Whether weights come from this file.</summary>
    /// <param name="metadata">Of the weights, or of an ONNX model made of them.</param>
    public static bool Are(IReadOnlyDictionary<string, string> metadata) => metadata.GetValueOrDefault(MetadataKey) == "true";
}
