using Bench.Core;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>An HDF5 file open for reading. Whatever the HDF5 library throws leaves here as an <see cref="InputException"/> naming file and data set.</summary>
internal sealed class HdfFile : IDisposable
{
    private const string DamagedRemedy = "the file may be damaged or incomplete: fetch it again, and look at it with h5ls or h5dump.";

    private readonly NativeFile _file;

    static HdfFile() => H5Filter.Register(new LzfFilter());

    private HdfFile(string path, NativeFile file, long length)
    {
        Path = path;
        _file = file;
        Length = length;
    }

    /// <summary>The file, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Its length, bytes.</summary>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">Missing, not readable, or not HDF5.</exception>
    public static HdfFile Open(string path)
    {
        if (!File.Exists(path))
            throw new InputException(path, "there is no such file.", "check the folder and the name.");
        try
        {
            var length = new FileInfo(path).Length;
            if (Superblock.DeclaredLength(path) is { } declared && declared > length)
                throw new InputException(path, $"is cut short: it declares {declared} bytes and has {length}.", "copy or download it again.");
            var stream = new GuardedStream(path);
            try
            {
                return new HdfFile(path, H5File.Open(stream, leaveOpen: false), length);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(path, $"cannot be opened: {error.Message}", "allow reading it.", error);
        }
        catch (Exception error) when (error is not InputException)
        {
            throw new InputException(path, $"is not an HDF5 file that can be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    /// <summary>The root group.</summary>
    public IH5Group Root => _file;

    /// <summary>Whether the root group has a link of this name.</summary>
    /// <param name="name">Data set.</param>
    public bool Has(string name) => Guard(name, () => _file.LinkExists(name));

    /// <summary>A data set of the root group.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">No such data set; the message lists those there are.</exception>
    public NativeDataset DataSet(string name)
    {
        if (!Has(name))
        {
            var present = Guard(name, () => string.Join(", ", _file.Children().Select(c => c.Name).Order(StringComparer.Ordinal)));
            throw new InputException(
                Path,
                $"there is no data set {name}; the file holds {(present.Length == 0 ? "nothing" : present)}.",
                $"store {name} at the root of the file under exactly this name.");
        }

        return Guard(name, () => _file.Get(name)) as NativeDataset
            ?? throw new InputException(Path, $"{name} is not a data set.", $"store {name} as a data set at the root of the file.");
    }

    /// <summary>Runs a read and translates what goes wrong in it.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="name">The data set, for the message.</param>
    /// <param name="read">The read.</param>
    /// <exception cref="InputException">Anything went wrong.</exception>
    public T Guard<T>(string name, Func<T> read) => GuardPart($"data set {name}", read);

    /// <summary>The same for any part of the file.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="part">What the message calls it, such as <c>group model_weights</c>.</param>
    /// <param name="read">The read.</param>
    /// <exception cref="InputException">Anything went wrong.</exception>
    public T GuardPart<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not InputException)
        {
            throw new InputException(Path, $"{part} cannot be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Cause(Exception error) => (error.InnerException ?? error).Message.ReplaceLineEndings(" ").Trim().TrimEnd('.') + ".";
}
