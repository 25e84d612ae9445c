using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>A checkpoint belongs to a run with other options or other data.</summary>
public sealed class CheckpointMismatchException : InputException
{
    /// <summary>Lists the differences.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="differences">One entry a setting: name, its value there and here.</param>
    public CheckpointMismatchException(string file, IReadOnlyList<string> differences)
        : base(
            file,
            $"this checkpoint is of another configuration: {string.Join("; ", differences)}.",
            "use another output folder, delete the checkpoints to start afresh, or set the options as they were.")
    {
        Differences = differences;
    }

    /// <summary>One entry a setting: name, its value there and here.</summary>
    public IReadOnlyList<string> Differences { get; }
}
