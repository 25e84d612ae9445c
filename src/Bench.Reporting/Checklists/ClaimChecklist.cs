using Bench.Evaluation.Results;
using static Bench.Reporting.Checklists.ItemStatus;

namespace Bench.Reporting.Checklists;

/// <summary>
/// CLAIM, the Checklist for Artificial Intelligence in Medical Imaging, 2024 update (Tejani et al. 2024, Radiology: Artificial Intelligence
/// 6(4):e240300): its 44 items by number, each in our own words, answered from a run.
/// </summary>
internal static class ClaimChecklist
{
    public const string Name = "CLAIM 2024";

    public const string Reference = "Tejani AS, Klontz ME, Gatti AA, et al. Checklist for Artificial Intelligence in Medical Imaging "
        + "(CLAIM): 2024 update. Radiology: Artificial Intelligence 2024; 6: e240300. doi:10.1148/ryai.240300";

    public static ReportingChecklist Of(EvaluationResult result)
    {
        var run = new RunAnswers(result);
        var trained = run.Trained ? Filled : YouMustWrite;
        const string Elsewhere = "The masks were made elsewhere: describe it from where the model comes.";
        const string NoPatients = "Phantoms are computed shapes; nobody was examined.";
        var subjects = run.IsPhantom ? NotApplicable : YouMustWrite;
        return new ReportingChecklist(Name, Reference, result.RunId,
        [
            new("1", "Title", "that the work is about AI, and of which kind", YouMustWrite,
                $"Name the method in title or abstract; here: segmentation of cardiac MRI by {run.Models}."),
            new("2", "Abstract", "design, methods, results and conclusions in structured form", YouMustWrite,
                "The verdict of the report's first page is a draft of the results."),
            new("3", "Introduction", "why it matters, and what the method is for", YouMustWrite, "Yours to write."),
            new("4", "Introduction", "aims and hypotheses", YouMustWrite, "State margins and claims before you look at results."),
            new("5", "Methods: design", "whether cases were collected before or after the study was planned", subjects,
                run.IsPhantom ? NoPatients : "Yours to write."),
            new("6", "Methods: design", "the goal of the study", Partly,
                result.Claims.Count > 0
                    ? "Evaluation of segmentation models against an expert and against published numbers. Add your own goal."
                    : "Evaluation of segmentation models against an expert. Add your own goal."),
            new("7", "Methods: data", "where the data come from", run.IsPhantom ? Filled : Partly, run.Data),
            new("8", "Methods: data", "which cases were eligible", subjects, run.IsPhantom ? NoPatients : "Yours to write."),
            new("9", "Methods: data", "how images were prepared", run.Trained ? Filled : Partly,
                run.Trained ? $"{run.Training} {run.Processing}" : $"{run.Processing} {Elsewhere}"),
            new("10", "Methods: data", "which parts of the data were selected", Filled, run.Split),
            new("11", "Methods: data", "how identity was removed", subjects, run.IsPhantom ? NoPatients : "Yours to write."),
            new("12", "Methods: data", "how missing data were handled", Filled,
                "Undefined values stay undefined, enter no mean and are counted; cases that cannot be read are listed. " + run.Flow),
            new("13", "Methods: data", "how images were acquired", subjects, run.IsPhantom ? NoPatients : "Scanner, sequence, resolution."),
            new("14", "Methods: reference", "how the reference was made", Partly,
                "Masks of the data set's files. Say by which protocol they were drawn."),
            new("15", "Methods: reference", "why this reference", YouMustWrite, "Yours to write."),
            new("16", "Methods: reference", "who drew it, with what experience", subjects,
                run.IsPhantom ? "The masks are the computed shapes themselves." : "Yours to write."),
            new("17", "Methods: reference", "how the test cases were annotated", subjects,
                run.IsPhantom ? "The masks are the computed shapes themselves." : "Say whether as the others, and blinded to the models."),
            new("18", "Methods: reference", "how far readers differ", run.HasObservers ? Filled : YouMustWrite,
                run.HasObservers
                    ? "Section “Readers” of the report, and tables/observers.csv."
                    : "No second reading was given: bench evaluate --observer NAME=DIR measures it."),
            new("19", "Methods: partitions", "how cases were assigned to parts", Filled, run.Split),
            new("20", "Methods: partitions", "at which level parts are disjoint", run.Trained ? Filled : YouMustWrite,
                run.Trained ? run.Level : Elsewhere),
            new("21", "Methods: partitions", "how many test cases were intended, and why", Partly,
                $"{result.Settings.TestMice.Count} {result.Settings.Terms.CaseWords} were measured. Say why this number; the verdicts name "
                    + "the smallest difference that it can show."),
            new("22", "Methods: model", "the model in detail", trained,
                run.Trained ? run.Networks + " bench model describe prints every layer." : Elsewhere),
            new("23", "Methods: model", "software with versions", Filled, run.Software),
            new("24", "Methods: model", "how parameters were initialised", trained,
                run.Trained ? "Item “initial weights” of the training protocol in manifest.json; by seed." : Elsewhere),
            new("25", "Methods: training", "training in detail", trained, run.Trained ? run.Training : Elsewhere),
            new("26", "Methods: training", "how the final model was chosen", trained, run.Trained ? run.Selection : Elsewhere),
            new("27", "Methods: training", "ensembles", run.Trained ? NotApplicable : YouMustWrite,
                run.Trained ? "Each network is measured by itself." : Elsewhere),
            new("28", "Methods: evaluation", "measures of performance", Filled, run.Measures),
            new("29", "Methods: evaluation", "tests and uncertainty", Filled, RunAnswers.Uncertainty),
            new("30", "Methods: evaluation", "robustness", Partly,
                (run.Seeds > 1 ? $"Spread over {run.Seeds} seeds, " : "")
                    + "conventions for empty masks and cleaning rules side by side are in the report. Add what else was varied."),
            new("31", "Methods: evaluation", "explanation of what the model does", NotApplicable,
                "Segmentations are seen directly: the report shows contours of the best, median and worst case."),
            new("32", "Methods: evaluation", "test on internal data", Partly,
                "The test cases of the split. Say whether they are of the data set that was trained on."),
            new("33", "Methods: evaluation", "test on external data", YouMustWrite,
                "This run measured one data set; another run measures another one, and bench compare --models puts them side by side."),
            new("34", "Methods: evaluation", "registration of a trial", subjects, run.IsPhantom ? NoPatients : "Yours to write."),
            new("35", "Results: data", "cases included and excluded", Filled, run.Flow),
            new("36", "Results: data", "characteristics of cases by part", run.IsPhantom ? NotApplicable : Partly,
                run.IsPhantom ? NoPatients
                    : run.HasGroups ? "Results by group are in the report. Add age, sex, strain or diagnosis of each part."
                    : "Reference volumes of each test case are in tables/function.csv. Add the rest."),
            new("37", "Results: model", "performance with uncertainty", Filled, run.Performance),
            new("38", "Results: model", "precision of the estimates", Filled,
                "Intervals of bias, limits of agreement and correlations: tables/agreement.md."),
            new("39", "Results: model", "analysis of failures", Filled,
                "Worst cases with contours, errors by position of the slice, and failures by case are in the report."),
            new("40", "Discussion", "limitations", Partly,
                result.VerdictLimits.Count > 0
                    ? string.Join(" ", result.VerdictLimits)
                    : run.IsPhantom ? "Phantoms have the format and sizes of the study, not its biology." : "Yours to write."),
            new("41", "Discussion", "what it means for practice", YouMustWrite, "Yours to write."),
            new("42", "Other", "where the full protocol is", Filled,
                "manifest.json holds the training protocol item by item; ro-crate-metadata.json says what the folder holds."),
            new("43", "Other", "availability of software, model and data", Partly,
                "Bench is under the MIT licence; weights and masks are in the run's folder. Say where you archived it, and where the data "
                    + "are."),
            new("44", "Other", "funding and the role of funders", YouMustWrite, "Yours to write."),
        ]);
    }
}
