namespace Bench.Reporting.Layout;

/// <summary>
/// A piece of the report that knows its height at a width. Blocks flow down pages; what does not fit goes to the next page, in parts if it
/// can be split.
/// </summary>
internal abstract class Block
{
    /// <summary>Room above, points; dropped at the top of a page.</summary>
    public float SpaceBefore { get; init; }

    /// <summary>Room below, points.</summary>
    public float SpaceAfter { get; init; } = 8;

    /// <summary>True to stay on the page of the following block.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>True not to stand on the first page.</summary>
    public bool LeavesFirstPage { get; init; }

    /// <summary>
    /// True where a block that does not fit may wait for the top of the next page, while what follows fills this one. Blocks that wait keep
    /// their order.
    /// </summary>
    public virtual bool Floats => false;

    /// <summary>Height at a width.</summary>
    public abstract float Height(float width);

    /// <summary>Height of the least part that may stand at the foot of a page.</summary>
    public virtual float LeastHeight(float width) => Height(width);

    /// <summary>Divides into a head of at most a height and the rest; null where it cannot.</summary>
    public virtual (Block Head, Block Tail)? Split(float width, float height) => null;

    /// <summary>
    /// The same in other words: texts are written for mice, and a study may call its cases otherwise. Blocks without such text stay.
    /// </summary>
    /// <param name="say">What becomes of a text.</param>
    public virtual Block Said(Func<string, string> say) => this;

    /// <summary>Draws with the upper left corner at a point.</summary>
    public abstract void Draw(PageContext page, float x, float y, float width);

    /// <summary>Adds the same content to the HTML report.</summary>
    public abstract void Write(HtmlPage page);
}
