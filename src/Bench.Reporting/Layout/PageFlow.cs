namespace Bench.Reporting.Layout;

/// <summary>Places blocks on pages from top to bottom.</summary>
internal sealed class PageFlow
{
    private readonly List<List<(Block Block, float Y)>> _pages = [[]];
    private float _y = Sheet.Top;

    private PageFlow(IEnumerable<Block> blocks)
    {
        var waiting = new LinkedList<Block>(blocks);
        while (waiting.First is { } node)
        {
            var block = node.Value;
            waiting.RemoveFirst();
            if ((block.LeavesFirstPage && _pages.Count == 1) || !FitsWithFollowers(block, waiting))
            {
                if (!block.LeavesFirstPage && block.Split(Sheet.TextWidth, Sheet.Bottom - Start(block)) is { } parts)
                {
                    Place(parts.Head);
                    waiting.AddFirst(parts.Tail);
                    TurnPage();
                    continue;
                }

                TurnPage();
            }

            if (
                _pages[^1].Count == 0
                    && block.Height(Sheet.TextWidth) > Sheet.TextHeight
                    && block.Split(Sheet.TextWidth, Sheet.TextHeight) is { } halves)
            {
                Place(halves.Head);
                waiting.AddFirst(halves.Tail);
                TurnPage();
                continue;
            }

            Place(block);
        }
    }

    /// <summary>Blocks of each page with their upper edges.</summary>
    public IReadOnlyList<IReadOnlyList<(Block Block, float Y)>> Pages => [.. _pages.Where(p => p.Count > 0)];

    public static PageFlow Of(IEnumerable<Block> blocks) => new(blocks);

    private float Start(Block block) => _pages[^1].Count == 0 ? _y : _y + block.SpaceBefore;

    /// <summary>True where the block fits with the least part of what must stay with it, or where a fresh page would not help.</summary>
    private bool FitsWithFollowers(Block block, LinkedList<Block> waiting)
    {
        if (_pages[^1].Count == 0)
        {
            return true;
        }

        var bottom = Start(block) + block.Height(Sheet.TextWidth);
        var kept = block;
        foreach (var next in waiting)
        {
            if (!kept.KeepWithNext)
            {
                break;
            }

            bottom += kept.SpaceAfter + next.SpaceBefore + (
                next.KeepWithNext ? next.Height(Sheet.TextWidth) : next.LeastHeight(Sheet.TextWidth));
            kept = next;
        }

        return bottom <= Sheet.Bottom + 0.01f;
    }

    private void Place(Block block)
    {
        var y = Start(block);
        _pages[^1].Add((block, y));
        _y = y + block.Height(Sheet.TextWidth) + block.SpaceAfter;
    }

    private void TurnPage()
    {
        if (_pages[^1].Count > 0)
        {
            _pages.Add([]);
        }

        _y = Sheet.Top;
    }
}
