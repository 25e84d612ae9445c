using System.Globalization;
using System.Text;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Reporting.Answers;
using Bench.Reporting.Tables;
using Bench.Testing;

namespace Bench.Reporting.Tests.Answers;

/// <summary>
/// Every number of the tables is asked how it was made, and its code is run on the tables as files by pandas and SciPy, and by R. Both are
/// other implementations of the same formulas: what they print must be the number.
/// </summary>
public sealed class NumberAnswersTests
{
    private static readonly AuditedStudy Study = AuditedStudy.Read(RepositoryFolder.Combine("baselines", "published", "draft-2025"));

    private static readonly EvaluationResult Run = MeasuredSample.Create(CleaningRule.None, study: Study);

    private static readonly IReadOnlyList<ResultTable> Tables = ResultTables.Of(Run);

    // Exact intervals of limits are found by root finding and quadrature in all three, which costs Python seconds each.
    private const int MostExact = 1;

    [Fact]
    public void Python_code_prints_the_number() => AssertRecomputed(
        a => a.Python,
        """
        import contextlib, io, json, sys, warnings
        warnings.simplefilter("ignore")
        for code in json.load(open(sys.argv[1])):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(code, {})
            print(out.getvalue().strip().splitlines()[-1])
        """,
        (script, codes) => OtherPrograms.Python(script, codes),
        codes => System.Text.Json.JsonSerializer.Serialize(codes));

    [Fact]
    public void R_code_prints_the_number() => AssertRecomputed(
        a => a.R,
        """
        codes <- strsplit(paste(readLines(commandArgs(TRUE)[1], encoding = "UTF-8"), collapse = "\n"), "\n####\n", fixed = TRUE)[[1]]
        for (code in codes) {
          printed <- capture.output(eval(parse(text = code, keep.source = FALSE), new.env()))
          cat(sub("^.*\\] *", "", tail(printed, 1)), "\n")
        }
        """,
        (script, codes) => OtherPrograms.Succeed("Rscript", "--vanilla", script, codes),
        codes => string.Join("\n####\n", codes));

    [Fact]
    public void Every_number_of_every_table_has_an_answer()
    {
        foreach (var key in Chosen(most: 2))
        {
            var answer = NumberAnswers.Of(Run, key, Study.Study);
            Assert.NotEmpty(answer.Formula);
            Assert.NotEmpty(answer.Inputs);
            Assert.NotEmpty(answer.Python);
            Assert.NotEmpty(answer.R);
        }
    }

    [Fact]
    public void A_number_says_its_name_unit_and_cases()
    {
        var row = Tables.Single(t => t.Name == "agreement").Rows.ToList().FindIndex(r => r[0] == "plain" && r[1] == "EF");

        var answer = NumberAnswers.Of(Run, $"agreement:{row}:bias", Study.Study);

        Assert.Equal("bias: EF, plain", answer.Name);
        Assert.Equal("%", answer.Unit);
        Assert.Equal(8, answer.Count);
        Assert.Equal(Run.Models[0].Agreement.Single(a => a.Quantity == Quantity.EjectionFraction).Bias.Value, answer.Value);
        Assert.Equal("", NumberAnswers.Of(Run, $"agreement:{row}:t_p").Unit);
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("agreement:0")]
    [InlineData("agreement:-1:bias")]
    [InlineData("agreement:99:bias")]
    [InlineData("agreement:0:biass")]
    [InlineData("agreement:0:model")]
    [InlineData("../result:0:bias")]
    public void A_number_that_does_not_exist_is_refused(string key) => Assert.Throws<InputException>(() => NumberAnswers.Of(Run, key));

    private static IEnumerable<string> Keys() =>
        from table in Tables
        from row in Enumerable.Range(0, table.Rows.Count)
        from column in table.Columns.Select((name, i) => (name, i))
        where double.TryParse(table.Rows[row][column.i], NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            && column.name is not ("model" or "mouse" or "message" or "subject")
        select $"{table.Name}:{row}:{column.name}";

    /// <summary>All numbers of short tables, and of long ones some of each column, for both models.</summary>
    private static IEnumerable<string> Chosen(int most = 20)
    {
        var exact = 0;
        var seen = new Dictionary<string, int>();
        foreach (var key in Keys())
        {
            var (table, column) = (key.Split(':')[0], key.Split(':')[2]);
            var many = Math.Min(
                most, table is "agreement" or "dice_summary" or "dice_effects" or "claims" ? 20 : table is "function" or "dice" ? 14 : 3);
            var times = seen[$"{table}:{column}"] = seen.GetValueOrDefault($"{table}:{column}") + 1;
            if (table == "agreement" && column.StartsWith("loa_", StringComparison.Ordinal) && column.Length > "loa_upper".Length)
            {
                many = Math.Min(most, MostExact);
                exact++;
            }

            if (times <= many)
            {
                yield return key;
            }
        }

        Assert.True(exact > 0);
    }

    private static void AssertRecomputed(
        Func<NumberAnswer, string> codeOf, string runner, Func<string, string, string> run, Func<IReadOnlyList<string>, string> write)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("tables"));
        foreach (var table in Tables)
        {
            File.WriteAllText(folder.Combine("tables", $"{table.Name}.csv"), table.ToCsv(), new UTF8Encoding(false));
        }

        NumberAnswer[] answers = [.. Chosen().Select(k => NumberAnswers.Of(Run, k, Study.Study))];
        var root = folder.Path.Replace('\\', '/');
        string Here(string code) => code.Replace("\"tables/", $"\"{root}/tables/", StringComparison.Ordinal);
        File.WriteAllText(folder.Combine("codes"), write([.. answers.Select(a => Here(codeOf(a)))]));
        File.WriteAllText(folder.Combine("runner"), runner.ReplaceLineEndings("\n"));

        var printed = run(folder.Combine("runner"), folder.Combine("codes")).Trim().Split('\n');

        Assert.Equal(answers.Length, printed.Length);
        var wrong = answers.Zip(printed).Where(p => !IsSame(p.First.Value, p.Second.Trim())).ToArray();
        Assert.True(
            wrong.Length == 0,
            string.Join('\n', wrong.Take(8).Select(w => $"{w.First.Key} is {w.First.Value:R}, printed {w.Second}\n{codeOf(w.First)}")));
    }

    private static bool IsSame(double expected, string printed) =>
        double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && (value.Equals(expected) || Math.Abs(value - expected) <= 1e-8 * Math.Max(1e-3, Math.Abs(expected)));
}
