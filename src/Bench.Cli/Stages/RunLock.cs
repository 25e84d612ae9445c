using Bench.Core;
using Bench.Core.IO;

namespace Bench.Cli.Stages;

/// <summary>Keeps a run's folder to one process: two that trained in it at once would spoil each other's files. A killed process lets go of it.</summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Makes the folder, takes it, and removes what killed processes left half written.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">It cannot be written to, or another process is at work in it.</exception>
    public static RunLock Take(string folder)
    {
        var probe = Path.Combine(folder, ".writable");
        AtomicFile.WriteText(probe, "");
        File.Delete(probe);
        try
        {
            var file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            AtomicFile.RemoveRemains(folder);
            return new RunLock(file);
        }
        catch (IOException busy)
        {
            throw new InputException(folder, $"another bench run is at work in it: {busy.Message}", "wait for it to end, or name another folder with --out.", busy);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
