using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Hdf5.Storage;

namespace Bench.Data.Hdf5;

/// <summary>An HDF5 file open for reading. Whatever goes wrong with it leaves here as an <see cref="InputException"/> naming file and data set.</summary>
internal sealed class HdfFile : IDisposable
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

    /// <summary>The file, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Its length, bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">Missing, not readable, or not HDF5.</exception>
    public static HdfFile Open(string path)
    {
        OrdinaryFile.Require(path);
        try
        {
            var superblock = Superblock.Find(path);
            if (superblock.DeclaredLength > superblock.FileLength)
            {
                throw new InputException(
                    path, $"is cut short: it declares {superblock.DeclaredLength} bytes and has {superblock.FileLength}.", "copy or download it again.");
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
            throw new InputException(path, $"cannot be opened: {error.Message}", "allow reading it.", error);
        }
        catch (Exception error) when (error is not InputException)
        {
            throw MistakenFile.Recognise(path) is { } mistaken
                ? new InputException(path, mistaken.Reason, mistaken.Remedy, error)
                : new InputException(path, $"is not an HDF5 file that can be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    /// <summary>Whether the root group has a link of this name.</summary>
    /// <param name="name">Data set.</param>
    public bool Has(string name) => _links.OfRoot().ContainsKey(name);

    /// <summary>A data set of the root group.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">No such data set, and the message lists those there are; or it holds no numbers, or holds them in a way that is not read here.</exception>
    public StoredDataSet DataSet(string name)
    {
        if (!Has(name))
        {
            var present = string.Join(", ", _links.OfRoot().Keys.Order(StringComparer.Ordinal));
            throw new InputException(
                Path,
                $"there is no data set {name}; the file holds {(present.Length == 0 ? "nothing" : present)}.",
                $"store {name} at the root of the file under exactly this name.");
        }

        return Numbers($"data set {name}", name);
    }

    /// <summary>The numbers of a data set anywhere in the file.</summary>
    /// <param name="part">What the message calls it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="InputException">As for <see cref="DataSet"/>.</exception>
    public StoredDataSet Numbers(string part, string path) => GuardPart(part, () =>
    {
        if (_links.Find(path) is not { } address)
            throw new UnreadableStorageException("is a link to nothing", "store the data set itself in the file.");
        return StoredDataSet.Open(_stream, address);
    });

    /// <summary>Whether there is an object anywhere in the file.</summary>
    /// <param name="part">What the message calls it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="InputException">The file is damaged, or a link on the way leads out of it.</exception>
    public bool Exists(string part, string path) => GuardPart(part, () => _links.Find(path) is not null);

    /// <summary>Whether there is a group anywhere in the file.</summary>
    /// <param name="part">What the message calls it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <exception cref="InputException">As for <see cref="Exists"/>.</exception>
    public bool IsGroup(string part, string path) => GuardPart(part, () => _links.Find(path) is { } address && _links.IsGroup(address));

    /// <summary>Whether an object has an attribute; false where there is no such object.</summary>
    /// <param name="part">What the message calls the object.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>; empty for the root itself.</param>
    /// <param name="name">The attribute.</param>
    /// <exception cref="InputException">As for <see cref="Exists"/>.</exception>
    public bool HasAttribute(string part, string path, string name) => GuardPart(part, () => Attribute(path, name) is not null);

    /// <summary>The texts of an attribute; null where there is no such object or attribute.</summary>
    /// <param name="path">Names from the root, divided by <c>/</c>; empty for the root itself.</param>
    /// <param name="name">The attribute.</param>
    /// <exception cref="InputException">It holds no text, or cannot be read.</exception>
    public string[]? Texts(string path, string name) => GuardPart($"attribute {name}", () => Attribute(path, name) is { } attribute ? _texts.Of(attribute) : null);

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
        catch (UnreadableStorageException error)
        {
            throw new InputException(Path, $"{part} {error.Message}.", error.Remedy, error);
        }
        catch (Exception error) when (error is not InputException)
        {
            throw new InputException(Path, $"{part} cannot be read ({Cause(error)})", DamagedRemedy, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private StoredAttribute? Attribute(string path, string name)
    {
        if (_links.Find(path) is not { } address)
            return null;
        if (!_attributes.TryGetValue(address, out var all))
            _attributes[address] = all = StoredAttribute.All(_stream, address);
        return all.FirstOrDefault(a => a.Name == name);
    }

    private static string Cause(Exception error) => (error is InvalidDataException ? error : error.InnerException ?? error).Message.ReplaceLineEndings(" ").Trim().TrimEnd('.') + ".";
}
