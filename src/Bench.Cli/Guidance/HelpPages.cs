using System.Reflection;

namespace Bench.Cli.Guidance;

/// <summary>The pages of the documentation, which travel inside the program: an installed tool has no folder <c>docs</c>.</summary>
internal static class HelpPages
{
    private const string Folder = "docs/";

    private static readonly Assembly Program = typeof(HelpPages).Assembly;

    /// <summary>Their names, such as <c>claims</c> for docs/claims.md.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Program.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a page, in Markdown.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Program.GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The heading of a page.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Title(string name)
    {
        using var lines = new StringReader(Text(name));
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                return line[2..];
        }

        return name;
    }
}
