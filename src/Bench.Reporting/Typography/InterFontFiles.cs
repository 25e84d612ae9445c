using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bench.Reporting.Typography;

/// <summary>
/// The font files inside the library that Bench.Reporting carries as the resource <c>Inter</c>. That library is never loaded: its managed
/// resource <c>!AvaloniaResources</c> is read as data. It is a length, then an index (a version, a count, and for each file its name,
/// offset and length), then the files.
/// </summary>
internal static class InterFontFiles
{
    private const string LibraryResource = "Inter";
    private const string FontResource = "!AvaloniaResources";
    private const int KnownIndexVersion = 2;

    /// <summary>Reads one font file.</summary>
    /// <param name="fileName">For example <c>Inter-Regular.ttf</c>.</param>
    /// <returns>The file's bytes, or null where the build was made without it or the library's form is unknown.</returns>
    public static byte[]? Read(string fileName)
    {
        using var library = typeof(InterFontFiles).Assembly.GetManifestResourceStream(LibraryResource);
        if (library is null)
        {
            return null;
        }

        using var image = new PEReader(library, PEStreamOptions.PrefetchEntireImage);
        return FindResource(image) is { } resource ? FindFile(resource, fileName) : null;
    }

    private static byte[]? FindResource(PEReader image)
    {
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (metadata.GetString(resource.Name) == FontResource && resource.Implementation.IsNil)
            {
                var start = image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
                var data = image.GetSectionData(start).GetReader();
                return data.ReadBytes(data.ReadInt32());
            }
        }

        return null;
    }

    private static byte[]? FindFile(byte[] resource, string fileName)
    {
        using var reader = new BinaryReader(new MemoryStream(resource));
        var filesStart = sizeof(int) + reader.ReadInt32();
        if (reader.ReadInt32() != KnownIndexVersion)
        {
            return null;
        }

        for (var remaining = reader.ReadInt32(); remaining > 0; remaining--)
        {
            var path = reader.ReadString();
            var offset = reader.ReadInt32();
            var length = reader.ReadInt32();
            if (path.EndsWith("/" + fileName, StringComparison.Ordinal))
            {
                return resource.AsSpan(filesStart + offset, length).ToArray();
            }
        }

        return null;
    }
}
