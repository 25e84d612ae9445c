using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Review;
using Bench.Evaluation.Serialization;
using Bench.Reporting.Pages;

namespace Bench.Cli.Review;

/// <summary>The files of <c>review --out</c>.</summary>
internal static class ReviewFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="review">The review.</param>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="overwrite">Whether files of others are replaced.</param>
    /// <param name="log">Told of each file; null to stay silent.</param>
    public static void Write(ReviewReport review, string folder, bool overwrite, ProgressLog? log)
    {
        string[] names = ["review.json", "review.pdf", "review.txt"];
        using var output = OutputFolder.Open(folder, new OutputClaim("review", names, overwrite));
        One("review.json", path => ResultJson.Write(review, path));
        One("review.pdf", path => AtomicFile.Write(path, stream => ReviewPage.Write(review, stream)));
        One("review.txt", path => AtomicFile.WriteText(path, ReviewText.Of(review)));
        output.Finish(names);

        void One(string name, Action<string> write)
        {
            var path = Path.Combine(folder, name);
            write(path);
            log?.Line(path);
        }
    }
}
