using Bench.Core.IO;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Terminal;

/// <summary>The files of a command's <c>--out</c>: one document as JSON, as a page and as text.</summary>
/// <param name="command">The command; the files bear its name.</param>
/// <param name="overwrite">Whether files of others are replaced.</param>
/// <param name="log">Told of each file; null to stay silent.</param>
internal sealed class DocumentFiles(string command, bool overwrite, ProgressLog? log)
{
    /// <summary>Writes them.</summary>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="document">The document.</param>
    /// <param name="page">Writes it as PDF.</param>
    /// <param name="text">It as plain text.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public void Write<T>(string folder, T document, Action<T, Stream> page, Func<T, string> text)
    {
        string[] names = [$"{command}.json", $"{command}.pdf", $"{command}.txt"];
        using var output = OutputFolder.Open(folder, new PlannedOutput(command, names, overwrite));
        One(names[0], path => ResultJson.Write(document, path));
        One(names[1], path => AtomicFile.Write(path, stream => page(document, stream)));
        One(names[2], path => AtomicFile.WriteText(path, text(document)));
        output.Finish(names);

        void One(string name, Action<string> write)
        {
            var path = Path.Combine(folder, name);
            write(path);
            log?.Line(path);
        }
    }
}
