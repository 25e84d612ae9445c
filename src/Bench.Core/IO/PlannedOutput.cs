namespace Bench.Core.IO;

/// <summary>What a command is about to write to a folder.</summary>
/// <param name="Command">The command, e.g. <c>evaluate</c>.</param>
/// <param name="Names">Names of the files and folders that it writes right into the folder.</param>
/// <param name="Overwrite">Whether the user allows replacing what is in the way.</param>
public sealed record PlannedOutput(string Command, IReadOnlyCollection<string> Names, bool Overwrite)
{
    /// <summary>
    /// What the files are made of; where it differs from what an earlier call noted, its files are not replaced. Empty where that does not
    /// matter.
    /// </summary>
    public string Of { get; init; } = "";

    /// <summary>Folders that are read: none of them may be the output folder, whatever the user allows.</summary>
    public IReadOnlyCollection<string> Read { get; init; } = [];

    /// <summary>Other commands whose files this one may replace: those of which it draws anew what they drew.</summary>
    public IReadOnlyCollection<string> Continues { get; init; } = [];

    /// <summary>
    /// Whether the folder is kept to this process by a lock. Not where another machine may have to go on at once after one that failed: a
    /// network file system may keep the lock of the latter.
    /// </summary>
    public bool TakesLock { get; init; } = true;
}
