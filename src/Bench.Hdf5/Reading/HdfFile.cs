using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// An HDF5 file open for reading. It may come from anyone: damaged and hostile files end in an <see cref="HdfException"/> after bounded
/// time and memory. Not safe for several threads at once; open the file once in each.
/// </summary>
public sealed class HdfFile : IDisposable
{
    private const string DamagedRemedy = "the file may be damaged or incomplete: fetch it again, and look at it with h5ls or h5dump.";

    private readonly GuardedFile _stream;
    private readonly GroupLinks _links;
    private readonly StoredText _texts;
    private readonly Dictionary<long, IReadOnlyList<StoredAttribute>> _attributes = [];

    private HdfFile(string path, GuardedFile stream, long root)
    {
        Path = path;
        _stream = stream;
        _links = new GroupLinks(stream, root);
        _texts = new StoredText(stream);
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>Its length, bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="HdfException">Missing, not readable, cut short, or not HDF5.</exception>
    public static HdfFile Open(string path)
    {
        if (!File.Exists(path))
            throw new HdfException(path, "there is no such file.", "check the folder and the name.");
        try
        {
            var superblock = Superblock.Find(path);
            if (superblock.DeclaredLength > superblock.FileLength)
            {
                var reason = $"is cut short: it declares {superblock.DeclaredLength} bytes and has {superblock.FileLength}.";
                throw new HdfException(path, reason, "copy or download it again.");
            }

            var stream = new GuardedFile(path, superblock.Start);
            try
            {
                var file = new HdfFile(path, stream, superblock.RootAddress);
                file._links.OfRoot();
                return file;
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new HdfException(path, $"cannot be opened: {error.Message}", "allow reading it.", error);
        }
        catch (Exception error) when (error is not HdfException)
        {
            throw new HdfException(path, $"is not an HDF5 file that can be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    /// <summary>Whether the root group has a link of this name.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => _links.OfRoot().ContainsKey(name);

    /// <summary>A data set of the root group.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="HdfException">
    /// No such data set, and the reason lists those there are; or it holds no numbers, or holds them in a way that is not read here.
    /// </exception>
    public HdfDataSet DataSet(string name)
    {
        if (!Has(name))
        {
            var present = string.Join(", ", _links.OfRoot().Keys.Order(StringComparer.Ordinal));
            throw new HdfException(
                Path,
                $"there is no data set {name}; the file holds {(present.Length == 0 ? "nothing" : present)}.",
                $"store {name} at the root of the file under exactly this name.");
        }

        return DataSet($"data set {name}", name);
    }

    /// <summary>A data set anywhere in the file.</summary>
    /// <param name="part">What messages call it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="HdfException">As for <see cref="DataSet(string)"/>.</exception>
    public HdfDataSet DataSet(string part, string path) => new(this, part, Guard(part, () =>
    {
        if (_links.Find(path) is not { } address)
            throw new UnreadableStorageException("is a link to nothing", "store the data set itself in the file.");
        return StoredDataSet.Open(_stream, address);
    }));

    /// <summary>Whether there is an object anywhere in the file.</summary>
    /// <param name="part">What messages call it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="HdfException">The file is damaged, or a link on the way leads out of it.</exception>
    public bool Exists(string part, string path) => Guard(part, () => _links.Find(path) is not null);

    /// <summary>Whether there is a group anywhere in the file.</summary>
    /// <param name="part">What messages call it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="HdfException">As for <see cref="Exists"/>.</exception>
    public bool IsGroup(string part, string path) => Guard(part, () => _links.Find(path) is { } address && _links.IsGroup(address));

    /// <summary>Whether an object has an attribute; false where there is no such object.</summary>
    /// <param name="part">What messages call the object.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>; empty for the root itself.</param>
    /// <param name="name">The attribute.</param>
    /// <exception cref="HdfException">As for <see cref="Exists"/>.</exception>
    public bool HasAttribute(string part, string path, string name) => Guard(part, () => Attribute(path, name) is not null);

    /// <summary>The texts of an attribute; null where there is no such object or attribute.</summary>
    /// <param name="path">Names from the root, divided by <c>/</c>; empty for the root itself.</param>
    /// <param name="name">The attribute.</param>
    /// <exception cref="HdfException">It holds no text, or cannot be read.</exception>
    public IReadOnlyList<string>? Texts(string path, string name) =>
        Guard($"attribute {name}", () => Attribute(path, name) is { } attribute ? _texts.Of(attribute) : null);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // Runs a read, and says of whatever goes wrong in it which part of the file it concerns.
    internal T Guard<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableStorageException error)
        {
            throw new HdfException(Path, $"{part} {error.Message}.", error.Remedy, error);
        }
        catch (Exception error) when (error is not HdfException)
        {
            throw new HdfException(Path, $"{part} cannot be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    private StoredAttribute? Attribute(string path, string name)
    {
        if (_links.Find(path) is not { } address)
            return null;
        if (!_attributes.TryGetValue(address, out var all))
            _attributes[address] = all = StoredAttribute.All(_stream, address);
        return all.FirstOrDefault(a => a.Name == name);
    }

    private static string Cause(Exception error) =>
        (error is InvalidDataException ? error : error.InnerException ?? error).Message.ReplaceLineEndings(" ").Trim().TrimEnd('.') + ".";
}
