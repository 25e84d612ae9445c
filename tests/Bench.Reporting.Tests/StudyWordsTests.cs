using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Html;
using Bench.Reporting.Tables;
using Bench.Testing;

namespace Bench.Reporting.Tests;

/// <summary>Reports and tables of a study of patients, in ml and g.</summary>
public sealed class StudyWordsTests
{
    private static readonly EvaluationResult Patients = OfPatients(SampleResult.Create(2, 12));

    [Fact]
    public void A_report_of_patients_speaks_of_no_mouse_and_of_no_microlitre()
    {
        using var stream = new MemoryStream();
        new HtmlReport().Export(Patients, null, stream);
        var text = Regex.Replace(Encoding.UTF8.GetString(stream.ToArray()), "(?s)<(script|style)[^>]*>.*?</\\1>", "");

        // Names of the sample's cases, its published claims and texts of the sample itself are not Bench's words.
        var own = Regex.Replace(text, "(?s)<table.*?</table>", "");
        Assert.DoesNotMatch(@"(?i)(?<![\w-/])(mouse|mice)(?![\w-/])", Regex.Replace(own, "(?s)<div class=\"fact\">.*?</div>", ""));
        Assert.DoesNotContain("µL", own, StringComparison.Ordinal);
        Assert.Contains("Every patient", text, StringComparison.Ordinal);
        Assert.Contains("EDV (ml)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_patients_have_cases_and_printed_units()
    {
        var tables = ResultTables.Of(Patients).ToDictionary(t => t.Name);

        Assert.Equal("case", tables["function"].Columns[1]);
        Assert.Contains("volume_error_ml", tables["cleaning"].Columns);
        Assert.Equal(["%", "g", "ml"], tables["function"].Rows.Select(r => r[3]).Distinct().Order(StringComparer.Ordinal));
        var mice = ResultTables.Of(SampleResult.Create(2, 12)).ToDictionary(t => t.Name);
        Assert.Equal("mouse", mice["function"].Columns[1]);
        double Value(ResultTable table) => double.Parse(table.Rows[0][4], CultureInfo.InvariantCulture);
        Assert.Equal(Value(mice["function"]) / 1000, Value(tables["function"]), 12);
    }

    [Fact]
    public void Groups_have_a_table_a_figure_and_a_section()
    {
        var grouped = Patients with
        {
            Models =
            [
                .. Patients.Models.Select(m => m with
                {
                    ByGroup = [new GroupSummary("DCM", 12, [.. m.Dice.Where(d => d is { Structure: not null, Phase: null })], m.Agreement)],
                }),
            ],
        };

        Assert.Contains(ResultTables.Of(grouped), t => t.Name == "groups");
        Assert.NotNull(FigureSet.Of(grouped).Find("groups"));
        using var stream = new MemoryStream();
        new HtmlReport().Export(grouped, null, stream);
        Assert.Contains("Agreement by group", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static EvaluationResult OfPatients(EvaluationResult result) => result with
    {
        Settings = result.Settings with
        {
            Cohort = StudyTerms.Of(Study.Mouse with
            {
                Name = "hearts",
                Title = "Hearts of patients",
                Species = "human",
                CaseWord = "patient",
                CaseWords = "patients",
                Units = new StudyUnits(VolumeUnit.Millilitre, MassUnit.Gram),
            }),
        },
        Issues = [],
        Claims = [],
        VerdictLimits = [],
        Conclusion = result.Conclusion with { Sentences = [] },
    };
}
