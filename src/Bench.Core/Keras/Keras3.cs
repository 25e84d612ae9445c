using System.IO.Compression;
using Bench.Core.IO;

namespace Bench.Core.Keras;

/// <summary>
/// What Keras 3 writes by default, and Keras 2.12 and later on request: archives of a configuration and weights (<c>.keras</c>), and HDF5
/// files of weights whose groups are named after the objects of the program that made the model (<c>.weights.h5</c>). Bench reads neither.
/// https://keras.io/guides/serialization_and_saving
/// </summary>
public static class Keras3
{
    // What the writer of both calls the weights; NumPy's format takes the place of HDF5 where it is asked for.
    private const string WeightsEntry = "model.weights.";
    private const string ConfigurationEntry = "config.json";

    /// <summary>Groups at the root of such a file of weights.</summary>
    public static IReadOnlyList<string> RootGroups { get; } = ["layers", "_layer_checkpoint_dependencies", "vars"];

    /// <summary>What an archive is called.</summary>
    public const string ArchiveReason = "is a file of Keras 3 (.keras): a zip archive, not HDF5.";

    /// <summary>How to turn an archive into a file that is read.</summary>
    /// <param name="path">The archive.</param>
    public static string ArchiveRemedy(string path)
    {
        var (from, to) = (Path.GetFileName(path), Path.GetFileNameWithoutExtension(path) + ".h5");
        return "convert it where Keras is installed: "
            + $"python -c \"import keras; keras.models.load_model('{from}', compile=False).save('{to}')\". Then give {to} with --weights.";
    }

    /// <summary>How to turn a file of weights into one that is read.</summary>
    /// <param name="path">The file of weights.</param>
    public static string WeightsRemedy(string path)
    {
        var from = Path.GetFileName(path);
        var to = from.Split('.')[0] + "-model.h5";
        return $"in the program that made the model, call model.load_weights('{from}') and model.save('{to}'). Then give {to} with "
            + "--weights.";
    }

    /// <summary>Whether an archive is one of Keras.</summary>
    /// <param name="archive">The archive.</param>
    public static bool IsArchive(ZipArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return archive.Entries.Any(e => e.FullName == ConfigurationEntry)
            && archive.Entries.Any(e => e.FullName.StartsWith(WeightsEntry, StringComparison.Ordinal));
    }

    /// <summary>Whether a file is an archive of Keras.</summary>
    /// <param name="path">The file; false where it cannot be read.</param>
    public static bool IsArchive(string path)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return IsArchive(archive);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }
}
