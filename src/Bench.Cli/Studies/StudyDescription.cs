using System.Globalization;
using System.Text;
using Bench.Core.Studies;
using Bench.Harness.Options;

namespace Bench.Cli.Studies;

/// <summary>A study in words, as Bench understands it.</summary>
internal static class StudyDescription
{
    /// <summary>A few lines.</summary>
    /// <param name="study">The study.</param>
    public static string Of(Study study)
    {
        var text = new StringBuilder();
        Row("study", $"{study.Name}: {study.Title}");
        Row("species", $"{study.Species}; a case is called {study.CaseWord}, several {study.CaseWords}");
        Row("labels", study.ReferenceLabels.ToString());
        if (!study.PredictionLabels.Equals(study.ReferenceLabels))
            Row("in predictions", study.PredictionLabels.ToString());
        Row("layout", study.Layout);
        Row("phases", PhaseRule.Of(study).Description);
        Row("groups", study.Groups is { } groups ? $"{groups.Column} in {groups.File}" : "none");
        Row("spacing", study.Spacing is { } spacing ? $"{spacing} where files say none" : "as the files say");
        Row("units", $"{study.Units.VolumeSymbol} and {study.Units.MassSymbol}");
        Row("density", string.Create(CultureInfo.InvariantCulture, $"{study.DensityGramsPerMl} g/ml"));
        Row("papillary muscles", study.Papillary == PapillaryConvention.BloodPool ? "blood pool" : "myocardium");
        Row("grid of networks", study.WorkingGrid is { } grid
            ? string.Create(CultureInfo.InvariantCulture,
                $"{grid.Rows} × {grid.Columns}, {(grid.SpacingMm > 0 ? $"{grid.SpacingMm} mm" : "each case's own spacing")}")
            : "each case's own");
        Row("split", study.DefaultSplit ?? "none");
        Row("profile", study.DefaultProfile ?? "quick");
        Row("claims", study.ClaimsFolder ?? "none");
        Row("citation", study.Citation.Length > 0 ? study.Citation : "none");
        Row("licence", study.Licence.Length > 0 ? study.Licence : "none");
        return text.ToString();

        void Row(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"  {name,-17} {value}\n");
    }
}
