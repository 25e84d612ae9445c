namespace Bench.Hdf5.Format;

/// <summary>A file cannot be opened or read, is damaged, or holds its numbers in a way that this library does not read.</summary>
public sealed class HdfException : Exception
{
    internal HdfException(string path, string reason, string remedy, Exception? cause = null)
        : base($"{path}: {reason} {remedy}", cause) => (Path, Reason, Remedy) = (path, reason, remedy);

    /// <summary>The file, as it was named when it was opened.</summary>
    public string Path { get; }

    /// <summary>What is wrong, and where in the file: the data set, group or attribute by its name. Ends with a full stop.</summary>
    public string Reason { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}

/// <summary>The file is in order, but holds its numbers in a way that is not read here.</summary>
internal sealed class UnreadableStorageException : NotSupportedException
{
    /// <summary>Says how the numbers are held.</summary>
    /// <param name="reason">A sentence without its subject, the data set.</param>
    /// <param name="remedy">What to do.</param>
    public UnreadableStorageException(string reason, string remedy)
        : base(reason) => Remedy = remedy;

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
