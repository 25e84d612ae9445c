namespace Bench.Statistics.Methods;

/// <summary>One measure of one method: a value for every case under every training, which differ in their seed alone.</summary>
public sealed class CaseSeedTable
{
    private readonly double[][] _rows;

    /// <summary>Makes a table.</summary>
    /// <param name="rows">One row a case, each with one value a seed; NaN or infinite where the case has none under that seed.</param>
    /// <exception cref="ArgumentException">No seeds, or rows of different length.</exception>
    public CaseSeedTable(IEnumerable<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = [.. rows.Select(r => r.ToArray())];
        SeedCount = _rows.Length == 0 ? 0 : _rows[0].Length;
        foreach (var row in _rows)
        {
            Require.SameLength(SeedCount, row.Length, nameof(rows));
        }

        if (_rows.Length > 0 && SeedCount == 0)
        {
            throw new ArgumentException("A table needs at least one seed.", nameof(rows));
        }
    }

    /// <summary>Cases.</summary>
    public int CaseCount => _rows.Length;

    /// <summary>Trainings.</summary>
    public int SeedCount { get; }

    /// <summary>The value of a case under a seed, both from 0.</summary>
    public double this[int oneCase, int seed] => _rows[oneCase][seed];

    /// <summary>The values of a case.</summary>
    internal ReadOnlySpan<double> Row(int oneCase) => _rows[oneCase];

    /// <summary>Whether a case has a finite value under at least one seed.</summary>
    internal bool Has(int oneCase) => _rows[oneCase].Any(double.IsFinite);

    /// <summary>The table of some of its cases.</summary>
    internal CaseSeedTable Of(IEnumerable<int> cases) => new(cases.Select(c => _rows[c]));
}
