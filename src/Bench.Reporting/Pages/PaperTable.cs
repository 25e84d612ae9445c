using System.Text;
using Bench.Reporting.Layout;

namespace Bench.Reporting.Pages;

/// <summary>A table of the report as text for papers: the same cells, rounded by their uncertainty, in other markup.</summary>
public sealed class PaperTable
{
    private readonly TableBlock[] _blocks;

    internal PaperTable(string name, IEnumerable<TableBlock> blocks)
    {
        Name = name;
        _blocks = [.. blocks];
    }

    /// <summary>File name without extension.</summary>
    public string Name { get; }

    /// <summary>How many tables there are.</summary>
    internal int Count => _blocks.Length;

    /// <summary>Tables of pipes, as GitHub and Pandoc read them: caption above, note below.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var block in _blocks)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n").Append(MarkdownTable.Of(block));
        }

        return text.ToString();
    }

    /// <summary>Tables with the rules of booktabs, to be read in by <c>\input</c>; a comment names the packages needed.</summary>
    public string ToLatex()
    {
        var text = new StringBuilder(LatexTable.Preamble(_blocks));
        for (var i = 0; i < _blocks.Length; i++)
        {
            text.Append('\n').Append(LatexTable.Of(_blocks[i], _blocks.Length == 1 ? $"tab:{Name}" : $"tab:{Name}-{i + 1}"));
        }

        return text.ToString();
    }
}
