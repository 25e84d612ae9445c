using Bench.Reporting.Pdf;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>
/// A page while blocks are drawn on it. Whatever is drawn belongs to the element that is open; text drawn where only groups are open
/// becomes a paragraph, so that nothing is left without a meaning.
/// </summary>
internal sealed class PageContext
{
    private readonly TaggedDrawing _drawing;
    private readonly int _page;
    private readonly HeadingRanks _ranks;

    internal PageContext(TaggedDrawing drawing, int page, IReadOnlyDictionary<string, int> pageOf, HeadingRanks ranks)
    {
        _ranks = ranks;
        _drawing = drawing;
        _page = page;
        PageOf = pageOf;
    }

    /// <summary>
    /// What to draw on. Ask again after opening or closing an element: each piece of the structure has a canvas of its own.
    /// </summary>
    public SKCanvas Canvas => _drawing.Canvas(_page);

    /// <summary>Page number (from 1) of each heading's anchor.</summary>
    public IReadOnlyDictionary<string, int> PageOf { get; }

    /// <summary>Opens an element until the result is disposed of.</summary>
    /// <param name="role">From <see cref="Roles"/>.</param>
    /// <param name="key">The same for the parts of an element that goes on on another page; null for none.</param>
    public IDisposable Tag(string role, object? key = null) =>
        _drawing.Open(parent => new StructureElement(role, parent) { Key = key });

    /// <summary>Opens a heading, ranked so that no rank is left out.</summary>
    /// <param name="level">1 for the document's title, 2 for a section, 3 for a part of one.</param>
    public IDisposable Heading(int level) => Tag(Roles.Heading(_ranks.Next(level)));

    /// <summary>Opens a drawing.</summary>
    /// <param name="alternative">What it shows, in words.</param>
    /// <param name="bounds">Where it stands.</param>
    public IDisposable Figure(string alternative, SKRect bounds) =>
        _drawing.Open(parent => new StructureElement(Roles.Figure, parent) { Alternative = alternative, Bounds = bounds });

    /// <summary>Opens a cell of a table.</summary>
    /// <param name="scope">What it is the head of.</param>
    /// <param name="columnSpan">Columns that it spans.</param>
    /// <param name="rowSpan">Rows that it spans.</param>
    public IDisposable Cell(HeaderScope scope, int columnSpan = 1, int rowSpan = 1) =>
        _drawing.Open(parent => new StructureElement(scope == HeaderScope.None ? Roles.Cell : Roles.HeaderCell, parent)
        {
            Scope = scope,
            ColumnSpan = columnSpan,
            RowSpan = rowSpan,
        });

    /// <summary>What is drawn until the result is disposed of only decorates: rules, tints, running heads.</summary>
    /// <param name="kind">A kind of artefact with its properties, as PDF writes them.</param>
    public IDisposable Artefact(string kind = "/Type/Layout") => _drawing.Decorate(kind);

    /// <summary>Makes a place of the open link element lead elsewhere.</summary>
    /// <param name="area">The place.</param>
    /// <param name="destination">Name of the destination.</param>
    /// <param name="text">Where it leads, in words.</param>
    public void Link(SKRect area, string destination, string text) => _drawing.Link(_page, area, destination, text);

    /// <summary>Names a place and gives it a bookmark.</summary>
    /// <param name="name">Name that links use.</param>
    /// <param name="title">Text of the bookmark.</param>
    /// <param name="y">Distance from the top of the page, points.</param>
    public void Destination(string name, string title, float y) =>
        _drawing.Destinations.Add(new PageDestination(name, title, _page, y));
}
