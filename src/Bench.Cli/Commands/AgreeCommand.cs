using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Agreement;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Tables;
using Bench.Evaluation.Serialization;
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
        var reference = new Option<string>("--reference")
        {
            Description = "Column of the reference method.",
            HelpName = "COLUMN",
            Required = true,
        };
        var predicted = new Option<string>("--predicted")
        {
            Description = "Column of the method under test. Differences are predicted - reference.",
            HelpName = "COLUMN",
            Required = true,
        };
        var unit = new Option<string>("--unit")
        {
            Description = "Unit of both columns, for text and axes.",
            HelpName = "U",
            DefaultValueFactory = _ => string.Empty,
        };
        var margin = new Option<double?>("--margin")
        {
            Description =
                "Largest difference that does not matter, in the unit of the columns. Adds the equivalence test. Choose it before you "
                    + "see the data.",
            HelpName = "D",
        };
        var cases = new Option<string?>("--case")
        {
            Description =
                "Column that identifies the case of each row, if cases were measured several times. Adds limits of agreement for "
                    + "repeated measurements.",
            HelpName = "COLUMN",
        };
        var replicates = new Option<bool>("--replicates")
        {
            Description =
                "With --case: the rows of a case are replicates of one unchanging value. Without it, the true value may change "
                    + "between rows.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text; docs/agree.md explains the keys." };
        var output = new Option<string?>("--out")
        {
            Description = "Output folder for agreement.json, the figure (SVG, PNG) and a PDF page.",
            HelpName = "DIR",
        };
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command("agree", "Analyse the agreement of any two columns of a text table.")
        {
            file,
            reference,
            predicted,
            cases,
            replicates,
            unit,
            margin,
            json,
            output,
            overwrite,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var (first, second) = (parsed.GetValue(reference)!, parsed.GetValue(predicted)!);
            var caseColumn = parsed.GetValue(cases)?.Trim();
            if (caseColumn is null && parsed.GetValue(replicates))
            {
                throw new InputException("--replicates", "there is no --case.", "name the column of the cases with --case.");
            }

            var columns = PairedColumns.Of(DelimitedText.Read(path), first, second, caseColumn);
            if (parsed.GetValue(margin) is not (null or (> 0 and < double.PositiveInfinity)))
            {
                throw new InputException(
                    "--margin", $"{parsed.GetValue(margin)} is not a margin.", "give a number above 0, in the unit of the columns.");
            }

            var repeated = columns.Cases is null ? null : RepeatedBlandAltman.Of(
                columns.Cases, columns.Reference, columns.Predicted, parsed.GetValue(replicates)
                    ? RepeatedDesign.ConstantTruth
                    : RepeatedDesign.VaryingTruth);
            var options = new AgreementAnalysisOptions
            {
                Unit = parsed.GetValue(unit)!.Trim(),
                Statements = new StudyStatements
                {
                    AcceptableDifference = parsed.GetValue(margin),
                    DataStructure = repeated is null ? null : $"{repeated.PairCount} pairs of {repeated.CaseCount} cases.",
                },
            };
            var analysis = AgreementAnalysis.Of(columns.Reference, columns.Predicted, options);
            var document = AgreementDocument.Of(path, first, second, columns, analysis, caseColumn, repeated);
            var asJson = parsed.GetValue(json);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(document, ResultJson.Options) : AgreementText.Of(document).Trim());
            if (parsed.GetValue(output) is { } folder)
            {
                AgreementFiles.Write(document, folder, parsed.GetValue(overwrite), asJson ? null : log);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
