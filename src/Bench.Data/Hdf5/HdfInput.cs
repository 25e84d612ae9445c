using Bench.Core;
using Bench.Core.IO;
using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;

namespace Bench.Data.Hdf5;

/// <summary>Reads HDF5 files that a user handed in: whatever is wrong with them is an <see cref="InputException"/>.</summary>
internal static class HdfInput
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">
    /// Missing, not readable, or not HDF5; a Git LFS pointer or web page in its place is named.
    /// </exception>
    public static HdfFile Open(string path)
    {
        OrdinaryFile.Require(path);
        try
        {
            return HdfFile.Open(path);
        }
        catch (HdfException error) when (MistakenFile.Recognise(path) is { } mistaken)
        {
            throw new InputException(path, mistaken.Reason, mistaken.Remedy, error);
        }
        catch (HdfException error)
        {
            throw Refusal(error);
        }
    }

    /// <summary>Reads something of an open file.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="read">The read.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static T Read<T>(this HdfFile file, Func<HdfFile, T> read)
    {
        try
        {
            return read(file);
        }
        catch (HdfException error)
        {
            throw Refusal(error);
        }
    }

    private static InputException Refusal(HdfException error) => new(error.Path, error.Reason, error.Remedy, error);
}
