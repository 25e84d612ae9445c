namespace Bench.Statistics.Association;

/// <summary>The six intraclass correlations of Shrout and Fleiss (1979), with the names of McGraw and Wong (1996).</summary>
public enum IntraclassForm
{
    /// <summary>ICC(1,1): each case rated by other raters; one rating.</summary>
    OneWaySingle,

    /// <summary>
    /// ICC(2,1), A-1: the same raters, drawn from many; absolute agreement; one rating. The usual one for method comparison.
    /// </summary>
    AgreementSingle,

    /// <summary>ICC(3,1), C-1: these raters only; consistency, a constant bias does not count; one rating.</summary>
    ConsistencySingle,

    /// <summary>ICC(1,k): mean of k ratings.</summary>
    OneWayAverage,

    /// <summary>ICC(2,k), A-k: absolute agreement of the mean of k raters.</summary>
    AgreementAverage,

    /// <summary>ICC(3,k), C-k: consistency of the mean of k raters; Cronbach's α.</summary>
    ConsistencyAverage,
}
