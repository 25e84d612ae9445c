namespace Bench.Statistics.Agreement;

/// <summary>What the differences are plotted against and regressed on.</summary>
public enum HorizontalAxis
{
    /// <summary>The mean of both measurements (Bland and Altman 1995, Lancet 346:1085): for two methods of similar error.</summary>
    Mean,

    /// <summary>The reference alone (Krouwer 2008, Stat Med 27:778): where the reference has little error of its own.</summary>
    Reference,
}
