using System.Text;

namespace Bench.Core.IO;

/// <summary>Recognises what often lies in place of a large file that was to be downloaded: a pointer of Git LFS, or a web page.</summary>
public static class MistakenFile
{
    private const int HeadBytes = 256;

    /// <summary>What a file is instead, and how to get the real one; null where it is neither, or cannot be read.</summary>
    /// <param name="path">The file.</param>
    public static (string Reason, string Remedy)? Recognise(string path)
    {
        var head = Head(path).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("version https://git-lfs.github.com/spec/", StringComparison.Ordinal))
        {
            return (
                "is a pointer of Git LFS, not the file itself.",
                "fetch the file with `git lfs pull` in its repository, or download it from the repository's page.");
        }

        return head.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? ("is a web page, not the file itself.", "download the file again; where a page offers it, use its link for the raw file.")
            : null;
    }

    private static string Head(string path)
    {
        try
        {
            var head = new byte[HeadBytes];
            using var stream = OrdinaryFile.OpenRead(path);
            return Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
