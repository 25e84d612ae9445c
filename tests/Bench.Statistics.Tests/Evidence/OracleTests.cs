using Bench.Statistics.Association;
using Bench.Statistics.Comparison;

namespace Bench.Statistics.Tests.Evidence;

/// <summary>Single numbers from other tools and papers; the source stands at each.</summary>
public class OracleTests
{
    private static readonly double[] A = [4, 7, 8, 6, 3, 2];
    private static readonly double[] B = [6, 8, 7, 10, 11, 9];

    // pingouin tests/test_equivalence.py.
    [Fact]
    public void Equivalence_tests_agree_with_pingouin()
    {
        Close.Decimals(.9293826, EquivalenceTest.Of(A, B, 1).PValue, 7);
        Close.Decimals(.9650974, EquivalenceTest.Of(A, B, 1, design: EquivalenceDesign.Pooled).PValue, 7);
        Close.Decimals(.9643479, EquivalenceTest.Of(A, B, 1, design: EquivalenceDesign.Welch).PValue, 7);
        Close.Decimals(.8286101, EquivalenceTest.Of(A, B, 2).PValue, 7);
        Close.Decimals(.00017933, EquivalenceTest.Of(A, B, 10, design: EquivalenceDesign.Pooled).PValue, 8);
    }

    [Fact]
    public void Peak_flow_concordance_correlation_and_slope()
    {
        Close.Decimals(.942742, ConcordanceCorrelation.Of(PeakFlow.Mini, PeakFlow.Wright).Coefficient, 6);
        Close.Decimals(
            .942752, ConcordanceCorrelation.Of(PeakFlow.Mini, PeakFlow.Wright, convention: DeviationConvention.Sample).Coefficient, 6);
        Close.Decimals(.943279, PearsonCorrelation.Of(PeakFlow.Mini, PeakFlow.Wright).Coefficient, 6);
        Close.Decimals(.991543, ConcordanceCorrelation.Of(Giavarina.MethodA, Giavarina.MethodB).Coefficient, 6);
    }
}
