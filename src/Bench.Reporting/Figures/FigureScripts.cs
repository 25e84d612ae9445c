using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Figures;

/// <summary>
/// A small Python program beside the numbers of a figure that draws it again by matplotlib, for authors who want it otherwise. Which one
/// fits is told by the columns of the figure's first table.
/// </summary>
public static class FigureScripts
{
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Programs with the columns that they need, the more demanding first.</summary>
    private static readonly (string Name, string[] Columns)[] Programs =
    [
        ("agreement", ["quantity", "reference", "predicted", "mean", "difference"]),
        ("bland-altman", ["quantity", "mean", "difference"]),
        ("identity", ["quantity", "reference", "predicted"]),
        ("comparison", ["quantity", "bias", "bias_ci_low", "loa_lower"]),
        ("dice-error", ["quantity", "dice", "absolute_error"]),
        ("position", ["structure", "position", "dice"]),
        ("dice", ["structure", "phase", "dice"]),
        ("training", ["epoch", "training_loss", "kept"]),
        ("volume-curves", ["frame", "time_ms"]),
        ("claims", ["claim", "published", "found", "interval_low"]),
        ("ranking", ["measure", "rank", "share"]),
        ("observers", ["first", "second", "compared", "value"]),
        ("groups", ["group", "measure", "value", "loa_lower"]),
        ("montage", ["slice", "structure", "reference_voxels"]),
        ("architecture", ["layer", "inputs", "channels", "height"]),
    ];

    /// <summary>The program of a figure, to be saved under its name beside its tables; null where there is none.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="result">The result that it shows, for the names and colours of its models.</param>
    public static string? Of(Figure figure, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(result);
        var columns = figure.Numbers().FirstOrDefault(t => t.Name == figure.Name)?.Columns ?? [];
        if (Programs.FirstOrDefault(p => p.Columns.All(columns.Contains)).Name is not { } name)
        {
            return null;
        }

        var colours = new Dictionary<string, string>();
        foreach (var (i, model) in result.Models.Index())
        {
            var color = Palette.OfModel(i);
            colours[model.Name] = colours[model.Label] = FormattableString.Invariant($"#{color.Red:X2}{color.Green:X2}{color.Blue:X2}");
        }

        var labels = result.Models.ToDictionary(m => m.Name, m => m.Label);
        return $"""
            # Draws the figure "{figure.Name}" of a Bench report again, from the CSV files beside this program: change it as you like.
            # Needs Python 3.9 and matplotlib 3.6 or later.  python3 {figure.Name}.py [OUT.pdf | OUT.svg | OUT.png]
            {Resource("common")}

            COLOURS = {JsonSerializer.Serialize(colours, Literal)}
            LABELS = {JsonSerializer.Serialize(labels, Literal)}

            {Resource(name)}
            """.ReplaceLineEndings("\n");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(FigureScripts).Assembly.GetManifestResourceStream($"Bench.Reporting.Figures.Scripts.{name}.py")
            ?? throw new InvalidOperationException($"the program {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd();
    }
}
