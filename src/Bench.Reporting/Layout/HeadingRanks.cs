namespace Bench.Reporting.Layout;

/// <summary>
/// Ranks of headings without gaps, since readers step through them: a part that stands in no section ranks as a section does.
/// </summary>
internal sealed class HeadingRanks
{
    private readonly Stack<int> _open = [];

    /// <summary>Rank of the next heading, from 1.</summary>
    /// <param name="level">1 for the document's title, 2 for a section, 3 for a part of one.</param>
    public int Next(int level)
    {
        while (_open.TryPeek(out var above) && above >= level)
        {
            _open.Pop();
        }

        _open.Push(level);
        return _open.Count;
    }
}
