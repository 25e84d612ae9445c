namespace Bench.Learning.Keras;

/// <summary>The weight file that was published with the study: <c>ModelWeights/SEG459.h5</c> of <c>mrphys/Open-Source_Pre-Clinical_Segmentation</c>.</summary>
public static class PublishedWeights
{
    /// <summary>Its name.</summary>
    public const string FileName = "SEG459.h5";

    /// <summary>Its bytes.</summary>
    public const long Length = 156_245_288;

    /// <summary>Its SHA-256.</summary>
    public const string Sha256 = "3aac032c3725e843736eb01595131bddd64d34bf12d5a02dba16b177048e0d92";
}
