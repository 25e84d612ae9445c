using System.Text.Json;
using Bench.Core;
using Bench.Data.Export;
using Bench.Testing;

namespace Bench.Data.Tests.Export;

/// <summary>
/// Expected numbers by hand, after nnunetv2/evaluation/evaluate_predictions.py: Dice 2·TP / (2·TP + FP + FN), IoU TP / (TP + FP + FN),
/// means over cases where defined, and the foreground's over labels.
/// </summary>
public sealed class NnunetSummaryTests : IDisposable
{
    // As Python's json module writes it, NaN bare.
    private const string OfPython = """
        {
            "foreground_mean": {"Dice": 0.8, "FN": 1.0, "FP": 1.0, "IoU": 0.66, "TN": 92.0, "TP": 4.0, "n_pred": 5.0, "n_ref": 5.0},
            "mean": {"1": {"Dice": 0.8, "FN": 1.0, "FP": 1.0, "IoU": 0.66, "TN": 92.0, "TP": 4.0, "n_pred": 5.0, "n_ref": 5.0}},
            "metric_per_case": [
                {
                    "metrics": {
                        "1": {"Dice": 0.8, "FN": 1, "FP": 1, "IoU": 0.6666666666666666, "TN": 94, "TP": 4, "n_pred": 5, "n_ref": 5},
                        "2": {"Dice": NaN, "FN": 0, "FP": 0, "IoU": NaN, "TN": 100, "TP": 0, "n_pred": 0, "n_ref": 0}
                    },
                    "prediction_file": "/out/patient001_frame01.nii.gz",
                    "reference_file": "/labelsTr/patient001_frame01.nii.gz"
                }
            ]
        }
        """;

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void A_file_of_nnunet_is_read()
    {
        var summary = Read(OfPython);

        Assert.Equal([1, 2], summary.Labels);
        Assert.Equal(0.8, summary.MeanDice(1), 1e-12);
        Assert.Equal(double.NaN, summary.MeanDice(2));
        Assert.Equal(new NnunetCounts(4, 1, 1, 94), summary.Cases[0].Counts[1]);
        Assert.Equal("/out/patient001_frame01.nii.gz", summary.Cases[0].PredictionFile);
    }

    [Fact]
    public void What_is_written_has_the_means_and_reads_back()
    {
        var summary = new NnunetSummary(
        [
            new("a.nii.gz", "ra.nii.gz", new Dictionary<int, NnunetCounts> { [1] = new(4, 1, 1, 94), [3] = new(10, 0, 0, 90) }),
            new("b.nii.gz", "rb.nii.gz", new Dictionary<int, NnunetCounts> { [1] = new(1, 1, 1, 97), [3] = new(0, 0, 0, 100) }),
        ]);
        summary.Write(_scratch.Combine("summary.json"));

        var text = File.ReadAllText(_scratch.Combine("summary.json"));
        var back = NnunetSummary.Read(_scratch.Combine("summary.json"));

        Assert.Equal(summary.Cases.SelectMany(c => c.Counts), back.Cases.SelectMany(c => c.Counts));
        Assert.Equal((0.8 + 0.5) / 2, back.MeanDice(1), 1e-12);
        Assert.Equal(1, back.MeanDice(3), 1e-12);

        // (0.65 + 1) / 2; true negatives (95.5 + 95) / 2.
        using var document = JsonDocument.Parse(text.Replace("NaN", "null", StringComparison.Ordinal));
        var foreground = document.RootElement.GetProperty("foreground_mean");
        Assert.Equal(0.825, foreground.GetProperty("Dice").GetDouble(), 1e-12);
        Assert.Equal(95.25, foreground.GetProperty("TN").GetDouble(), 1e-12);
        Assert.Equal(["Dice", "FN", "FP", "IoU", "TN", "TP", "n_pred", "n_ref"], foreground.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["foreground_mean", "mean", "metric_per_case"], document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Contains("\"Dice\": NaN", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"TP\": 4, \"n_pred\"", "\"TP\": -4, \"n_pred\"", "$.metric_per_case[0].metrics.1.TP is no count")]
    [InlineData("\"metrics\"", "\"metriken\"", "$.metric_per_case[0].metrics is missing")]
    [InlineData("\"metric_per_case\"", "\"cases\"", "$.metric_per_case is missing")]
    [InlineData("\"prediction_file\"", "prediction_file", "is not a summary of nnU-Net")]
    public void Another_file_is_refused_with_its_place(string part, string instead, string reason)
    {
        var error = Assert.Throws<InputException>(() => Read(OfPython.Replace(part, instead, StringComparison.Ordinal)));

        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private NnunetSummary Read(string text)
    {
        File.WriteAllText(_scratch.Combine("summary.json"), text);
        return NnunetSummary.Read(_scratch.Combine("summary.json"));
    }
}
