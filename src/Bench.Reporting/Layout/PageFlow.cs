namespace Bench.Reporting.Layout;

/// <summary>Places blocks on pages from top to bottom.</summary>
internal sealed class PageFlow
{
    /// <summary>Share of a page that no report should leave white.</summary>
    private const float MostWhite = 0.33f;

    /// <summary>
    /// How much of a page may stay white so that figures stay with their section, and with their part of the report: the more orderly
    /// first.
    /// </summary>
    private static readonly (float Section, float Part)[] Orders =
        [(MostWhite, 1), (0.2f, 1), (0.1f, 1), (MostWhite, MostWhite), (0.2f, MostWhite), (0.1f, 0.2f), (0, 0)];

    private readonly (float Section, float Part) _order;
    private readonly List<List<(Block Block, float Y)>> _pages = [[]];
    private readonly Queue<Block> _floating = new();
    private float _y = Sheet.FirstTop;

    private PageFlow(IEnumerable<Block> blocks, (float Section, float Part) order)
    {
        _order = order;
        var waiting = new LinkedList<Block>(blocks);
        while (waiting.First is { } node)
        {
            var block = node.Value;
            waiting.RemoveFirst();
            if (_floating.Count > 0 && Sheet.Bottom - _y <= Sheet.TextHeight * MayStayWhiteBefore(block))
            {
                // Figures stay with their section and their part where that leaves little white.
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

    /// <summary>
    /// Places blocks in the most orderly way that leaves no page a third white; where none does, with the fewest such pages.
    /// </summary>
    public static PageFlow Of(IEnumerable<Block> blocks)
    {
        Block[] all = [.. blocks];
        PageFlow? best = null;
        foreach (var order in Orders)
        {
            var flow = new PageFlow(all, order);
            best = best is null || flow.WhitePages < best.WhitePages ? flow : best;
            if (best.WhitePages == 0)
            {
                break;
            }
        }

        return best!;
    }

    private int WhitePages => White.SkipLast(1).Count(w => w > MostWhite);

    private float MayStayWhiteBefore(Block block) =>
        block switch { PartTitle => _order.Part, Heading { Level: 1 } => _order.Section, _ => float.NegativeInfinity };

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
