namespace Bench.Hdf5.Format;

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
