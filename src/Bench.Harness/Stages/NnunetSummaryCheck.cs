using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Export;
using Bench.Evaluation.Results;

namespace Bench.Harness.Stages;

/// <summary>Holds Dice against that in nnU-Net's <c>summary.json</c>, where one lies beside the masks.</summary>
internal static class NnunetSummaryCheck
{
    private const double Tolerance = 0.0005;

    /// <summary>Says for each label whether both agree.</summary>
    /// <param name="folder">Folder of the masks.</param>
    /// <param name="model">What was measured.</param>
    /// <param name="study">The numbers of labels.</param>
    /// <returns>Sentences, and whether each is a disagreement; none where there is no summary.</returns>
    /// <exception cref="InputException">It is there and cannot be read.</exception>
    public static IEnumerable<(string Sentence, bool Differs)> Of(string folder, ModelResult model, Study study)
    {
        var path = Path.Combine(folder, NnunetSummary.FileName);
        if (!File.Exists(path))
            yield break;
        var summary = NnunetSummary.Read(path);
        foreach (var structure in study.Structures)
        {
            var label = study.PredictionLabels.NumberOf(structure);
            DiceMeasurement[] frames = [.. model.Cases.SelectMany(c => c.Dice).Where(d => d.Structure == structure)];
            if (!summary.Labels.Contains(label) || frames.Length != summary.Cases.Count)
            {
                yield return (
                    FormattableString.Invariant(
                        $"{path} has {summary.Cases.Count} cases and the labels {string.Join(", ", summary.Labels)}; ")
                        + FormattableString.Invariant(
                            $"{frames.Length} frames were measured, so its Dice of {Vocabulary.InSentence(structure)} is not compared."),
                    true);
                continue;
            }

            double[] defined =
            [
                .. frames.Where(d => d.ReferenceVoxels + d.PredictedVoxels > 0)
                    .Select(d => 2.0 * d.SharedVoxels / (d.ReferenceVoxels + d.PredictedVoxels)),
            ];
            var (ours, theirs) = (defined.Length == 0 ? double.NaN : defined.Average(), summary.MeanDice(label));
            var differs = Math.Abs(ours - theirs) > Tolerance || double.IsNaN(ours) != double.IsNaN(theirs);
            yield return (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: mean Dice of {Vocabulary.InSentence(structure)} (label {label}) {theirs:0.0000}; measured here {ours:0.0000}")
                    + (differs ? ": other masks, another reference, or cleaning." : "."),
                differs);
        }
    }
}
