using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using UglyToad.PdfPig;

namespace Bench.Server.Tests;

/// <summary>What is taken home can be read by others.</summary>
[Collection(ServerCollection.Name)]
public sealed class DownloadTests(RunningServer server)
{
    // Another implementation reads the file: nibabel.
    [Fact]
    public async Task NIfTI_masks_have_the_affine_of_the_images_by_nibabel()
    {
        const string Script = """
            import sys, json, nibabel, numpy
            i = nibabel.load(sys.argv[1])
            a = numpy.asarray(i.dataobj)
            print(json.dumps({"shape": a.shape, "affine": i.affine[:3].ravel().tolist(), "zooms": [float(z) for z in i.header.get_zooms()],
                "counts": [[int((a[..., f] == v).sum()) for v in (1, 2)] for f in range(a.shape[3])], "type": str(a.dtype),
                "one": [int(v) for v in a[:, :, 1, 2].ravel()]}))
            """;
        Assert.SkipUnless(Has("/usr/bin/python3", "-c", "import nibabel"), "python3 with nibabel is not here");
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti(side: 64)));
        var folder = Directory.CreateTempSubdirectory("bench-download-");
        var file = Path.Combine(folder.FullName, "masks.nii.gz");
        await File.WriteAllBytesAsync(file, await Bytes($"{path}/masks.nii.gz"), Cancellation);

        using var read = JsonDocument.Parse(Run("/usr/bin/python3", "-c", Script, file).Output);
        folder.Delete(recursive: true);

        var root = read.RootElement;
        Assert.Equal([64, 64, 3, 4], Numbers(root, "shape"));
        Assert.Equal("uint8", root.GetProperty("type").GetString());
        Assert.Equal(SmallCine.Affine, Numbers(root, "affine").Select(v => Math.Round(v, 5)));
        Assert.Equal([0.2, 0.3, 1.5, 0.006], Numbers(root, "zooms").Select(v => Math.Round(v, 5)));
        var labels = await Bytes($"{path}/masks/2");
        Assert.Equal(labels.Skip(64 * 64).Take(64 * 64).Select(l => (double)l), Numbers(root, "one"));
    }

    [Fact]
    public async Task HDF5_masks_are_read_as_those_of_predict()
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        var folder = Directory.CreateTempSubdirectory("bench-download-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "Mouse1.h5"), await Bytes($"{path}/masks.h5"), Cancellation);

        var masks = MouseMasks.Of(folder.FullName).Single().Read(ReadingOptions.Default);
        folder.Delete(recursive: true);

        Assert.Equal(8, masks.SegmentedFrames.Count);
        Assert.Equal(await Bytes($"{path}/masks/3"), masks.Frames[3].Labels.ToArray());
    }

    [Fact]
    public async Task The_CSV_file_has_every_number_and_no_formula()
    {
        var path = await server.Segment(("=cmd|'calc'!A0.nii.gz", SmallCine.Nifti()));

        var lines = System.Text.Encoding.UTF8.GetString(await Bytes($"{path}/measures.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("case,masks_by,quantity,frame,unit,value,undefined_because,convention", lines[0]);
        Assert.Equal(10 + 2 + (2 * 4), lines.Length - 1);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("'=cmd|", line, StringComparison.Ordinal));
        var state = await server.Get(path);
        var edv = state.GetProperty("numbers").EnumerateArray().First(n => n.GetProperty("key").GetString() == "EDV");
        Assert.Contains(lines, l => l.Contains($",EDV,,µL,{edv.GetProperty("value").GetDouble():R},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_is_one_page_with_numbers_and_pictures()
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));

        using var pdf = PdfDocument.Open(await Bytes($"{path}/report.pdf"));

        var page = pdf.GetPage(1);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Contains("Mouse1", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ejection fraction", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.GetImages());
    }

    [Theory]
    [InlineData("?reading=nobody", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task A_reading_is_taken_home_by_its_name(string query, HttpStatusCode expected)
    {
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti()));

        using var answer = await server.Client.GetAsync(new Uri($"{path}/masks.nii.gz{query}", UriKind.Relative), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<double> Numbers(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateArray().Select(v => v.GetDouble());

    private Task<byte[]> Bytes(string path) => server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);

    internal static bool Has(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    internal static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Length > 0 ? output : error.Result);
    }
}
