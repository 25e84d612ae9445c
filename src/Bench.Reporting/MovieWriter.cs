using System.Globalization;
using System.IO.Enumeration;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Reporting.Movies;
using SkiaSharp;

namespace Bench.Reporting;

/// <summary>Writes moving pictures of the example cases: as animated PNG, and picture by picture for a video tool.</summary>
public static class MovieWriter
{
    /// <summary>
    /// Writes <c>movie-cine-CASE.png</c> and <c>movie-slices-CASE.png</c>, and their pictures as <c>…-000.png</c> and so on. Each file
    /// appears complete or not at all. The same result gives the same bytes.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="only">Name of a movie, <c>*</c> standing for any characters; null for all.</param>
    /// <param name="folder">Where to; made if need be.</param>
    /// <param name="claim">Told of the names of all files before any is written; refuses by throwing. Null asks nobody.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="InputException">The result holds no frames to show, or no movie has the name asked for.</exception>
    public static IReadOnlyList<string> Write(
        EvaluationResult result, string? only, string folder, Action<IReadOnlyCollection<string>>? claim = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Movie[] all = [.. Movie.Of(PrintedResult.Of(result))];
        if (all.Length == 0)
        {
            throw new InputException(
                "--movies", "the result holds no frames of an example case.", "evaluate masks with images, or whole cines (predict "
                    + "--frames all).");
        }

        Movie[] chosen = [.. all.Where(m => only is null || FileSystemName.MatchesSimpleExpression(only, m.Name, ignoreCase: false))];
        if (chosen.Length == 0)
        {
            throw new InputException(
                "--only", $"no movie of this result is called '{only}'.", $"give one of {string.Join(", ", all.Select(m => m.Name))}.");
        }

        claim?.Invoke([.. chosen.SelectMany(Names)]);
        foreach (var movie in chosen)
        {
            byte[][] pictures = [.. Enumerable.Range(0, movie.Count).Select(i => Picture(movie, i))];
            byte[][] files = [AnimatedPng.Of(pictures, movie.DelayMs), .. pictures];
            foreach (var (name, bytes) in Names(movie).Zip(files))
            {
                AtomicFile.Write(Path.Combine(folder, name), s => s.Write(bytes));
            }
        }

        return [.. chosen.SelectMany(Names)];
    }

    private static IEnumerable<string> Names(Movie movie) => Enumerable.Range(0, movie.Count)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{movie.Name}-{i:000}.png"))
        .Prepend($"{movie.Name}.png");

    private static byte[] Picture(Movie movie, int index)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(movie.Width, movie.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            movie.Draw(canvas, index);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
