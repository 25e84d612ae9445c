using System.Globalization;
using System.Text;
using Bench.Core.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Cli.Models;

/// <summary>What <c>weights import</c> and <c>weights describe</c> print.</summary>
internal static class WeightsText
{
    /// <summary>What a Keras file was found to hold.</summary>
    public static string Of(KerasModel model, KerasImport import)
    {
        var text = new StringBuilder();
        var kind = model.Configuration is null ? "weights only" : "whole model";
        Line(
            text,
            "file",
            $"{model.Path}: Keras {(model.KerasVersion.Length == 0 ? "of unknown version" : model.KerasVersion)}, "
                + $"{kind}{(model.HasTrainingState ? " (its training state is not used)" : string.Empty)}");
        Line(text, "sha256", model.Sha256);
        Line(
            text,
            string.Empty,
            import.IsPublished
                ? $"this is the published {PublishedWeights.FileName}"
                : $"this is not the published {PublishedWeights.FileName}");
        Architecture(text, import.Weights);
        Line(text, "skips", import.SkipsInWords());
        return text.ToString().TrimEnd();
    }

    /// <summary>What a safetensors file says of itself.</summary>
    public static string Of(string path, NetworkWeights weights)
    {
        var text = new StringBuilder();
        Line(text, "file", path);
        Architecture(text, weights);
        Line(
            text,
            "images",
            weights.WorkingSize == 0 ? "at native size" : $"reduced to a longest side of about {weights.WorkingSize} pixels");
        foreach (var (key, value) in weights.Metadata)
        {
            Line(text, key, value);
        }

        return text.ToString().TrimEnd();
    }

    private static void Architecture(StringBuilder text, NetworkWeights weights)
    {
        var rows = LayerTable.Of(weights.Network, weights.Network.SizeMultiple, weights.Network.SizeMultiple).Rows;
        int Count(string kind) => rows.Count(r => r.Kind.StartsWith(kind, StringComparison.Ordinal));
        var moving = weights.MovingStatisticsCount;
        Line(text, "network", weights.Network.ToString());
        Line(
            text,
            "layers",
            $"{rows.Count}, of which with weights {Count("Conv2D")} convolutions and {Count("BatchNormalization")} batch norms");
        Line(
            text,
            "parameters",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{weights.ParameterCount:N0}: {weights.ParameterCount - moving:N0} trainable, {moving:N0} not (moving statistics)"));
        Line(
            text,
            "batch norm",
            string.Create(
                CultureInfo.InvariantCulture,
                $"epsilon {weights.Network.BatchNormEpsilon:G6}, momentum {weights.Network.BatchNormMomentum:G6}"));
        Line(text, "weights", $"sha256 {weights.Sha256} (of the numbers alone)");
    }

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"  {label,-12} {value}").Append('\n');
}
