using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Bench.Server.Tests;

/// <summary>Zip files that were made to do harm.</summary>
[Collection(ServerCollection.Name)]
public sealed class ZipTests(RunningServer server)
{
    private const int UnixLink = 0xA1FF;

    [Theory]
    [InlineData("../escape.nii.gz")]
    [InlineData("a/../../escape.nii.gz")]
    [InlineData("/tmp/escape.nii.gz")]
    [InlineData("..\\escape.nii.gz")]
    [InlineData("C:\\escape.nii.gz")]
    public async Task A_path_that_leads_out_is_refused(string name) =>
        await Refused(UploadTests.Zip((name, SmallCine.Nifti())), "leads out");

    [Fact]
    public async Task A_link_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("link.nii");
            entry.ExternalAttributes = UnixLink << 16;
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        await Refused(stream.ToArray(), "is a link");
    }

    [Fact]
    public async Task A_name_that_is_there_twice_is_refused() =>
        await Refused(UploadTests.Zip(("a.nii.gz", [1]), ("A.nii.gz", [2])), "twice");

    [Fact]
    public async Task An_encrypted_entry_is_refused()
    {
        var zip = UploadTests.Zip(("a.nii.gz", SmallCine.Nifti()));
        zip[DirectoryAt(zip) + 8] |= 1;

        await Refused(zip, "encrypted");
    }

    [Fact]
    public async Task A_file_that_unpacks_to_very_much_is_refused() =>
        await Refused(Zeros(100 << 20), "would unpack to 10"); // 100 MiB from 100 KiB

    [Fact]
    public async Task Files_that_unpack_to_very_much_together_are_refused() => await Refused(
        UploadTests.Zip(("a.nii", new byte[40 << 20]), ("b.nii", new byte[40 << 20])), "unpacks to more than 64 MiB");

    [Fact]
    public async Task More_entries_than_are_taken_are_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 10_001; i++)
                _ = archive.CreateEntry($"{i}.nii", CompressionLevel.NoCompression);
        }

        await Refused(stream.ToArray(), "10001 entries");
    }

    // The number of entries is a lie: a library that believes the directory would read them all.
    [Fact]
    public async Task More_entries_than_it_states_are_refused()
    {
        var zip = UploadTests.Zip(("a.nii", [1]), ("b.nii", [2]), ("c.nii", [3]));
        var end = zip.Length - 22;
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 10), 1);

        await Refused(zip, "more entries");
    }

    // The unpacked size is a lie: only as much as was stated is unpacked.
    [Fact]
    public async Task An_entry_that_unpacks_to_more_than_it_states_is_cut()
    {
        var zip = Zeros(20 << 20);
        foreach (var at in (int[])[DirectoryAt(zip) + 24, 22])
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at), 100);

        using var answer = await server.Send("api/uploads", [("all.zip", zip)]);

        Assert.True((int)answer.StatusCode < 500);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(server.Host.Context.Root.Path, "*", SearchOption.AllDirectories),
            file => new FileInfo(file).Length > 10 << 20);
    }

    [Fact]
    public async Task A_zip_file_in_a_zip_file_is_not_opened()
    {
        using var answer = await server.Send(
            "api/uploads", [("outer.zip", UploadTests.Zip(("inner.zip", UploadTests.Zip(("a.nii.gz", SmallCine.Nifti())))))]);

        var body = await RunningServer.Json(answer);
        Assert.Empty(body.GetProperty("cases").EnumerateArray());
        Assert.Equal("inner.zip", Assert.Single(body.GetProperty("problems").EnumerateArray()).GetProperty("file").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_damaged_zip_file_never_becomes_a_fault(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var zip = UploadTests.Zip(("a.nii.gz", SmallCine.Nifti()), ("b/c.nii", [1, 2, 3]));
            for (var i = 0; i < 4; i++)
                zip[random.Next(4, zip.Length)] ^= (byte)(1 << random.Next(8));

            using var answer = await server.Send("api/uploads", [("all.zip", zip)]);

            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }

    private async Task Refused(byte[] zip, string reason)
    {
        using var answer = await server.Send("api/uploads", [("all.zip", zip)]);

        var problem = await RunningServer.Json(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, problem.ToString());
        Assert.Equal("all.zip", problem.GetProperty("file").GetString());
        Assert.Contains(reason, problem.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(server.Host.Context.Root.Path, "*escape*", SearchOption.AllDirectories));
    }

    private static byte[] Zeros(int length) => UploadTests.Zip(("zeros.nii", new byte[length]));

    private static int DirectoryAt(byte[] zip) => zip.AsSpan().IndexOf(Encoding.Latin1.GetBytes("PK\u0001\u0002"));
}
