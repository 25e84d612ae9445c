namespace Bench.Reporting.Layout;

/// <summary>Places blocks on pages from top to bottom.</summary>
internal sealed class PageFlow
{
    /// <summary>Share of a page that may stay white for the sake of order.</summary>
    private const float MostWhite = 0.33f;

    private readonly List<List<(Block Block, float Y)>> _pages = [[]];
    private readonly Queue<Block> _floating = new();
    private float _y = Sheet.FirstTop;

    private PageFlow(IEnumerable<Block> blocks)
    {
        var waiting = new LinkedList<Block>(blocks);
        while (waiting.First is { } node)
        {
            var block = node.Value;
            waiting.RemoveFirst();
            if (_floating.Count > 0
                && (block is PartTitle || (block is Heading { Level: 1 } && Sheet.Bottom - _y <= MostWhite * Sheet.TextHeight)))
            {
                // Figures stay with their section where that leaves little white, and with their part always.
                TurnPage();
                waiting.AddFirst(block);
                continue;
            }

            var fits = !(block.LeavesFirstPage && _pages.Count == 1) && FitsWithFollowers(block, waiting);
            if (block.Floats && _pages[^1].Count > 0 && (_floating.Count > 0 || !fits))
            {
                _floating.Enqueue(block);
                continue;
            }

            if (!fits)
            {
                if (!block.LeavesFirstPage && block.Split(Sheet.TextWidth, Sheet.Bottom - Start(block)) is { } parts)
                {
                    Place(parts.Head);
                    waiting.AddFirst(parts.Tail);
                    TurnPage();
                    continue;
                }

                TurnPage();
                if (_pages[^1].Count > 0)
                {
                    // What waited stands at the top of the new page: whether there is room below it is to be seen again.
                    waiting.AddFirst(block);
                    continue;
                }
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

        while (_floating.Count > 0)
        {
            TurnPage();
        }
    }

    /// <summary>Blocks of each page with their upper edges.</summary>
    public IReadOnlyList<IReadOnlyList<(Block Block, float Y)>> Pages => [.. _pages.Where(p => p.Count > 0)];

    /// <summary>Share of each page's text height that stays white at its foot, 0 … 1.</summary>
    public IReadOnlyList<float> White =>
        [.. Pages.Select(p => Math.Max(0, (Sheet.Bottom - p.Max(b => b.Y + b.Block.Height(Sheet.TextWidth))) / Sheet.TextHeight))];

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
        while (_floating.TryPeek(out var next)
            && (_pages[^1].Count == 0 || Start(next) + next.Height(Sheet.TextWidth) <= Sheet.Bottom + 0.01f))
        {
            Place(_floating.Dequeue());
        }
    }
}
