using Bench.Core.IO;
using Bench.Server.Wire;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bench.Server.Uploads;

/// <summary>Reads the files and fields of a form (RFC 7578) as they come in: files go to the disk, nothing of them is held in memory.</summary>
internal static class UploadReader
{
    private const int MostBoundary = 200;
    private const int MostFields = 20;
    private const int MostFieldBytes = 4096;
    private const int MostFiles = 2000;
    private const int MostName = 1000;

    /// <summary>Reads a form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="folder">Where files go, under names of the server's own.</param>
    /// <exception cref="ApiException">It is no form, or has too many parts.</exception>
    public static async Task<UploadForm> Read(HttpRequest request, string folder)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= MostBoundary } boundary)
        {
            throw ApiException.Malformed(
                "Content-Type", "is not multipart/form-data.", "send files as a form, as curl -F files=@cine.nii.gz does.");
        }

        var (files, fields) = (new List<ReceivedFile>(), new Dictionary<string, string>(StringComparer.Ordinal));
        try
        {
            var reader = new MultipartReader(boundary.Value!, request.Body);
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                if (part.IsFileDisposition())
                    files.Add(await Receive(section.Body, NameOf(part), folder, files.Count, request.HttpContext.RequestAborted));
                else
                    await AddField(fields, HeaderUtilities.RemoveQuotes(part.Name).Value ?? "", section.Body);
            }
        }
        catch (Exception error) when (error is InvalidDataException || (error is IOException and not BadHttpRequestException))
        {
            throw ApiException.Malformed("body", $"is a broken form: {Printable.Line(error.Message)}", "send it again.");
        }

        return new UploadForm(files, fields);
    }

    private static string NameOf(ContentDispositionHeaderValue part)
    {
        var name = (part.FileNameStar.HasValue ? part.FileNameStar : HeaderUtilities.RemoveQuotes(part.FileName)).Value ?? "";
        return (name.Length <= MostName ? name : name[^MostName..]).Replace('\\', '/');
    }

    private static async Task<ReceivedFile> Receive(
        Stream body, string name, string folder, int index, CancellationToken cancellation)
    {
        if (index >= MostFiles)
            throw ApiException.Malformed("body", $"has more than {MostFiles} files.", "send a zip file.");
        var path = Path.Combine(folder, FormattableString.Invariant($"received-{index}"));
        await using var file = File.Create(path);
        await body.CopyToAsync(file, cancellation);
        return new ReceivedFile(name, path);
    }

    private static async Task AddField(Dictionary<string, string> fields, string name, Stream body)
    {
        var buffer = new byte[MostFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MostFieldBytes || fields.Count >= MostFields)
            throw ApiException.Malformed(Printable.Line(name), "is too long a field, or one too many.", "see docs/serve.md.");
        fields[name] = System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}

/// <summary>A form.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record UploadForm(IReadOnlyList<ReceivedFile> Files, IReadOnlyDictionary<string, string> Fields);
