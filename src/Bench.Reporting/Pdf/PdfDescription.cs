using Bench.Core.IO;

namespace Bench.Reporting.Pdf;

/// <summary>What a PDF says of itself.</summary>
/// <param name="Title">Title, shown in place of the file's name.</param>
internal sealed record PdfDescription(string Title)
{
    /// <summary>Who made it; empty for nobody.</summary>
    public string Author { get; init; } = string.Empty;

    /// <summary>What it says, in a sentence; empty for nothing.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Words to find it by; empty for none.</summary>
    public string Keywords { get; init; } = string.Empty;

    /// <summary>Program that made it.</summary>
    public string Creator { get; init; } = "Bench";

    /// <summary>Date of its content, UTC; null for none. Never the date of writing: the same content gives the same bytes.</summary>
    public DateTime? Made { get; init; }

    /// <summary>The same without characters that cannot be printed: names come from files.</summary>
    public PdfDescription Printed => new(Printable.Of(Title))
    {
        Author = Printable.Of(Author),
        Subject = Printable.Of(Subject),
        Keywords = Printable.Of(Keywords),
        Creator = Printable.Of(Creator),
        Made = Made,
    };
}
