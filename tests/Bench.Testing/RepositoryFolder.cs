using System.Runtime.CompilerServices;

namespace Bench.Testing;

/// <summary>Finds files of the checkout that the tests were built from.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder that holds Bench.sln.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run away from their checkout.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the checkout.</summary>
    /// <param name="parts">Folders and file, from the root.</param>
    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = Path.GetDirectoryName(thisFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Bench.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"no Bench.sln above {thisFile}");
    }
}
