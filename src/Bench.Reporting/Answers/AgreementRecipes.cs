using Where = (string Column, string? Value);

namespace Bench.Reporting.Answers;

/// <summary>Numbers of <c>agreement</c>, from the quantities of single cases in <c>function</c>.</summary>
internal static class AgreementRecipes
{
    private const string Sample = "SDs are divided by n − 1. The difference is the model's value less the expert's.";

    private const string Limits = "1.959964 SDs, divided by n − 1; the study divides by n, which makes its limits 2 % narrower at n = 25.";

    private const string Exact = "95 % interval of the limit, exact for the pair of limits: the factors k for which mean ± k·SD holds 95 % "
        + "of all differences with probability 0.025 and 0.975 (Carkeet 2015).";

    private static readonly Dictionary<string, (string Formula, string Convention, string Python, string R)> Simple = new()
    {
        ["n"] = ("number of cases with a value by expert and model", "", "n", "n"),
        ["reference_mean"] = ("mean of the expert's values", "", "reference.mean()", "mean(reference)"),
        ["reference_sd"] = ("SD of the expert's values", Sample, "reference.std(ddof=1)", "sd(reference)"),
        ["predicted_mean"] = ("mean of the model's values", "", "predicted.mean()", "mean(predicted)"),
        ["predicted_sd"] = ("SD of the model's values", Sample, "predicted.std(ddof=1)", "sd(predicted)"),
        ["bias"] = ("mean of (model − expert)", Sample, "d.mean()", "mean(d)"),
        ["difference_sd"] = ("SD of (model − expert)", Sample, "d.std(ddof=1)", "sd(d)"),
        ["loa_lower"] = (
            "bias − 1.96 · SD of the differences",
            Limits,
            "d.mean() - stats.norm.ppf(0.975) * d.std(ddof=1)",
            "mean(d) - qnorm(0.975) * sd(d)"),
        ["loa_upper"] = (
            "bias + 1.96 · SD of the differences",
            Limits,
            "d.mean() + stats.norm.ppf(0.975) * d.std(ddof=1)",
            "mean(d) + qnorm(0.975) * sd(d)"),
        ["t"] = ("bias / (SD / √n)", Sample, "d.mean() / (d.std(ddof=1) / np.sqrt(n))", "mean(d) / (sd(d) / sqrt(n))"),
        ["t_p"] = (
            "two-sided p of the paired t-test, n − 1 degrees of freedom", Sample, "stats.ttest_rel(predicted, reference).pvalue",
            "t.test(predicted, reference, paired = TRUE)$p.value"),
        ["bias_ci_low"] = (
            "bias − t(0.975, n − 1) · SD / √n", Sample, "d.mean() - stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)",
            "mean(d) - qt(0.975, n - 1) * sd(d) / sqrt(n)"),
        ["bias_ci_high"] = (
            "bias + t(0.975, n − 1) · SD / √n", Sample, "d.mean() + stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)",
            "mean(d) + qt(0.975, n - 1) * sd(d) / sqrt(n)"),
        ["pearson_r"] = (
            "Pearson's correlation of model and expert", "", "np.corrcoef(reference, predicted)[0, 1]", "cor(reference, predicted)"),
        ["pearson_ci_low"] = (
            "tanh(artanh r − 1.96 / √(n − 3))", "Fisher's z.",
            "np.tanh(np.arctanh(np.corrcoef(reference, predicted)[0, 1]) - stats.norm.ppf(0.975) / np.sqrt(n - 3))",
            "tanh(atanh(cor(reference, predicted)) - qnorm(0.975) / sqrt(n - 3))"),
        ["pearson_ci_high"] = (
            "tanh(artanh r + 1.96 / √(n − 3))", "Fisher's z.",
            "np.tanh(np.arctanh(np.corrcoef(reference, predicted)[0, 1]) + stats.norm.ppf(0.975) / np.sqrt(n - 3))",
            "tanh(atanh(cor(reference, predicted)) + qnorm(0.975) / sqrt(n - 3))"),
        ["pearson_p"] = (
            "two-sided p of no correlation, t with n − 2 degrees of freedom", "", "stats.pearsonr(reference, predicted)[1]",
            "cor.test(reference, predicted)$p.value"),
        ["proportional_slope"] = (
            "slope of the least-squares line of (model − expert) on their mean", "The x axis is the mean of both, not the expert's value.",
            "stats.linregress((reference + predicted) / 2, d).slope", "coef(lm(d ~ I((reference + predicted) / 2)))[[2]]"),
        ["proportional_intercept"] = (
            "intercept of the least-squares line of (model − expert) on their mean", "",
            "stats.linregress((reference + predicted) / 2, d).intercept", "coef(lm(d ~ I((reference + predicted) / 2)))[[1]]"),
        ["proportional_p"] = (
            "two-sided p of no slope, t with n − 2 degrees of freedom", "",
            "stats.linregress((reference + predicted) / 2, d).pvalue",
            "summary(lm(d ~ I((reference + predicted) / 2)))$coefficients[2, 4]"),
        ["concordance"] = (
            "2·cov / (var + var + bias²)", "Lin's concordance correlation, variances divided by n.",
            "2 * np.cov(reference, predicted, ddof=0)[0, 1] / (reference.var(ddof=0) + predicted.var(ddof=0) + d.mean() ** 2)",
            "2 * cov(reference, predicted) * (n - 1) / n / ((var(reference) + var(predicted)) * (n - 1) / n + mean(d)^2)"),
    };

    /// <summary>The recipe of a column.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantity">Code of the quantity.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public static Recipe? Of(string model, string quantity, string column)
    {
        var read = Differences(model, quantity);
        if (Simple.TryGetValue(column, out var found))
        {
            return Recipe.Of(found.Formula, found.Convention, read, found.Python, found.R);
        }

        return column switch
        {
            "undefined" => Undefined(read, model),
            "loa_lower_ci_low" => Interval(read, "-", 0.975),
            "loa_lower_ci_high" => Interval(read, "-", 0.025),
            "loa_upper_ci_low" => Interval(read, "+", 0.025),
            "loa_upper_ci_high" => Interval(read, "+", 0.975),
            _ => null,
        };
    }

    /// <summary>A limit of agreement by another factor than 1.96.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantity">Code of the quantity.</param>
    /// <param name="side"><c>-</c> or <c>+</c>.</param>
    /// <param name="divisor">What the study divides its SDs by: <c>n</c> or <c>n − 1</c>.</param>
    public static Recipe StudyLimit(string model, string quantity, string side, string divisor) => divisor == "n"
        ? Recipe.Of(
            $"bias {(side == "-" ? "−" : "+")} 1.96 · SD of the differences", "The SD is divided by n, as the study's own.",
            Differences(model, quantity), $"d.mean() {side} stats.norm.ppf(0.975) * d.std(ddof=0)",
            $"mean(d) {side} qnorm(0.975) * sd(d) * sqrt((n - 1) / n)")
        : Of(model, quantity, side == "-" ? "loa_lower" : "loa_upper")!;

    /// <summary>The differences of a quantity, case by case.</summary>
    private static Reading Differences(string model, string quantity)
    {
        Where[] where = [("model", model), ("quantity", quantity)];
        return new Reading(
            [Snippet.Words("function", where, "reference and predicted")],
            Snippet.ReadPython("f", "function") + Snippet.KeepPython("f", where) + "f = f.dropna(subset=[\"difference\"])\n"
                + "reference, predicted = f[\"reference\"], f[\"predicted\"]\nd = predicted - reference\nn = len(d)\n",
            Snippet.ReadR("f", "function") + Snippet.KeepR("f", where) + "f <- f[!is.na(f$difference), ]\n"
                + "reference <- f$reference\npredicted <- f$predicted\nd <- predicted - reference\nn <- length(d)\n");
    }

    private static Recipe Undefined(Reading read, string model)
    {
        Where[] where = [("model", model)];
        return Recipe.Of(
            "all cases less those with a value by expert and model",
            "They are counted and enter no mean.",
            new Reading(
                [.. read.Inputs, Snippet.Words("cases", where, "rows")],
                read.Python + Snippet.ReadPython("cases", "cases") + Snippet.KeepPython("cases", where),
                read.R + Snippet.ReadR("cases", "cases") + Snippet.KeepR("cases", where)),
            "len(cases) - n",
            "nrow(cases) - n");
    }

    private static Recipe Interval(Reading read, string side, double confidence)
    {
        var level = confidence == 0.025 ? "0.025" : "0.975";
        var python = read.Python + """
            from scipy import integrate, optimize
            from scipy.special import chdtrc, ndtr

            def half(x):  # the half-width about an off-centre mean that holds 95 % of a normal population
                return optimize.brentq(lambda h: ndtr(x + h) - ndtr(x - h) - 0.95, 0, abs(x) + 4, xtol=1e-13)

            def holds(k):  # the probability that mean ± k SD holds 95 %
                return 2 * integrate.quad(
                    lambda x: np.exp(-n * x * x / 2) * np.sqrt(n / (2 * np.pi)) * chdtrc(n - 1, (n - 1) * (half(x) / k) ** 2),
                    0, 9 / np.sqrt(n), epsabs=1e-12, epsrel=1e-10)[0]


            """;
        var r = read.R + """
            half <- function(x) uniroot(function(h) pnorm(x + h) - pnorm(x - h) - 0.95, c(0, abs(x) + 4), tol = 1e-12)$root
            holds <- function(k) 2 * integrate(function(x) sapply(x, function(v)
              dnorm(v, sd = 1 / sqrt(n)) * pchisq((n - 1) * (half(v) / k)^2, n - 1, lower.tail = FALSE)),
              0, 9 / sqrt(n), rel.tol = 1e-9)$value

            """;
        return Recipe.Of(
            $"bias {(side == "-" ? "−" : "+")} k · SD of the differences",
            Exact,
            read with { Python = python, R = r },
            $"d.mean() {side} optimize.brentq(lambda k: holds(k) - {level}, 0.5, 300) * d.std(ddof=1)",
            $"mean(d) {side} uniroot(function(k) holds(k) - {level}, c(0.5, 300), tol = 1e-11)$root * sd(d)");
    }
}
