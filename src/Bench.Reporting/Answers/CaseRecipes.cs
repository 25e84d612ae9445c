using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;
using Where = (string Column, string? Value);

namespace Bench.Reporting.Answers;

/// <summary>Numbers of <c>function</c>, from the voxel counts of a case and the size of its voxels.</summary>
/// <param name="caseColumn">Name of the column of cases.</param>
/// <param name="terms">Density and printed units.</param>
internal sealed class CaseRecipes(string caseColumn, StudyTerms terms)
{
    /// <summary>The recipe of a column of <c>function</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The case.</param>
    /// <param name="quantity">Code of the quantity.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public Recipe? Of(string model, string name, string quantity, string column)
    {
        if (column is not ("reference" or "predicted" or "difference"))
        {
            return null;
        }

        var which = terms.Quantities.Where(q => Vocabulary.Code(q) == quantity).ToArray();
        if (which.Length == 0)
        {
            return null;
        }

        Where[] where = [("model", model), (caseColumn, name)];
        var read = new Reading(
            [
                Snippet.Words("dice", where, "reference_voxels and predicted_voxels"),
                Snippet.Words("cases", where, "row_mm, column_mm and slice_mm"),
            ],
            Snippet.ReadPython("t", "dice", caseColumn) + Snippet.KeepPython("t", where)
                + "t = t.set_index([\"structure\", \"phase\"])\n"
                + Snippet.ReadPython("c", "cases", caseColumn) + Snippet.KeepPython("c", where)
                + "microlitres = float(c[\"row_mm\"].iloc[0] * c[\"column_mm\"].iloc[0] * c[\"slice_mm\"].iloc[0])\n"
                + "volume = lambda of, structure, phase: t.loc[(structure, phase), f\"{of}_voxels\"] * microlitres\n",
            Snippet.ReadR("t", "dice", caseColumn) + Snippet.KeepR("t", where)
                + Snippet.ReadR("c", "cases", caseColumn) + Snippet.KeepR("c", where)
                + "microlitres <- c$row_mm * c$column_mm * c$slice_mm\n"
                + "volume <- function(of, structure, phase)\n"
                + "  t[t$structure == structure & t$phase == phase, paste0(of, \"_voxels\")] * microlitres\n");
        var (formula, of) = Expression(which[0]);
        var expression = column == "difference" ? $"{of("predicted")} - ({of("reference")})" : of(column);
        return Recipe.Of(
            column == "difference" ? $"the model's value less the expert's; each {formula}" : formula,
            $"Masks of the model are measured after cleaning. {Convention(which[0])}",
            read,
            expression,
            expression);
    }

    private string Convention(Quantity quantity) => quantity is Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole
        ? string.Create(CultureInfo.InvariantCulture, $"Density of myocardium: {terms.DensityGramsPerMl} g/ml.")
        : "Papillary muscles count as the expert counted them.";

    private (string Formula, Func<string, string> Of) Expression(Quantity quantity)
    {
        var pool = quantity >= Quantity.RightEndDiastolicVolume ? "right_ventricle" : "blood_pool";
        var per = terms.PerPrinted(Vocabulary.Unit(quantity)).ToString("R", CultureInfo.InvariantCulture);
        var scale = per == "1" ? "" : $" / {per}";
        var density = terms.DensityGramsPerMl.ToString("R", CultureInfo.InvariantCulture);
        string Volume(string of, string structure, string phase) => $"volume(\"{of}\", \"{structure}\", \"{phase}\")";
        return quantity switch
        {
            Quantity.EndDiastolicVolume or Quantity.RightEndDiastolicVolume =>
                ("voxels at ED × voxel volume (1 mm³ = 1 µL)", of => Volume(of, pool, "ED") + scale),
            Quantity.EndSystolicVolume or Quantity.RightEndSystolicVolume =>
                ("voxels at ES × voxel volume (1 mm³ = 1 µL)", of => Volume(of, pool, "ES") + scale),
            Quantity.StrokeVolume or Quantity.RightStrokeVolume =>
                ("EDV − ESV", of => $"({Volume(of, pool, "ED")} - {Volume(of, pool, "ES")}){scale}"),
            Quantity.EjectionFraction or Quantity.RightEjectionFraction =>
                (
                    "100 · (EDV − ESV) / EDV",
                    of => $"100 * ({Volume(of, pool, "ED")} - {Volume(of, pool, "ES")}) / {Volume(of, pool, "ED")}"),
            Quantity.MassAtEndDiastole =>
                ("myocardium voxels at ED × voxel volume × density", of => $"{Volume(of, "myocardium", "ED")} * {density}{scale}"),
            _ => ("myocardium voxels at ES × voxel volume × density", of => $"{Volume(of, "myocardium", "ES")} * {density}{scale}"),
        };
    }
}
