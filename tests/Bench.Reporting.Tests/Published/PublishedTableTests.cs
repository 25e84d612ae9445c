using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Testing;

namespace Bench.Reporting.Tests.Published;

public sealed class PublishedTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_published_Table_1_of_the_2025_draft_is_drawn_from_its_claims()
    {
        var table = PublishedTable.Load(RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));
        Assert.Equal("draft-2025", table.Version);
        Assert.Equal(25, table.Mice);
        Assert.EndsWith(": Table 1; Figure 3; Results, text", table.Citation, StringComparison.Ordinal);
        AgreementSummary[] printed =
        [
            Row(Quantity.EndDiastolicVolume, "µL", new(65.6, 10.0), new(66.2, 10.1), 0.6, -6.0, 7.1, 0.365, 0.94),
            Row(Quantity.EndSystolicVolume, "µL", new(27.3, 10.1), new(27.7, 10.7), 0.4, -3.2, 3.9, 0.330, 0.99),
            Row(Quantity.StrokeVolume, "µL", new(38.3, 6.3), new(38.5, 8.1), 0.3, -6.4, 6.9, 0.696, 0.92),
            Row(Quantity.EjectionFraction, "%", new(59.3, 10.7), new(59.1, 12.3), -0.2, -5.7, 5.3, 0.698, 0.98),
            Row(Quantity.MassAtEndDiastole, "mg", new(105.2, 26.8), new(107.5, 25.5), 2.3, -12.8, 17.4, 0.165, 0.96),
            Row(Quantity.MassAtEndSystole, "mg", new(111.2, 15.6), new(112.8, 26.1), 1.6, -13.0, 16.3, 0.299, 0.96),
        ];
        Assert.Equal(printed, table.Agreement);
        PublishedDice[] dice =
        [
            new(Structure.BloodPool, null, 0.94, 0.02), new(Structure.Myocardium, null, 0.91, 0.03),
            new(Structure.BloodPool, CardiacPhase.EndDiastole, 0.95, 0.02), new(Structure.BloodPool, CardiacPhase.EndSystole, 0.93, 0.03),
            new(Structure.Myocardium, CardiacPhase.EndDiastole, 0.89, 0.03), new(Structure.Myocardium, CardiacPhase.EndSystole, 0.92, 0.02),
        ];
        Assert.Equal(dice, table.Dice);
    }

    [Fact]
    public void A_missing_file_is_named() => AssertRefused(_folder.Combine("none.json"), "cannot be read");

    [Fact]
    public void Something_else_than_JSON_is_refused() => AssertRefused(Write("not json"), "not the expected JSON");

    [Fact]
    public void An_unknown_quantity_is_named() =>
        AssertRefused(Write(Study(""", "quantity": "heart_rate", "measure": "agreement", "statistic": "bias" """)), "claim 'a', field 'quantity': \"heart_rate\" is not one of end_diastolic_volume");

    [Fact]
    public void A_number_that_is_not_printed_becomes_NaN()
    {
        var dice = Assert.Single(PublishedTable.Load(Write(Study(""", "measure": "dice", "statistic": "mean" """))).Dice);
        Assert.Equal(0.93, dice.Mean);
        Assert.True(double.IsNaN(dice.StandardDeviation));
        Assert.Null(dice.Structure);
    }

    [Fact]
    public void A_quantity_that_the_study_does_not_print_has_no_row_and_one_printed_in_part_has_NaN()
    {
        var row = Assert.Single(PublishedTable.Load(Write(Study(""", "quantity": "stroke_volume", "measure": "agreement", "statistic": "bias" """))).Agreement);
        Assert.Equal((Quantity.StrokeVolume, 0.93), (row.Quantity, row.Bias.Value));
        Assert.True(double.IsNaN(row.LowerLimit.Value) && double.IsNaN(row.Pearson.Value));
    }

    private static AgreementSummary Row(
        Quantity quantity,
        string unit,
        MeanDeviation reference,
        MeanDeviation predicted,
        double bias,
        double lower,
        double upper,
        double p,
        double r)
    {
        return new()
        {
            Quantity = quantity,
            Unit = unit,
            Count = 25,
            Reference = reference,
            Predicted = predicted,
            Bias = new(bias),
            LowerLimit = new(lower),
            UpperLimit = new(upper),
            TTestP = p,
            Pearson = new(r),
        };
    }

    private static string Study(string fields) =>
        """{"study": "s", "version": "v", "source": "c", "test_mice": 1, "claims": [{"id": "a", "statement": "s", "place": {"table": "1"}, "printed": "0.93", "unit": "", "judged": "self_consistency" """ + fields + "}]}";

    private static void AssertRefused(string path, string reason)
    {
        var exception = Assert.Throws<InputException>(() => PublishedTable.Load(path));
        Assert.Equal(path, exception.InputSource);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = _folder.Combine("claims.json");
        File.WriteAllText(path, text);
        return path;
    }
}
