using Bench.Data.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Harness.Stages;

/// <summary>
/// Reads weights of either kind: this program's safetensors files, or Keras HDF5 files (<c>.h5</c>, <c>.hdf5</c>, <c>.keras</c>).
/// </summary>
internal static class WeightsReader
{
    /// <summary>Reads a file by its ending and first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skips">Kind of skips of a Keras file that does not tell; null for encoder.</param>
    /// <exception cref="Core.InputException">The file is missing, damaged, or not of a network that Bench knows.</exception>
    public static NetworkWeights Read(string path, SkipKind? skips = null) =>
        IsKeras(path) ? Import(path, skips).Weights : NetworkWeights.Load(path);

    /// <summary>Reads a Keras file, and says what was found out about it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skips">Kind of skips of a file that does not tell; null for encoder.</param>
    /// <exception cref="Core.InputException">The file is missing, damaged, or not of a network that Bench knows.</exception>
    public static KerasImport Import(string path, SkipKind? skips = null) => KerasImport.Of(KerasFile.Read(path), skips);

    /// <summary>Whether a file is Keras's: by its ending, or by the signature of HDF5 at its start.</summary>
    /// <param name="path">The file; it need not exist.</param>
    public static bool IsKeras(string path) => HasKerasEnding(path) || KerasFile.IsHdf5(path);

    /// <summary>Whether a name ends as those of Keras files do.</summary>
    /// <param name="path">The file; it need not exist.</param>
    public static bool HasKerasEnding(string path) => Path.GetExtension(path).ToLowerInvariant() is ".h5" or ".hdf5" or ".keras";
}
