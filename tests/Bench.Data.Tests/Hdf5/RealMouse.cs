using Bench.Testing;

namespace Bench.Data.Tests.Hdf5;

/// <summary>The one real mouse: third-party data that stays outside the checkout.</summary>
internal static class RealMouse
{
    public const string Name = "Mouse902";

    public static string Reference => Folder("reference");

    public static string PublishedModel => Folder("published-model");

    private static string Folder(string name)
    {
        var folder = RepositoryFolder.Combine("..", "shared", "real", name);
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"{folder} is not there: the real mouse is third-party data and not part of the checkout.");
        }

        return folder;
    }
}
