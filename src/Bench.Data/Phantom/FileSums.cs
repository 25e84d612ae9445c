using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Hashing;

namespace Bench.Data.Phantom;

/// <summary>
/// Hashes of the files of a folder that were written whole, kept beside them in the form of <c>sha256sum</c>. For several threads at once.
/// </summary>
internal sealed class FileSums
{
    /// <summary>The file's name.</summary>
    public const string FileName = "SHA256SUMS";

    private const int HashDigits = 64;

    private readonly string _folder;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, string> _sums;

    /// <summary>Reads what is there; lines of another form are as good as none.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The file is there and cannot be read.</exception>
    public FileSums(string folder)
    {
        _folder = folder;
        try
        {
            var lines = File.Exists(PathOf(FileName)) ? OrdinaryFile.ReadText(PathOf(FileName)).ReplaceLineEndings("\n").Split('\n') : [];
            _sums = lines.Where(line => line.Length > HashDigits + 2)
                .GroupBy(line => line[(HashDigits + 2)..], line => line[..HashDigits], StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(PathOf(FileName), $"cannot be read: {error.Message}", "allow reading it, or remove it.", error);
        }
    }

    /// <summary>Path of a file of the folder.</summary>
    /// <param name="name">Its name.</param>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Whether a file is there and is still what was written.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public bool Holds(string name)
    {
        string? sum;
        lock (_turn)
            sum = _sums.GetValueOrDefault(name);
        return sum is not null && File.Exists(PathOf(name)) && FileHash.Sha256(PathOf(name)) == sum;
    }

    /// <summary>Notes a file that was written.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">The note cannot be written.</exception>
    public void Add(string name)
    {
        var sum = FileHash.Sha256(PathOf(name));
        lock (_turn)
        {
            _sums[name] = sum;
            AtomicFile.WriteText(
                PathOf(FileName), string.Concat(_sums.OrderBy(s => s.Key, NaturalOrder.Instance).Select(s => $"{s.Value}  {s.Key}\n")));
        }
    }
}
