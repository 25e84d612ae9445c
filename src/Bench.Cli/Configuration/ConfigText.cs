using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bench.Cli.Terminal;

namespace Bench.Cli.Configuration;

/// <summary>
/// Writes the options of a command down, for <c>--config</c> to read: into each run, so that it can be repeated with one of them changed.
/// </summary>
internal static class ConfigText
{
    // What decides where and how something is shown, and nothing of what it is; a run that is repeated goes elsewhere.
    private static readonly HashSet<string> NotOfTheRun =
        ["--config", "--verbose", "--out", "--overwrite", "--json", "--quiet", "--help", "--version"];

    // JSON's texts are TOML's, but for what is escaped without need.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes down what was given; what was not stands as comments, with its default where it has one.</summary>
    /// <param name="parsed">The command line, with what a file added.</param>
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var words = CommandTree.WordsOf(command);
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"# Options of this run. To change one: bench {words} --config FILE --OPTION VALUE")
            .AppendLine("# Relative paths are meant from the folder in which the command is given (bench help configuration).")
            .AppendLine(CultureInfo.InvariantCulture, $"{ConfigOption.CommandKey} = {Quoted(words)}");
        var silent = new List<string>();
        foreach (var option in CommandTree.OptionsOf(command).Where(o => !NotOfTheRun.Contains(o.Name)))
        {
            var key = option.Name.TrimStart('-');
            if (parsed.GetResult(option) is { Implicit: false } given)
                text.AppendLine(CultureInfo.InvariantCulture, $"{key} = {Value(option, given)}");
            else
                silent.Add(option.HasDefaultValue && option.GetDefaultValue() is { } by ? $"# {key} = {Value(option, by)}" : $"# {key}");
        }

        return text.AppendLine().AppendLine("# Not given:").AppendJoin(Environment.NewLine, silent).AppendLine().ToString();
    }

    private static string Value(Option option, OptionResult given)
    {
        if (option.ValueType == typeof(bool))
            return given.Tokens.Count == 0 || given.GetValueOrDefault<bool>() ? "true" : "false";
        string[] values = [.. given.Tokens.Select(t => IsNumber(option, t.Value) ? t.Value : Quoted(t.Value))];
        return option.Arity.MaximumNumberOfValues > 1 ? $"[{string.Join(", ", values)}]" : values[0];
    }

    private static string Value(Option option, object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ when Convert.ToString(value, CultureInfo.InvariantCulture) is { } text => IsNumber(option, text) ? text : Quoted(text),
        _ => Quoted(""),
    };

    private static bool IsNumber(Option option, string text) =>
        option is NumberOption
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            && char.IsAsciiDigit(text[^1])
            && (char.IsAsciiDigit(text[0]) || text[0] == '-');

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);
}
