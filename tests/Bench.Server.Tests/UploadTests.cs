using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bench.Server.Tests;

/// <summary>Files that come in: what is found in them, and what is refused.</summary>
[Collection(ServerCollection.Name)]
public sealed class UploadTests(RunningServer server)
{
    [Fact]
    public async Task A_NIfTI_cine_is_described_before_anything_is_computed()
    {
        using var answer = await server.Send("api/uploads", [("heart.nii.gz", SmallCine.Nifti())]);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var one = Assert.Single((await RunningServer.Json(answer)).GetProperty("cases").EnumerateArray());
        Assert.Equal("heart", one.GetProperty("name").GetString());
        Assert.Equal("nifti", one.GetProperty("format").GetString());
        Assert.Equal((4, 3, 32, 32), (Int(one, "frames"), Int(one, "slices"), Int(one, "rows"), Int(one, "columns")));
        Assert.Equal(6, one.GetProperty("frameTimeMs").GetDouble(), 6);
        var spacing = one.GetProperty("spacingMm");
        Assert.Equal(
            (1.5, 0.2, 0.3),
            (spacing.GetProperty("slice").GetDouble(), spacing.GetProperty("row").GetDouble(), spacing.GetProperty("column").GetDouble()));
        Assert.False(one.GetProperty("hasMasks").GetBoolean());
    }

    [Fact]
    public async Task What_no_file_says_is_told_as_an_assumption()
    {
        using var answer = await server.Send("api/uploads", [("Mouse1.h5", SmallCine.Phantom)]);

        var one = (await RunningServer.Json(answer)).GetProperty("cases")[0];
        Assert.True(one.GetProperty("hasMasks").GetBoolean());
        var assumptions = one.GetProperty("assumptions").EnumerateArray().Select(a => a.GetString()!).ToArray();
        Assert.Contains(assumptions, a => a.Contains("0.1 × 0.1 × 1 mm", StringComparison.Ordinal));
        Assert.Contains(assumptions, a => a.Contains("5 ms", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("m_frame{0:000}.nii", 0)]
    [InlineData("m_frame{0:00}.nii", 1)]
    [InlineData("m-t{0}.nii", 1)]
    [InlineData("study/m_phase{0}.nii", 0)]
    public async Task A_file_a_frame_makes_one_cine(string name, int first)
    {
        var files = Enumerable.Range(0, 4).Select(f =>
            (string.Format(null, name, f + first), SmallCine.NiftiFrame(f)));

        using var answer = await server.Send("api/uploads", files);

        var one = Assert.Single((await RunningServer.Json(answer)).GetProperty("cases").EnumerateArray());
        Assert.Equal("m", one.GetProperty("name").GetString());
        Assert.Equal(4, Int(one, "frames"));
    }

    [Fact]
    public async Task A_zip_file_may_hold_folders_several_cases_and_masks()
    {
        var cine = SmallCine.Nifti();
        var zip = Zip(
            ("cohort/images/a.nii.gz", cine),
            ("cohort/images/b.nii.gz", cine),
            ("__MACOSX/cohort/._a.nii.gz", [1, 2, 3]),
            ("cohort/.DS_Store", [1]),
            ("cohort/Mouse1.h5", SmallCine.Phantom),
            ("cohort/notes.txt", [65]));

        using var answer = await server.Send("api/uploads", [("all.zip", zip)]);

        var body = await RunningServer.Json(answer);
        Assert.Equal(
            ["a", "b", "Mouse1"], body.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(
                StringComparer.OrdinalIgnoreCase));
        var problem = Assert.Single(body.GetProperty("problems").EnumerateArray());
        Assert.Equal("cohort/notes.txt", problem.GetProperty("file").GetString());
    }

    [Fact]
    public async Task Cases_of_one_name_in_two_folders_are_told_apart()
    {
        var cine = SmallCine.Nifti();

        using var answer = await server.Send("api/uploads", [("z.zip", Zip(("one/cine.nii.gz", cine), ("two/cine.nii.gz", cine)))]);

        var names = (await RunningServer.Json(answer)).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString());
        Assert.Equal(["one cine", "two cine"], names);
    }

    [Fact]
    public async Task A_preview_is_a_picture_of_the_middle_slice()
    {
        using var answer = await server.Send("api/uploads", [("heart.nii.gz", SmallCine.Nifti())]);
        var id = (await RunningServer.Json(answer)).GetProperty("id").GetString();

        var png = await server.Client.GetByteArrayAsync(new Uri($"api/uploads/{id}/cases/heart/preview.png", UriKind.Relative), Cancellation);

        using var picture = SkiaSharp.SKBitmap.Decode(png);
        Assert.Equal((32, 32), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(16, 16).Red > picture.GetPixel(16, 16 - 8).Red, "blood is brighter than the wall");
    }

    [Fact]
    public async Task Names_from_files_are_text()
    {
        const string Name = "<img src=x onerror=alert(1)>.nii.gz";

        using var answer = await server.Send("api/uploads", [(Name, SmallCine.Nifti())]);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal); // escaped, so that not even a careless reader makes it HTML
        Assert.Equal(
            "<img src=x onerror=alert(1)>",
            JsonDocument.Parse(text).RootElement.GetProperty("cases")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("../../escape.nii.gz")]
    [InlineData("/etc/escape.nii.gz")]
    [InlineData("..\\..\\escape.nii.gz")]
    [InlineData("C:\\escape.nii.gz")]
    public async Task A_sent_name_is_never_a_path(string name)
    {
        using var answer = await server.Send("api/uploads", [(name, SmallCine.Nifti())]);

        Assert.Equal("escape", (await RunningServer.Json(answer)).GetProperty("cases")[0].GetProperty("name").GetString());
        var files = Directory.EnumerateFiles(server.Host.Context.Root.Path, "*escape*", SearchOption.AllDirectories);
        Assert.Empty(files);
    }

    [Theory]
    [InlineData("heart.nii")]
    [InlineData("heart.nii.gz")]
    [InlineData("heart.h5")]
    [InlineData("heart.mat")]
    public async Task Random_bytes_of_any_name_are_refused_with_the_name_that_was_sent(string name)
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);

        using var answer = await server.Send("api/uploads", [(name, bytes)]);

        var problem = Assert.Single((await RunningServer.Json(answer)).GetProperty("problems").EnumerateArray());
        var text = problem.ToString();
        Assert.Contains("heart", text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Host.Context.Root.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain("case1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_bytes_called_a_zip_file_are_refused()
    {
        byte[] bytes = [(byte)'P', (byte)'K', 3, 4, .. Enumerable.Range(0, 1000).Select(i => (byte)(i * 37))];

        using var answer = await server.Send("api/uploads", [("all.zip", bytes)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_upload_that_is_too_long_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/uploads", UriKind.Relative));
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[RunningServer.MaxUploadBytes + 1]), "files", "h.nii" } };
        request.Headers.ExpectContinue = true; // as curl does

        using var answer = await server.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using var text = new StringContent("hello");

        using var answer = await server.Client.PostAsync(new Uri("api/uploads", UriKind.Relative), text, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_deleted_upload_leaves_nothing()
    {
        using var answer = await server.Send("api/uploads", [("gone.nii.gz", SmallCine.Nifti())]);
        var id = (await RunningServer.Json(answer)).GetProperty("id").GetString()!;
        var folder = server.Host.Context.Uploads.Of(id).OwnFolder!;
        Assert.True(Directory.Exists(folder));

        using var deleted = await server.Client.DeleteAsync(new Uri($"api/uploads/{id}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_folder_of_the_server_is_picked_from_its_list_only()
    {
        var below = Directory.CreateDirectory(Path.Combine(server.Data, "lab", "march", "images"));
        await File.WriteAllBytesAsync(Path.Combine(below.FullName, "m7.nii.gz"), SmallCine.Nifti(), Cancellation);

        var listed = Assert.Single((await server.Get("api/folders/data")).EnumerateArray());
        Assert.Equal("lab/march", listed.GetProperty("path").GetString());
        using var picked = await server.Client.PostAsJsonAsync(
            "api/uploads", new { folder = "data", path = "lab/march", @case = "m7" }, Cancellation);
        Assert.Equal("m7", (await RunningServer.Json(picked)).GetProperty("cases")[0].GetProperty("name").GetString());

        using var file = await server.Client.PostAsJsonAsync(
            "api/uploads", new { folder = "data", path = "lab/march/m7.nii.gz" }, Cancellation);
        Assert.Single((await RunningServer.Json(file)).GetProperty("cases").EnumerateArray());

        foreach (var path in (string[])["lab/march/m8", "..", "../..", "lab/../..", "/etc", "lab/march/../../.."])
        {
            using var refused = await server.Client.PostAsJsonAsync("api/uploads", new { folder = "data", path }, Cancellation);
            Assert.True(refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
        }
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
