using Bench.Statistics.Association;
using Bench.Statistics.Comparison;
using Bench.Statistics.Planning;

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

    // R predictionInterval::pi.m(M = 2.53, SD = 1.02, n = 40, rep.n = 80).
    [Fact]
    public void Prediction_interval_of_a_mean_agrees_with_predictionInterval()
    {
        var interval = ReplicationInterval.OfMean(2.53, 1.02, 40, 80);
        Close.Ends(2.1305, 2.9295, interval, 4);
    }

    // Values of the paper's claims for a new sample of 25; SciPy 1.10.1.
    [Fact]
    public void Prediction_intervals_for_a_replication_with_25_mice()
    {
        Close.Ends(0.928, 0.952, ReplicationInterval.OfMean(0.94, 0.02, 25, 25), 3);
        Close.Ends(0.664, 1.506, ReplicationInterval.OfDeviation(1, 25, 25), 3);
        Close.Ends(.82, .98, ReplicationInterval.OfCorrelation(.94, 25, 25), 2);
        Close.Ends(.968, .997, ReplicationInterval.OfCorrelation(.99, 25, 25), 3);
        Close.Ends(.76, .97, ReplicationInterval.OfCorrelation(.92, 25, 25), 2);
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
