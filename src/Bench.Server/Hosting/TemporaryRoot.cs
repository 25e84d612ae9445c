namespace Bench.Server.Hosting;

/// <summary>
/// The folder that holds everything a server keeps while it runs: uploads, pictures, masks. Only its user may look into it, and it is gone
/// when the server ends; what a killed server left is removed by the next one.
/// </summary>
internal sealed class TemporaryRoot : IDisposable
{
    private const string Prefix = "bench-serve-";
    private const string LockName = ".lock";

    private readonly FileStream _lock;
    private int _next;

    private TemporaryRoot(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes one among the system's temporary files.</summary>
    public static TemporaryRoot Create()
    {
        var all = System.IO.Path.GetTempPath();
        RemoveRemains(all);
        var path = System.IO.Path.Combine(all, Prefix + Guid.NewGuid().ToString("N"));
        _ = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new TemporaryRoot(path, Hold(path));
    }

    /// <summary>A new folder in it.</summary>
    /// <param name="kind">First part of its name.</param>
    public string NewFolder(string kind)
    {
        var path = System.IO.Path.Combine(Path, FormattableString.Invariant($"{kind}-{Interlocked.Increment(ref _next)}"));
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Deletes a folder of <see cref="NewFolder"/>; what another thread still writes goes with the root.</summary>
    /// <param name="folder">The folder.</param>
    public static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // A file of it is open: it goes when the server ends.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        Delete(Path);
    }

    private static FileStream Hold(string folder) =>
        new(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveRemains(string all)
    {
        foreach (var old in Directory.EnumerateDirectories(all, Prefix + "*"))
        {
            try
            {
                if (new DirectoryInfo(old).LinkTarget is not null || !File.Exists(System.IO.Path.Combine(old, LockName)))
                    continue;
                Hold(old).Dispose();
                Directory.Delete(old, recursive: true);
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                // A server that runs holds it, or it is another user's.
            }
        }
    }
}
