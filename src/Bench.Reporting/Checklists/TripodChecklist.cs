using Bench.Evaluation.Results;
using static Bench.Reporting.Checklists.ItemStatus;

namespace Bench.Reporting.Checklists;

/// <summary>
/// TRIPOD+AI (Collins et al. 2024, BMJ 385:e078378): its 27 items with their parts by number, each in our own words, answered from a run.
/// It was written for models that predict a diagnosis or a course; for segmentation, predictors are images and outcomes are masks and
/// what is measured from them.
/// </summary>
internal static class TripodChecklist
{
    public const string Name = "TRIPOD+AI";

    public const string Reference = "Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement: updated guidance for reporting clinical "
        + "prediction models that use regression or machine learning methods. BMJ 2024; 385: e078378. doi:10.1136/bmj-2023-078378";

    public static ReportingChecklist Of(EvaluationResult result)
    {
        var run = new RunAnswers(result);
        const string Yours = "Yours to write.";
        const string Elsewhere = "The masks were made elsewhere: describe it from where the model comes.";
        const string NoPatients = "Phantoms are computed shapes; nobody was examined.";
        const string Segmentation = "Segmentation has no predictors besides the image.";
        var subjects = run.IsPhantom ? NotApplicable : YouMustWrite;
        var word = run.IsPhantom ? NoPatients : Yours;
        var trained = run.Trained ? Filled : YouMustWrite;
        return new ReportingChecklist(Name, Reference, result.RunId,
        [
            new("1", "Title", "whether a model is developed or evaluated, for whom and what", YouMustWrite,
                run.Trained ? "Development and evaluation of a segmentation model." : "Evaluation of a segmentation model."),
            new("2", "Abstract", "a structured abstract (TRIPOD+AI for Abstracts)", YouMustWrite, Yours),
            new("3a", "Introduction", "the medical context and existing models", YouMustWrite, Yours),
            new("3b", "Introduction", "for whom, for what and for which users", YouMustWrite, Yours),
            new("3c", "Introduction", "known inequalities in health", subjects, word),
            new("4", "Introduction", "objectives, and whether development, evaluation or both", Partly,
                run.Trained ? "Both. Add your objectives." : "Evaluation. Add your objectives."),
            new("5a", "Methods: data", "sources of the data, by part", run.IsPhantom ? Filled : Partly, $"{run.Data} {run.Split}"),
            new("5b", "Methods: data", "dates of collection", subjects, word),
            new("6a", "Methods: participants", "setting and centres", subjects, word),
            new("6b", "Methods: participants", "who was eligible", subjects, word),
            new("6c", "Methods: participants", "treatments", subjects, word),
            new("7", "Methods: preparation", "preparation and checks of the data, alike in all groups", run.Trained ? Filled : Partly,
                run.Trained ? $"{run.Training} {run.Processing}" : $"{run.Processing} {Elsewhere}"),
            new("8a", "Methods: outcome", "what is predicted, and how it was assessed", Partly,
                $"Masks at ED and ES, and volumes, ejection fraction and mass from them. {run.Measures} Say how the reference was drawn."),
            new("8b", "Methods: outcome", "who assessed it, where it needs judgement", run.IsPhantom ? NotApplicable : Partly,
                run.IsPhantom ? "The masks are the computed shapes themselves."
                    : run.HasObservers ? "Agreement of readers is in the report. Add their experience." : "Experience of the readers."),
            new("8c", "Methods: outcome", "blinding of that assessment", subjects, word),
            new("9a", "Methods: predictors", "choice of predictors", NotApplicable, Segmentation),
            new("9b", "Methods: predictors", "definition and measurement of predictors", Partly,
                "Images of the cine. Add their acquisition."),
            new("9c", "Methods: predictors", "who measured them, where it needs judgement", NotApplicable, Segmentation),
            new("10", "Methods: sample size", "how sizes were arrived at", Partly, $"{run.Split} Say why these numbers."),
            new("11", "Methods: missing data", "how missing data were handled", Filled,
                "Undefined values stay undefined, enter no mean and are counted. " + run.Flow),
            new("12a", "Methods: analysis", "how data were used and divided", Filled, run.Split),
            new("12b", "Methods: analysis", "how predictors were handled", trained, run.Trained ? run.Training : Elsewhere),
            new("12c", "Methods: analysis", "model, its building, tuning and internal validation", trained,
                run.Trained ? $"{run.Networks} {run.Selection}" : Elsewhere),
            new("12d", "Methods: analysis", "differences between clusters, such as centres", run.HasGroups ? Filled : YouMustWrite,
                run.HasGroups ? "Results by group of cases are in the report." : "No groups were given (docs/studies.md says how)."),
            new("12e", "Methods: analysis", "measures of performance and how models were compared", Filled,
                $"{run.Measures} {RunAnswers.Uncertainty}"),
            new("12f", "Methods: analysis", "updating of the model", NotApplicable, "No model was changed after it was evaluated."),
            new("12g", "Methods: analysis", "how predictions were computed for evaluation", Filled, $"{run.Processing} {run.Software}"),
            new("13", "Methods: class imbalance", "methods against imbalance, and recalibration", trained,
                run.Trained
                    ? "The loss is named under 12b; no case or class was re-weighted otherwise, nothing was recalibrated."
                    : Elsewhere),
            new("14", "Methods: fairness", "what was done for fairness, and why", subjects, word),
            new("15", "Methods: output", "what the model gives, and thresholds", Filled,
                "A label for every voxel: the class of the largest score; no threshold. " + run.Processing),
            new("16", "Methods: training against evaluation", "differences between the two data sets", run.Trained ? Filled : YouMustWrite,
                run.Trained ? "One cohort, divided at random by case: same setting, eligibility and reference." : Elsewhere),
            new("17", "Methods: ethics", "ethical approval and consent", subjects, word),
            new("18a", "Open science", "funding", YouMustWrite, Yours),
            new("18b", "Open science", "conflicts of interest", YouMustWrite, Yours),
            new("18c", "Open science", "protocol", Partly,
                "The training protocol is in manifest.json item by item. Say where the study's protocol is."),
            new("18d", "Open science", "registration", YouMustWrite, "Yours to write, or that it was not registered."),
            new("18e", "Open science", "availability of the data", Partly, $"{run.Data} Say where they can be had."),
            new("18f", "Open science", "availability of the code", Filled, run.Software + " Bench is under the MIT licence."),
            new("19", "Patients and public", "their part in the study", subjects, word),
            new("20a", "Results: participants", "flow of cases", Filled, run.Flow),
            new("20b", "Results: participants", "characteristics, overall and by part", subjects,
                run.IsPhantom ? NoPatients : "Reference volumes of each test case are in tables/function.csv. Add the rest."),
            new("20c", "Results: participants", "comparison with the data of development", run.Trained ? NotApplicable : YouMustWrite,
                run.Trained ? "The same cohort." : Elsewhere),
            new("21", "Results: development", "cases and outcomes in each analysis", Filled, $"{run.Split} {run.Flow}"),
            new("22", "Results: specification", "the full model, so that others can use it", run.Trained ? Filled : YouMustWrite,
                run.Trained ? "weights/*.safetensors; bench export --pytorch writes the network as Python." : Elsewhere),
            new("23a", "Results: performance", "performance with intervals, also in key groups", Filled, run.Performance),
            new("23b", "Results: performance", "differences of performance between clusters", run.HasGroups ? Filled : YouMustWrite,
                run.HasGroups ? "Results by group of cases are in the report." : "No groups were given."),
            new("24", "Results: updating", "results of updating the model", NotApplicable, "No model was changed after it was evaluated."),
            new("25", "Discussion", "interpretation, with fairness", YouMustWrite, Yours),
            new("26", "Discussion", "limitations", Partly,
                result.VerdictLimits.Count > 0 ? string.Join(" ", result.VerdictLimits) : "Yours to write."),
            new("27a", "Discussion: use", "poor or missing input", Partly,
                "Files that cannot be read are named and left out; predict names cases that a person should look at."),
            new("27b", "Discussion: use", "what users must do and know", YouMustWrite, Yours),
            new("27c", "Discussion: use", "next steps", YouMustWrite, Yours),
        ]);
    }
}
