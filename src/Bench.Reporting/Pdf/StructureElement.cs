using SkiaSharp;

namespace Bench.Reporting.Pdf;

/// <summary>
/// An element of a PDF's structure: what a piece of text or a drawing is, for readers that do not see it (ISO 32000-1, §14.8.4).
/// </summary>
/// <param name="role">A standard structure type, from <see cref="Roles"/>.</param>
/// <param name="parent">The element that it stands in; null for the document.</param>
internal sealed class StructureElement(string role, StructureElement? parent)
{
    /// <summary>Standard structure type.</summary>
    public string Role { get; } = role;

    /// <summary>The element that it stands in; null for the document.</summary>
    public StructureElement? Parent { get; } = parent;

    /// <summary>What it holds, in reading order: elements, <see cref="PagePiece"/>s and <see cref="PageLink"/>s.</summary>
    public List<object> Kids { get; } = [];

    /// <summary>Whose rest, on a later page, continues this element; null for none.</summary>
    public object? Key { get; init; }

    /// <summary>What a drawing shows, in words; null for text.</summary>
    public string? Alternative { get; init; }

    /// <summary>Where a drawing stands: page coordinates from the upper left corner.</summary>
    public SKRect? Bounds { get; init; }

    /// <summary>Of a header cell: what it is the head of.</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>Columns that a cell spans.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Rows that a cell spans.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>True for an element that holds other elements, never text.</summary>
    public bool IsGroup => Role is Roles.Document or Roles.Division or Roles.Table or Roles.TableHead or Roles.TableBody or Roles.Row
        or Roles.List or Roles.ListItem or Roles.Contents or Roles.ContentsItem;
}

/// <summary>What a header cell is the head of.</summary>
internal enum HeaderScope
{
    /// <summary>Not a header cell.</summary>
    None,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A row.</summary>
    Row,
}

/// <summary>What one element draws on one page without a break.</summary>
/// <param name="Page">Page, from 0.</param>
/// <param name="Element">Whose it is; null for what only decorates the page.</param>
/// <param name="Artefact">What kind of decoration; null for content.</param>
internal sealed record PagePiece(int Page, StructureElement? Element, string? Artefact);

/// <summary>A place on a page that leads elsewhere in the document.</summary>
/// <param name="Page">Page, from 0.</param>
/// <param name="Area">The place: page coordinates from the upper left corner.</param>
/// <param name="Destination">Name of the destination.</param>
/// <param name="Element">The link element that it belongs to.</param>
/// <param name="Text">Where it leads, in words.</param>
internal sealed record PageLink(int Page, SKRect Area, string Destination, StructureElement Element, string Text);

/// <summary>A named place that links and bookmarks lead to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Text of its bookmark.</param>
/// <param name="Page">Page, from 0.</param>
/// <param name="Y">Distance from the top of the page, points.</param>
internal sealed record PageDestination(string Name, string Title, int Page, float Y);
