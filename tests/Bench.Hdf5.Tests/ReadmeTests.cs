using System.Runtime.InteropServices;
using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;
using Bench.Hdf5.Writing;
using Bench.Testing;

namespace Bench.Hdf5.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_prints_what_it_says()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("heights.h5");
        var output = new StringWriter { NewLine = "\n" };

        Example(path, output);

        Assert.Equal("2 × 3 of float32\n1.5 2.5 3.5 0 0 0\n", output.ToString());
    }

    [Fact]
    public void The_example_of_the_readme_is_the_one_that_is_run()
    {
        var readme = File.ReadAllText(RepositoryFolder.Combine("src", "Bench.Hdf5", "README.md"));
        var source = File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Hdf5.Tests", "ReadmeTests.cs"));

        var shown = readme.Split("```csharp\n")[1].Split("```")[0];
        var run = source.Split("// The example begins.\n")[^1].Split("        // The example ends.")[0];

        Assert.Equal(
            shown.Replace("Console.Out", "output", StringComparison.Ordinal),
            string.Join('\n', run.Split('\n').Select(l => l.Length > 8 ? l[8..] : l)));
    }

    private static void Example(string path, TextWriter output)
    {
        // The example begins.
        using (var writer = new HdfWriter(path))
        {
            // 2 × 3 numbers in chunks of one row. The second row is never written: every reader finds zeros there.
            var data = writer.AddChunked("Heights", ElementType.Of<float>(), [2, 3], [1, 3], ChunkFilters.Deflate);
            data.Write([0, 0], MemoryMarshal.AsBytes<float>([1.5f, 2.5f, 3.5f]));
            writer.Finish();
        }

        using var file = HdfFile.Open(path);
        var heights = file.DataSet("Heights");
        var numbers = heights.Element.ToDoubles(heights.ReadAll());
        output.WriteLine($"{string.Join(" × ", heights.Extent)} of {heights.Element.Name}"); // 2 × 3 of float32
        output.WriteLine(string.Join(' ', numbers)); // 1.5 2.5 3.5 0 0 0
        // The example ends.
    }
}
