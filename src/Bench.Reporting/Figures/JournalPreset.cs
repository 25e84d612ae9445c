namespace Bench.Reporting.Figures;

/// <summary>
/// What a journal asks of a figure: its width and the sizes of its text. Sources are in docs/figures.md, with the day they were looked up.
/// </summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="WidthMm">Width at final size, mm.</param>
/// <param name="MostHeightMm">Greatest height that leaves room for a caption, mm; null for any.</param>
/// <param name="LeastTextPoints">Least size of any text at final size, points.</param>
/// <param name="SingleColumn">True for one column: a file a panel.</param>
public sealed record JournalPreset(string Name, double WidthMm, double? MostHeightMm, double LeastTextPoints, bool SingleColumn)
{
    /// <summary>Every preset, by name.</summary>
    public static IReadOnlyList<JournalPreset> All { get; } =
    [
        new("double-column", 172, null, 6, false),
        new("single-column", 84, null, 6, true),
        .. Of("elsevier", 90, 190, 240, 7, 140),
        .. Of("jcmr", 90, 190, 240, 7, 140),
        .. Of("nature", 88, 180, 170, 5),
        .. Of("bmc", 85, 170, 225, 8),
        .. Of("ieee", 88.9, 181.8, 228, 8),
    ];

    /// <summary>A preset by its name; null for none.</summary>
    /// <param name="name">Name.</param>
    public static JournalPreset? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>Size of axis titles with which no text is smaller than the journal takes, points.</summary>
    public double TextPoints => ChartText.LabelSize * LeastTextPoints / ChartText.Small.Size;

    private static IEnumerable<JournalPreset> Of(
        string name, double oneColumn, double twoColumns, double height, double text, double? between = null)
    {
        yield return new JournalPreset(name, twoColumns, height, text, false);
        if (between is { } width)
        {
            yield return new JournalPreset($"{name}-1.5", width, height, text, false);
        }

        yield return new JournalPreset($"{name}-single", oneColumn, height, text, true);
    }
}
