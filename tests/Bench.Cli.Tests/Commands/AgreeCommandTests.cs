using System.Globalization;
using System.Text.Json;
using PdfSharp.Pdf.IO;

namespace Bench.Cli.Tests.Commands;

/// <summary>
/// <c>agree</c> on the peak flow of Bland and Altman 1986, on tables that cannot be read, and on columns that leave numbers undefined.
/// </summary>
public sealed class AgreeCommandTests : IDisposable
{
    private static readonly int[] Wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
    private static readonly int[] Mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-agree-").FullName;

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Peak_flow_gives_the_published_bias_and_exact_limits(char separator)
    {
        var run = await CommandRun.Of(
            "agree", PeakFlow(separator), "--reference", "Mini", "--predicted", "Wright, large", "--unit", "l/min", "--json");

        Assert.Equal(0, run.Code);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("l/min", root.GetProperty("unit").GetString());
        Assert.Equal(17, root.GetProperty("row_count").GetInt32());
        var absolute = root.GetProperty("analysis").GetProperty("absolute");
        Assert.Equal(-2.117647, absolute.GetProperty("bias").GetDouble(), 6);
        Assert.Equal(55.6421, absolute.GetProperty("upper_limit_interval").GetProperty("low").GetDouble(), 4);
        Assert.Equal(117.3724, absolute.GetProperty("upper_limit_interval").GetProperty("high").GetDouble(), 4);
    }

    [Fact]
    public async Task Text_has_every_section_within_a_hundred_columns()
    {
        var run = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Wright, large", "--unit", "l/min");

        Assert.Equal(0, run.Code);
        string[] sections =
        [
            "Data", "Bias and limits", "Proportional bias", "Normality", "Outliers", "Association", "Paired tests",
            "Bootstrap", "Gerke's checklist",
        ];
        Assert.All(sections, s => Assert.Contains(s, run.Output, StringComparison.Ordinal));
        Assert.Contains("-2.1176 l/min (-22.049 to 17.814)", run.Output, StringComparison.Ordinal);
        Assert.Contains("You must still supply", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task A_margin_adds_the_equivalence_test()
    {
        // pingouin, tests/test_equivalence.py: paired TOST of these two columns with bound 2 gives p = .8286101.
        var run = await CommandRun.Of(
            "agree", Write("a,b\n4,6\n7,8\n8,7\n6,10\n3,11\n2,9\n"), "--reference", "a", "--predicted", "b", "--margin", "2", "--json");

        var equivalence = JsonDocument.Parse(run.Output).RootElement.GetProperty("analysis").GetProperty("equivalence");
        Assert.Equal(0.8286101, equivalence.GetProperty("p_value").GetDouble(), 7);
    }

    [Fact]
    public async Task A_case_column_adds_limits_for_repeated_measurements()
    {
        // By hand: differences 1, 3 of case A and 5, 7 of B. Mean square within 2, between 16, so variance between (16 − 2)/2 = 7 and in
        // all 9.
        string[] command =
        [
            "agree", Write("mouse,a,b\nA,10,11\nA,20,23\nB,30,35\nB,40,47\n"), "--reference", "a", "--predicted", "b",
            "--case", "mouse",
        ];
        var run = await CommandRun.Of([.. command, "--json"]);

        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("mouse", root.GetProperty("case_column").GetString());
        var repeated = root.GetProperty("repeated");
        Assert.Equal(2, repeated.GetProperty("case_count").GetInt32());
        Assert.Equal(4, repeated.GetProperty("bias").GetDouble(), 12);
        Assert.Equal(Math.Sqrt(7), repeated.GetProperty("between_deviation").GetDouble(), 12);
        Assert.Equal(4 - (1.959963984540054 * 3), repeated.GetProperty("lower_limit").GetDouble(), 10);

        var text = await CommandRun.Of(command);
        Assert.Contains("Repeated measurements: 4 pairs of 2 cases (column mouse)", text.Output, StringComparison.Ordinal);
        Assert.Contains("-1.8799", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_column_without_repeats_says_that_rows_are_independent()
    {
        var run = await CommandRun.Of(
            "agree", Write("mouse,a,b\nA,1,2\nB,2,4\nC,3,3\n"), "--reference", "a", "--predicted", "b", "--case", "mouse");

        Assert.Equal(0, run.Code);
        Assert.Contains("No case occurs twice", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1e308,2\n", "line 2, column 'a': '1e308' is beyond 1e-75 to 1e75")]
    [InlineData("a,b\n1,-3e-310\n", "'-3e-310' is beyond")]
    [InlineData("a,b\n1e-400,2\n", "'1e-400' is beyond")]
    [InlineData("a,b\n1,inf\n", "'inf' is not a finite number")]
    [InlineData("a;b\n1,5;2\n", "'1,5' is not a finite number")]
    [InlineData("a,b,case\n1,2,x\n3,4, \n", "line 3, column 'case': the name of the case is missing")]
    public async Task Numbers_that_cannot_be_computed_with_are_named(string text, string message)
    {
        string[] cases = text.StartsWith("a,b,case", StringComparison.Ordinal) ? ["--case", "case"] : [];
        var run = await CommandRun.Of(["agree", Write(text), "--reference", "a", "--predicted", "b", .. cases]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zero_in_any_spelling_is_a_number()
    {
        var run = await CommandRun.Of("agree", Write("\uFEFFa,b\r\n0,0.0\r\n-0e5,1\r\n2,2\r\n"), "--reference", "a", "--predicted", "b");

        Assert.Equal(0, run.Code);
        Assert.Contains("3 pairs used", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_make_no_sense_together_are_refused()
    {
        var same = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Mini");
        var replicates = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Wright, large", "--replicates");

        Assert.Equal((2, 2), (same.Code, replicates.Code));
        Assert.Contains("'Mini' is the reference column too", same.Error, StringComparison.Ordinal);
        Assert.Contains("there is no --case", replicates.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public async Task A_margin_that_is_none_is_refused(string margin)
    {
        var run = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Wright, large", "--margin", margin);

        Assert.Equal(2, run.Code);
        Assert.Contains("--margin", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documented_keys_are_all_there()
    {
        var run = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Wright, large", "--json");

        var root = JsonDocument.Parse(run.Output).RootElement;
        string[] top =
        [
            "schema_version", "file", "reference_column", "predicted_column", "unit", "row_count", "missing_count",
            "missing_lines", "lines", "case_column", "repeated", "axes_disagree", "analysis", "coverage",
        ];
        Assert.Equal(top, root.EnumerateObject().Select(p => p.Name));
        string[] parts =
        [
            "count",
            "excluded_count",
            "reference",
            "predicted",
            "absolute",
            "fraction",
            "ratio",
            "nonparametric",
            "normality",
            "on_mean",
            "on_reference",
            "influence",
            "range",
            "repeatability",
            "pearson",
            "spearman",
            "kendall",
            "concordance",
            "intraclass",
            "deming",
            "passing_bablok",
            "t_test",
            "signed_rank",
            "sign",
            "permutation",
            "effect_size",
            "equivalence",
            "planning",
            "bootstrap",
            "checklist",
        ];
        Assert.All(parts, p => Assert.True(root.GetProperty("analysis").TryGetProperty(p, out _), p));
    }

    [Fact]
    public async Task A_folder_receives_json_figure_and_one_page()
    {
        var folder = Path.Combine(_folder, "out");

        var run = await CommandRun.Of("agree", PeakFlow(','), "--reference", "Mini", "--predicted", "Wright, large", "--out", folder);

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["agreement.json", "agreement.pdf", "bland-altman.png", "bland-altman.svg"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Where(f => f![0] != '.').Order(StringComparer.Ordinal));
        Assert.All(
            Directory.GetFiles(folder).Where(f => Path.GetFileName(f)[0] != '.'),
            f => Assert.Contains(f, run.Output, StringComparison.Ordinal));
        using var pdf = PdfReader.Open(Path.Combine(folder, "agreement.pdf"), PdfDocumentOpenMode.Import);
        Assert.Equal(1, pdf.PageCount);
    }

    [Theory]
    [InlineData("a,b\nNA,2\n", 0)]
    [InlineData("a,b\n1,2\n", 1)]
    [InlineData("a,b\n1,2\n3,5\n", 2)]
    [InlineData("a,b\n5,6\n5,6\n5,6\n5,6\n", 4)]
    [InlineData("a,b\n1,1\n2,2\n3,3\n4,4\n", 4)]
    public async Task Few_pairs_and_no_variation_are_said_to_leave_numbers_undefined(string text, int pairs)
    {
        var run = await CommandRun.Of("agree", Write(text), "--reference", "a", "--predicted", "b", "--out", Path.Combine(_folder, "few"));

        Assert.Equal(0, run.Code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs used"), run.Output, StringComparison.Ordinal);
        Assert.Contains(pairs < 3 ? $"too few pairs (n = {pairs})" : "do not vary", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undefined_numbers_are_null()
    {
        var run = await CommandRun.Of("agree", Write("a,b\n1,2\n"), "--reference", "a", "--predicted", "b", "--json");

        var absolute = JsonDocument.Parse(run.Output).RootElement.GetProperty("analysis").GetProperty("absolute");
        Assert.Equal(1, absolute.GetProperty("bias").GetDouble());
        Assert.Equal(JsonValueKind.Null, absolute.GetProperty("upper_limit").ValueKind);
    }

    [Fact]
    public async Task Missing_values_are_counted_with_their_lines()
    {
        var run = await CommandRun.Of(
            "agree", Write("\uFEFFa,b\r\n1,2\r\n\r\n,3\r\n4,nan\r\n5,7\r\n"), "--reference", "a", "--predicted", "b");

        Assert.Equal(0, run.Code);
        Assert.Contains("4: 2 pairs used, 2 left out (missing value; lines 4, 5)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "c", "no column 'c'", "'a', 'b'")]
    [InlineData("a,b\n1,x\n", "b", "line 2, column 'b': 'x'", "decimal point")]
    [InlineData("a;b\n1;2,5\n", "b", "line 2, column 'b': '2,5'", "decimal point")]
    [InlineData("a,b\n1,1e999\n", "b", "line 2, column 'b'", "finite")]
    [InlineData("a,b\n", "b", "no row below the header", "one row per case")]
    [InlineData("", "b", "empty", "header")]
    [InlineData("a,b\n1,2,3\n", "b", "line 2 has 3 cells", "header 2")]
    [InlineData("a,b\n1,\"2\n", "b", "line 2", "does not close")]
    [InlineData("a,b,b\n1,2,3\n", "b", "2 columns 'b'", "a name of its own")]
    public async Task A_table_that_cannot_be_used_is_refused_with_place_and_remedy(string text, string column, string reason, string remedy)
    {
        var run = await CommandRun.Of("agree", Write(text), "--reference", "a", "--predicted", column);

        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var run = await CommandRun.Of("agree", Path.Combine(_folder, "nowhere.csv"), "--reference", "a", "--predicted", "b");

        Assert.Equal(2, run.Code);
        Assert.Contains("nowhere.csv: no such file", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PeakFlow(char separator) => Write(
        $"subject{separator}\"Wright, large\"{separator}Mini\n" + string.Concat(
            Wright.Zip(Mini, (w, m) => $"\"a \"\"subject\"\"\"{separator}{w}{separator}{m}\n")));

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
