using Bench.Core;

namespace Bench.Learning.Weights;

/// <summary>Looks at a model file before it is opened: opening a pipe would wait for ever, and a device has no end.</summary>
internal static class ModelFile
{
    /// <summary>Makes sure that there is something to read. Devices, pipes and files of /proc have no length.</summary>
    /// <param name="path">The file; a missing one is left to its reader.</param>
    /// <exception cref="InputException">It is empty or no ordinary file.</exception>
    public static void RequireContent(string path)
    {
        if (File.Exists(path) && LengthOf(path) == 0)
        {
            throw new InputException(path, "is empty, or no ordinary file.", "give the model's file.");
        }
    }

    /// <summary>Length of a file, of what it leads to where it is a link.</summary>
    /// <param name="path">The file.</param>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file).Length;
    }
}
