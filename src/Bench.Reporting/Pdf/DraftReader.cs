using System.Globalization;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Bench.Reporting.Pdf;

/// <summary>
/// Reads the draft that Skia drew, and copies what its pages need (faces, pictures, colour profile) into another file, each object once.
/// </summary>
internal sealed class DraftReader : IDisposable
{
    private readonly PdfDocument _draft;
    private readonly PdfFile _file;
    private readonly Dictionary<PdfObjectID, int> _copied = [];

    /// <summary>Opens a draft.</summary>
    /// <param name="draft">A PDF.</param>
    /// <param name="file">Where objects are copied to.</param>
    public DraftReader(byte[] draft, PdfFile file)
    {
        _draft = PdfReader.Open(new MemoryStream(draft), PdfDocumentOpenMode.Import);
        _file = file;
    }

    /// <summary>The colour profile that the draft's colours are meant for, as a value of the catalogue.</summary>
    public string OutputIntents => Copied(_draft.Internals.Catalog.Elements.GetValue("/OutputIntents")
        ?? throw new InvalidOperationException("the draft has no colour profile."));

    /// <summary>Size of a page, as a value of the page.</summary>
    public string MediaBox => Copied(_draft.Pages[0].Elements.GetValue("/MediaBox")!);

    /// <summary>What is drawn on a page, as PDF writes it.</summary>
    /// <param name="page">Page, from 0.</param>
    public byte[] Content(int page)
    {
        using var content = new MemoryStream();
        foreach (var part in _draft.Pages[page].Contents)
        {
            content.Write(part.Stream.UnfilteredValue);
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    /// <summary>
    /// Adds the resources of a page to others. Skia names each after the number of its object, so that no two of a document are called the
    /// same.
    /// </summary>
    /// <param name="page">Page, from 0.</param>
    /// <param name="resources">By kind and name, the value.</param>
    public void AddResources(int page, SortedDictionary<string, SortedDictionary<string, string>> resources)
    {
        foreach (var (kind, value) in _draft.Pages[page].Resources.Elements)
        {
            if (Followed(value) is not PdfDictionary named)
            {
                continue;
            }

            if (!resources.TryGetValue(kind, out var all))
            {
                resources.Add(kind, all = new SortedDictionary<string, string>(StringComparer.Ordinal));
            }

            foreach (var (name, item) in named.Elements)
            {
                if (!all.ContainsKey(name))
                {
                    all.Add(name, Copied(item!));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _draft.Dispose();

    private static PdfItem? Followed(PdfItem? item) => item is PdfReference reference ? reference.Value : item;

    private string Copied(PdfItem item) => item switch
    {
        PdfReference reference => PdfFile.Reference(Copied(reference)),
        PdfDictionary dictionary => $"<<{Entries(dictionary)}>>",
        PdfArray array => $"[{string.Join(' ', array.Elements.Select(Copied))}]",
        PdfRectangle area => $"[{string.Join(' ', new[] { area.X1, area.Y1, area.X2, area.Y2 }.Select(PdfFile.Number))}]",
        PdfName name => name.Value,
        PdfReal real => PdfFile.Number(real.Value),
        PdfInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        PdfLongInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        PdfBoolean boolean => boolean.Value ? "true" : "false",
        PdfString text => $"<{Convert.ToHexString(Encoding.Latin1.GetBytes(text.Value))}>",
        PdfNull => "null",
        _ => throw new InvalidOperationException($"the draft has an object of an unknown kind, {item.GetType().Name}."),
    };

    private int Copied(PdfReference reference)
    {
        if (_copied.TryGetValue(reference.ObjectID, out var number))
        {
            return number;
        }

        number = _file.Reserve();
        _copied.Add(reference.ObjectID, number);
        if (reference.Value is PdfDictionary { Stream: { } stream } dictionary)
        {
            _file.AddStream(number, Entries(dictionary), stream.Value);
        }
        else
        {
            _file.Add(number, Copied(reference.Value));
        }

        return number;
    }

    private string Entries(PdfDictionary dictionary)
    {
        var entries = new StringBuilder();
        foreach (var (name, value) in dictionary.Elements.Where(e => e.Key != "/Length"))
        {
            entries.Append(name).Append(' ').Append(Copied(value!));
        }

        return entries.ToString();
    }
}
