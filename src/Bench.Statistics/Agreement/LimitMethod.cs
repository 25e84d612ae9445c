namespace Bench.Statistics.Agreement;

/// <summary>How the confidence interval of a limit of agreement is made.</summary>
public enum LimitMethod
{
    /// <summary>
    /// Exact for both limits together: two-sided tolerance factors (Carkeet 2015, Optom Vis Sci 92:e71). The default, since a reader
    /// judges both limits at once.
    /// </summary>
    ExactPair,

    /// <summary>Exact for one limit alone: noncentral t (Carkeet 2015).</summary>
    ExactIndividual,

    /// <summary>
    /// Method of variance estimates recovery (Zou 2013, Stat Methods Med Res 22:630): close to exact for one limit, with normal quantiles.
    /// </summary>
    Mover,

    /// <summary>Standard error s·√(1/n + z²/(2(n − 1))) (Bland and Altman 1999, Stat Methods Med Res 8:135, section 2.1).</summary>
    Approximate1999,

    /// <summary>Standard error s·√(3/n) (Bland and Altman 1986, Lancet 327:307).</summary>
    Approximate1986,
}
