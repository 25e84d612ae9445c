using SkiaSharp;

namespace Bench.Reporting.Pdf;

/// <summary>
/// Draws pages on Skia, which cannot tell what it draws: each piece of the structure is drawn on a page of its own, in a draft from which
/// <see cref="PdfAssembly"/> puts the pages together.
/// </summary>
internal sealed class TaggedDrawing : IDisposable
{
    private readonly MemoryStream _draft = new();
    private readonly SKDocument _document;
    private readonly Scope _scope;
    private StructureElement _current;
    private string? _artefact;
    private int _decorations;
    private bool _isImplied;
    private SKCanvas? _canvas;

    /// <summary>Starts a draft.</summary>
    /// <param name="width">Width of a page, points.</param>
    /// <param name="height">Height of a page, points.</param>
    public TaggedDrawing(float width, float height)
    {
        Width = width;
        Height = height;
        // PdfA brings the colour profile that the document needs.
        _document = SKDocument.CreatePdf(
            _draft, new SKDocumentPdfMetadata { RasterDpi = 300, EncodingQuality = 101, PdfA = true });
        _scope = new Scope(this);
        _current = Root;
    }

    /// <summary>Width of a page, points.</summary>
    public float Width { get; }

    /// <summary>Height of a page, points.</summary>
    public float Height { get; }

    /// <summary>The document.</summary>
    public StructureElement Root { get; } = new(Roles.Document, null);

    /// <summary>The pieces, in the order of the draft's pages.</summary>
    public List<PagePiece> Pieces { get; } = [];

    /// <summary>Places that links lead to, in order.</summary>
    public List<PageDestination> Destinations { get; } = [];

    /// <summary>Links, in order.</summary>
    public List<PageLink> Links { get; } = [];

    /// <summary>What the open element draws on.</summary>
    /// <param name="page">Page, from 0.</param>
    public SKCanvas Canvas(int page)
    {
        if (_canvas is not null)
        {
            return _canvas;
        }

        if (_artefact is null && _current.IsGroup)
        {
            Push(new StructureElement(Roles.Paragraph, _current));
            _isImplied = true;
        }

        var piece = new PagePiece(page, _artefact is null ? _current : null, _artefact);
        Pieces.Add(piece);
        if (_artefact is null)
        {
            _current.Kids.Add(piece);
        }

        return _canvas = _document.BeginPage(Width, Height);
    }

    /// <summary>Opens an element, or goes on with the one before where both have the same key.</summary>
    public IDisposable Open(Func<StructureElement, StructureElement> make)
    {
        Cut();
        if (_artefact is not null)
        {
            // What decorates has no structure: the repeated head of a table is drawn by the same code as the first.
            _decorations++;
            return _scope;
        }

        var element = make(_current);
        if (element.Key is not null && _current.Kids.LastOrDefault() is StructureElement before && before.Key == element.Key)
        {
            _current = before;
        }
        else
        {
            Push(element);
        }

        return _scope;
    }

    /// <summary>Takes what follows for decoration.</summary>
    public IDisposable Decorate(string kind)
    {
        Cut();
        _artefact ??= kind;
        _decorations++;
        return _scope;
    }

    /// <summary>Adds a link to the open element.</summary>
    public void Link(int page, SKRect area, string destination, string text)
    {
        Cut();
        var link = new PageLink(page, area, destination, _current, text);
        _current.Kids.Add(link);
        Links.Add(link);
    }

    /// <summary>Ends the draft.</summary>
    /// <returns>A PDF of one page a piece.</returns>
    public byte[] Close()
    {
        Cut();
        _document.Close();
        return _draft.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _document.Dispose();
        _draft.Dispose();
    }

    private void Push(StructureElement element)
    {
        _current.Kids.Add(element);
        _current = element;
    }

    private void Cut()
    {
        if (_canvas is not null)
        {
            _document.EndPage();
            _canvas = null;
        }

        if (_isImplied)
        {
            _current = _current.Parent!;
            _isImplied = false;
        }
    }

    private void Leave()
    {
        Cut();
        if (_artefact is not null)
        {
            _artefact = --_decorations == 0 ? null : _artefact;
            return;
        }

        _current = _current.Parent!;
    }

    /// <summary>Closes what was opened last.</summary>
    private sealed class Scope(TaggedDrawing drawing) : IDisposable
    {
        public void Dispose() => drawing.Leave();
    }
}
