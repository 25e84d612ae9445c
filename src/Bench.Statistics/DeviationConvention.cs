namespace Bench.Statistics;

/// <summary>The divisor of a standard deviation.</summary>
public enum DeviationConvention
{
    /// <summary>n − 1: the unbiased variance of a sample. The default everywhere.</summary>
    Sample,

    /// <summary>n: the variance of a population, the default of numpy.std. At n = 25 it is 2.02 % smaller.</summary>
    Population,
}
