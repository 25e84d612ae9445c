namespace Bench.Statistics.Methods;

/// <summary>What a method's trainings bring to the variance of its mean: shared by means and differences.</summary>
internal sealed class TrainingVariance
{
    private TrainingVariance(CaseSeedTable table)
    {
        Table = table;
        MissingCells = Enumerable.Range(0, table.CaseCount)
            .Sum(i => Enumerable.Range(0, table.SeedCount).Count(j => !double.IsFinite(table[i, j])));
        Fit = table.CaseCount == 0 ? null : AdditiveFit.Of(table);
        Outcome = table.CaseCount < 2 || table.SeedCount < 2 ? StatisticOutcome.TooFewValues
            : Fit is null || Fit.ResidualDegrees < 1 ? StatisticOutcome.NotApplicable
            : StatisticOutcome.Defined;
    }

    /// <summary>The cases that have a value.</summary>
    public CaseSeedTable Table { get; }

    public int MissingCells { get; }

    /// <summary>Null where there are no cases, or gaps divide the table.</summary>
    public AdditiveFit? Fit { get; }

    public StatisticOutcome Outcome { get; }

    /// <summary>Weight of the seeds' mean square in the variance of the mean.</summary>
    public double SeedWeight => 1 / (Table.SeedCount * Fit!.SeedFactor);

    /// <summary>σ² of seeds over their number; 0 where the estimate is negative.</summary>
    public double SeedVariance => SeedWeight * Math.Max(0, Fit!.SeedSquare - Fit.ResidualSquare);

    /// <summary>The seeds' term in the denominator of Satterthwaite's degrees of freedom.</summary>
    public double SeedSpread => SeedWeight * SeedWeight * Fit!.SeedSquare * Fit.SeedSquare / (Table.SeedCount - 1);

    /// <summary>The residual's term in that denominator, where the residual enters with the seeds alone.</summary>
    public double ResidualSpread => SeedWeight * SeedWeight * Fit!.ResidualSquare * Fit.ResidualSquare / Fit.ResidualDegrees;

    public static TrainingVariance Of(CaseSeedTable table) => new(table.Of(Enumerable.Range(0, table.CaseCount).Where(table.Has)));
}
