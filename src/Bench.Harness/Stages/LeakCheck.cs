using Bench.Core;
using Bench.Harness.Folders;

namespace Bench.Harness.Stages;

/// <summary>Looks whether the model behind a folder of predictions has been trained on mice that it is measured on.</summary>
internal static class LeakCheck
{
    private const int MostNamed = 12;

    /// <summary>What is wrong, as a sentence; empty where nothing is known against it.</summary>
    /// <param name="folder">A folder that <c>bench predict</c> wrote; any other has nothing to say.</param>
    /// <param name="files">SHA-256 of each measured file, by file name.</param>
    /// <param name="mice">Number of mice measured.</param>
    /// <param name="isPhantom">Whether they are synthetic.</param>
    /// <exception cref="InputException">The folder's <c>predict.json</c> is damaged.</exception>
    public static string Of(string folder, IReadOnlyDictionary<string, string> files, int mice, bool isPhantom)
    {
        if (!File.Exists(Path.Combine(folder, PredictionManifest.FileName)))
        {
            return "";
        }

        var manifest = PredictionManifest.Read(Path.Combine(folder, PredictionManifest.FileName));
        if (manifest.IsPublished && !isPhantom)
        {
            return "data leak: these are the weights published with the study. Which mice they were trained on was never published; "
                + "of any choice of the study's mice most were, "
                + "the test mice of notebook-seed42 among them, since that is not the paper's split.";
        }

        var shared = TrainedMice.Among(manifest.TrainedOn, files).Order(NaturalOrder.Instance).ToArray();
        return shared.Length == 0
            ? ""
            : $"data leak: the model was trained on {shared.Length} of the {files.Count} files that it is measured on ({mice} mice): "
                + $"{string.Join(", ", shared.Take(MostNamed))}{(shared.Length > MostNamed ? ", …" : "")}.";
    }
}
