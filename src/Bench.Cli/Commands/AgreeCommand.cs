using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Agreement;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Tables;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;

namespace Bench.Cli.Commands;

/// <summary><c>bench agree</c>: the whole agreement analysis of any two columns of a text table.</summary>
internal static class AgreeCommand
{
    public static Command Create(ProgressLog log)
    {
        var file = new Argument<string>("file")
        {
            Description = "Text table with a header row, separated by commas, semicolons or tabs, with decimal points.",
        };
        var command = new Command("agree", "Analyse the agreement of any two columns of a text table.") { file };
        var reference = command.Required(Setting.Text("--reference", "Column of the reference method.", "COLUMN"));
        var predicted = command.Required(Setting.Text(
            "--predicted",
            "Column of the method under test. Differences are predicted - reference.",
            "COLUMN"));
        var unit = command.Default(Setting.Text("--unit", "Unit of both columns, for text and axes.", "U"), string.Empty);
        var margin = command.OptionalValue(new Setting<double>(
            "--margin",
            "Largest difference that does not matter, in the unit of the columns. Adds the equivalence test. Choose it before you "
                + "see the data.",
            "D"));
        var cases = command.Optional(Setting.Text(
            "--case",
            "Column that identifies the case of each row, if cases were measured several times. Adds limits of agreement for "
                + "repeated measurements.",
            "COLUMN"));
        var replicates = command.Switch(Setting.Switch(
            "--replicates",
            "With --case: the rows of a case are replicates of one unchanging value. Without it, the true value may change between rows."));
        var json = command.Json("instead of text; docs/agree.md explains the keys");
        var output = command.Optional(SharedOptions.OutputFolder(
            "Output folder for agreement.json, the figure (SVG, PNG) and a PDF page."));
        var overwrite = command.OverwriteFolder();
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var (first, second) = (reference(parsed), predicted(parsed));
            var caseColumn = cases(parsed)?.Trim();
            if (caseColumn is null && replicates(parsed))
            {
                throw new InputException("--replicates", "there is no --case.", "name the column of the cases with --case.");
            }

            var columns = PairedColumns.Of(DelimitedText.Read(path), first, second, caseColumn);
            if (margin(parsed) is not (null or (> 0 and < double.PositiveInfinity)))
            {
                throw new InputException(
                    "--margin", $"{margin(parsed)} is not a margin.", "give a number above 0, in the unit of the columns.");
            }

            var repeated = columns.Cases is null ? null : RepeatedBlandAltman.Of(
                columns.Cases, columns.Reference, columns.Predicted, replicates(parsed)
                    ? RepeatedDesign.ConstantTruth
                    : RepeatedDesign.VaryingTruth);
            var options = new AgreementAnalysisOptions
            {
                Unit = unit(parsed).Trim(),
                Statements = new StudyStatements
                {
                    AcceptableDifference = margin(parsed),
                    DataStructure = repeated is null ? null : $"{repeated.PairCount} pairs of {repeated.CaseCount} cases.",
                },
            };
            var analysis = AgreementAnalysis.Of(columns.Reference, columns.Predicted, options);
            var document = AgreementDocument.Of(path, first, second, columns, analysis, caseColumn, repeated);
            var asJson = json(parsed);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(document, ResultJson.Options) : AgreementText.Of(document).Trim());
            if (output(parsed) is { } folder)
            {
                AgreementFiles.Write(document, folder, overwrite(parsed), asJson ? null : log);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
