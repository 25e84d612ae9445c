using Bench.Reporting.Typography;
using Bench.Testing;

namespace Bench.Reporting.Tests.Typography;

public sealed class CharactersTests
{
    private static readonly string[] Printing =
        ["Bench.Core", "Bench.Statistics", "Bench.Data", "Bench.Evaluation", "Bench.Reporting", "Bench.Harness"];

    /// <summary>
    /// Whatever a report prints stands in the sources of these projects or in the studies that come with Bench, or is the name of a case.
    /// </summary>
    [Fact]
    public void Every_character_of_our_texts_is_in_the_carried_faces_or_is_spelled_out()
    {
        var sources = Printing
            .SelectMany(p => Directory.EnumerateFiles(RepositoryFolder.Combine("src", p), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var studies = Directory.EnumerateFiles(RepositoryFolder.Combine("baselines"), "*.json", SearchOption.AllDirectories);
        var faces = Typefaces.Default;
        var seen = 0;
        foreach (var file in sources.Concat(studies))
        {
            var lines = File.ReadLines(file).Where(l => !l.AsSpan().TrimStart().StartsWith("//"));
            foreach (var rune in string.Concat(lines).EnumerateRunes().Where(r => r.Value > 0x7F && r.Value != 0xFEFF).Distinct())
            {
                seen++;
                Assert.True(
                    TextLine.IsSpelled(rune) || new[] { faces.Regular, faces.Medium, faces.SemiBold }.All(f => f.ContainsGlyph(rune.Value)),
                    $"{Path.GetFileName(file)} has “{rune}” (U+{rune.Value:X4}), which the faces of the report lack");
            }
        }

        Assert.True(seen > 100);
    }
}
