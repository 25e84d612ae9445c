using Bench.Core;
using Bench.Data.Formats;
using Bench.Data.Layouts;

namespace Bench.Data.Verification;

/// <summary>Two mice that are, wholly or in part, the same.</summary>
/// <param name="First">A mouse.</param>
/// <param name="Second">Another.</param>
/// <param name="What">What they share, as the end of a sentence: <c>have the same file, byte for byte</c>.</param>
public sealed record DuplicatePair(string First, string Second, string What)
{
    /// <summary>Both names and what they share.</summary>
    public override string ToString() => $"{First} and {Second} {What}.";
}

/// <summary>Finds mice that share files or images under different names.</summary>
public static class Duplicates
{
    /// <summary>Compares all mice with each other by their hashes.</summary>
    /// <param name="mice">What was found in their files.</param>
    /// <returns>Each pair once, in natural order of names.</returns>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<MouseRecord> mice)
    {
        var files = Pairs(mice, m => FilesOf(m).Where(hash => hash.Length > 0).Distinct());
        var images = Pairs(mice, m => m.ImageHashes.Distinct());
        var cines = Pairs(mice, m => m.ImagesSha256.Length > 0 ? [m.ImagesSha256] : Array.Empty<string>());
        return
        [
            .. from pair in files.Keys
            .Union(images.Keys)
            .Union(cines.Keys)
            .OrderBy(p => mice[p.First].Mouse, NaturalOrder.Instance)
            .ThenBy(p => mice[p.Second].Mouse, NaturalOrder.Instance)
               let what = Words(
                   mice[pair.First],
                   mice[pair.Second],
                   files.GetValueOrDefault(pair),
                   images.GetValueOrDefault(pair),
                   cines.ContainsKey(pair))
               select new DuplicatePair(mice[pair.First].Mouse, mice[pair.Second].Mouse, what),
        ];
    }

    private static string Words(MouseRecord first, MouseRecord second, int files, int images, bool isSameCine)
    {
        if (files > 0 && files == FilesOf(first).Count() && files == FilesOf(second).Count())
            return files == 1 ? "have the same file, byte for byte" : "have the same files, byte for byte";
        if (isSameCine)
            return "have the same images";
        var (all, others) = (first.ImageHashes.Distinct().Count(), second.ImageHashes.Distinct().Count());
        return images == 0 ? $"share {files} {(files == 1 ? "file" : "files")}, byte for byte"
            : $"share {images} {(images == 1 ? "image" : "images")} ({first.Mouse} has {all} different ones, {second.Mouse} {others})";
    }

    private static IEnumerable<string> FilesOf(MouseRecord mouse) => mouse.Files.Where(f => !InfoFile.Is(f.Key)).Select(f => f.Value);

    // How many keys two mice share, by their positions in the list.
    private static Dictionary<(int First, int Second), int> Pairs<TKey>(
        IReadOnlyList<MouseRecord> mice, Func<MouseRecord, IEnumerable<TKey>> keys)
        where TKey : notnull
    {
        var owners = new Dictionary<TKey, List<int>>();
        var shared = new Dictionary<(int, int), int>();
        foreach (var (at, mouse) in mice.Index())
        {
            foreach (var key in keys(mouse))
            {
                if (!owners.TryGetValue(key, out var before))
                    owners[key] = before = [];
                foreach (var other in before)
                    shared[(other, at)] = shared.GetValueOrDefault((other, at)) + 1;
                before.Add(at);
            }
        }

        return shared;
    }
}
